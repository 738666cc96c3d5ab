"""What whoever wrote the notes down remarks on them, in square brackets or as printed comments."""

import re
from collections.abc import Iterable

from synthkit.notes.wording import normal
from synthkit.privacy.spans import forgotten_pattern
from synthkit.text.wordforms import bare_words

_ASIDE = re.compile(r"^\[[^\[\]]+\]$")
_SHORTEST = 4  # words; "[oläsligt]" and "[osäkert, se ovan]" say something of the note above
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

    def holds(self, text: str) -> bool:
        """Whether a text is a remark, and not what the group says."""
        comment = _COMMENT.match(text)
        if comment is not None and comment["mark"] in self._marks:
            return True
        aside = _ASIDE.match(normal(text)) and len(bare_words(text)) >= _SHORTEST
        # What was forgotten was a note, and the totals still count it.
        return bool(aside) and not forgotten_pattern().fullmatch(normal(text))

    def without_marks(self, text: str) -> str:
        """The text without the marks of comments."""
        return _MARK.sub(lambda m: "" if m[1] in self._marks else m[0], text)
