"""Notes of invented workshops on food in schools, on cycling and on libraries."""

from typing import Any

from synthkit.good_examples.finding import find_examples
from synthkit.model.example import Example
from synthkit.model.note import Note, NoteIds
from synthkit.model.synthesis import Material, Synthesis
from synthkit.privacy.masker import masker_for
from tests.builders import workshop


def meeting(
    *tables: tuple[str, ...], question: str = "Hur får fler barn skolmat?", **facts: object
) -> Synthesis:
    """A workshop whose groups said this, masked as an export is."""
    notes: list[Note] = []
    for number, said in enumerate(tables, 1):
        key = f"{facts.get('name', 'WS')}-{number}"
        ids = NoteIds(key)
        notes += [
            Note(
                id=ids.next(text),
                text=text,
                document=key,
                document_name=f"Grupp {number}.docx",
                block=at,
                group=f"Grupp {number}",
            )
            for at, text in enumerate(said)
        ]
    known = workshop(question, **({"series": {"name": "Mat i skolan"}} | facts))
    whole = Synthesis(workshop=known, material=Material(notes=tuple(notes)))
    return masker_for(whole).synthesis(whole)


def found(*tables: tuple[str, ...], **facts: Any) -> dict[str, Example]:
    """The examples in what the groups of one workshop said, by name."""
    return {one.name: one for one in find_examples([meeting(*tables, **facts)])}
