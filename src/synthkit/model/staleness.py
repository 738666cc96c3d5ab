"""What a section is made of, and whether it would be made of something else today."""

import hashlib
from collections.abc import Iterable

from synthkit.model.note import Note
from synthkit.model.synthesis import Brief, Section, Synthesis, ThemeProposal
from synthkit.model.workshop import Length, Others, Question, Workshop


def section_fingerprint(
    question: Question, notes: tuple[Note, ...], engine: str, brief: Brief
) -> str:
    """Two hashes: of what is asked, and of all that a section depends on.

    What is asked is the question, the engine and what it was told; the rest is the notes with their
    groups and, of the names that a person decided on, those that the notes speak of.
    """
    asked = [str(question.number), question.text, engine, brief.language, *brief.titles]
    asked += [f"beside {theme.title}" for theme in brief.known_themes]
    asked += [brief.length] if brief.length is not Length.NORMAL else []
    parts = [*asked]
    parts += [f"{note.id}\x1e{note.voice.name}\x1e{note.parent or ''}" for note in notes]
    said = "\n".join(note.text for note in notes).casefold()
    for decision, names in (("keep", brief.names_kept), ("mask", brief.names_masked)):
        parts += [f"{decision} {name}" for name in sorted(names) if _speaks_of(said, name)]
    return f"{_hash(asked)}.{_hash(parts)}"


def asked_alike(one: str, other: str) -> bool:
    """Whether two fingerprints are of the same question, engine and themes, of whatever notes."""
    return one.partition(".")[0] == other.partition(".")[0]


def _hash(parts: Iterable[str]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def _speaks_of(said: str, name: str) -> bool:
    return any(part in said for part in name.casefold().split())


def brief_of(workshop: Workshop, question: int) -> Brief:
    """What the workshop's settings tell an engine about the question of that number."""
    settled = workshop.themes.get(question)
    titles = settled.titles if settled else ()
    alone = settled is not None and settled.others is Others.NONE
    pinned = tuple(ThemeProposal(title=title, notes=()) for title in titles)
    return Brief(
        language=workshop.language,
        length=workshop.length,
        titles=titles if alone else (),
        known_themes=() if alone else pinned,
        names_kept=workshop.names_kept,
        names_masked=workshop.names_masked,
    )


def is_stale(section: Section, synthesis: Synthesis) -> bool:
    """Whether the section would be made of something else today.

    A section whose question is gone, or was put in other words since, is stale too, and so is one
    that does not speak of a note of its question: a person brought it back.
    """
    question = synthesis.workshop.question(section.question.number)
    if question is None:
        return True
    notes = synthesis.material.notes_of(question.number)
    today = section_fingerprint(
        question,
        notes,
        section.provenance.engine,
        brief_of(synthesis.workshop, question.number),
    )
    speaks_of = section.draft.speaks_of
    passed_over = any(note.id not in speaks_of for note in notes)
    # Older versions stored the second of the two hashes alone.
    made_of = section.provenance.fingerprint.rpartition(".")[2]
    return passed_over or made_of != today.rpartition(".")[2]
