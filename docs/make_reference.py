"""Writes docs/reference.md out of the program itself: ``python docs/make_reference.py``."""

import os
from pathlib import Path
from typing import Any

import typer

# Whatever the machine speaks: the help is put together when the commands are imported.
os.environ["SYNTHKIT_LANGUAGE"] = "en"

from synthkit.cli.localised_typer import help_text
from synthkit.cli.program import GROUPS, app, command

HEAD = """# Commands

Written by `python docs/make_reference.py` out of the program's own help; not to be edited by hand.

Results go to stdout, everything else to stderr. `--json` prints a result for a machine to read.

| exit code | means |
|---|---|
| 0 | done |
| 1 | an error, with advice on what to do; after `ingest`, `run` and `demo` also: something that may hold notes could not be read |
| 2 | the command line cannot be understood: an unknown option, value or id |
| 3 | the checks found errors; what was made is stored, and the file written, all the same |

`--workspace`, `--language`, `--quiet` and `--debug` may stand before the command or after it.
"""


def reference() -> str:
    """The whole page."""
    program: Any = typer.main.get_command(app)
    parts = [HEAD, "## synthkit\n", _options(program, shared=True)]
    for group, names in GROUPS.items():
        parts.append(f"## {help_text(f'groups.{group}')}\n")
        for name in names:
            parts += _command(name)
    return "\n".join(parts)


def _command(name: str) -> list[str]:
    one = command(name)
    arguments = [_argument(p) for p in one.params if p.param_type_name == "argument"]
    usage = " ".join(["synthkit", name, "[OPTIONS]", *arguments])
    options = _options(one, shared=False)
    return [
        f"### synthkit {name}\n",
        f"{one.help}\n",
        f"    {usage}\n",
        *([options] if options else []),
    ]


def _argument(parameter: Any) -> str:
    name = parameter.metavar or parameter.name.upper()
    repeated = "..." if parameter.nargs == -1 else ""
    return f"{name}{repeated}" if parameter.required else f"[{name}{repeated}]"


def _options(command: Any, *, shared: bool) -> str:
    rows = []
    for parameter in command.params:
        if parameter.name in {"install_completion", "show_completion"}:
            continue
        if not shared and parameter.name in {"workspace", "language", "quiet", "debug"}:
            continue
        if parameter.param_type_name == "argument":
            shown = f"`{_argument(parameter)}`"
        else:
            value = f" {parameter.metavar}" if parameter.metavar else ""
            value = value.replace("|", "\\|")
            shown = ", ".join(f"`{name}{value}`" for name in parameter.opts)
        rows.append(f"| {shown} | {parameter.help} |")
    return "\n".join(["| option | |", "|---|---|", *rows, ""]) if rows else ""


if __name__ == "__main__":
    Path(__file__).with_name("reference.md").write_text(reference(), "utf-8")
