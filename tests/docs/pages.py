"""What stands on the pages of the documentation: commands to type and links to follow."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = tuple(sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]))

_INLINE = re.compile(r"`([^`\n]+)`")
_PROGRAM = re.compile(r"(?:\$ )?(?:py -m )?synthkit(?= |$)")
# A comment, or what a table of commands says of one, stands apart by two spaces or more.
_REMARK = re.compile(r"\s{2,}.*")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"#{1,6}\s+(.+)")
_FENCE = "```"


@dataclass(frozen=True, slots=True)
class Written:
    """A command as it stands on a page.

    Attributes:
        page: the page, as seen from the root.
        words: what follows ``synthkit``.
        whole: whether it stands there to be typed; else it is only spoken of.
    """

    page: str
    words: tuple[str, ...]
    whole: bool

    def __str__(self) -> str:
        """For the name of a test."""
        return f"{self.page}: synthkit {' '.join(self.words)}"


def name(page: Path) -> str:
    """The page as seen from the root."""
    return page.relative_to(ROOT).as_posix()


def commands(page: str, text: str) -> list[Written]:
    """Every ``synthkit …`` in code, in a block of its own or within a sentence."""
    found = []
    for line, in_block in _lines(text):
        if in_block:
            parts = [(part.strip(), True) for part in line.split("&&")]
        else:
            parts = [(part, False) for part in _INLINE.findall(line)]
        for part, whole in parts:
            program = _PROGRAM.match(part)
            if program is None:
                continue
            words = shlex.split(_REMARK.sub("", part[program.end() :].strip()))
            # A line of usage, as the reference has them, names what may be typed.
            found.append(Written(page, tuple(words), whole and "[OPTIONS]" not in words))
    return found


def links(text: str) -> list[str]:
    """The targets of links that are not addresses of the web."""
    found = _LINK.findall(text)
    return [target for target in found if not re.match(r"[a-z]+:", target)]


def anchors(text: str) -> set[str]:
    """The names under which the headings of a page can be linked to, as GitHub makes them."""
    headings = [
        match[1]
        for line, in_block in _lines(text)
        if not in_block and (match := _HEADING.fullmatch(line.strip()))
    ]
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """Each line with whether it stands in a code block, indented or fenced."""
    fenced = False
    for line in text.splitlines():
        if line.strip().startswith(_FENCE):
            fenced = not fenced
            continue
        yield line.strip(), fenced or line.startswith("    ")
