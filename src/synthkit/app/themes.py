"""The themes of a question for a person to sign off, and what a person settles of them as a change.

Which themes a question has stands in the settings alone. The change says beside it which notes a
theme was settled over, so that one in other words than the notes' is not left without any.
"""

from collections.abc import Iterable, Mapping, Sequence

from synthkit.drafts.changes import Change, decided
from synthkit.drafts.decisions import Decision
from synthkit.drafts.decisions.lines import Retitle
from synthkit.drafts.decisions.sections import ArrangeThemes, KnowThemes, TakeAsCurrent
from synthkit.drafts.ledger import balance
from synthkit.drafts.settled import cited_by
from synthkit.drafts.settled_themes import (
    ThemeEdit,
    ThemeRow,
    arranged,
    settled_by,
    settled_over,
)
from synthkit.errors import UsageMistake
from synthkit.model.note import Note
from synthkit.model.staleness import brief_of, is_stale, section_fingerprint
from synthkit.model.synthesis import Origin, Outline, Section, Synthesis, line_id
from synthkit.model.workshop import Others, SettledThemes, Workshop

ThemeNotes = Mapping[str, tuple[str, ...]]


def needs_outline(synthesis: Synthesis, number: int) -> bool:
    """Whether an engine has to propose themes: none are made, and not all are settled."""
    section = synthesis.section(number)
    settled = synthesis.workshop.themes.get(number)
    made = section is not None and section.draft.themes
    return not made and (settled is None or settled.others is Others.ALLOWED)


def list_themes(
    synthesis: Synthesis, number: int, outline: Outline | None, theme_notes: ThemeNotes
) -> tuple[ThemeRow, ...]:
    """The settled themes of a question, then those that were made or are proposed beside them.

    What was made before all themes were settled is not listed any more.

    Args:
        synthesis: as it stands.
        number: of the question.
        outline: where `needs_outline` says so.
        theme_notes: the notes that a theme was settled over, by its title.
    """
    section = synthesis.section(number)
    made = _made(section) or _proposed(number, outline)
    settled = synthesis.workshop.themes.get(number)
    if settled is None:
        return made
    alone = settled.others is Others.NONE
    by_title = {theme.title: theme for theme in made}
    there = {note.id for note in synthesis.material.notes_of(number)}
    listed = [
        by_title[title] if title in by_title else _settled(number, title, theme_notes, there)
        for title in settled.titles
    ]
    listed = [theme.model_copy(update={"pinned": not alone}) for theme in listed]
    if not alone or (section and not is_stale(section, synthesis)):
        listed += [theme for theme in made if theme.title not in settled.titles]
    return tuple(listed)


def notes_outside(synthesis: Synthesis, number: int, rows: Iterable[ThemeRow]) -> tuple[Note, ...]:
    """The notes of a question that belong to none of its themes, and that no line cites."""
    inside = {note for theme in rows for note in theme.notes}
    cited = {e.note for e in balance(synthesis).entries if e.state.is_at_a_line}
    of_question = synthesis.material.notes_of(number)
    return tuple(note for note in of_question if note.id not in inside | cited)


def settle(
    synthesis: Synthesis, number: int, rows: Sequence[ThemeRow], edits: Sequence[ThemeEdit]
) -> tuple[Change, SettledThemes | None]:
    """What is wanted as a change, and what the settings are to say: None where nothing is settled.

    A section that already is as wanted does not become stale by it.

    Raises:
        UsageMistake: "theme_has_own_lines" if a theme that is to go has lines that a person worded.
    """
    details: dict[str, str | int] = {"question": number}
    if not edits:
        return Change(command="themes", details=details), None
    settled = settled_by(rows, edits)
    details |= {"titles": "; ".join(settled.titles), "others": settled.others.value}
    known = KnowThemes(question=number, themes=settled_over(rows, edits))
    decisions: tuple[Decision, ...] = (known,)
    section = synthesis.section(number)
    if section is not None:
        _prove_that_no_words_are_lost(section, edits)
        if arranged(section.draft, edits) != section.draft:
            decisions += (ArrangeThemes(question=number, themes=tuple(edits)),)
        decisions += _as_current(synthesis, section, decisions, settled)
    return Change(command="themes", details=details, decisions=decisions), settled


