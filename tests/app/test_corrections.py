"""What a person settles lasts, whatever files and engines do afterwards, and can be taken back."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synthkit.app import corrections
from synthkit.app.pipeline import overview
from synthkit.app.sections import Existing
from synthkit.drafts.changes import Change
from synthkit.drafts.ledger import balance
from synthkit.engines.offline import OfflineEngine
from synthkit.errors import UsageMistake
from synthkit.model.document import Document
from synthkit.model.note import LeftOutReason, PlacedBy
from synthkit.model.staleness import is_stale
from synthkit.model.synthesis import Insight, Origin, Section, Synthesis, Tension, Theme
from tests.app.builders import Headstrong, Workplace, group_file
from tests.strategies import FEW

POINTS = (
    "Dela goda exempel mellan regionerna",
    "Regionerna bör dela sina goda exempel",
    "Gemensamma nätverk för RUA och HR",
    "Studiebesök hos varandra en gång om året",
    "Avsätt tid för att lära av andras projekt",
    "Fråga företagen vad de behöver",
    "Lotsar som hjälper små företag med rekrytering",
    "Små företag behöver en lots vid rekrytering",
    "Kommunernas näringslivskontor måste med",
    "Företagen ska inte behöva leta efter rätt myndighet",
    "Enklare regler för APL",
    "Boende, skola och medföljande måste lösas samtidigt",
    "Höj avgiften",
    "Avgiften ska inte höjas",
    "Kaffet var slut",
)
COMMANDS = (
    *("retitle", "reword", "reword-side", "move", "merge", "drop", "place", "leave-out"),
    *("bring-back", "approve"),
)

points = st.lists(st.sampled_from(POINTS), min_size=2, max_size=6, unique=True).map(tuple)
choices = st.lists(
    st.tuples(st.sampled_from(COMMANDS), st.integers(0, 99), st.integers(0, 99)), max_size=6
)
engines = st.sampled_from([OfflineEngine, Headstrong])


@st.composite
def group_files(draw: st.DrawFn) -> list[Document]:
    count = draw(st.integers(2, 3))
    return [group_file(f"Grupp {n}", draw(points), draw(points)) for n in range(1, count + 1)]


def change_of(whole: Synthesis, choice: tuple[str, int, int]) -> Change:
    """A correction of what there is; the numbers choose what."""
    command, one, other = choice
    themes = [theme.id for s in whole.sections for theme in s.draft.themes]
    insights = [insight.id for s in whole.sections for insight in s.draft.insights]
    tensions = [tension.id for s in whole.sections for tension in s.draft.tensions]
    notes = [note.id for note in whole.material.notes]

    def chosen(things: list[str], at: int) -> str:
        if not things:
            raise UsageMistake("nothing_to_undo")
        return things[at % len(things)]

    makers: dict[str, Callable[[], Change]] = {
        "retitle": lambda: corrections.retitle(whole, chosen(themes, one), f"Rubrik {other}"),
        "reword": lambda: corrections.reword(whole, chosen(insights, one), f"Ord {other}."),
        "reword-side": lambda: corrections.reword_side(
            whole, chosen(tensions, one), other % 2, f"Sida {other}."
        ),
        "drop": lambda: corrections.drop(whole, chosen(insights + tensions, one)),
        "move": lambda: corrections.move(whole, chosen(insights, one), chosen(themes, other)),
        "merge": lambda: corrections.merge(whole, chosen(insights, one), chosen(insights, other)),
        "place": lambda: corrections.place([chosen(notes, one)], (1, 2, None)[other % 3]),
        "leave-out": lambda: corrections.leave_out(
            whole, [chosen(notes, one)], list(LeftOutReason)[other % len(LeftOutReason)]
        ),
        "bring-back": lambda: corrections.bring_back(whole, [chosen(notes, one)]),
        "approve": lambda: corrections.approve(
            whole, [1 + one % 2], (None, "processledaren")[other % 2]
        ),
    }
    return makers[command]()


def corrected(place: Workplace, chosen: list[tuple[str, int, int]]) -> int:
    """Does what can be done of it; the ledger adds up after each. How many were done."""
    done = 0
    for choice in chosen:
        try:
            change = change_of(place.whole(), choice)
        except UsageMistake:
            continue
        place.do(change)
        balance(place.whole())
        done += 1
    return done


def bytes_of(whole: Synthesis) -> dict[int, str]:
    return {section.question.number: section.model_dump_json() for section in whole.sections}


def assert_kept(before: Synthesis, after: Synthesis, numbers: tuple[int, ...]) -> None:
    """What a person settled of these questions is there, word for word, in its place."""
    for number in numbers:
        old, new = before.section(number), after.section(number)
        assert old
        assert new
        notes = {note.id for note in after.material.notes_of(number)}
        left_out = {left.note: left for left in new.draft.left_out}
        for left in old.draft.left_out:
            if left.origin is Origin.PERSON and left.note in notes:
                assert left_out[left.note] == left
        lost = {f.values["title"] for f in new.findings if f.code == "kept_title_without_notes"}
        unsupported = {f.where.insight for f in new.findings if f.code == "kept_without_notes"}
        themes = {theme.id: theme for theme in new.draft.themes}
        for theme in old.draft.themes:
            settled = [i for i in theme.insights if settles(old, i)]
            if settles(old, theme) and (settled or theme.title not in lost):
                assert themes[theme.id].title == theme.title
            for insight in settled:
                held = {i.id: i for i in themes[theme.id].insights}[insight.id]
                assert (held.text, held.origin) == (insight.text, insight.origin)
                behind, cited = ({c.note for c in one.citations} for one in (insight, held))
                # A line that lost a note may lose others: those about something else.
                assert behind <= cited or not behind <= notes
                assert cited or insight.id in unsupported
        tensions = {tension.id: tension for tension in new.draft.tensions}
        for tension in old.draft.tensions:
            if settles(old, tension):
                assert [s.text for s in tensions[tension.id].sides] == [
                    s.text for s in tension.sides
                ]
        withdrawn = any(finding.code == "line_withdrawn" for finding in new.findings)
        for note in set(old.brought_back) & notes:
            assert note in new.brought_back
            assert note not in left_out or withdrawn
    assert placed_by_person(before, after) == placed_by_person(after, after)


def settles(section: Section, line: Theme | Insight | Tension) -> bool:
    """Whether a person worded or approved that line of the section."""
    return line.origin is Origin.PERSON or line.id in section.approved


def placed_by_person(whole: Synthesis, later: Synthesis) -> dict[str, int | None]:
    there = {note.id for note in later.material.notes}
    return {
        p.note: p.question
        for p in whole.material.placements
        if p.by is PlacedBy.PERSON and p.note in there
    }


@settings(max_examples=FEW)
@given(group_files(), choices, engines)
def test_undoing_everything_brings_back_the_sections_byte_for_byte(files, chosen, engine):
    with Workplace(engine(), *files) as place:
        original = place.summarise()

        for _ in range(corrected(place, chosen)):
            place.undo()
            balance(place.whole())

        restored = place.whole()
        assert bytes_of(restored) == bytes_of(original)
        assert restored.material == original.material
        with pytest.raises(UsageMistake):
            place.undo()


@settings(max_examples=FEW)
@given(group_files(), choices, engines, points)
def test_each_undo_brings_back_what_was_there_before_that_change(files, chosen, engine, late):
    with Workplace(engine(), *files) as place:
        place.summarise()
        before: list[dict[int, str]] = []
        for number, choice in enumerate(chosen):
            if number == len(chosen) // 2:
                place.read(group_file("Grupp 9", late, ()))
                place.summarise()
            whole = place.whole()
            if corrected(place, [choice]):
                before.append(bytes_of(whole))
        while before:
            record = place.undo()
            was, there = before.pop(), bytes_of(place.whole())
            for number in record.change.questions:
                assert there[number] == was[number]


@settings(max_examples=FEW)
@given(group_files(), choices, engines, points, points)
def test_corrections_outlast_a_late_group(files, chosen, engine, one, other):
    with Workplace(engine(), *files) as place:
        place.summarise()
        corrected(place, chosen)
        before = place.whole()

        place.read(group_file("Grupp 9", one, other))
        after = place.summarise()

        assert_kept(before, after, (1, 2))
        assert not any(is_stale(section, after) for section in after.sections)
        assert balance(after).totals.not_summarised == 0


@settings(max_examples=FEW)
@given(group_files(), choices, engines, points, points)
def test_corrections_outlast_a_file_that_changed(files, chosen, engine, one, other):
    with Workplace(engine(), *files) as place:
        place.summarise()
        corrected(place, chosen)
        before = place.whole()

        place.read(group_file("Grupp 1", one, other))
        balance(place.whole())
        after = place.summarise()

        assert_kept(before, after, (1, 2))
        assert not any(is_stale(section, after) for section in after.sections)


@settings(max_examples=FEW)
@given(group_files(), choices, engines, points)
def test_replacing_one_question_leaves_the_corrections_of_the_others(files, chosen, engine, late):
    with Workplace(engine(), *files) as place:
        place.summarise()
        corrected(place, chosen)
        before = place.whole()

        after = place.summarise(2, existing=Existing.ANY)

        assert bytes_of(after)[1] == bytes_of(before)[1]
        replaced = after.section(2)
        assert replaced
        assert all(line.origin is Origin.ENGINE for line in replaced.draft.insights)
        assert all(theme.origin is Origin.ENGINE for theme in replaced.draft.themes)
        assert_left_out_stays(before, after)


def assert_left_out_stays(before: Synthesis, after: Synthesis) -> None:
    """What a person left out, brought back or placed is about notes, and no replacing undoes it."""
    old, new = before.section(2), after.section(2)
    assert old
    assert new
    notes = {note.id for note in after.material.notes_of(2)}
    by_person = {left for left in old.draft.left_out if left.origin is Origin.PERSON}
    assert {left for left in by_person if left.note in notes} <= set(new.draft.left_out)
    assert set(old.brought_back) & notes == set(new.brought_back)
    assert placed_by_person(before, after) == placed_by_person(after, after)


# Case by case


FILES = (
    group_file("Grupp 1", POINTS[:3], POINTS[5:7]),
    group_file("Grupp 2", POINTS[1:5], POINTS[7:11]),
)


def first(place: Workplace, number: int = 1) -> tuple[Any, Any]:
    """The first theme of a question's section, and its first insight."""
    section = place.whole().section(number)
    assert section
    return section.draft.themes[0], section.draft.insights[0]


