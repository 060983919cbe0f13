"""Where a text names places: `gazetteer` looks known names up, `find` decides what each of them is here."""
