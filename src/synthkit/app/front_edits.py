"""What a person changed outside the questions of a document: its title, its introduction, the rest.

Paragraphs are matched by their words where these are unchanged, then by the anchors of the file,
then by their place among what is unchanged.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from synthkit.app.adoption import OF_FRONT, EditKind, EditReport
from synthkit.app.conflicts import Conflict, Resolution
from synthkit.app.document_tree import FRONT, FrontParagraph
from synthkit.exporters.layout import PartKind
from synthkit.model.base import FrozenModel


class FrontEdit(FrozenModel):
    """What stands outside the questions now, and what stood there.

    Attributes:
        kind: the title of the series or the document, or the introduction, of which an empty line
            parts the paragraphs; None of any other paragraph.
        before: "" of a new one.
        text: "" where it is gone.
    """

    kind: PartKind | None
    before: str
    text: str


class FrontAdoption:
    """What becomes of the edits outside the questions.

    Attributes:
        texts: what is taken over of them.
        reports: on what is taken over.
        left: on what is not.
    """

    def __init__(
        self,
        edits: Iterable[FrontEdit],
        comments: Iterable[tuple[str, str]],
        today: Sequence[FrontParagraph],
        resolution: Resolution,
    ) -> None:
        self.texts: dict[PartKind, str] = {}
        self.reports: list[EditReport] = []
        self.left: list[EditReport] = []
        for edit in edits:
            stands = front_text(today, edit.kind) if edit.kind else ""
            if not edit.text:
                self.left.append(_report(EditKind.FRONT_GONE, text=edit.before))
            elif edit.kind is None or not edit.before:
                self.left.append(_report(EditKind.FRONT, text=edit.text))
            elif stands != edit.text and (
                stands == edit.before or resolution.takes_theirs(_conflict(edit, stands))
            ):
                self.texts[edit.kind] = edit.text
                self.reports.append(_report(OF_FRONT[edit.kind], text=edit.text))
        for text, comment in comments:
            self.left.append(_report(EditKind.FRONT_COMMENT, text=text, comment=comment))


def _conflict(edit: FrontEdit, stands: str) -> Conflict:
    return Conflict(id=str(edit.kind), before=edit.before, theirs=edit.text, ours=stands)


def _report(kind: EditKind, **values: str) -> EditReport:
    return EditReport(kind=kind, question=None, values=dict(values))


def front_edits(
    before: Sequence[FrontParagraph], after: Sequence[FrontParagraph]
) -> Iterator[FrontEdit]:
    """What is changed, new or gone; the paragraphs of ``before`` have their kinds."""
    found = [
        one.model_copy(update={"kind": kind})
        for one, kind in zip(after, _kinds(before, after), strict=True)
    ]
    for kind in FRONT:
        was, now = front_text(before, kind), front_text(found, kind)
        if was != now:
            yield FrontEdit(kind=kind, before=was, text=now)
    old, new = (Counter(o.text for o in paragraphs if not o.kind) for paragraphs in (before, found))
    gone, added = (old - new).elements(), (new - old).elements()
    for was, now in zip_longest(gone, added, fillvalue=""):
        yield FrontEdit(kind=None, before=was, text=now)


def front_text(paragraphs: Sequence[FrontParagraph], kind: PartKind) -> str:
    """The words of that kind; an empty line parts the paragraphs of an introduction."""
    parting = "\n\n" if kind is PartKind.INTRODUCTION else " "
    return parting.join(one.text for one in paragraphs if one.kind is kind)


def _kinds(
    before: Sequence[FrontParagraph], after: Sequence[FrontParagraph]
) -> list[PartKind | None]:
    kinds = [one.kind for one in after]
    was, now = ([one.text for one in paragraphs] for paragraphs in (before, after))
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    for tag, start, end, first, last in matcher.get_opcodes():
        of_old = [one.kind for one in before[start:end]]
        opens = end < len(before) and before[end].kind is PartKind.INTRODUCTION
        for at, place in enumerate(range(first, last)):
            if tag == "equal" or (kinds[place] is None and at < len(of_old)):
                kinds[place] = of_old[at]
            elif kinds[place] is None and (opens or _goes_on(kinds[:place])):
                kinds[place] = PartKind.INTRODUCTION
    return kinds


def _goes_on(above: Sequence[PartKind | None]) -> bool:
    """Whether a new paragraph there is one more of the introduction."""
    return bool(above) and above[-1] is PartKind.INTRODUCTION
