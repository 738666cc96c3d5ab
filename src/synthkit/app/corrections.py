"""What a person asks for as changes: corrections of sections, placements, and undoing.

A change is worked out over the synthesis as it stands, and refused here if it cannot be meant;
whatever decisions it holds are then stored whole.
"""

from collections.abc import Iterable, Sequence

from synthkit.drafts.changes import Change, ChangeRecord, effective
from synthkit.drafts.decisions.base import SectionDecision
from synthkit.drafts.decisions.lines import (
    Drop,
    Line,
    Merge,
    Move,
    Retitle,
    Reword,
    RewordSide,
    line_of,
)
from synthkit.drafts.decisions.sections import Approve, BringBack, LeaveOut, Place, Unplace
from synthkit.errors import UsageMistake
from synthkit.model.finding import Finding
from synthkit.model.note import LeftOutReason, PlacedBy
from synthkit.model.synthesis import Draft, Section, Synthesis, Theme


def retitle(synthesis: Synthesis, theme: str, title: str) -> Change:
    """Another title for a theme.

    Raises:
        UsageMistake: "no_words" if the title is empty.
    """
    section = section_with(synthesis, theme)
    was = theme_of(section.draft, theme).title
    words = _stated(_words(title).removesuffix(":").rstrip())
    decision = Retitle(question=section.question.number, theme=theme, was=was, title=words)
    details = {"theme": theme, "before": was, "title": words}
    return Change(command="retitle", details=details, decisions=(decision,))


def reword(synthesis: Synthesis, insight: str, text: str) -> Change:
    """Other words for an insight.

    Raises:
        UsageMistake: "no_words" if the text is empty.
    """
    number, was = _line(synthesis, insight)
    words = _stated(_words(text))
    decision = Reword(question=number, line=insight, was=was, text=words)
    details = {"insight": insight, "before": was.text, "text": words}
    return Change(command="reword", details=details, decisions=(decision,))


def reword_side(synthesis: Synthesis, tension: str, side: int, text: str) -> Change:
    """Other words for a side of a tension; the first side is 0.

    Raises:
        UsageMistake: "no_words" if the text is empty.
    """
    section = section_with(synthesis, tension)
    was = next(one for one in section.draft.tensions if one.id == tension).sides[side].text
    words = _stated(_words(text))
    number = section.question.number
    decision = RewordSide(question=number, tension=tension, side=side, was=was, text=words)
    details = {"tension": tension, "side": side + 1, "before": was, "text": words}
    return Change(command="reword", details=details, decisions=(decision,))


def move(synthesis: Synthesis, insight: str, theme: str) -> Change:
    """Another theme of the same question for an insight.

    Raises:
        UsageMistake: "theme_of_other_question" if it is of another, "already_there" if the insight
            stands in it.
    """
    number, was = _line(synthesis, insight)
    section = section_with(synthesis, theme)
    if section.question.number != number:
        raise UsageMistake("theme_of_other_question", theme=theme, insight=insight)
    title = theme_of(section.draft, theme).title
    if was.theme == theme:
        raise UsageMistake("already_there", insight=insight, title=title)
    decision = Move(question=number, line=insight, was=was, theme=theme)
    details = {"insight": insight, "text": was.text, "theme": theme, "title": title}
    return Change(command="move", details=details, decisions=(decision,))


def merge(synthesis: Synthesis, insight: str, other: str) -> Change:
    """The sources of both insights behind the words of the first.

    Raises:
        UsageMistake: "insight_of_other_question" if they belong to two questions,
            "merged_with_itself" if they are the same.
    """
    number, was = _line(synthesis, insight)
    other_number, other_was = _line(synthesis, other)
    if number != other_number:
        raise UsageMistake("insight_of_other_question", insight=insight, other=other)
    if insight == other:
        raise UsageMistake("merged_with_itself", insight=insight)
    decision = Merge(question=number, line=insight, was=was, other=other, other_was=other_was)
    details = {"insight": insight, "text": was.text, "other": other, "before": other_was.text}
    return Change(command="merge", details=details, decisions=(decision,))


def place(notes: Sequence[str], question: int | None) -> Change:
    """Notes under that question, or under none; both questions are summarised anew later."""
    reason = None if question is not None else LeftOutReason.BY_PERSON
    decision = Place(notes=tuple(notes), question=question, reason=reason)
    details = _notes(notes) | ({} if question is None else {"question": question})
    return Change(command="place", details=details, decisions=(decision,))


def accept_suggestions(suggested: Iterable[Finding]) -> Change:
    """Each note that an engine is sure about under the question that it answers.

    Args:
        suggested: findings as `synthkit.app.material.suggested_moves` gives them.

    Raises:
        UsageMistake: "no_suggestions" if there are none.
    """
    by_question: dict[int, list[str]] = {}
    for finding in suggested:
        by_question.setdefault(int(finding.values["second"]), []).append(str(finding.where.note))
    if not by_question:
        raise UsageMistake("no_suggestions")
    decisions = tuple(
        Place(notes=tuple(notes), question=question)
        for question, notes in sorted(by_question.items())
    )
    details = _notes([note for notes in by_question.values() for note in notes])
    return Change(command="place_suggested", details=details, decisions=decisions)


