"""Text recognised in pictures by the tesseract program, where it is installed.

The program is called directly: what comes back is one table of words with their places, which
needs no library in between. Its words go through the same layout as a PDF's own.
"""

import io
import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from statistics import fmean, median
from typing import TYPE_CHECKING

from synthkit.readers.pdf.words import Word
from synthkit.text.languages import every

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 300
_POINTS = 72 / DPI
_WINDOWS = r"C:\Program Files\Tesseract-OCR\tesseract.exe"
_WORD_LEVEL = "5"
_LARGER = 1.4  # times the usual height of a line: a heading, and no accident of its letters
UNCERTAIN = 85  # percent; below that, some words are wrong
# Percent; below that it is handwriting or no writing, and many of the words are chance.
_UNREADABLE = 75
_GARBLED = 60  # the same of one line among others that are read
_FEWEST_WORDS = 2
_LONG = 4  # letters; a word with as many is wider than high


@dataclass(frozen=True, slots=True)
class Recognised:
    """The words of one page; coordinates are in points, as of a PDF's page.

    Attributes:
        confidence: the program's, in percent, averaged over the letters.
        sideways: the writing runs up or down the page.
    """

    words: tuple[Word, ...]
    confidence: int
    sideways: bool = False

    @property
    def is_readable(self) -> bool:
        """Whether the words are more than chance."""
        return self.confidence >= _UNREADABLE and len(self.words) >= _FEWEST_WORDS


# From a picture in a format that the program opens to its words; None where it fails.
Recogniser = Callable[[bytes], Recognised | None]
Heartbeat = Callable[[], None]
FindRecogniser = Callable[[], Recogniser | None]


def nothing_recognises() -> None:
    """Finds nothing, as where tesseract is not installed."""
    return


def recogniser(seconds: float) -> Recogniser | None:
    """What recognises text in pictures, taking so long at most for each; None without tesseract.

    It needs the data of Swedish or English, and uses both where both are there.
    """
    program, known = _program(), languages()
    if program is None or not known:
        return None
    command = [program, "stdin", "stdout", "-l", "+".join(known), "--dpi", str(DPI), "tsv"]

    def recognise(picture: bytes) -> Recognised | None:
        try:
            # One thread, for other files are read beside it.
            ran = subprocess.run(  # noqa: S603 - a program that we looked up ourselves
                command,
                input=picture,
                capture_output=True,
                timeout=seconds,
                check=True,
                env=os.environ | {"OMP_THREAD_LIMIT": "1"},
            )
        except (subprocess.SubprocessError, OSError):
            return None
        return recognised(ran.stdout.decode("utf-8", "replace"))

    return recognise


def either_way_up(
    recognise: Recogniser, picture: "Image", heartbeat: Heartbeat
) -> Recognised | None:
    """The words of a picture, which may have been put into the scanner upside down or sideways.

    If it lay sideways, the words' places are those of the picture turned upright, and it says so.

    Args:
        recognise: from a picture to its words.
        picture: of a page.
        heartbeat: is called before each time that it is looked at.
    """
    heartbeat()
    first = recognise(_png(picture))
    if first is None or (first.is_readable and not first.sideways):
        return first
    for turn in (90, 270) if first.sideways else (180,):
        heartbeat()
        found = recognise(_png(picture.rotate(turn, expand=True)))
        if found is not None and found.is_readable and not found.sideways:
            return replace(found, sideways=first.sideways)
    return replace(first, sideways=False)


def _png(picture: "Image") -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", dpi=(DPI, DPI), compress_level=1)
    return buffer.getvalue()


def is_installed() -> bool:
    """Whether pictures can be read here."""
    return recogniser(0) is not None


def recognised(table: str) -> Recognised:
    """The words of tesseract's tab-separated table.

    Its columns: level, page, block, paragraph, line, word, left, top, width, height, confidence
    and text. Letters differ in height within a line, so that all of a line count as being as
    high as lines usually are, but for headings.
    """
    rows = [row for line in table.splitlines()[1:] if len(row := line.split("\t")) == 12]
    words = [row for row in rows if row[0] == _WORD_LEVEL and row[11].strip()]
    lines = [list(of_line) for _, of_line in groupby(words, key=lambda row: tuple(row[1:5]))]
    confidence = _confidence(words)
    read = [line for line in lines if _confidence(line) >= _GARBLED]
    if confidence >= _UNREADABLE and len(read) < len(lines):
        # What is garbled waits for a person, who is told of the page.
        lines, confidence = read, min(confidence, UNCERTAIN - 1)
    usual = median([_height(line) for line in lines]) if lines else 0.0
    made = tuple(word for line in lines for word in _words(line, usual))
    long = [row for row in words if len(row[11].strip()) >= _LONG]
    upright = sum(float(row[8]) > float(row[9]) for row in long)
    return Recognised(made, confidence, sideways=2 * upright < len(long))


def _confidence(words: Iterable[list[str]]) -> int:
    """The program's, averaged over the letters."""
    letters = [float(row[10]) for row in words for _ in row[11].strip()]
    return round(fmean(letters)) if letters else 0


def _words(line: Iterable[list[str]], usual: float) -> Iterator[Word]:
    rows = list(line)
    height = _height(rows)
    size = height if height > _LARGER * usual else usual
    bottom = max(float(row[7]) + float(row[9]) for row in rows)
    for row in rows:
        left, width = float(row[6]), float(row[8])
        yield Word(
            text=row[11].strip(),
            x0=left * _POINTS,
            x1=(left + width) * _POINTS,
            top=(bottom - size) * _POINTS,
            bottom=bottom * _POINTS,
            size=size * _POINTS,
        )


def _height(line: Iterable[list[str]]) -> float:
    rows = list(line)
    top = min(float(row[7]) for row in rows)
    return max(float(row[7]) + float(row[9]) for row in rows) - top


@cache
def languages() -> tuple[str, ...]:
    """The languages that text is recognised in here, by tesseract's names; none without it."""
    program = _program()
    known = _known_languages(program) if program else frozenset()
    named = (language.setting.tesseract for language in every())
    return tuple(name for name in named if name in known)


def _program() -> str | None:
    return shutil.which("tesseract") or shutil.which(_WINDOWS)


@cache
def _known_languages(program: str) -> frozenset[str]:
    try:
        ran = subprocess.run(  # noqa: S603 - a program that we looked up ourselves
            [program, "--list-langs"], capture_output=True, timeout=20, check=True
        )
    except (subprocess.SubprocessError, OSError):
        return frozenset()
    return frozenset((ran.stdout + ran.stderr).decode("utf-8", "replace").split())
