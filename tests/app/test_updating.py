"""A late group, a moved note, a decided name: the lines that are none of it stay as they were."""

from collections import Counter

import pytest

from synthkit.app.corrections import place
from synthkit.app.pipeline import summarise
from synthkit.app.sections import Existing
from synthkit.engines.offline import OfflineEngine
from synthkit.model.note import LeftOutReason
from synthkit.model.outcome import SectionFate
from synthkit.model.synthesis import Synthesis
from tests.app.builders import Workplace, group_file
from tests.engines.llm.builders import ScriptedModel, engine, reply

SHARE = ("Dela goda exempel mellan hamnarna", "Besök varandras varv", "Fler lotsar behövs snart")
STAFF = ("Utbilda fler lotsar i norr", "Isbrytare saknas hela våren", "Kajerna är för korta")
FILES = tuple(group_file(f"Grupp {n}", tuple(SHARE[:n]), tuple(STAFF[3 - n :])) for n in (1, 2, 3))
LATE = group_file("Grupp 4", ("Besök varandras varv varje vår",), ("Taxan är orimlig för båtar",))


def lines(whole: Synthesis, *numbers: int) -> Counter[str]:
    drafts = [s.draft for s in whole.sections if s.question.number in (numbers or (1, 2))]
    return Counter(text for draft in drafts for line in draft.lines for text in line.texts)


def fates(workplace: Workplace) -> list[SectionFate]:
    made = summarise(workplace.context, workplace.engine, (1, 2), Existing.OWN)
    return [outcome.fate for outcome in made]


@pytest.fixture
def offline():
    with Workplace(OfflineEngine(), *FILES) as workplace:
        workplace.summarise()
        yield workplace


def test_a_late_group_changes_no_word_of_what_the_others_said(offline):
    before = lines(offline.whole())
    offline.read(LATE)

    assert fates(offline) == [SectionFate.UPDATED, SectionFate.UPDATED]

    after = offline.whole()
    assert not before - lines(after)
    late = {note.id for note in after.material.notes if note.group == "Grupp 4"}
    assert late <= {note for s in after.sections for note in s.draft.speaks_of}


def test_a_moved_note_takes_its_own_line_along_and_no_other(offline):
    before = offline.whole()
    line = before.sections[0].draft.insights[0]
    moved = line.citations[0].note
    offline.do(place([moved], 2))

    after = offline.summarise()

    gone = lines(before, 1) - lines(after, 1)
    assert set(gone) <= {
        text
        for one in before.sections[0].draft.lines
        if moved in {citation.note for citation in one.citations}
        for text in one.texts
    }
    assert not lines(before, 2) - lines(after, 2)
    assert moved in after.sections[1].draft.speaks_of


def test_a_decided_name_leaves_every_line_that_does_not_hold_it(offline):
    before = lines(offline.whole())
    settled = offline.context.workshop.model_copy(update={"names_masked": ("Isbrytare",)})
    offline.follow(settled)

    after = lines(offline.summarise())

    assert all("sbrytare" in text for text in before - after)


# With a language model


DRAFT = {
    "themes": [
        {
            "title": "Utbyte",
            "insights": [
                {
                    "text": "Dela exempel mellan hamnarna.",
                    "quote": None,
                    "notes": ["n1"],
                    "also": [],
                }
            ],
        }
    ],
    "tensions": [],
    "left_out": [{"note": "n2", "reason": "minor"}],
}


def test_a_model_is_asked_about_the_late_notes_alone_and_its_reasons_are_kept():
    early = (
        group_file("Grupp 1", ("Dela exempel i hamnarna",), ()),
        group_file("Grupp 2", ("Sotarna glöms",), ()),
    )
    late = group_file("Grupp 3", ("Dela exempel, ja tack", "Mer sill"), ())
    added = {"also": [{"line": "l1", "notes": ["n2"]}], "insights": [], "left_out": []}
    rest = [{"note": "n3", "reason": "off_topic"}, {"note": "n1", "reason": "illegible"}]
    model = ScriptedModel({"draft": [reply(DRAFT)], "repair": [reply(added | {"left_out": rest})]})
    with Workplace(engine(model), *early) as workplace:
        before = workplace.summarise(1)
        workplace.read(late)
        after = workplace.summarise(1)

    assert model.tasks == ["draft", "repair"]
    assert lines(before) == lines(after)
    cited = after.sections[0].draft.insights[0].citations
    assert len(cited) == 2
    reasons = sorted(left.reason for left in after.sections[0].draft.left_out)
    assert reasons == [LeftOutReason.ILLEGIBLE, LeftOutReason.OFF_TOPIC]
