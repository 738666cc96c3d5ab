"""The command line: the only room that knows terminal, disk, clock and environment.

    app         the one error boundary
    syntax      what can be typed: the commands with their options
    options     options that several commands share
    commands/   one file a command: steps of the pipeline, then results on the screen
    job         the whole job in one go
    reports     what commands show; machine: the same as JSON
    settings    the sole reader of the environment and of synthkit.toml
    files       finding input files, writing output files
    workspace   wires store, settings and engines into a bench for the pipeline
    screen      the sole user of rich

``--help`` must stay quick: app, syntax and options import nothing heavy.
"""
