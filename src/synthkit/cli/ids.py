"""Ids as they are typed and shown: a unique beginning is enough."""

import difflib
from collections.abc import Iterable, Mapping
from typing import Final

from synthkit.errors import UsageMistake
from synthkit.model.synthesis import Synthesis

_SHORTEST: Final = 4
_MOST: Final = 5
_TEXT_SHOWN: Final = 30


class Ids:
    """The ids of a synthesis: notes, themes and insights with what they are of."""

    def __init__(self, synthesis: Synthesis) -> None:
        drafts = [section.draft for section in synthesis.sections]
        self._notes = {note.id: note.text for note in synthesis.material.notes}
        self._themes = {theme.id: theme.title for draft in drafts for theme in draft.themes}
        self._insights = {line.id: line.text for draft in drafts for line in draft.insights}
        self._tensions = {line.id: line.text for draft in drafts for line in draft.tensions}
        self._lines = sorted((*self._themes, *self._insights, *self._tensions))

    def note(self, typed: str) -> str:
        """The id of the note; it may be typed without the document's part before the hyphen.

        Raises:
            UsageMistake: "no_note_of_id" or "id_ambiguous", with the candidates.
        """
        return _one_of(typed, self._notes, "note")

    def notes(self, typed: list[str]) -> list[str]:
        """The ids of the notes, each once."""
        return list(dict.fromkeys(self.note(one) for one in typed))

    def theme(self, typed: str) -> str:
        """The id of the theme.

        Raises:
            UsageMistake: "no_theme_of_id" or "id_ambiguous", with the candidates.
        """
        return _one_of(typed, self._themes, "theme")

    def insight(self, typed: str) -> str:
        """The id of the insight.

        Raises:
            UsageMistake: "no_insight_of_id" or "id_ambiguous", with the candidates.
        """
        return _one_of(typed, self._insights, "insight")

    def line(self, typed: str) -> str:
        """The id of the insight or tension.

        Raises:
            UsageMistake: "no_line_of_id" or "id_ambiguous", with the candidates.
        """
        return _one_of(typed, self._insights | self._tensions, "line")

    def is_tension(self, line: str) -> bool:
        """Whether that is the id of a tension."""
        return line in self._tensions

    def short(self, line: str) -> str:
        """The shortest beginning of a line's id that is no other's."""
        others = [other for other in self._lines if other != line]
        return next(
            (
                line[:length]
                for length in range(_SHORTEST, len(line))
                if not any(other.startswith(line[:length]) for other in others)
            ),
            line,
        )


def _one_of(typed: str, known: Mapping[str, str], kind: str) -> str:
    found = _find(typed, known)
    if found is None:
        near = _near(typed, known)
        if not near:
            raise UsageMistake(f"no_{kind}_like_id", id=typed)
        raise UsageMistake(f"no_{kind}_of_id", id=typed, candidates=near)
    return found


def _find(typed: str, known: Mapping[str, str]) -> str | None:
    wanted = typed.strip().strip("[]").casefold()
    if not wanted or wanted in known:
        return wanted or None
    found = [one for one in known if one.startswith(wanted)]
    found = found or [one for one in known if one.partition("-")[2].startswith(wanted)]
    if len(found) > 1:
        raise UsageMistake("id_ambiguous", id=typed, candidates=_listed(found, known))
    return found[0] if found else None


def _near(typed: str, known: Mapping[str, str]) -> str:
    """What may have been meant: ids that are nearly the same, or whose texts hold the words."""
    wanted = typed.casefold()
    by_text = [one for one, text in known.items() if wanted in text.casefold()]
    nearest = difflib.get_close_matches(wanted, known, n=_MOST, cutoff=0.5)
    return _listed(dict.fromkeys([*nearest, *by_text]), known)


def _listed(ids: Iterable[str], known: Mapping[str, str]) -> str:
    shown = [f"{one} ({_shortened(known[one])})" for one in list(ids)[:_MOST]]
    return "; ".join(shown)


def _shortened(text: str) -> str:
    return text if len(text) <= _TEXT_SHOWN else f"{text[: _TEXT_SHOWN - 2].rstrip()} …"
