"""Files and headings as they are typed, found among the documents that were read."""

import difflib
from collections.abc import Iterable, Sequence

from synthkit.errors import UsageMistake
from synthkit.model.document import BlockKind, Document
from synthkit.notes.wording import folded

_MOST = 5


def group_keys(documents: Sequence[Document], files: Iterable[str]) -> tuple[str, ...]:
    """The keys under ``[groups]`` in synthkit.toml for FILE or FILE#HEADING, as they stand there.

    Raises:
        UsageMistake: "file_not_known" or "heading_not_in_file", with the nearest.
    """
    return tuple(dict.fromkeys(_key(documents, typed) for typed in files))


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
    file = stated.partition("#")[0]
    nearest = difflib.get_close_matches(file, names, n=_MOST, cutoff=0.4) or names[:_MOST]
    raise UsageMistake("file_not_known", file=typed, candidates="; ".join(nearest))


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
    nearest = difflib.get_close_matches(stated, headings, n=_MOST, cutoff=0.4) or headings[:_MOST]
    raise UsageMistake(
        "heading_not_in_file", heading=stated, file=document.name, candidates="; ".join(nearest)
    )


def _bare(text: str) -> str:
    return text.strip().strip(":.–- ")
