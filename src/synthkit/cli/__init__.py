"""The command line: the only room that knows terminal, disk, clock and environment.

    main        the entry point, and the one error boundary
    program     the commands by group, each imported when it is called
    commands/   one file a command: what can be typed, and the steps that it takes
    reports/    what commands print, for a person or as JSON
    settings/   synthkit.toml: read, written first, edited
    workspace   one folder with one workshop, opened for one command
    engines     the engine that a command asks for, ready to be used

``--help`` must stay quick: a command's own imports stand in its function, and main, program,
options, localised_typer, environment, encoding and policy import nothing heavy.
"""
