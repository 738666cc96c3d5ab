"""The command line: the only room that knows terminal, disk, clock and environment.

    app         the one error boundary
    syntax      what can be typed: the commands with their options
                (syntax_corrections: those that put something right, and undo;
                syntax_privacy: names to settle, text to forget; syntax_themes)
    options     options that several commands share
    spoken      Typer's own words and errors in the terminal's language
    commands/   one file a command: steps of the pipeline, then results on the screen
    job         the whole job in one go
    deeds       what a person does: carried out, stored, told in a line
    lookup      ids as they are typed and shown; groups: files and headings likewise
    reports     what commands report; file_report: what became of files; sections: the synthesis;
                machine: the same as JSON
    themes      the themes of a question, shown; theme_file: as a text to edit and to read back;
                editor: opens it
    tracing     from a line to its notes, and from a note to its line
    environment the sole reader of the environment; which language the terminal speaks
    settings    the sole reader of synthkit.toml
                (settings_file writes it first, settings_edits edits it)
    files       finding input files, writing output files
    workspace   wires store, settings and engines into a bench for the pipeline
    screen      the sole user of rich; encoding: what a console lacks becomes the nearest it has

``--help`` must stay quick: app, syntax, options, spoken and environment import nothing heavy.
"""