def leave_out(synthesis: Synthesis, notes: Sequence[str], reason: LeftOutReason) -> Change:
    """Notes out of the document, whichever engine makes it.

    A note whose question is not summarised yet is placed under no question.
    """
    by_section, loose = _by_section(synthesis, notes)
    decided: list[LeaveOut | Place] = []
    gone = 0
    for section, of_section in by_section:
        decision = LeaveOut(
            question=section.question.number, notes=tuple(of_section), reason=reason
        )
        gone += len(section.draft.lines) - len(_after(section, decision).lines)
        decided.append(decision)
    if loose:
        decided.append(Place(notes=tuple(loose), question=None, reason=reason))
    details = _notes(notes) | {"reason": reason.value, "lines": gone}
    return Change(command="leave-out", details=details, decisions=tuple(decided))


def bring_back(synthesis: Synthesis, notes: Sequence[str]) -> Change:
    """Notes that were left out wait to be summarised again.

    Raises:
        UsageMistake: "not_left_out", or "left_out_of_all" for a note that an engine or a heading
            placed under no question: only a question can bring it back.
    """
    placements = {placement.note: placement for placement in synthesis.material.placements}
    by_section, loose = _by_section(synthesis, notes)
    decided: list[BringBack | Unplace] = []
    for section, of_section in by_section:
        out = {left.note for left in section.draft.left_out}
        for note in of_section:
            if note not in out:
                raise UsageMistake("not_left_out", note=note)
        decided.append(BringBack(question=section.question.number, notes=tuple(of_section)))
    for note in loose:
        placement = placements.get(note)
        if placement is None or placement.question is not None:
            raise UsageMistake("not_left_out", note=note)
        if placement.by is not PlacedBy.PERSON:
            raise UsageMistake("left_out_of_all", note=note)
    if loose:
        decided.append(Unplace(notes=tuple(loose)))
    return Change(command="bring-back", details=_notes(notes), decisions=tuple(decided))


def drop(synthesis: Synthesis, line: str) -> Change:
    """An insight or tension out of the document, whichever engine makes it.

    The notes behind it and behind nothing else are left out.
    """
    section = section_with(synthesis, line)
    was = next(one for one in section.draft.lines if one.id == line).text
    decision = Drop(question=section.question.number, line=line, was=was)
    before = {left.note for left in section.draft.left_out}
    after = _after(section, decision)
    freed = [left.note for left in after.left_out if left.note not in before]
    details = {"line": line, "text": was, "freed": ", ".join(freed), "count": len(freed)}
    return Change(command="drop", details=details, decisions=(decision,))


def approve(synthesis: Synthesis, numbers: Iterable[int], by: str | None = None) -> Change:
    """The sections of these questions, approved as they stand, by whoever has that role.

    Raises:
        UsageMistake: "not_summarised_yet" if a question has none, "no_words" if the role is empty.
    """
    role = None if by is None else _stated(_words(by).rstrip("."))
    asked = tuple(numbers)
    for number in asked:
        if synthesis.section(number) is None:
            raise UsageMistake("not_summarised_yet", number=number)
    details: dict[str, str | int] = {
        "count": len(asked),
        "questions": ", ".join(map(str, asked)),
        **({} if role is None else {"by": role}),
    }
    decisions = tuple(Approve(question=number, by=role) for number in asked)
    return Change(command="approve", details=details, decisions=decisions)


def undo(changes: Sequence[ChangeRecord]) -> tuple[Change, ChangeRecord]:
    """What undoes the last change that stands, and that change.

    What became of synthkit.toml is for the caller to put back.

    Raises:
        UsageMistake: "nothing_to_undo".
    """
    # What was forgotten cannot come back.
    last = next((r for r in reversed(effective(changes)) if r.change.command != "forget"), None)
    if last is None:
        raise UsageMistake("nothing_to_undo")
    details = last.change.details | {"command": last.change.command}
    return Change(command="undo", details=details, undoes=last.number), last


def section_with(synthesis: Synthesis, line: str) -> Section:
    """The section that the theme, insight or tension of that id stands in.

    Raises:
        LookupError: if there is none.
    """
    for section in synthesis.sections:
        if any(line == one.id for one in (*section.draft.themes, *section.draft.lines)):
            return section
    raise LookupError(line)


def theme_of(draft: Draft, theme: str) -> Theme:
    """The theme of that id, which is there."""
    return next(one for one in draft.themes if one.id == theme)


def _line(synthesis: Synthesis, insight: str) -> tuple[int, Line]:
    """The number of the question that an insight answers, and the insight as it stands."""
    section = section_with(synthesis, insight)
    return section.question.number, line_of(section.draft, insight)


def _after(section: Section, decision: SectionDecision) -> Draft:
    return decision.apply(section, section.provenance.made_at).draft


def _notes(notes: Sequence[str]) -> dict[str, str | int]:
    return {"count": len(notes), "notes": ", ".join(notes)}


def _words(text: str) -> str:
    return " ".join(text.split())


def _stated(words: str) -> str:
    if not words:
        raise UsageMistake("no_words")
    return words


def _by_section(
    synthesis: Synthesis, notes: Iterable[str]
) -> tuple[list[tuple[Section, list[str]]], list[str]]:
    """The notes by the section of the question that they are placed under; those without one."""
    question_of = {p.note: p.question for p in synthesis.material.placements}
    by_number: dict[int, list[str]] = {}
    loose: list[str] = []
    for note in notes:
        number = question_of.get(note)
        if number is None or synthesis.section(number) is None:
            loose.append(note)
        else:
            by_number.setdefault(number, []).append(note)
    return [
        (section, by_number[section.question.number])
        for section in synthesis.sections
        if section.question.number in by_number
    ], loose
