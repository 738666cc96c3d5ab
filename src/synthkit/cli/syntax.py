"""What can be typed: every command with its options and the words of its help.

Each command hands over to its module in commands/, which is imported only then: ``--help`` and
``--version`` must not wait for libraries that they do not use.
"""

from pathlib import Path
from typing import Annotated

import typer

from synthkit import __version__
from synthkit.cli.options import (
    AcceptSuspectsOption,
    DebugOption,
    EngineOption,
    Globals,
    JsonOption,
    LanguageOption,
    MaxCallsOption,
    MaxConcurrencyOption,
    MaxCostOption,
    NoCacheOption,
    QuestionsOption,
    QuietOption,
    SendUnmaskedOption,
    ServiceOption,
    WorkspaceOption,
    with_globals,
)
from synthkit.cli.spoken import Program, told
from synthkit.cli.syntax_corrections import add_corrections
from synthkit.cli.syntax_models import add_models
from synthkit.cli.syntax_privacy import add_privacy
from synthkit.cli.syntax_prompts import add_prompts
from synthkit.cli.syntax_themes import add_themes

app = Program(
    name="synthkit",
    help=told("program"),
    epilog=told("epilog"),
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"synthkit {__version__}")
        raise typer.Exit


@app.callback()
def synthkit(
    ctx: typer.Context,
    workspace: WorkspaceOption = None,
    language: LanguageOption = None,  # noqa: ARG001 - acted on already
    quiet: QuietOption = False,
    debug: DebugOption = False,
    version: Annotated[  # noqa: ARG001 - acted on by its callback
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help=told("options.version")),
    ] = False,
) -> None:
    """Holds the options that stand before the command."""
    ctx.obj.update(workspace=workspace, quiet=quiet, debug=debug)


@app.command(help=told("commands.init"))
@with_globals
def init(
    said: Globals,
    folder: Annotated[
        Path | None, typer.Argument(metavar="DIR", help=told("options.init_dir"))
    ] = None,
) -> None:
    """A commented synthkit.toml to fill in."""
    from synthkit.cli.commands import init

    init.init(said, folder)


@app.command(help=told("commands.ingest"))
@with_globals
def ingest(
    said: Globals,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help=told("options.paths"))],
    question_text: Annotated[
        list[str] | None,
        typer.Option("--question-text", metavar="TEXT", help=told("options.question_text")),
    ] = None,
    prune: Annotated[bool, typer.Option("--prune", help=told("options.prune"))] = False,
    transcript: Annotated[
        bool, typer.Option("--transcript", help=told("options.transcript"))
    ] = False,
    json: JsonOption = False,
) -> None:
    """Files to notes."""
    from synthkit.cli.commands import ingest

    asked = ingest.Asked(question_text or [], prune=prune, transcript=transcript)
    _end(ingest.ingest(said, paths, asked, as_json=json))


@app.command(help=told("commands.transcribe"))
@with_globals
def transcribe(
    said: Globals,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="PATH", help=told("options.transcribe_output")),
    ] = None,
) -> None:
    """A document to type in what no program can read."""
    from synthkit.cli.commands import transcribe

    _end(transcribe.transcribe(said, output))


@app.command(help=told("commands.summarise"))
@with_globals
def summarise(
    said: Globals,
    question: QuestionsOption = None,
    engine: EngineOption = None,
    replace: Annotated[bool, typer.Option("--replace", help=told("options.replace"))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=told("options.dry_run"))] = False,
    max_calls: MaxCallsOption = None,
    max_cost: MaxCostOption = None,
    max_concurrency: MaxConcurrencyOption = None,
    no_cache: NoCacheOption = False,
    send_unmasked: SendUnmaskedOption = False,
    accept_suspects: AcceptSuspectsOption = None,
    service: ServiceOption = None,
    copy: Annotated[bool, typer.Option("--copy", help=told("options.copy"))] = False,
) -> None:
    """Notes to sections."""
    from synthkit.app.fates import Existing
    from synthkit.cli.commands import plan, summarise
    from synthkit.cli.engines import Terms

    existing = Existing.ANY if replace else Existing.OWN
    asked = summarise.Asked(question, existing)
    terms = Terms(
        engine=engine,
        calls=max_calls,
        cost=max_cost,
        at_once=max_concurrency,
        anew=no_cache,
        unmasked=send_unmasked,
        accept=accept_suspects,
    )
    if dry_run:
        plan.plan(said, asked, terms)
    else:
        summarise.summarise(said, asked, terms, summarise.Chat(service, copied=copy))


