"""Workshops in the shapes that files come in, and short ways to say what became of them."""

from collections.abc import Iterable, Mapping

from synthkit.drafts.ledger import Ledger, balance
from synthkit.model.document import Block, Document, SetAsideReason
from synthkit.model.note import NotesTaken
from synthkit.model.synthesis import Material, Synthesis
from synthkit.model.workshop import Question
from synthkit.notes.extraction import extract_notes
from tests.builders import document, heading, item, paragraph, workshop

ASKED = (
    (
        "Hur lär vi av varandra och drar nytta av varandras kompetenser inom RUA och hälso- och "
        "sjukvård?"
    ),
    (
        "Hur kan vi stärka befintliga/bygga strukturer för att attrahera och behålla "
        "internationell kompetens?"
    ),
    "Hur stödjer vi näringslivet och andra arbetsgivare?",
)
QUESTIONS = tuple(Question(number=n, text=text) for n, text in enumerate(ASKED, 1))

# What each group noted under each question.
Dialogue = Mapping[str, Mapping[int, tuple[str, ...]]]

Triple = tuple[str, str | None, int | None]


def take(*documents: Document, **group_names: str) -> NotesTaken:
    return extract_notes(documents, QUESTIONS, group_names)


def take_from(*blocks: Block, path: str = "Grupp 1.docx") -> NotesTaken:
    """What becomes of one document with these blocks."""
    return take(document(path, *blocks))


def under(number: int) -> Block:
    """The heading of a question, in full."""
    return heading(f"{number}. {ASKED[number - 1]}", level=2)


def texts(taken: NotesTaken) -> list[str]:
    return [note.text for note in taken.notes]


def triples(taken: NotesTaken) -> list[Triple]:
    """Text, group and question of every note."""
    placed = {placement.note: placement.question for placement in taken.placements}
    return [(note.text, note.group, placed.get(note.id)) for note in taken.notes]


def placed(taken: NotesTaken) -> list[tuple[str, int | None]]:
    """Text and question of every note."""
    return [(text, question) for text, _, question in triples(taken)]


def aside(taken: NotesTaken) -> list[tuple[str, SetAsideReason]]:
    """Text and reason of everything that was set aside."""
    return [(one.text, one.reason) for one in taken.set_asides]


def codes(taken: NotesTaken) -> list[str]:
    return [finding.code for finding in taken.findings]


def ledger(documents: Iterable[Document], taken: NotesTaken) -> Ledger:
    """Drawn up over these notes, which proves that no block is in two states or none."""
    material = Material(
        documents=tuple(documents),
        notes=taken.notes,
        placements=taken.placements,
        set_asides=taken.set_asides,
    )
    return balance(Synthesis(workshop=workshop(*ASKED), material=material))


def one_file_a_group(dialogue: Dialogue) -> tuple[Document, ...]:
    return tuple(
        document(
            f"{group} - anteckningar.docx",
            heading("Anteckningar WS 2"),
            *(b for n, noted in answers.items() for b in (under(n), *map(item, noted))),
        )
        for group, answers in dialogue.items()
    )


def one_common_file(dialogue: Dialogue) -> tuple[Document, ...]:
    blocks = [heading("Anteckningar WS 2")]
    for group, answers in dialogue.items():
        blocks.append(heading(group))
        for number, noted in answers.items():
            blocks += [under(number), *map(item, noted)]
    return (document("alla grupper.docx", *blocks),)


def one_file_a_question(dialogue: Dialogue) -> tuple[Document, ...]:
    """The questions only in the files' names, the groups as bold lines."""
    return tuple(
        document(
            f"Fråga {number}.docx",
            *(
                block
                for group, answers in dialogue.items()
                for block in (
                    paragraph(group, strong=True),
                    *map(item, answers.get(number, ())),
                )
            ),
        )
        for number in range(1, len(ASKED) + 1)
    )


def one_titled_file_a_question(dialogue: Dialogue) -> tuple[Document, ...]:
    """The question as the title of its file, the groups as headings below it."""
    return tuple(
        document(
            f"del {number}.docx",
            heading(ASKED[number - 1]),
            *(
                block
                for group, answers in dialogue.items()
                for block in (heading(group, level=2), *map(item, answers.get(number, ())))
            ),
        )
        for number in range(1, len(ASKED) + 1)
    )
