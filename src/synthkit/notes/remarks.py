"""What whoever wrote the notes down remarks on them, in square brackets or as printed comments."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from synthkit.notes.wording import folded, normal
from synthkit.privacy.spans import forgotten_pattern
from synthkit.text.wordforms import bare_words

_ASIDE = re.compile(r"^\[[^\[\]]+\]$")
_SHORTEST = 4  # words; "[oläsligt]" and "[osäkert, se ovan]" say something of the note above
_CUT_SHORT = re.compile(r"(.*\w)\s?(?:…|\.\.\.)", re.DOTALL)
_COMMENT = re.compile(r"^(?P<mark>\[[a-z]{1,2}\])\s*\S")
_MARK = re.compile(r"(?<=\S)\s?(\[[a-z]{1,2}\])")


class Remarks:
    """The remarks in one document.

    Programs print comments at a document's end, each behind its mark: "[a]Really?".
    """

    def __init__(self, texts: Iterable[str]) -> None:
        written = list(texts)
        heads = {found["mark"] for text in written if (found := _COMMENT.match(text))}
        used = {mark for text in written for mark in _MARK.findall(text)}
        self._marks = heads & used
        self._written = sorted(map(folded, written))

    def holds(self, text: str) -> bool:
        """Whether a text is a remark, and not what the group says."""
        comment = _COMMENT.match(text)
        if comment is not None and comment["mark"] in self._marks:
            return True
        aside = _ASIDE.match(normal(text)) and len(bare_words(text)) >= _SHORTEST
        # What was forgotten was a note, and the totals still count it.
        return bool(aside) and not forgotten_pattern().fullmatch(normal(text))

    def quotes(self, text: str) -> bool:
        """Whether a text is the beginning of another one, as a chat shows what is answered."""
        begun = _CUT_SHORT.fullmatch(folded(text))
        if begun is None or len(bare_words(begun[1])) < _SHORTEST:
            return False
        at = bisect_left(self._written, begun[1])
        found = self._written[at : at + 3]  # itself, once or twice, and the whole
        return any(t.startswith(begun[1]) and not _CUT_SHORT.fullmatch(t) for t in found)

    def without_marks(self, text: str) -> str:
        """The text without the marks of comments."""
        return _MARK.sub(lambda m: "" if m[1] in self._marks else m[0], text)