@app.command(help=told("commands.status"))
@with_globals
def status(said: Globals, json: JsonOption = False) -> None:
    """Where every note went, and what to look at."""
    from synthkit.cli.commands import status

    status.status(said, as_json=json)


@app.command(help=told("commands.show"))
@with_globals
def show(
    said: Globals,
    question: QuestionsOption = None,
    sources: Annotated[bool, typer.Option("--sources", help=told("options.sources"))] = False,
    json: JsonOption = False,
) -> None:
    """The synthesis in the terminal."""
    from synthkit.cli.commands import show

    show.show(said, question, sources=sources, as_json=json)


@app.command(help=told("commands.check"))
@with_globals
def check(
    said: Globals,
    json: JsonOption = False,
    strict: Annotated[bool, typer.Option("--strict", help=told("options.check_strict"))] = False,
) -> None:
    """What to look at."""
    from synthkit.cli.commands import check

    check.check(said, as_json=json, strict=strict)


@app.command(help=told("commands.trace"))
@with_globals
def trace(
    said: Globals,
    words: Annotated[str, typer.Argument(metavar="WORDS", help=told("options.words"))],
) -> None:
    """From a line to its notes, or from a note to its line."""
    from synthkit.cli.commands import trace

    trace.trace(said, words)


@app.command(help=told("commands.export"))
@with_globals
def export(
    said: Globals,
    docx: Annotated[bool, typer.Option("--docx", help=told("options.docx"))] = False,
    md: Annotated[bool, typer.Option("--md", help=told("options.md"))] = False,
    json: Annotated[bool, typer.Option("--json", help=told("options.json_export"))] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="PATH", help=told("options.output"))
    ] = None,
    counts: Annotated[bool, typer.Option("--counts", help=told("options.counts"))] = False,
    detail: Annotated[
        str | None,
        typer.Option("--detail", metavar="short|normal|full", help=told("options.detail")),
    ] = None,
    glossary: Annotated[bool, typer.Option("--glossary", help=told("options.glossary"))] = False,
    with_names: Annotated[
        bool, typer.Option("--with-names", help=told("options.with_names"))
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help=told("options.strict"))] = False,
) -> None:
    """The synthesis as a document."""
    from synthkit.app.exporting import Format
    from synthkit.cli.commands import export
    from synthkit.exporters.layout import Names

    asked = {Format.DOCX: docx, Format.MARKDOWN: md, Format.JSON: json}
    forms = [form for form, wanted in asked.items() if wanted]
    names = Names.SHOWN if with_names else Names.MASKED
    shown = export.Asked(counts=counts, detail=detail, glossary=glossary, names=names)
    export.export(said, forms, output, shown, strict=strict)


@app.command(help=told("commands.run"))
@with_globals
def run(
    said: Globals,
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH", help=told("options.run_paths"))
    ] = None,
    accept_suspects: AcceptSuspectsOption = None,
) -> None:
    """Ingest, summarise and export in one go."""
    from synthkit.cli.commands import run
    from synthkit.cli.engines import Terms

    _end(run.run(said, paths or [], Terms(accept=accept_suspects)))


@app.command(help=told("commands.demo"))
@with_globals
def demo(
    said: Globals,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help=told("options.demo_dir"))] = Path(
        "synthkit-demo"
    ),
) -> None:
    """The whole job on the shipped example, in a new folder."""
    from synthkit.cli.commands import demo

    _end(demo.demo(said, folder))


add_themes(app)
add_prompts(app)
add_corrections(app)
add_privacy(app)
add_models(app)


def _end(exit_code: int) -> None:
    if exit_code:
        raise typer.Exit(exit_code)
