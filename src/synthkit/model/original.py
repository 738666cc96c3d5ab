"""Pages and pictures that a person reads for the program: how one is named on paper.

What is typed in for a page lies in a file of its own, so that its reference is printed there,
short enough to stand above a list and with check digits, for what people edit they may misspell.
"""

import hashlib
import re
from collections.abc import Iterator
from typing import Self

from pydantic import model_validator

from synthkit.model.base import FrozenModel

_DIGITS = 12  # of the hash: enough to tell any files apart that a person has
_CHECK_DIGITS = 4
_MARK = "synthkit"
_KINDS = {"p": "page", "b": "picture"}
# White space and dashes are what programs change on the way.
_REFERENCE = re.compile(
    rf"\[?\s*{_MARK}[\s:_–—-]+(?P<hash>[0-9a-f]{{{_DIGITS}}})[\s_–—-]+(?P<kind>[pb])\s*"
    rf"(?P<number>\d{{1,5}})[\s_–—-]+(?P<check>[0-9a-f]{{{_CHECK_DIGITS}}})\s*\]?",
    re.IGNORECASE,
)
_ANY_REFERENCE = re.compile(rf"\[\s*{_MARK}\b[^\]]*\]?", re.IGNORECASE)


class Original(FrozenModel):
    """A page or a picture of a file; exactly one of them is set.

    Attributes:
        digits: the first digits of the hash of the file's content.
    """

    digits: str
    page: int | None = None
    picture: int | None = None

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if (self.page is None) == (self.picture is None):
            msg = "a page or a picture, not both and not neither"
            raise ValueError(msg)
        return self

    @classmethod
    def of(cls, content_hash: str, *, page: int | None = None, picture: int | None = None) -> Self:
        """A page or picture of the file with that content."""
        return cls(digits=content_hash[:_DIGITS], page=page, picture=picture)

    @property
    def reference(self) -> str:
        """How it is printed: "[synthkit 3f9a2c41d0b7 p2 9c1e]"."""
        said = f"{self.digits} {self._place}"
        return f"[{_MARK} {said} {_check(said)}]"

    @property
    def bookmark(self) -> str:
        """The same as the name of a bookmark, which holds letters, digits and low lines only."""
        return self.reference.strip("[]").replace(" ", "_")

    @property
    def _place(self) -> str:
        return f"b{self.picture}" if self.page is None else f"p{self.page}"


class TypedFor(FrozenModel):
    """What was typed into a document for a page or picture of another one.

    Attributes:
        title: what stands above the list beside the reference: which file and page it is.
        blocks: the positions of what was typed, in the document that it was typed into.
    """

    original: Original
    title: str = ""
    blocks: tuple[int, ...] = ()


def referred_to(text: str) -> Original | None:
    """The page or picture that the first sound reference in a text names."""
    return next(_sound(text), None)


def split_at_reference(text: str) -> tuple[str, str]:
    """What stands before the first reference, sound or damaged, and what after it."""
    found = _REFERENCE.search(text) or _ANY_REFERENCE.search(text)
    if found is None:
        return text.strip(), ""
    return text[: found.start()].strip(), text[found.end() :].strip()


def has_reference(text: str) -> bool:
    """Whether a reference stands in the text, even one that someone has damaged."""
    if _MARK not in text.casefold():
        return False
    return _ANY_REFERENCE.search(text) is not None or referred_to(text) is not None


def _sound(text: str) -> Iterator[Original]:
    for found in _REFERENCE.finditer(text):
        digits, kind = found["hash"].lower(), found["kind"].lower()
        number = int(found["number"])
        if _check(f"{digits} {kind}{number}") == found["check"].lower():
            yield Original.model_validate({"digits": digits, _KINDS[kind]: number})


def _check(said: str) -> str:
    return hashlib.sha256(said.encode()).hexdigest()[:_CHECK_DIGITS]
