"""A section is of today, and in proportion to what it rests on."""

from synthkit.checks.sections import (
    empty_sections,
    overlong_insights,
    overlong_sections,
    stale_sections,
)
from synthkit.model.note import LeftOutReason
from synthkit.model.synthesis import Draft
from tests.builders import insight, left_out, notes, question, section, synthesis, theme, workshop
from tests.checks.builders import codes, of_insight, whole


def test_a_section_made_before_a_late_group_came_is_stale() -> None:
    early = notes("Dela lärdomar")
    late = notes("Fler möten", group="Grupp 2")
    made = section(question(), Draft(themes=(theme("T", insight("Dela.", *early)),)), early)
    before = synthesis(workshop(), made, notes_by_question={1: early})
    after = synthesis(workshop(), made, notes_by_question={1: early + late})
    assert codes(stale_sections, before) == []
    assert codes(stale_sections, after) == ["stale_section"]


def test_a_section_without_a_line_is_empty_only_if_notes_had_something_to_say() -> None:
    a, b = notes("Fler möten", "Fika")

    def without_lines(reason: LeftOutReason) -> list[str]:
        draft = Draft(left_out=(left_out(a, reason), left_out(b, LeftOutReason.OFF_TOPIC)))
        return codes(empty_sections, whole(draft, a, b))

    assert without_lines(LeftOutReason.MINOR) == ["section_empty"]
    assert without_lines(LeftOutReason.OFF_TOPIC) == []
    assert codes(empty_sections, whole(Draft())) == []


def test_more_than_five_themes_or_four_insights_a_theme_are_too_many() -> None:
    written = notes(*(f"Tanke {chr(97 + n)}" for n in range(12)))
    lines = [insight(note.text, note) for note in written]

    def shaped(*counts: int) -> list[str]:
        taken = iter(lines)
        themes = tuple(
            theme(f"Tema {chr(97 + n)}", *(next(taken) for _ in range(count)))
            for n, count in enumerate(counts)
        )
        return codes(overlong_sections, whole(Draft(themes=themes), *written))

    assert shaped(4, 4, 1, 1, 1) == []
    assert shaped(1, 1, 1, 1, 1, 1) == ["too_many_themes"]
    assert shaped(5, 1) == ["theme_overlong"]


def test_more_insights_than_notes_are_too_many() -> None:
    (a,) = notes("Dela lärdomar och mötas oftare")
    draft = Draft(themes=(theme("T", insight("Dela.", a), insight("Mötas.", a)),))
    assert codes(overlong_sections, whole(draft, a)) == ["section_overlong"]


def test_an_insight_can_be_read_at_a_glance() -> None:
    (a,) = notes("ord")
    assert codes(overlong_insights, of_insight("ord " * 30, a)) == []
    assert codes(overlong_insights, of_insight("ord " * 31, a)) == ["insight_overlong"]