def test_a_note_that_was_moved_is_counted_once_and_makes_both_sections_stale():
    with Workplace(OfflineEngine(), *FILES) as place:
        place.summarise()
        _, insight = first(place)
        moved = insight.citations[0].note
        before = balance(place.whole()).totals.notes

        place.do(corrections.place([moved], 2))

        whole = place.whole()
        assert [is_stale(section, whole) for section in whole.sections] == [True, True]
        assert balance(whole).totals.notes == before
        assert sum(entry.note == moved for entry in balance(whole).entries) == 1

        after = place.summarise()
        section = after.section(1)
        assert section
        assert moved not in section.draft.speaks_of
        entry = next(e for e in balance(after).entries if e.note == moved)
        assert entry.question == 2


def test_what_was_settled_without_its_notes_stays_with_a_finding():
    with Workplace(OfflineEngine(), *FILES) as place:
        place.summarise()
        _, insight = first(place)
        place.do(corrections.reword(place.whole(), insight.id, "Mina egna ord."))

        place.read(
            group_file("Grupp 1", ("Helt andra tankar om växter",), ()),
            group_file("Grupp 2", ("Fler krukor i korridoren",), ()),
        )
        after = place.summarise()

        section = after.section(1)
        assert section
        held = next(i for i in section.draft.insights if i.id == insight.id)
        assert (held.text, held.citations) == ("Mina egna ord.", ())
        assert "kept_without_notes" in {finding.code for finding in section.findings}
        assert not overview(place.context).errors


