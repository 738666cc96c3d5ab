"""One file a command: steps of the pipeline, then results on the screen."""
