"""A view shows more or less, and changes the state of no note."""

from hypothesis import given

from synthkit.drafts.ledger import balance
from synthkit.exporters.document_layout import lay_out
from synthkit.exporters.layout import Style
from synthkit.exporters.view import UNCITED, Detail, View, hidden, shown, uncited
from synthkit.model.note import LeftOutReason
from synthkit.model.synthesis import Draft, Synthesis
from tests.builders import insight, left_out, notes, question, section, synthesis, theme, workshop
from tests.exporters.builders import learning_section, whole
from tests.strategies import syntheses

UNDER = notes("Dela lärande", "Testbäddar", "Mentorer", "Kaffet var kallt")


def with_left_outs() -> Synthesis:
    """One note cited, one minor, one not covered, one off topic."""
    draft = Draft(
        themes=(theme("Lärande", insight("Dela lärande.", UNDER[0])),),
        left_out=(left_out(UNDER[1]), left_out(UNDER[3], LeftOutReason.OFF_TOPIC)),
    )
    made = section(question(), draft, UNDER)
    return synthesis(workshop(), made, notes_by_question={1: UNDER})


def bullets(made: Synthesis, detail: Detail) -> list[str]:
    laid_out = lay_out(made, View(detail=detail)).value
    return [p.text for p in laid_out.paragraphs if p.style is Style.LIST_BULLET]


def test_the_short_view_shows_the_first_insight_of_each_theme_and_every_disagreement():
    draft = learning_section().draft
    short = shown(draft, Detail.SHORT)

    assert [t.title for t in short.themes] == [t.title for t in draft.themes]
    assert [t.insights for t in short.themes] == [t.insights[:1] for t in draft.themes]
    assert short.tensions == draft.tensions


def test_the_other_views_show_the_draft_as_it_was_made():
    draft = learning_section().draft

    assert shown(draft, Detail.NORMAL) is shown(draft, Detail.FULL) is draft


def test_what_the_short_view_hides_is_counted_with_its_sources():
    assert hidden(whole(), Detail.SHORT).model_dump() == {"insights": 1, "notes": 1}
    assert hidden(whole(), Detail.NORMAL).model_dump() == {"insights": 0, "notes": 0}


def test_a_source_of_something_that_is_shown_is_not_hidden():
    both = theme("Lärande", insight("Dela.", UNDER[0]), insight("Lär av andra.", UNDER[0]))
    made = section(question(), Draft(themes=(both,)), UNDER[:1])
    held = synthesis(workshop(), made, notes_by_question={1: UNDER[:1]})

    assert hidden(held, Detail.SHORT).model_dump() == {"insights": 1, "notes": 0}


def test_the_full_view_shows_the_notes_on_the_question_that_are_behind_no_line():
    ledger = balance(with_left_outs())

    assert uncited(ledger, 1, Detail.FULL) == (
        (LeftOutReason.MINOR, (UNDER[1].id,)),
        (LeftOutReason.NOT_COVERED, (UNDER[2].id,)),
    )
    assert uncited(ledger, 1, Detail.NORMAL) == uncited(ledger, 1, Detail.SHORT) == ()


def test_what_is_off_topic_or_may_not_be_shown_is_shown_in_no_view():
    assert set(UNCITED).isdisjoint(
        {
            LeftOutReason.OFF_TOPIC,
            LeftOutReason.ILLEGIBLE,
            LeftOutReason.PERSONAL_DATA,
            LeftOutReason.INSTRUCTION,
            LeftOutReason.BY_PERSON,
        }
    )
    assert "Kaffet var kallt" not in " ".join(bullets(with_left_outs(), Detail.FULL))


def test_the_notes_of_the_full_view_stand_in_the_groups_own_words_under_a_heading_of_their_own():
    laid_out = lay_out(with_left_outs(), View(detail=Detail.FULL)).value
    texts = [p.text for p in laid_out.paragraphs]
    start = texts.index("Enskilda synpunkter:")

    assert texts[start : start + 4] == [
        "Enskilda synpunkter:",
        "Testbäddar",
        "Fler anteckningar till frågan:",
        "Mentorer",
    ]
    assert bullets(with_left_outs(), Detail.NORMAL) == ["Dela lärande."]


@given(syntheses())
def test_a_longer_view_holds_all_that_a_shorter_one_does(made):
    short, normal, full = (bullets(made, detail) for detail in Detail)

    assert len(short) <= len(normal) <= len(full)
    assert set(short) <= set(normal) <= set(full)


@given(syntheses())
def test_insights_and_sources_shown_and_hidden_add_up_to_the_ledger(made):
    totals = balance(made).totals
    unseen = hidden(made, Detail.SHORT)
    seen = [shown(s.draft, Detail.SHORT) for s in made.sections]

    assert sum(len(draft.insights) for draft in seen) + unseen.insights == totals.insights
    cited = {citation.note for draft in seen for citation in draft.citations}
    assert len(cited) + unseen.notes == totals.cited
