"""Notes of invented workshops on food in schools, on cycling and on libraries."""

from typing import Any

from synthkit.good_examples.finding import find_examples
from synthkit.model.example import Example
from synthkit.model.note import Note
from synthkit.model.synthesis import Material, Synthesis
from synthkit.privacy.masker import masker_for
from tests.builders import documents_of, workshop
from tests.builders import notes as of_a_group


def meeting(
    *tables: tuple[str, ...], question: str = "Hur får fler barn skolmat?", **facts: object
) -> Synthesis:
    """A workshop whose groups said this, masked as an export is."""
    notes: list[Note] = []
    for number, said in enumerate(tables, 1):
        of_group = of_a_group(*said, group=f"Grupp {number}")
        notes += of_group
    known = workshop(question, **({"series": {"name": "Mat i skolan"}} | facts))
    material = Material(documents=documents_of(notes), notes=tuple(notes))
    whole = Synthesis(workshop=known, material=material)
    return masker_for(whole).synthesis(whole)


def found(*tables: tuple[str, ...], **facts: Any) -> dict[str, Example]:
    """The examples in what the groups of one workshop said, by name."""
    return {one.name: one for one in find_examples([meeting(*tables, **facts)])}