def test_a_title_that_was_settled_is_not_replaced_and_the_other_one_is_told():
    with Workplace(Headstrong(), *FILES) as place:
        place.summarise()
        theme, _ = first(place)
        place.do(corrections.retitle(place.whole(), theme.id, "Min rubrik"))

        place.read(group_file("Grupp 3", ("En sen tanke",), ()))
        section = place.summarise().section(1)

        assert section
        assert "Min rubrik" in {held.title for held in section.draft.themes}
        told = [f.values for f in section.findings if f.code == "kept_title"]
        assert told
        assert told[0]["title"] == "Min rubrik"


def test_what_a_person_left_out_is_not_shown_to_the_engine():
    class Curious(OfflineEngine):
        def draft(self, question, notes, brief):
            self.seen = {note.id for note in notes}
            return super().draft(question, notes, brief)

    engine = Curious()
    with Workplace(engine, *FILES) as place:
        place.summarise()
        _, insight = first(place)
        note = insight.citations[0].note
        reason = LeftOutReason.OFF_TOPIC
        place.do(corrections.leave_out(place.whole(), [note], reason))
        place.read(group_file("Grupp 3", ("En sen tanke",), ()))

        after = place.summarise(1)

        assert note not in engine.seen
        entry = next(e for e in balance(after).entries if e.note == note)
        assert entry.reason is reason


