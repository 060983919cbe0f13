"""Records in other people's places: JSON, tables, notebooks, spaCy pipelines, streams."""
