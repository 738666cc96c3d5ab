"""What a person types, found in the workspace: the beginning of an id, a file, a heading."""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from synthkit.errors import UsageMistake
from synthkit.model.document import BlockKind, Document
from synthkit.model.synthesis import Synthesis
from synthkit.notes.wording import folded

_SHORTEST: Final = 4
_MOST: Final = 5
_TEXT_SHOWN: Final = 30


class Ids:
    """The ids of a synthesis: notes, themes and lines with what they are of.

    Each method takes the beginning of an id, and raises UsageMistake with the candidates:
    "no_…_of_id", "no_…_like_id" where nothing is near, or "id_ambiguous".
    """

    def __init__(self, synthesis: Synthesis) -> None:
        drafts = [section.draft for section in synthesis.sections]
        self.synthesis = synthesis
        self._notes = {note.id: note.text for note in synthesis.material.notes}
        self._themes = {theme.id: theme.title for draft in drafts for theme in draft.themes}
        self._insights = {line.id: line.text for draft in drafts for line in draft.insights}
        self._tensions = {line.id: line.text for draft in drafts for line in draft.tensions}
        self._lines = sorted((*self._themes, *self._insights, *self._tensions))

    def notes(self, typed: Iterable[str]) -> list[str]:
        """Notes, each once; the document's part before the hyphen may be left out."""
        return list(dict.fromkeys(_one_of(one, self._notes, "note") for one in typed))

    def theme(self, typed: str) -> str:
        """A theme."""
        return _one_of(typed, self._themes, "theme")

    def insight(self, typed: str) -> str:
        """An insight."""
        return _one_of(typed, self._insights, "insight")

    def line(self, typed: str) -> str:
        """An insight or tension."""
        return _one_of(typed, self._insights | self._tensions, "line")

    def is_tension(self, line: str) -> bool:
        """Whether that is the whole id of a tension."""
        return line in self._tensions

    def short(self, line: str) -> str:
        """The shortest beginning of a line's id that is no other's."""
        others = [other for other in self._lines if other != line]
        beginnings = (line[:length] for length in range(_SHORTEST, len(line)))
        return next((b for b in beginnings if not any(o.startswith(b) for o in others)), line)


def group_keys(documents: Sequence[Document], files: Iterable[str]) -> tuple[str, ...]:
    """The keys under ``[groups]`` in synthkit.toml for FILE or FILE#HEADING, as they stand there.

    Raises:
        UsageMistake: "file_not_known" or "heading_not_in_file", with the nearest.
    """
    return tuple(dict.fromkeys(_key(documents, typed) for typed in files))


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


def _key(documents: Sequence[Document], typed: str) -> str:
    stated = typed.strip().replace("\\", "/")
    for document in documents:
        for name in (document.path, document.name):
            file = _names(stated, name)
            if file is not None:
                return f"{name}#{_heading(document, file)}" if file else name
    names = [document.name for document in documents]
    if not names:
        raise UsageMistake("no_file_read", file=typed)
    candidates = nearest_names(stated.partition("#")[0], names)
    raise UsageMistake("file_not_known", file=typed, candidates=candidates)


def _names(stated: str, name: str) -> str | None:
    """The heading that is stated beside that file's name; "" for the whole file."""
    wanted = folded(name)
    for at in (len(stated), *(at for at, sign in enumerate(stated) if sign == "#")):
        file = folded(stated[:at])
        if file == wanted or file.endswith(f"/{wanted}"):
            return stated[at + 1 :]
    return None


def _heading(document: Document, stated: str) -> str:
    wanted = folded(_bare(stated))
    for block in document.blocks:
        if wanted and folded(_bare(block.text)) == wanted:
            return _bare(block.text)
    headings = [_bare(b.text) for b in document.blocks if b.kind is BlockKind.HEADING or b.strong]
    if not headings:
        raise UsageMistake("heading_missing_in_file", heading=stated, file=document.name)
    candidates = nearest_names(stated, headings)
    raise UsageMistake(
        "heading_not_in_file", heading=stated, file=document.name, candidates=candidates
    )


def nearest_names(stated: str, names: Sequence[str]) -> str:
    """The names that may have been meant, the likeliest first; some where none is likely."""
    nearest = difflib.get_close_matches(stated, names, n=_MOST, cutoff=0.4)
    return "; ".join(nearest or names[:_MOST])


def _bare(text: str) -> str:
    return text.strip().strip(":.–- ")
