"""Documents in which people typed what stands on pages that no program reads.

Above each list stands a reference to the page or picture that it is for; all that follows was typed
for that one, up to the next reference. A bookmark within the list says the same once more, in case
someone writes over the line above it.
"""

from dataclasses import dataclass, field, replace

from synthkit.model.document import Block, BlockKind
from synthkit.model.finding import Severity
from synthkit.model.original import (
    Original,
    TypedFor,
    has_reference,
    referred_to,
    split_at_reference,
)
from synthkit.readers.characters import clean
from synthkit.readers.contents import Contents, counted
from synthkit.text.catalogue import catalogue
from synthkit.text.languages import codes

_NOT_TYPED = {BlockKind.HEADER, BlockKind.FOOTER, BlockKind.COMMENT}
_PRINTED = ("title", "what_to_do", "what_then", "not_shown")
_LABEL = "type_here"


def split_transcribed(contents: Contents) -> tuple[Contents, tuple[TypedFor, ...]]:
    """The contents with what was printed marked as such, and what was typed for which page."""
    if not _is_typed_in(contents):
        return contents, ()
    found = _Typed(dict(contents.bookmarks))
    for position, block in enumerate(contents.blocks):
        found.meet(position, block)
    blocks = tuple(
        block.model_copy(update=found.changes.get(position, {}))
        for position, block in enumerate(contents.blocks)
    )
    remarks = counted("reference_damaged", found.damaged, Severity.WARNING)
    made = replace(contents, blocks=blocks, remarks=(*contents.remarks, *remarks))
    return made, found.typed_for()


def _is_typed_in(contents: Contents) -> bool:
    """Whether it is such a document, and none that merely speaks of one."""
    referring = [block.text for block in contents.blocks if has_reference(block.text)]
    names = [called for _, called in contents.bookmarks]
    if any(map(referred_to, [*names, *referring])):
        return True
    printed = _printed_as(*_PRINTED, _LABEL) if referring else frozenset()
    return any(block.text in printed for block in contents.blocks)


@dataclass
class _Typed:
    """What has been seen so far.

    Attributes:
        changes: to blocks, by position: what is printed is marked, and cut off what was typed.
        damaged: how many lists nothing tells the page of.
    """

    bookmarks: dict[int, str]
    changes: dict[int, dict[str, object]] = field(default_factory=dict)
    damaged: int = 0
    _titles: dict[Original, str] = field(default_factory=dict)
    _typed: dict[Original, list[int]] = field(default_factory=dict)
    _above: Original | None = None
    _doubtful: str | None = None  # the title above a damaged reference
    _printed: frozenset[str] = field(default_factory=lambda: _printed_as(*_PRINTED))
    _labels: frozenset[str] = field(default_factory=lambda: _printed_as(_LABEL))

    def meet(self, position: int, block: Block) -> None:
        marked = referred_to(self.bookmarks.get(position, ""))
        if marked:
            self._come_to(marked, self._doubtful or "")
        typed = block.text
        if has_reference(typed):
            title, typed = split_at_reference(typed)
            self._head(block.text, title)
        elif typed in self._printed:
            typed = ""
        else:
            for label in self._labels:
                typed = typed.removeprefix(label).strip()
        if not typed:
            self.changes[position] = {"placeholder": True}
        elif block.kind not in _NOT_TYPED and not block.placeholder:
            self.changes[position] = {"text": typed}
            self._take(position)

    def _take(self, position: int) -> None:
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

    def _head(self, text: str, title: str) -> None:
        original = referred_to(text)
        if original is None:
            # Whose list it is, only a bookmark in it can tell now.
            self._above, self._doubtful = None, title
        else:
            self._come_to(original, title)

    def _come_to(self, original: Original, title: str) -> None:
        self._above, self._doubtful = original, None
        self._typed.setdefault(original, [])
        self._titles[original] = self._titles.get(original) or title


def _printed_as(*keys: str) -> frozenset[str]:
    """What the program prints on such a document beside the references, in any language."""
    return frozenset(
        clean(catalogue(locale).text(f"document.transcribe.{key}"))
        for locale in codes()
        for key in keys
    )
