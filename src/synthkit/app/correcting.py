"""What a person asks for as deeds for the store: corrections of sections, placements, and undoing.

A deed is worked out over the synthesis as it stands and then stored whole, with what was there
before; so the last one can always be taken back.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from synthkit.drafts import corrections
from synthkit.errors import UsageMistake
from synthkit.model.note import LeftOutReason, PlacedBy, Placement
from synthkit.model.synthesis import Insight, Origin, Section, Synthesis, Tension, Theme
from synthkit.store.records import Action, Deed
from synthkit.store.store import Store


def retitle(synthesis: Synthesis, theme: str, title: str, at: dt.datetime) -> Deed:
    """Another title for a theme."""
    section = _home(synthesis, theme)
    made = corrections.retitle(section, theme, title, at)
    told = {"theme": theme, "before": _theme(section, theme).title}
    return Deed("retitle", told | {"title": _theme(made, theme).title}, (made,))


def reword(synthesis: Synthesis, insight: str, text: str, at: dt.datetime) -> Deed:
    """Other words for an insight."""
    section = _home(synthesis, insight)
    made = corrections.reword(section, insight, text, at)
    before = corrections.insight_of(section, insight).text
    after = corrections.insight_of(made, insight).text
    return Deed("reword", {"insight": insight, "before": before, "text": after}, (made,))


def move(synthesis: Synthesis, insight: str, theme: str, at: dt.datetime) -> Deed:
    """Another theme of the same question for an insight.

    Raises:
        UsageMistake: "theme_of_other_question" if it is of another.
    """
    section = _home(synthesis, insight)
    if _home(synthesis, theme) is not section:
        raise UsageMistake("theme_of_other_question", theme=theme, insight=insight)
    made = corrections.move(section, insight, theme, at)
    text = corrections.insight_of(section, insight).text
    told = {"insight": insight, "text": text, "theme": theme}
    return Deed("move", told | {"title": _theme(section, theme).title}, (made,))


def merge(synthesis: Synthesis, insight: str, other: str, at: dt.datetime) -> Deed:
    """The sources of both insights behind the words of the first.

    Raises:
        UsageMistake: "insight_of_other_question" if they belong to two questions.
    """
    section = _home(synthesis, insight)
    if _home(synthesis, other) is not section:
        raise UsageMistake("insight_of_other_question", insight=insight, other=other)
    made = corrections.merge(section, insight, other, at)
    text = corrections.insight_of(section, insight).text
    gone = corrections.insight_of(section, other).text
    told = {"insight": insight, "text": text, "other": other, "before": gone}
    return Deed("merge", told, (made,))


def place(notes: Sequence[str], question: int | None) -> Deed:
    """Notes under that question, or under none; both questions are summarised anew later."""
    reason = None if question is not None else LeftOutReason.BY_PERSON
    told = _notes(notes) | ({} if question is None else {"question": question})
    return Deed(
        "place",
        told,
        placed=tuple(
            Placement(note=note, question=question, by=PlacedBy.PERSON, reason=reason)
            for note in notes
        ),
    )


def leave_out(
    synthesis: Synthesis, notes: Sequence[str], reason: LeftOutReason, at: dt.datetime
) -> Deed:
    """Notes out of the document, whichever engine makes it.

    A note whose question is not summarised yet is placed under no question.
    """
    of_section, loose = _by_section(synthesis, notes)
    sections = [corrections.leave_out(s, held, reason, at) for s, held in of_section]
    gone = sum(len(s.draft.lines) for s, _ in of_section) - sum(
        len(s.draft.lines) for s in sections
    )
    return Deed(
        "leave-out",
        _notes(notes) | {"reason": reason.value, "lines": gone},
        tuple(sections),
        placed=tuple(
            Placement(note=note, question=None, by=PlacedBy.PERSON, reason=reason) for note in loose
        ),
    )


def bring_back(synthesis: Synthesis, notes: Sequence[str], at: dt.datetime) -> Deed:
    """Notes that were left out wait to be summarised again.

    Raises:
        UsageMistake: "not_left_out", or "left_out_of_all" for a note that an engine or a heading
            placed under no question: only a question can bring it back.
    """
    placements = {placement.note: placement for placement in synthesis.material.placements}
    of_section, loose = _by_section(synthesis, notes)
    for section, held in of_section:
        out = {left.note for left in section.draft.left_out}
        for note in held:
            if note not in out:
                raise UsageMistake("not_left_out", note=note)
    for note in loose:
        placement = placements.get(note)
        if placement is None or placement.question is not None:
            raise UsageMistake("not_left_out", note=note)
        if placement.by is not PlacedBy.PERSON:
            raise UsageMistake("left_out_of_all", note=note)
    made = tuple(corrections.bring_back(section, held, at) for section, held in of_section)
    return Deed("bring-back", _notes(notes), made, unplaced=tuple(loose))


def drop(synthesis: Synthesis, line: str, at: dt.datetime) -> Deed:
    """An insight or tension out of the document, whichever engine makes it.

    The notes behind it and behind nothing else are left out.
    """
    section = _home(synthesis, line)
    made = corrections.drop(section, line, at)
    text = " – ".join(texts_of(next(held for held in section.draft.lines if held.id == line)))
    before = {left.note for left in section.draft.left_out}
    freed = [left.note for left in made.draft.left_out if left.note not in before]
    told: dict[str, str | int] = {
        "line": line,
        "text": text,
        "freed": ", ".join(freed),
        "count": len(freed),
    }
    return Deed("drop", told, (made,))


def reword_side(synthesis: Synthesis, tension: str, side: int, text: str, at: dt.datetime) -> Deed:
    """Other words for a side of a tension; the first side is 0."""
    section = _home(synthesis, tension)
    made = corrections.reword_side(section, tension, side, text, at)
    before = corrections.tension_of(section, tension).sides[side].text
    after = corrections.tension_of(made, tension).sides[side].text
    told: dict[str, str | int] = {"tension": tension, "side": side + 1}
    return Deed("reword", told | {"before": before, "text": after}, (made,))


def approve(
    synthesis: Synthesis, numbers: Iterable[int], at: dt.datetime, by: str | None = None
) -> Deed:
    """The sections of these questions, approved as they stand, by whoever has that role.

    Raises:
        UsageMistake: "not_summarised_yet" if a question has none, "no_words" if the role is empty.
    """
    role = None if by is None else " ".join(by.split()).rstrip(".")
    if role == "":
        raise UsageMistake("no_words")
    made: list[Section] = []
    for number in numbers:
        section = synthesis.section(number)
        if section is None:
            raise UsageMistake("not_summarised_yet", number=number)
        made.append(corrections.approve(section, at, role))
    questions = ", ".join(str(section.question.number) for section in made)
    told: dict[str, str | int] = {"count": len(made), "questions": questions}
    return Deed("approve", told if role is None else told | {"by": role}, tuple(made))


def undo(store: Store) -> tuple[Deed, Action]:
    """What takes back the last action that was not taken back, and that action.

    Sections and placements become what they were, byte for byte; what became of synthkit.toml is
    for the caller to put back.

    Raises:
        UsageMistake: "nothing_to_undo".
    """
    last = last_action(store)
    if last is None:
        raise UsageMistake("nothing_to_undo")
    before = (edit.before for edit in last.effects.sections)
    revisions = (store.revision(number) for number in before if number is not None)
    edits = last.effects.placements
    deed = Deed(
        "undo",
        last.effects.told | {"command": last.command},
        tuple(revision.section for revision in revisions if revision.section),
        placed=tuple(edit.before for edit in edits if edit.before),
        unplaced=tuple(edit.note for edit in edits if edit.before is None),
        undoes=last.number,
    )
    return deed, last


def last_action(store: Store) -> Action | None:
    """The last action that stands: no undoing, and not undone."""
    # What was forgotten cannot come back.
    return next((a for a in reversed(standing_actions(store)) if a.command != "forget"), None)


def standing_actions(store: Store) -> tuple[Action, ...]:
    """The actions that are no undoing and were not undone, oldest first."""
    actions = store.actions()
    undone = {action.undoes for action in actions}
    return tuple(a for a in actions if a.undoes is None and a.number not in undone)


def save_made(store: Store, section: Section, before: Section | None) -> None:
    """Keeps a section that was made; where it replaces a person's work, that can be undone."""
    at = section.provenance.made_at
    if before and before.provenance.edited_at and section.provenance.edited_at is None:
        told: dict[str, str | int] = {"question": section.question.number}
        store.carry_out(Deed("replace", told, (section,), author=Origin.ENGINE), at)
    else:
        store.save_section(section, Origin.ENGINE, at)


def texts_of(line: Insight | Tension) -> tuple[str, ...]:
    """The text of an insight, or those of a tension's sides."""
    return (line.text,) if isinstance(line, Insight) else tuple(s.text for s in line.sides)


def _notes(notes: Sequence[str]) -> dict[str, str | int]:
    return {"count": len(notes), "notes": ", ".join(notes)}


def _home(synthesis: Synthesis, line: str) -> Section:
    """The section that the theme, insight or tension of that id stands in."""
    for section in synthesis.sections:
        if any(line == held.id for held in (*section.draft.themes, *section.draft.lines)):
            return section
    raise LookupError(line)


def _theme(section: Section, theme: str) -> Theme:
    return next(held for held in section.draft.themes if held.id == theme)


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