@pytest.mark.parametrize("engine", [OfflineEngine(), Headstrong(mood=6)])
def test_a_note_that_was_brought_back_gets_a_line(engine):
    with Workplace(engine, *FILES) as place:
        whole = place.summarise()
        section = whole.section(1)
        assert section
        (note, *_) = (left.note for left in section.draft.left_out)

        place.do(corrections.bring_back(whole, [note]))
        assert balance(place.whole()).totals.not_summarised == 1
        after = place.summarise().section(1)

        assert after
        assert note in {citation.note for citation in after.draft.citations}


def test_a_note_of_no_section_is_left_out_by_its_placement_and_can_be_brought_back():
    with Workplace(OfflineEngine(), *FILES) as place:
        place.summarise(1)
        whole = place.whole()
        note = whole.material.notes_of(2)[0].id

        place.do(corrections.leave_out(whole, [note], LeftOutReason.MINOR))
        out = place.whole()
        entry = next(e for e in balance(out).entries if e.note == note)
        assert (entry.question, entry.reason) == (None, LeftOutReason.MINOR)

        place.do(corrections.bring_back(out, [note]))
        assert place.whole().material == whole.material


def test_replacing_a_persons_work_can_be_undone():
    with Workplace(OfflineEngine(), *FILES) as place:
        place.summarise()
        _, insight = first(place)
        place.do(corrections.reword(place.whole(), insight.id, "Mina egna ord."))
        edited = bytes_of(place.whole())

        place.summarise(1, existing=Existing.ANY)
        assert "Mina egna ord." not in bytes_of(place.whole())[1]

        place.undo()
        assert bytes_of(place.whole()) == edited


def test_an_approval_is_void_after_any_change():
    with Workplace(OfflineEngine(), *FILES) as place:
        whole = place.summarise()
        record = place.do(corrections.approve(whole, [1, 2], " processledaren. "))
        approved = place.whole()
        assert [s.provenance.approved_at for s in approved.sections] == [record.at, record.at]
        assert [s.provenance.approved_by for s in approved.sections] == ["processledaren"] * 2
        assert [s.provenance.edited_at for s in approved.sections] == [None, None]

        _, insight = first(place)
        place.do(corrections.reword(approved, insight.id, "Mina egna ord."))
        place.read(group_file("Grupp 3", (), ("En sen tanke",)))
        after = place.summarise()

        assert [s.provenance.approved_at for s in after.sections] == [None, None]
        assert [s.provenance.approved_by for s in after.sections] == [None, None]


def test_undoing_what_voided_an_approval_restores_it():
    with Workplace(OfflineEngine(), *FILES) as place:
        record = place.do(corrections.approve(place.summarise(), [1], "processledaren"))
        _, insight = first(place)
        place.do(corrections.reword(place.whole(), insight.id, "Mina egna ord."))

        place.undo()

        section = place.whole().section(1)
        assert section
        made = section.provenance
        assert (made.approved_at, made.approved_by) == (record.at, "processledaren")


