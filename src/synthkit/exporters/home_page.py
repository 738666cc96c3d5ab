"""A page for the work at home: what concerns one group, region or organisation."""

from collections.abc import Iterator

from synthkit.exporters.example_list import said_of
from synthkit.exporters.layout import Density, Layout, Paragraph, Style, page_of
from synthkit.exporters.onepager import ROOM, height
from synthkit.exporters.wording import document_title, texts_of
from synthkit.model.base import FrozenModel
from synthkit.model.example import Example
from synthkit.model.synthesis import Synthesis
from synthkit.text.catalogue import catalogue


class Home(FrozenModel):
    """What concerns somebody, each thing once.

    Attributes:
        lines: what names it or its group stood behind, and asks nothing.
        questions: those of it that are open.
        steps: those that ask for something to be done.
    """

    whose: str
    lines: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()

    @property
    def count(self) -> int:
        """How many things there are."""
        return len(self.lines) + len(self.questions) + len(self.steps) + len(self.examples)


def home_page(synthesis: Synthesis, home: Home) -> Layout:
    """The page; of what there is no room for it says how much that is."""
    text = catalogue(synthesis.workshop.language).text
    title = text("document.home.title", name=home.whose)
    kept = home
    page = list(_paragraphs(synthesis, kept, home.count))
    while kept.count > 1 and height(page) > ROOM:
        kept = _shorter(kept)
        page = list(_paragraphs(synthesis, kept, home.count))
    layout = page_of(synthesis, title, tuple(page))
    return layout.model_copy(update={"density": Density.DENSE})


def _shorter(home: Home) -> Home:
    """Without the last of what there is most of."""
    fields = ("lines", "steps", "questions", "examples")
    longest = max(fields, key=lambda name: len(getattr(home, name)))
    return home.model_copy(update={longest: getattr(home, longest)[:-1]})


def _paragraphs(synthesis: Synthesis, home: Home, every: int) -> Iterator[Paragraph]:
    text = texts_of(synthesis.workshop).text
    yield Paragraph(style=Style.HEADING_1, text=text("document.home.title", name=home.whose))
    said = text("document.home.sentence", document=document_title(synthesis.workshop))
    yield Paragraph(style=Style.BODY, text=said)
    for name in ("lines", "questions", "steps"):
        if found := getattr(home, name):
            yield Paragraph(style=Style.HEADING_2, text=text(f"document.home.{name}"))
            yield from (Paragraph(style=Style.LIST_BULLET, text=one) for one in found)
    if home.examples:
        yield Paragraph(style=Style.HEADING_2, text=text("document.examples.name"))
    for example in home.examples:
        told = " ".join((f"{example.name}:", *said_of(example, synthesis)))
        yield Paragraph(style=Style.LIST_BULLET, text=told)
    if home.count < every:
        shown = text("document.home.shown", shown=home.count, count=every)
        yield Paragraph(style=Style.SMALL_PRINT, text=shown)
