"""The command line: the only room that knows terminal, disk, clock and environment.

    main            the entry point, and the one error boundary
    program         the commands by group, each imported when it is called
    session         what a command has at hand: options, screen, workspace
    commands/       one file a command: what can be typed, and the steps that it takes
    reports/        what commands print, for a person or as JSON
    changes         what a person changes: stored, described, checked anew
    workspace       one folder with one workshop: settings, store, what the pipeline works with
    engine_factory  the engine that a command asks for; language_model: that of the settings
    engine_run      sections made, themes proposed, or all of it rehearsed
    settings/       synthkit.toml: read, written first, edited
    screen          the sole user of rich
    environment     the sole reader of the environment; policy: of the machine's policy

Which module may import which stands in ``pyproject.toml``. ``--help`` must stay quick: a command's
own imports stand in its function, and main, program, session, options, localised_typer,
environment and policy import nothing heavy.
"""
