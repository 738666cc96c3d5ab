"""The command line: the only room that knows terminal, disk, clock and environment.

    app         the Typer application and the one error boundary
    commands/   one file a command: options in, steps of the pipeline, results out
    options     options that several commands share
    settings    the sole reader of the environment and of synthkit.toml
    files       finding input files, writing output files
    workspace   wires store, settings and engines into a bench for the pipeline
    screen      the sole user of rich

``--help`` must stay quick: app, options and commands import nothing heavy before they run.
"""
