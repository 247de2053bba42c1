"""One command per file: options in, one call to the core, one output out."""
