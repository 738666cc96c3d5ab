"""The themes of a question for a person to sign off, and what a person settles of them as a deed.

Which themes a question has stands in the settings alone. The store keeps beside it which notes a
theme was settled over, so that one in other words than the notes' is not left without any.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from synthkit.app.correcting import standing_actions
from synthkit.drafts.held import cited_by
from synthkit.drafts.ledger import NoteState, balance
from synthkit.drafts.settling import (
    ListedTheme,
    WantedTheme,
    rearranged,
    settled_by,
    settled_over,
)
from synthkit.model.note import Note
from synthkit.model.synthesis import (
    Outline,
    Section,
    Synthesis,
    brief_of,
    is_stale,
    line_id,
    section_fingerprint,
)
from synthkit.model.workshop import Others, SettledThemes, Workshop
from synthkit.store.records import Deed, ThemesMeant
from synthkit.store.store import Store

Meant = Mapping[str, tuple[str, ...]]


def meant_by(store: Store, question: int) -> Meant:
    """The notes that each theme of a question was settled over, by title; the last word counts."""
    meant: dict[str, tuple[str, ...]] = {}
    for action in standing_actions(store):
        if action.effects.meant and action.effects.meant.question == question:
            meant |= {theming.title: theming.notes for theming in action.effects.meant.themes}
    return meant


def needs_outline(synthesis: Synthesis, number: int) -> bool:
    """Whether an engine has to propose themes: none are made, and not all are settled."""
    section = synthesis.section(number)
    settled = synthesis.workshop.themes.get(number)
    made = section is not None and section.draft.themes
    return not made and (settled is None or settled.others is Others.ALLOWED)


def list_themes(
    synthesis: Synthesis, number: int, outline: Outline | None, meant: Meant
) -> tuple[ListedTheme, ...]:
    """The settled themes of a question, then those that were made or are proposed beside them.

    What was made before all themes were settled is not listed any more.

    Args:
        synthesis: as it stands.
        number: of the question.
        outline: where `needs_outline` says so.
        meant: as `meant_by` gives it.
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
        by_title[title] if title in by_title else _settled(number, title, meant, there)
        for title in settled.titles
    ]
    listed = [theme.model_copy(update={"pinned": not alone}) for theme in listed]
    if not alone or (section and not is_stale(section, synthesis)):
        listed += [theme for theme in made if theme.title not in settled.titles]
    return tuple(listed)


def notes_outside(
    synthesis: Synthesis, number: int, listed: Iterable[ListedTheme]
) -> tuple[Note, ...]:
    """The notes of a question that belong to none of its themes, and stand behind no line."""
    inside = {note for theme in listed for note in theme.notes}
    cited = {e.note for e in balance(synthesis).entries if e.state is NoteState.CITED}
    of_question = synthesis.material.notes_of(number)
    return tuple(note for note in of_question if note.id not in inside | cited)


def settle(
    synthesis: Synthesis,
    number: int,
    listed: Sequence[ListedTheme],
    wanted: Sequence[WantedTheme],
    at: dt.datetime,
) -> tuple[Deed, SettledThemes | None]:
    """What is wanted as a deed, and what the settings are to say: None where nothing is settled.

    A section that already is as wanted does not become stale by it.

    Raises:
        UsageMistake: as `synthkit.drafts.settling.rearranged`.
    """
    told: dict[str, str | int] = {"question": number}
    if not wanted:
        return Deed("themes", told), None
    settled = settled_by(listed, wanted)
    meant = ThemesMeant(question=number, themes=settled_over(listed, wanted))
    told |= {"titles": "; ".join(settled.titles), "others": settled.others.value}
    deed = Deed("themes", told, meant=meant)
    section = synthesis.section(number)
    if section is None:
        return deed, settled
    made = _followed(synthesis, section, rearranged(section, wanted, at), settled)
    return (deed if made == section else replace(deed, sections=(made,))), settled


def follow_title(
    synthesis: Synthesis, deed: Deed, before: str
) -> tuple[Deed, SettledThemes] | None:
    """The deed and the settings where a theme that got another title is a settled one.

    None where it is not.
    """
    (section,) = deed.sections
    number = section.question.number
    settled = synthesis.workshop.themes.get(number)
    standing = synthesis.section(number)
    if settled is None or standing is None or before not in settled.titles:
        return None
    title = str(deed.told["title"])
    titles = dict.fromkeys(title if held == before else held for held in settled.titles)
    settled = settled.model_copy(update={"titles": tuple(titles)})
    return replace(deed, sections=(_followed(synthesis, standing, section, settled),)), settled


def _followed(
    synthesis: Synthesis, standing: Section, made: Section, settled: SettledThemes
) -> Section:
    """The section with the fingerprint of the settings to come, if it is as they will have it."""
    number = made.question.number
    titles = tuple(theme.title for theme in made.draft.themes)
    alone = settled.others is Others.NONE
    as_wanted = titles == settled.titles if alone else set(settled.titles) <= set(titles)
    if not as_wanted or is_stale(standing, synthesis):
        return made
    workshop = with_settled(synthesis.workshop, number, settled)
    notes = synthesis.material.notes_of(number)
    provenance = made.provenance
    today = section_fingerprint(made.question, notes, provenance.engine, brief_of(workshop, number))
    update = {"provenance": provenance.model_copy(update={"fingerprint": today})}
    return made.model_copy(update=update)


def with_settled(workshop: Workshop, number: int, settled: SettledThemes) -> Workshop:
    """The workshop with these themes settled for the question of that number."""
    return workshop.model_copy(update={"themes": workshop.themes | {number: settled}})


def _made(section: Section | None) -> tuple[ListedTheme, ...]:
    themes = section.draft.themes if section else ()
    return tuple(
        ListedTheme(id=theme.id, title=theme.title, notes=cited_by(theme.insights))
        for theme in themes
    )


def _proposed(number: int, outline: Outline | None) -> tuple[ListedTheme, ...]:
    return tuple(
        ListedTheme(
            id=line_id(str(number), "proposed", theming.title, *theming.notes),
            title=theming.title,
            notes=theming.notes,
        )
        for theming in (outline.themes if outline else ())
    )


def _settled(number: int, title: str, meant: Meant, there: set[str]) -> ListedTheme:
    """A settled theme that is not made yet, with the notes that it was settled over."""
    notes = tuple(note for note in meant.get(title, ()) if note in there)
    return ListedTheme(id=line_id(str(number), "settled", title), title=title, notes=notes)
