"""The sheets of a sample, read back."""

import re
from collections.abc import Iterator
from typing import Final

from synthkit.app.agreement import NONE, state_of
from synthkit.errors import Unreadable, UsageMistake
from synthkit.exporters.docx.sample_sheet import numbered
from synthkit.model.synthesis import Synthesis
from synthkit.readers.contents import Refused
from synthkit.readers.docx.package import Package
from synthkit.readers.docx.xml import Element, name

_REFERENCE: Final = re.compile(r"(\d+):(\S+-\S+)")
_STATE: Final = re.compile(r"\[([0-9a-f]{8})\]")
_MAIN: Final = "word/document.xml"


def answers_on(content: bytes, file: str, synthesis: Synthesis) -> dict[str, str]:
    """By note, the id of the line that was named; "" where none says it.

    Notes that were left without an answer are not in it.

    Raises:
        UsageMistake: "not_a_sample", "sample_of_other_document", or "sample_no_such_line".
        Unreadable: if it is no Word file.
    """
    try:
        root = Package(content).xml(_MAIN)
    except Refused as refused:
        raise Unreadable(refused.reason.value, name=file) from refused
    if root is None:
        raise UsageMistake("not_a_sample", name=file)
    state = _STATE.search(" ".join(_text(one) for one in root.iter(name("w:p"))))
    if state is None:
        raise UsageMistake("not_a_sample", name=file)
    if state[1] != state_of(synthesis):
        raise UsageMistake("sample_of_other_document", name=file)
    answers: dict[str, str] = {}
    for question, note, answer in _rows(root):
        if not answer:
            continue
        lines = {number: one.line.id for number, one in numbered(synthesis, question)}
        found = re.fullmatch(r"\d+", answer)
        if not found or int(answer) not in {NONE, *lines}:
            raise UsageMistake(
                "sample_no_such_line", name=file, answer=answer, question=question, last=len(lines)
            )
        answers[note] = lines.get(int(answer), "")
    return answers


def _rows(root: Element) -> Iterator[tuple[int, str, str]]:
    """The number of the question, the note, and what stands in its row."""
    for row in root.iter(name("w:tr")):
        cells = [" ".join(_text(cell).split()) for cell in row.findall(name("w:tc"))]
        reference = _REFERENCE.fullmatch(cells[-1]) if cells else None
        if reference:
            yield int(reference[1]), reference[2], cells[1].strip(" .")


def _text(element: Element) -> str:
    """What stands there, with tracked changes accepted."""
    return "".join(text.text or "" for text in element.iter(name("w:t")))
