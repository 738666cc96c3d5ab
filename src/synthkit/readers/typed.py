"""Documents that people typed into, beside pictures of pages that no program reads.

Above each list stands a reference to the page or picture that it is for; all that follows was typed
for that one, up to the next reference. A bookmark within the list says the same once more, in case
someone writes over the line above it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import get_args

from synthkit.domain.document import Block, BlockKind
from synthkit.domain.finding import Severity
from synthkit.domain.original import (
    Original,
    TypedFor,
    has_reference,
    referred_to,
    without_reference,
)
from synthkit.language.catalogue import Locale, catalogue
from synthkit.readers.contents import Contents, counted
from synthkit.readers.text import clean

_NOT_TYPED = {BlockKind.HEADER, BlockKind.FOOTER, BlockKind.COMMENT}
_PRINTED = ("title", "what_to_do", "what_then", "type_here", "not_shown")


def typed_in(contents: Contents) -> tuple[Contents, tuple[TypedFor, ...]]:
    """The contents with what was printed marked as such, and what was typed for which page."""
    if not (contents.bookmarks or any(has_reference(block.text) for block in contents.blocks)):
        return contents, ()
    found = _Typed(dict(contents.bookmarks))
    for position, block in enumerate(contents.blocks):
        found.meet(position, block)
    blocks = tuple(
        block.model_copy(update={"placeholder": True}) if position in found.printed else block
        for position, block in enumerate(contents.blocks)
    )
    remarks = counted("reference_damaged", found.damaged, Severity.WARNING)
    made = replace(contents, blocks=blocks, remarks=(*contents.remarks, *remarks))
    return made, found.typed_for()


@dataclass
class _Typed:
    """What has been met so far."""

    bookmarks: dict[int, str]
    printed: set[int] = field(default_factory=set)
    damaged: int = 0
    _titles: dict[Original, str] = field(default_factory=dict)
    _typed: dict[Original, list[int]] = field(default_factory=dict)
    _above: Original | None = None
    _doubtful: str | None = None  # the title above a damaged reference
    _texts: frozenset[str] = field(default_factory=lambda: frozenset(_printed_texts()))

    def meet(self, position: int, block: Block) -> None:
        marked = referred_to(self.bookmarks.get(position, ""))
        if marked:
            self._come_to(marked, self._doubtful or "")
        if has_reference(block.text):
            self.printed.add(position)
            self._head(block.text)
        elif block.text in self._texts:
            self.printed.add(position)
        elif block.kind not in _NOT_TYPED and not block.placeholder:
            if self._doubtful is not None:
                self.damaged += 1
                self._doubtful = None
            if self._above is not None:
                self._typed[self._above].append(position)

    def typed_for(self) -> tuple[TypedFor, ...]:
        return tuple(
            TypedFor(original=original, title=self._titles[original], blocks=tuple(blocks))
            for original, blocks in self._typed.items()
        )

    def _head(self, text: str) -> None:
        original = referred_to(text)
        title = without_reference(text)
        if original is None:
            # Whose list it is, only a bookmark in it can tell now.
            self._above, self._doubtful = None, title
        else:
            self._come_to(original, title)

    def _come_to(self, original: Original, title: str) -> None:
        self._above, self._doubtful = original, None
        self._typed.setdefault(original, [])
        self._titles[original] = self._titles.get(original) or title


def _printed_texts() -> Sequence[str]:
    """What the program prints on such a document beside the references, in any language."""
    return [
        clean(catalogue(locale).text(f"document.transcribe.{key}"))
        for locale in get_args(Locale)
        for key in _PRINTED
    ]
