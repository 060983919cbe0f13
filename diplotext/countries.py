"""Countries: names, official names, demonyms, capitals and seats of power, to ISO 3166 codes and back."""
