"""Whether the titles of a question's themes tell what the themes are about, and tell them apart."""

import re
from collections.abc import Iterator

from synthkit.drafts.limits import MOST_WORDS_A_TITLE
from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.staleness import is_stale
from synthkit.model.synthesis import Insight, Origin, Section, Synthesis, Theme
from synthkit.model.workshop import Others
from synthkit.text.insider_references import is_catch_all
from synthkit.text.wordforms import fold


def repeated_titles(synthesis: Synthesis) -> Iterator[Finding]:
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


def titles_of_wrong_length(synthesis: Synthesis) -> Iterator[Finding]:
    """A title has one to five words."""
    for where, title in _titles(synthesis):
        length = sum(bool(re.search(r"\w", word)) for word in title.split())
        if not 1 <= length <= MOST_WORDS_A_TITLE:
            yield Finding.warning(
                "title_length", where, title=title, words=length, most=MOST_WORDS_A_TITLE
            )


def catch_all_titles(synthesis: Synthesis) -> Iterator[Finding]:
    """No title would fit any theme: "Övrigt", "Diverse"."""
    for where, title in _titles(synthesis):
        if is_catch_all(title):
            yield Finding.warning("catch_all_title", where, title=title)


def unsettled_titles(synthesis: Synthesis) -> Iterator[Finding]:
    """Where a person settled all the themes of a question, there are no others.

    A warning where it holds what a person worded or approved; nothing of a stale section, which is
    to be made anew anyway.
    """
    for section in synthesis.sections:
        settled = synthesis.workshop.themes.get(section.question.number)
        if settled is None or settled.others is Others.ALLOWED or is_stale(section, synthesis):
            continue
        for theme in section.draft.themes:
            if theme.title not in settled.titles:
                found = _about(section, theme, "theme_not_settled")
                lines: tuple[Theme | Insight, ...] = (theme, *theme.insights)
                own = any(o.origin is Origin.PERSON or o.id in section.approved for o in lines)
                severity = Severity.WARNING if own else Severity.ERROR
                yield found.model_copy(update={"severity": severity})


def themes_of_no_question(synthesis: Synthesis) -> Iterator[Finding]:
    """Themes are settled for questions that there are."""
    for number in synthesis.workshop.themes:
        if synthesis.workshop.question(number) is None:
            yield Finding.warning("themes_of_no_question", Where(question=number), question=number)


def _titles(synthesis: Synthesis) -> Iterator[tuple[Where, str]]:
    """The titles of all themes; those that are settled too, where no section of today has them."""
    for section in synthesis.sections:
        for theme in section.draft.themes:
            yield Where(question=section.question.number, theme=theme.id), theme.title
    for number, settled in synthesis.workshop.themes.items():
        section_of = synthesis.section(number)
        if section_of is None or is_stale(section_of, synthesis):
            for title in settled.titles:
                yield Where(question=number), title


def _about(section: Section, theme: Theme, code: str, **values: int) -> Finding:
    where = Where(question=section.question.number, theme=theme.id)
    return Finding.warning(code, where, title=theme.title, **values)
