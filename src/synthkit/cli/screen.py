"""What a person sees in the terminal: the sole user of rich.

Results go to stdout, all else to stderr. Colour, width and box characters follow the terminal:
NO_COLOR, pipes and consoles without Unicode are respected.
"""

import codecs
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Literal, TextIO

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from synthkit.errors import SynthkitError, UsageMistake
from synthkit.model.finding import Finding, Severity
from synthkit.model.note import Note, VoiceKind
from synthkit.text.catalogue import Catalogue
from synthkit.text.characters import each_seen, without_unseen
from synthkit.text.languages import words_of

_PIPE_WIDTH = 160
# Wider than any table, to measure how wide one would like to be.
_NO_WIDTH = 10_000
_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "dim"}


class Screen:
    """Writes results and remarks in one language.

    Args:
        texts: of the terminal's language.
        quiet: only results and errors.
        out: where results go, stdout if it is not given.
        err: where the rest goes, stderr if it is not given.
    """

    def __init__(
        self,
        texts: Catalogue,
        *,
        quiet: bool = False,
        out: Console | None = None,
        err: Console | None = None,
    ) -> None:
        self.texts = texts
        self._quiet = quiet
        self._out = out or _console(sys.stdout)
        self._err = err or _console(sys.stderr)

    def result(self, key: str, /, **values: object) -> None:
        """A line of the result."""
        _print(self._out, _text(self.texts.text(key, **values)))

    def json(self, value: object) -> None:
        """A result for a machine to read."""
        self.raw(json.dumps(value, ensure_ascii=False, indent=2))

    def raw(self, content: str) -> None:
        """Text as it is, JSON for one, without colour or wrapping."""
        written = _without_loss(sys.stdout, without_unseen(content))
        sys.stdout.write(written if written.endswith("\n") else written + "\n")
        sys.stdout.flush()

    def line(self, text: str = "", style: str = "", indent: int = 0, mark: str = "") -> None:
        """A line of the result that comes out of the notes, with a mark after it."""
        line = _marked(text, mark, style)
        for part in line.wrap(self._out, max(20, self._out.width - indent)):
            self._out.print(Text(" " * indent) + part)

    def verbatim(self, text: str, marks: Iterable[tuple[int, int]] = (), style: str = "") -> None:
        """Lines of the result exactly as they are, never broken; marked where colours are shown.

        Args:
            text: the lines.
            marks: starts and ends of the places to mark.
            style: of it all.
        """
        shown = Text(each_seen(text), style)
        for start, end in marks:
            shown.stylize("bold reverse", start, end)
        self._out.print(shown, soft_wrap=True)

    def heading(self, text: str) -> None:
        """A heading of the result."""
        self.line(text, style="bold underline")

    def item(self, text: str, mark: str = "") -> None:
        """An item of a list of the result, with a mark after it."""
        sign = "•" if not self._out.options.ascii_only else "-"
        lines = _marked(text, mark).wrap(self._out, max(20, self._out.width - 4))
        for index, part in enumerate(lines):
            self._out.print(Text(f"  {sign} " if index == 0 else "    ") + part)

    def voice(self, note: Note) -> str:
        """Whom a note speaks for: its group, the answer of a form, or a group that is unknown."""
        if note.voice.kind is VoiceKind.RESPONDENT:
            return self.texts.text("terminal.respondent", sign=note.voice.name)
        return note.voice.name or self.texts.text("terminal.unknown_group")

    def note(
        self, key: str, note: Note, /, style: str = "", indent: int = 2, **values: object
    ) -> None:
        """A note with its id and whom it speaks for."""
        values |= {"id": note.id, "group": self.voice(note), "text": note.text}
        self.line(self.texts.text(key, **values), style, indent)

    def remark(self, key: str, /, **values: object) -> None:
        """A line about what is going on; not part of the result."""
        if not self._quiet:
            _print(self._err, _text(self.texts.text(key, **values)))

    def warn(self, key: str, /, **values: object) -> None:
        """A line about something that a person should know, said even when quiet."""
        _print(self._err, _text(self.texts.text(key, **values), style="yellow"))

    def warning(self, error: SynthkitError) -> None:
        """What would be an error if the command went further, with its advice."""
        self.warn(f"errors.{error.key}.message", **error.values)
        self.warn(f"errors.{error.key}.hint", **error.values)

    def error(self, message: str, hint: str) -> None:
        """What is wrong, and what to do."""
        label = self.texts.text("terminal.error")
        _print(self._err, Text.assemble((f"{label} ", "bold red"), without_unseen(message)))
        _print(self._err, _text(hint))

    def columns(self, area: str, *names: str) -> list[str]:
        """Titles of a table's columns, out of that area of the locale files."""
        return [self.texts.text(f"{area}.column.{name}") for name in names]

    def table(self, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """A table of the result; numbers are set to the right."""
        self._out.print(_table(columns, rows))

    def fits(self, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> bool:
        """Whether the terminal is wide enough for such a table without breaking a line in it."""
        unbound = self._out.options.update(max_width=_NO_WIDTH)
        needed = self._out.measure(_table(columns, rows), options=unbound).maximum
        return needed <= self._out.width

    def notices(self, findings: Sequence[Finding]) -> None:
        """Findings that are no part of the result, such as where the workspace lies."""
        for finding in findings:
            self.warn(f"findings.{finding.code}.message", **finding.values)
            self.warn(f"findings.{finding.code}.hint", **finding.values)

    def findings(self, findings: Sequence[Finding], most: int = 5) -> None:
        """Findings, worst first, at most ``most`` of a kind.

        Advice that is the same for several stands once below them, other advice below each.
        """
        by_code: dict[tuple[Severity, str], list[Finding]] = {}
        for severity in Severity:
            for finding in findings:
                if finding.severity is severity:
                    by_code.setdefault((severity, finding.code), []).append(finding)
        for (severity, code), alike in by_code.items():
            hints = [self.texts.text(f"findings.{code}.hint", **f.values) for f in alike[:most]]
            for finding, hint, following in zip(alike, hints, [*hints[1:], ""], strict=False):
                message = self.texts.text(f"findings.{code}.message", **finding.values)
                label = self.texts.text(f"terminal.severity.{severity}")
                _print(
                    self._out,
                    Text.assemble((f"{label} ", _STYLES[severity]), without_unseen(message)),
                )
                if hint != following:
                    self.line(hint, style="dim", indent=2)
            if len(alike) > most:
                self.line(self.texts.text("terminal.more", count=len(alike) - most), indent=2)

    def is_confirmed(self, key: str, mistake: str) -> bool:
        """Asks whether to go on.

        Raises:
            UsageMistake: ``mistake``, where nobody can be asked.
        """
        if not sys.stdin.isatty():
            raise UsageMistake(mistake)
        self.warn(key)
        answer = sys.stdin.readline().strip().casefold()
        return answer in words_of(lambda language: language.setting.yes)

    def goes_ahead(self, what: str, *, yes: bool) -> bool:
        """Whether a command that cannot be meant lightly goes on: a person says so, now or before.

        Raises:
            UsageMistake: "…_needs_yes", where nobody can be asked.
        """
        if yes or self.is_confirmed(f"terminal.{what}.ask", f"{what}_needs_yes"):
            return True
        self.remark(f"terminal.{what}.nothing_done")
        return False

    @contextmanager
    def progress(self, key: str, total: int) -> Iterator[Callable[[str], None]]:
        """A bar on a terminal, nothing elsewhere; what it yields is called for each thing done."""
        if self._quiet or not self._err.is_terminal or total < 2:
            yield lambda _what: None
            return
        # Imported here because few commands draw a bar.
        from rich.progress import (  # noqa: PLC0415
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
        )

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=self._err, transient=True) as bar:
            task = bar.add_task(escape(self.texts.text(key)), total=total)
            yield lambda _what: bar.advance(task)


def _print(console: Console, text: Text) -> None:
    """Between words where a person reads along; a pipe gets each line whole."""
    console.print(text, soft_wrap=not console.is_terminal)


def _table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> Table:
    table = Table(header_style="bold", box=box.SIMPLE_HEAD, pad_edge=False, collapse_padding=True)
    for index, title in enumerate(columns):
        numeric = all(isinstance(row[index], int) or row[index] == "" for row in rows)
        justify: Literal["left", "right"] = "right" if numeric and rows else "left"
        table.add_column(escape(without_unseen(title)), justify=justify, overflow="fold")
    for row in rows:
        table.add_row(*(escape(without_unseen(str(value))) for value in row))
    return table


def _marked(text: str, mark: str, style: str = "") -> Text:
    """The text in its style, and what only the person at the terminal needs set dim after it."""
    shown = without_unseen(text)
    return Text.assemble((shown, style), (without_unseen(f" {mark}") if mark else "", "dim"))


def _text(text: str, style: str = "") -> Text:
    return Text(without_unseen(text), style)


def _console(stream: TextIO) -> Console:
    console = Console(file=stream, highlight=False, emoji=False, markup=True)
    if not console.is_terminal:
        console.width = _PIPE_WIDTH
    return console


def _without_loss(stream: TextIO, text: str) -> str:
    """JSON as that stream may take it without loss.

    JSON is UTF-8. Where the stream writes anything else, every character beyond ASCII is written
    as its escape, which says the same to a reader whatever it takes the bytes for.
    """
    if codecs.lookup(stream.encoding or "ascii").name == "utf-8":
        return text
    return "".join(c if c.isascii() else _escaped(c) for c in text)


def _escaped(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))
