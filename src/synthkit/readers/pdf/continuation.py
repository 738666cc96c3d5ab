"""Text that goes on: over a line's end, with broken words whole again, and over a page's end."""

import re
from collections.abc import Sequence
from dataclasses import replace

from synthkit.model.document import BlockKind
from synthkit.readers.blocks import BlockDraft
from synthkit.readers.pdf.glyphs import BROKEN_WORD
from synthkit.text.languages import words_of

SENTENCE_END = re.compile(r"[.!?:…][\"”’)\]]*$")
HYPHENS = "-\u2010" + BROKEN_WORD
# "språk- och kulturkunskap": the hyphen stands for a word that follows.
_JOINS = words_of(lambda language: language.pages.after_hyphen)


def joined(text: str, more: str) -> str:
    """Two lines as one; a word that was broken at the end of the line is whole again.

    A hyphen stays where it is not there because of the line: before a capital letter or a
    figure, after an abbreviation, and where it stands for a word that follows.
    """
    if not text or text[-1] not in HYPHENS or len(text) < 2 or not text[-2].isalnum():
        return f"{text} {more}"
    before = text.rstrip(HYPHENS)
    stem = before.split()[-1] if before.split() else ""
    following = more.split(maxsplit=1)[0] if more.split() else ""
    if following.lower().rstrip(",") in _JOINS:
        return f"{before}- {more}"
    if not following[:1].islower() or stem.isupper() or stem[-1:].isdigit():
        return f"{before}-{more}"
    return before + more


def continue_over_pages(drafts: Sequence[BlockDraft]) -> list[BlockDraft]:
    """The drafts with a paragraph that goes on over a page's end made whole.

    It does where the first one ends without a sentence's end and the other begins with a small
    letter. It stands where it began.
    """
    made: list[BlockDraft] = []
    for draft in drafts:
        last = made[-1] if made else None
        if last is not None and _goes_on(last, draft):
            made[-1] = replace(last, text=joined(last.text, draft.text))
        else:
            made.append(draft)
    return made


def _goes_on(last: BlockDraft, draft: BlockDraft) -> bool:
    flows = {BlockKind.PARAGRAPH, BlockKind.ITEM}
    if last.kind not in flows or draft.kind is not BlockKind.PARAGRAPH:
        return False
    if last.strong or draft.strong or last.place.page is None or draft.place.page is None:
        return False
    next_page = draft.place.page == last.place.page + 1
    return next_page and not SENTENCE_END.search(last.text) and draft.text[:1].islower()