def follow_titles(
    synthesis: Synthesis, number: int, change: Change
) -> tuple[Change, SettledThemes] | None:
    """The change and the settings where themes of that question that it changes are settled ones.

    None where they are not.
    """
    settled = synthesis.workshop.themes.get(number)
    section = synthesis.section(number)
    if settled is None or section is None:
        return None
    titles = _followed(settled, section, change)
    if titles == settled.titles or not titles:
        return None
    settled = settled.model_copy(update={"titles": titles})
    current = _as_current(synthesis, section, change.decisions, settled)
    return change.model_copy(update={"decisions": change.decisions + current}), settled


def _followed(settled: SettledThemes, section: Section, change: Change) -> tuple[str, ...]:
    """The settled titles after a change; where they are all that there are, in its order."""
    number, before = section.question.number, [theme.title for theme in section.draft.themes]
    renamed = {
        decision.was: decision.title
        for decision in change.decisions
        if isinstance(decision, Retitle) and decision.question == number
    }
    titles = dict.fromkeys(renamed.get(one, one) for one in settled.titles)
    if settled.others is Others.ALLOWED:
        return tuple(titles)
    made = decided(section, change.decisions, section.provenance.made_at).draft
    waiting = (one for one in settled.titles if one not in before)
    return tuple(dict.fromkeys((*(theme.title for theme in made.themes), *waiting)))


def _prove_that_no_words_are_lost(section: Section, edits: Iterable[ThemeEdit]) -> None:
    kept = {row for edit in edits for row in edit.rows}
    for theme in section.draft.themes:
        own = any(insight.origin is Origin.PERSON for insight in theme.insights)
        if own and theme.id not in kept:
            raise UsageMistake("theme_has_own_lines", title=theme.title)


def _as_current(
    synthesis: Synthesis,
    section: Section,
    decisions: Iterable[Decision],
    settled: SettledThemes,
) -> tuple[TakeAsCurrent, ...]:
    """What keeps a section from becoming stale that is as the settings to come will have it."""
    number = section.question.number
    made = decided(section, decisions, section.provenance.made_at)
    titles = tuple(theme.title for theme in made.draft.themes)
    alone = settled.others is Others.NONE
    as_wanted = titles == settled.titles if alone else set(settled.titles) <= set(titles)
    if not as_wanted or is_stale(section, synthesis):
        return ()
    brief = brief_of(with_settled(synthesis.workshop, number, settled), number)
    notes = synthesis.material.notes_of(number)
    today = section_fingerprint(section.question, notes, section.provenance.engine, brief)
    if today == section.provenance.fingerprint:
        return ()
    return (TakeAsCurrent(question=number, fingerprint=today),)


def with_settled(workshop: Workshop, number: int, settled: SettledThemes) -> Workshop:
    """The workshop with these themes settled for the question of that number."""
    return workshop.model_copy(update={"themes": workshop.themes | {number: settled}})


def _made(section: Section | None) -> tuple[ThemeRow, ...]:
    themes = section.draft.themes if section else ()
    return tuple(
        ThemeRow(id=theme.id, title=theme.title, notes=cited_by(theme.insights)) for theme in themes
    )


def _proposed(number: int, outline: Outline | None) -> tuple[ThemeRow, ...]:
    return tuple(
        ThemeRow(
            id=line_id(str(number), "proposed", proposal.title, *proposal.notes),
            title=proposal.title,
            notes=proposal.notes,
        )
        for proposal in (outline.themes if outline else ())
    )


def _settled(number: int, title: str, theme_notes: ThemeNotes, there: set[str]) -> ThemeRow:
    """A settled theme that is not made yet, with the notes that it was settled over."""
    notes = tuple(note for note in theme_notes.get(title, ()) if note in there)
    return ThemeRow(id=line_id(str(number), "settled", title), title=title, notes=notes)