# "Höj avgiften" and "Avgiften ska inte höjas": the offline engine sees that groups disagree.
DISAGREEING = (
    group_file("Grupp 1", (*POINTS[:3], POINTS[12]), POINTS[5:7]),
    group_file("Grupp 2", (*POINTS[2:5], POINTS[13]), POINTS[7:11]),
)


def disagreement(place: Workplace) -> Tension:
    section = place.whole().section(1)
    assert section
    (found,) = section.draft.tensions
    return found


def test_a_side_in_a_persons_words_lasts_beside_a_late_group():
    with Workplace(OfflineEngine(), *DISAGREEING) as place:
        place.summarise()
        tension = disagreement(place)
        place.do(corrections.reword_side(place.whole(), tension.id, 1, "Avgiften ligger."))

        place.read(group_file("Grupp 3", ("En sen tanke om mentorer",), ()))
        place.summarise()

        held = disagreement(place)
        assert held.id == tension.id
        assert [side.text for side in held.sides] == [tension.sides[0].text, "Avgiften ligger."]


@pytest.mark.parametrize("kind", ["insight", "tension"])
def test_a_line_that_was_dropped_does_not_come_back_and_its_notes_are_left_out(kind):
    with Workplace(OfflineEngine(), *DISAGREEING) as place:
        place.summarise()
        line = disagreement(place) if kind == "tension" else first(place)[1]
        cited = {citation.note for citation in line.citations}

        place.do(corrections.drop(place.whole(), line.id))
        place.read(group_file("Grupp 3", ("En sen tanke om mentorer",), ()))
        after = place.summarise()

        section = after.section(1)
        assert section
        assert line.id not in {held.id for held in section.draft.lines}
        left_out = {left.note for left in section.draft.left_out}
        others = {citation.note for citation in section.draft.citations}
        assert cited <= left_out | others
        assert cited & left_out


def test_the_sections_of_another_engine_are_kept_unless_asked_otherwise():
    with Workplace(OfflineEngine(), *FILES) as place:
        place.summarise()
        _, insight = first(place)
        place.do(corrections.reword(place.whole(), insight.id, "Mina egna ord."))
        place.read(group_file("Grupp 3", ("En sen tanke",), ()))
        before = bytes_of(place.whole())

        class Other(Headstrong):
            name = "annan"

        place.engine = Other()
        assert bytes_of(place.summarise()) == before
        assert bytes_of(place.summarise(existing=Existing.ANY)) != before


@pytest.mark.parametrize(
    ("key", "ask"),
    [
        ("not_left_out", lambda w, _t, i: corrections.bring_back(w, [i.citations[0].note])),
        ("merged_with_itself", lambda w, _t, i: corrections.merge(w, i.id, i.id)),
        ("already_there", lambda w, t, i: corrections.move(w, i.id, t.id)),
        ("no_words", lambda w, t, _i: corrections.retitle(w, t.id, " ")),
        ("no_words", lambda w, _t, i: corrections.reword(w, i.id, "\n")),
        (
            "theme_of_other_question",
            lambda w, _t, i: corrections.move(w, i.id, w.sections[1].draft.themes[0].id),
        ),
        (
            "insight_of_other_question",
            lambda w, _t, i: corrections.merge(w, i.id, w.sections[1].draft.insights[0].id),
        ),
    ],
)
def test_what_cannot_be_meant_is_a_mistake(key, ask):
    with Workplace(OfflineEngine(), *FILES) as place:
        whole = place.summarise()
        theme, insight = first(place)
        with pytest.raises(UsageMistake) as raised:
            ask(whole, theme, insight)
    assert raised.value.key == key


def test_a_question_that_is_not_summarised_cannot_be_approved():
    with Workplace(OfflineEngine(), *FILES) as place:
        place.summarise(1)
        with pytest.raises(UsageMistake) as raised:
            corrections.approve(place.whole(), [1, 2])
    assert raised.value.key == "not_summarised_yet"
