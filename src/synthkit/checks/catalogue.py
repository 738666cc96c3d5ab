"""All checks, and what follows from what they find."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from synthkit.checks import (
    aspects,
    citations,
    clarity,
    doubts,
    duplicates,
    faithfulness,
    numbers,
    people,
    sections,
    titles,
)
from synthkit.drafts.tree import without
from synthkit.model.finding import Finding, Severity
from synthkit.model.synthesis import Origin, Synthesis


@dataclass(frozen=True, slots=True)
class Check:
    """One check.

    Attributes:
        codes: of the findings that it can give; each has its texts in the locale files.
        find: pure; findings come in the document's order.
        of_lines: whether it looks at each insight and tension by itself, beside its notes.
    """

    codes: tuple[str, ...]
    find: Callable[[Synthesis], Iterable[Finding]]
    of_lines: bool = False


CATALOGUE = (
    Check(
        ("insight_without_source", "side_without_source"),
        citations.lines_without_source,
        of_lines=True,
    ),
    Check(("unknown_note",), citations.notes_that_do_not_exist, of_lines=True),
    Check(("note_of_other_question",), citations.notes_of_other_questions),
    Check(("quote_outside_note",), citations.quotes_outside_the_note, of_lines=True),
    Check(("number_without_source",), numbers.numbers_without_source, of_lines=True),
    Check(("title_number_without_source",), numbers.numbers_in_titles_without_source),
    Check(aspects.CODES, faithfulness.unfaithful_lines, of_lines=True),
    Check(("personal_data", "name_suspected"), people.personal_data),
    Check(("token_left",), people.tokens_left),
    Check(("note_left_out_for_people",), people.notes_left_out),
    Check(("instruction_in_document",), faithfulness.instructions),
    Check(("name_without_source",), faithfulness.names_of_no_note, of_lines=True),
    Check(("opaque_insight",), clarity.opaque_insights),
    Check(("unexplained_abbreviation",), clarity.unexplained_abbreviations),
    Check(("name_spelt_two_ways",), clarity.names_spelt_two_ways),
    Check(("duplicate_insight",), duplicates.repeated_insights),
    Check(("opposites_in_theme",), duplicates.opposites_in_a_theme),
    Check(("duplicate_title",), titles.repeated_titles),
    Check(("title_length",), titles.titles_of_wrong_length),
    Check(("catch_all_title",), titles.catch_all_titles),
    Check(("theme_not_settled",), titles.unsettled_titles),
    Check(("themes_of_no_question",), titles.themes_of_no_question),
    Check(("approver_named",), people.approvers_named),
    Check(("comment",), sections.unanswered_comments),
    Check(("unread_file",), doubts.unread_files),
    Check(("no_questions",), doubts.workshops_without_questions),
    Check(("group_without_notes",), doubts.groups_without_notes),
    Check(("much_set_aside",), doubts.files_much_set_aside),
    Check(("question_in_few_files",), doubts.questions_in_few_files),
    Check(("question_unknown",), doubts.files_without_question),
    Check(("stale_section",), sections.stale_sections),
    Check(("section_empty",), sections.empty_sections),
    Check(("too_many_themes", "theme_overlong", "section_overlong"), sections.overlong_sections),
    Check(("too_many_settled_themes",), sections.too_many_settled_themes),
    Check(("insight_overlong",), sections.overlong_insights),
)

_WITHOUT_SOURCE = frozenset({"insight_without_source", "side_without_source"})
_UNFOUNDED = frozenset({"name_without_source"})
_WORST_FIRST = tuple(Severity)


def check(synthesis: Synthesis) -> tuple[Finding, ...]:
    """All that the checks find: the worst first, then by question, code and place.

    About what a person worded or approved there are warnings at most: the person has the last word.
    """
    return _sorted(finding for one in CATALOGUE for finding in _found(one, synthesis))


def check_since(synthesis: Synthesis, before: Synthesis) -> tuple[Finding, ...]:
    """What the checks find that was not there before, in the same order.

    Each check runs once, those of single lines over what was changed alone; only one that finds
    something is asked of what was there before.
    """
    changed, replaced = _changed(synthesis, before), _changed(before, synthesis)
    new: list[Finding] = []
    for one in CATALOGUE:
        found = _found(one, changed if one.of_lines else synthesis)
        if found:
            known = _found(one, replaced if one.of_lines else before)
            new += (finding for finding in found if finding not in known)
    return _sorted(new)


def refused_by_strict(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """What a strict export refuses: errors, and a person's line that has lost its last note."""
    return tuple(f for f in findings if f.severity is Severity.ERROR or f.code in _WITHOUT_SOURCE)


def failing_lines(findings: Iterable[Finding]) -> frozenset[str]:
    """The ids of the insights, tensions and themes that may not stay as they are.

    An error about an insight is about that one alone, not about the theme that it stands in.
    """
    lines = (_line_of(finding) for finding in findings if finding.severity is Severity.ERROR)
    return frozenset(line for line in lines if line)


def unfounded_lines(findings: Iterable[Finding]) -> frozenset[str]:
    """The ids of the insights and tensions that name what no note behind them names.

    These are warnings, as capitals alone tell of a name: a person may know better, and an engine
    may not.
    """
    lines = (_line_of(finding) for finding in findings if finding.code in _UNFOUNDED)
    return frozenset(line for line in lines if line)


def _changed(synthesis: Synthesis, before: Synthesis) -> Synthesis:
    """The synthesis without the insights and tensions that stood in it before, word for word."""
    known = {line for section in before.sections for line in section.draft.lines}
    return synthesis.model_copy(
        update={
            "sections": tuple(
                section.model_copy(
                    update={
                        "draft": without(
                            section.draft,
                            {line.id for line in section.draft.lines if line in known},
                        )
                    }
                )
                for section in synthesis.sections
            )
        }
    )


def _found(one: Check, synthesis: Synthesis) -> list[Finding]:
    settled = _settled(synthesis)
    return [
        _as_warning(finding) if _line_of(finding) in settled else finding
        for finding in one.find(synthesis)
    ]


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    # The sort is stable: within a code the document's order stays.
    order = _WORST_FIRST.index
    return tuple(sorted(findings, key=lambda f: (order(f.severity), f.where.question or 0, f.code)))


def _line_of(finding: Finding) -> str | None:
    return finding.where.insight or finding.where.tension or finding.where.theme


def _settled(synthesis: Synthesis) -> set[str]:
    drafts = [section.draft for section in synthesis.sections]
    lines = [line for draft in drafts for line in (*draft.lines, *draft.themes)]
    worded = {line.id for line in lines if line.origin is Origin.PERSON}
    return worded.union(*(section.approved for section in synthesis.sections))


def _as_warning(finding: Finding) -> Finding:
    if finding.severity is not Severity.ERROR:
        return finding
    return finding.model_copy(update={"severity": Severity.WARNING})
