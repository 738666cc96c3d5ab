"""One file a command: options in, steps of the pipeline, results out."""
