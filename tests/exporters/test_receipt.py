"""A group's receipt: all of its notes, nobody else's, and where each of them stands."""

from synthkit.drafts.ledger import NoteState, balance
from synthkit.exporters.layout import Style
from synthkit.exporters.receipt import receipt, receivers
from synthkit.model.note import LeftOutReason
from synthkit.model.synthesis import Draft
from tests.builders import insight, left_out, notes, question, section, synthesis, theme
from tests.exporters.builders import whole


def items(made, receiver):
    return [p.text for p in receipt(made, receiver).paragraphs if p.style is Style.LIST_BULLET]


def test_every_note_is_on_exactly_one_receipt():
    made = whole()
    every = [item for receiver in receivers(made) for item in items(made, receiver)]
    assert len(every) == len(made.material.notes)
    for note in made.material.notes:
        assert sum(note.text.rstrip(".") in item for item in every) >= 1


def test_a_group_reads_its_own_notes_alone():
    ours, theirs = notes("Dela mer"), notes("Bygg lokaler", group="Grupp 2")
    made = synthesis(None, notes_by_question={1: (*ours, *theirs)})
    assert len(items(made, "Grupp 1")) == 1
    assert "Bygg lokaler" not in "".join(items(made, "Grupp 1"))


def test_each_note_tells_its_line_or_why_there_is_none():
    cited, out = notes("Dela mer", "Kaffet var kallt")
    draft = Draft(
        themes=(theme("Lärande", insight("Dela kunskap", cited)),),
        left_out=(left_out(out, LeftOutReason.OFF_TOPIC),),
    )
    made = synthesis(
        None, section(question(), draft, (cited, out)), notes_by_question={1: (cited, out)}
    )
    behind, left = items(made, "Grupp 1")
    assert behind == "”Dela mer” – står bakom raden ”Dela kunskap”."
    assert left == "”Kaffet var kallt” – ej medtagen: utanför ämnet."


def test_the_numbers_are_the_ledgers():
    made = whole()
    for receiver in receivers(made):
        of_group = [
            entry
            for entry, note in zip(balance(made).entries, made.material.notes, strict=True)
            if receiver in {note.group, note.document_name}
        ]
        cited = sum(entry.state is NoteState.CITED for entry in of_group)
        sentence = receipt(made, receiver).paragraphs[1].text
        assert len(of_group) == 1 or f"{len(of_group)} anteckningar" in sentence
        assert len(of_group) == 1 or f"{cited} av dem" in sentence
