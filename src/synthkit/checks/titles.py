"""Whether the titles of a question's themes tell what the themes are about, and tell them apart."""

import re
from collections.abc import Iterator

from synthkit.domain.finding import Finding, Severity, Where
from synthkit.domain.synthesis import Section, Synthesis, Theme
from synthkit.language.catch_alls import is_catch_all
from synthkit.language.wordforms import fold

MOST_WORDS = 5


def titles_alike(synthesis: Synthesis) -> Iterator[Finding]:
    """No two themes of a question have the same title, whatever case and punctuation.

    A warning, for the insights below it are none the worse: none of them is withdrawn for it.
    """
    for section in synthesis.sections:
        seen: set[str] = set()
        for theme in section.draft.themes:
            bare = " ".join(re.findall(r"\w+", fold(theme.title)))
            if bare in seen:
                yield _about(section, theme, "duplicate_title")
            seen.add(bare)


def titles_of_a_wrong_length(synthesis: Synthesis) -> Iterator[Finding]:
    """A title has one to five words."""
    for section in synthesis.sections:
        for theme in section.draft.themes:
            length = sum(bool(re.search(r"\w", word)) for word in theme.title.split())
            if not 1 <= length <= MOST_WORDS:
                yield _about(section, theme, "title_length", words=length, most=MOST_WORDS)


def titles_that_catch_all(synthesis: Synthesis) -> Iterator[Finding]:
    """No title would fit any theme: "Övrigt", "Diverse"."""
    for section in synthesis.sections:
        for theme in section.draft.themes:
            if is_catch_all(theme.title):
                yield _about(section, theme, "catch_all_title")


def _about(section: Section, theme: Theme, code: str, **values: int) -> Finding:
    return Finding(
        severity=Severity.WARNING,
        code=code,
        where=Where(question=section.question.number, theme=theme.id),
        values={"title": theme.title, **values},
    )
