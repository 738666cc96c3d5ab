"""An invitation to the programme that it announces: read under the limits, then looked through."""

from pathlib import PurePosixPath
from typing import Final

from synthkit.errors import Unreadable, UsageMistake
from synthkit.model.document import Document, RefusalReason, content_hash
from synthkit.model.programme import Meeting, Programme
from synthkit.programme.reading import ProgrammeRead, read_programme
from synthkit.readers.blocks import build_blocks
from synthkit.readers.html import html_drafts
from synthkit.readers.pool import ReadingPool, Task

_PAGES: Final = frozenset({".html", ".htm", ".mht", ".mhtml"})
_LARGEST_PAGE: Final = 10_000_000  # bytes


def read_invitation(name: str, content: bytes, pool: ReadingPool) -> ProgrammeRead:
    """What the invitation in these bytes announces.

    A saved web page is read too, which as notes would be refused: it is text, with menus around it.

    Raises:
        Unreadable: with a `RefusalReason` as its key.
    """
    if PurePosixPath(name).suffix.lower() in _PAGES:
        return read_programme(_page(name, content))
    task = Task(path=name, key=name, size=len(content), content=lambda: content)
    for _, answer in pool.read_all([task]):
        if isinstance(answer, RefusalReason):
            raise Unreadable(answer.value, name=name)
        return read_programme(answer)
    raise Unreadable(RefusalReason.BROKEN.value, name=name)


def chosen_meeting(programme: Programme, asked: str | None) -> Meeting | None:
    """The meeting that is asked for, by its number or its name; the only one where none is.

    Raises:
        UsageMistake: "no_such_meeting", or "which_meeting" where several may be meant.
    """
    meetings = programme.meetings
    names = ", ".join(one.name for one in meetings)
    if asked is None:
        if len(meetings) > 1:
            raise UsageMistake("which_meeting", names=names)
        return meetings[0] if meetings else None
    wanted = _folded(asked)
    by_name = [one for one in meetings if wanted in {_folded(one.name), _folded(one.title or "")}]
    numbered = [one for one in meetings if str(one.ordinal) == wanted]
    # A number alone means a workshop, where there is one of that number.
    workshops = [one for one in numbered if one.name.split()[0].isupper()]
    found = by_name or (workshops if len(workshops) == 1 else numbered)
    if not found:
        raise UsageMistake("no_such_meeting", name=asked, names=names)
    if len(found) > 1:
        raise UsageMistake("which_meeting", names=", ".join(one.name for one in found))
    return found[0]


def _folded(text: str) -> str:
    return "".join(text.casefold().split())


def _page(name: str, content: bytes) -> Document:
    if len(content) > _LARGEST_PAGE:
        raise Unreadable(RefusalReason.TOO_MUCH_MEMORY.value, name=name)
    blocks = build_blocks(html_drafts(content))
    if not blocks:
        raise Unreadable(RefusalReason.NO_TEXT.value, name=name)
    return Document(key=name, path=name, content_hash=content_hash(content), blocks=blocks)
