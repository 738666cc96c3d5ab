"""One file a command: steps of the pipeline, then results on the screen.

What a command ends with where something is wrong stands where it is raised, and in words under its
key in ``errors.toml``; nobody but the error boundary catches it.
"""
