"""What a person changed in a document: two trees of it compared.

Lines are matched by their words where these are unchanged, then by the anchors of the file, then by
likeness: programs drop anchors, and an anchor may have slid to a neighbour when its line went.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, Literal

from rapidfuzz import fuzz

from synthkit.app.document_tree import Anchors, DocumentTree, TreeLine, TreeQuestion, TreeTheme
from synthkit.app.front_edits import FrontEdit, front_edits
from synthkit.model.base import FrozenModel

# In percent, of two lines that are one reworded; anything less alike is a new line.
_ALIKE: Final = 60.0
# In percent of a line's words that stand in another, so that they were joined, or one was split.
_CONTAINED: Final = 70.0
_CONTAINED_BY_ANCHOR: Final = 40.0


class LineEdit(FrozenModel):
    """One line of the edited document, and what it was.

    Attributes:
        id: of the line that it was; None of a new one.
        before: its words then, "" of a new one.
        joined: ids of the other lines whose words it took over.
        split_from: id of the line whose words a new one took over.
    """

    id: str | None
    text: str
    before: str = ""
    joined: tuple[str, ...] = ()
    split_from: str | None = None
    comments: tuple[str, ...] = ()


class ThemeEdit(FrozenModel):
    """One theme of the edited document; ``id`` is None of a new one."""

    id: str | None
    title: str
    before: str = ""
    lines: tuple[LineEdit, ...] = ()
    comments: tuple[str, ...] = ()


class QuestionEdits(FrozenModel):
    """What stands under a question now, beside what stood there.

    Attributes:
        dropped: lines that are gone, by id, with the words that they had.
        moved: whether anything stands elsewhere than it did.
        comments: on the question as a whole.
    """

    number: int
    themes: tuple[ThemeEdit, ...]
    tensions: tuple[LineEdit, ...]
    dropped: tuple[tuple[Literal["insight", "tension"], str, str], ...]
    moved: bool
    comments: tuple[str, ...] = ()


class DocumentEdits(FrozenModel):
    """What was changed in a document.

    Attributes:
        front: what is changed, new or gone outside the questions.
        remarks: comments there, after the paragraph that they are about.
        questions: those that are still there.
        gone: numbers of the questions whose headings are gone.
    """

    front: tuple[FrontEdit, ...]
    remarks: tuple[tuple[str, str], ...]
    questions: tuple[QuestionEdits, ...]
    gone: tuple[int, ...]


def edits_between(before: DocumentTree, after: DocumentTree) -> DocumentEdits:
    """What a person changed; every line of ``before`` has its id, those of ``after`` may."""
    asked = {question.number: question for question in before.questions if question.number}
    there = {question.number: question for question in after.questions if question.number}
    return DocumentEdits(
        front=tuple(front_edits(before.front, after.front)),
        remarks=tuple((one.text, said) for one in after.front for said in one.comments),
        questions=tuple(
            _question(asked[number], there[number], after.anchors)
            for number in asked
            if number in there
        ),
        gone=tuple(number for number in asked if number not in there),
    )


def merged_order(
    then: Mapping[str, Sequence[str]],
    now: Mapping[str, Sequence[str]],
    edited: Mapping[str, Sequence[str]],
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Themes with their lines as they stand now, but for what the editor moved.

    Args:
        then: ids of lines by ids of themes, in order, as they were exported.
        now: likewise, as they stand.
        edited: likewise, as the editor has them; new ones have ids of their own.
    """
    home_then, home_now, home_edited = _home_of(then), _home_of(now), _home_of(edited)
    home: dict[str, str] = {}
    for line in dict.fromkeys((*home_edited, *home_now)):
        if line in home_now and home_edited.get(line) in {home_then.get(line), None}:
            home[line] = home_now[line]
        elif line in home_now or line not in home_then:
            home[line] = home_edited[line]
    order: list[tuple[str, tuple[str, ...]]] = []
    for theme in _merged(list(then), list(now), list(edited)):
        ranked = _merged(*(lines.get(theme, ()) for lines in (then, now, edited)))
        here = [line for line in (*ranked, *home) if home.get(line) == theme]
        order.append((theme, tuple(dict.fromkeys(here))))
    return tuple(order)


def _home_of(themes: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {line: theme for theme, lines in themes.items() for line in lines}


def _merged(then: Sequence[str], now: Sequence[str], edited: Sequence[str]) -> list[str]:
    """The edited order, unless others have changed the order since; what it lacks comes last."""
    same = [one for one in now if one in then] == [one for one in then if one in now]
    first, last = (edited, now) if same else (now, edited)
    return list(dict.fromkeys((*first, *last)))


def _question(before: TreeQuestion, after: TreeQuestion, anchors: Anchors) -> QuestionEdits:
    lines = [line for theme in before.themes for line in theme.lines]
    now = [line for theme in after.themes for line in theme.lines]
    insights = _Matching(lines, now, anchors)
    tensions = _Matching(before.tensions, after.tensions, anchors)
    made = iter(insights.edits())
    themes = _themes(before, after, [[next(made) for _ in theme.lines] for theme in after.themes])
    stood = [(theme.ids[0], [line.ids[0] for line in theme.lines]) for theme in before.themes]
    gone = {line_id for line_id, _ in insights.gone()}
    staying = [(t, [one for one in ids if one not in gone]) for t, ids in stood]
    stand = [(theme.id, [line.id for line in theme.lines if line.id]) for theme in themes]
    return QuestionEdits(
        number=before.number or 0,
        themes=themes,
        tensions=tuple(tensions.edits()),
        dropped=(
            *(("insight", *one) for one in insights.dropped()),
            *(("tension", *one) for one in tensions.dropped()),
        ),
        moved=[one for one in staying if one[1]] != [one for one in stand if one[1]],
        comments=after.comments,
    )


def _themes(
    before: TreeQuestion, after: TreeQuestion, lines: Sequence[Sequence[LineEdit]]
) -> tuple[ThemeEdit, ...]:
    """The themes now, each with the one that it was: by anchor, else title, else most lines."""
    home = {line.ids[0]: theme.ids[0] for theme in before.themes for line in theme.lines}
    titles = {theme.ids[0]: theme.title for theme in before.themes}
    found: dict[int, str] = {}

    def pair(same: Callable[[TreeTheme, Sequence[LineEdit]], Iterable[str]]) -> None:
        for place, theme in enumerate(after.themes):
            free = [one for one in same(theme, lines[place]) if one not in found.values()]
            if place not in found and free:
                found[place] = free[0]

    by_title = {title: theme for theme, title in titles.items()}
    pair(lambda theme, _: [one for one in theme.ids if one in titles])
    pair(lambda theme, _: [by_title[theme.title]] if theme.title in by_title else [])
    pair(lambda _, under: _homes_of_most(under, home))
    return tuple(
        ThemeEdit(
            id=found.get(place),
            title=theme.title,
            before=titles.get(found.get(place, ""), ""),
            lines=tuple(lines[place]),
            comments=theme.comments,
        )
        for place, theme in enumerate(after.themes)
    )


def _homes_of_most(lines: Sequence[LineEdit], home: dict[str, str]) -> list[str]:
    homes = [home[line.id] for line in lines if line.id in home]
    return [one for one in dict.fromkeys(homes) if 2 * homes.count(one) > len(lines)]


class _Matching:
    """The lines of a question as they were, and as they are now."""

    def __init__(
        self, before: Sequence[TreeLine], after: Sequence[TreeLine], anchors: Anchors
    ) -> None:
        self._anchors = anchors
        self._before = {line.ids[0]: line.text for line in before}
        self._after = after
        self._was: dict[int, str] = {}
        self._match()
        self._joined = self._joins()

    def edits(self) -> list[LineEdit]:
        """The lines now, in order."""
        return [
            LineEdit(
                id=self._was.get(place),
                text=line.text,
                before=self._before.get(self._was.get(place, ""), ""),
                joined=tuple(one for one, into in self._joined.items() if into == place),
                split_from=None if place in self._was else self._source(line),
                comments=line.comments,
            )
            for place, line in enumerate(self._after)
        ]

    def dropped(self) -> list[tuple[str, str]]:
        """The lines that nothing now says, by id, with their words."""
        return [one for one in self.gone() if one[0] not in self._joined]

    def gone(self) -> list[tuple[str, str]]:
        """The lines that no line now is, joined ones too."""
        return [one for one in self._before.items() if one[0] not in self._was.values()]

    def _match(self) -> None:
        if self._anchors is Anchors.ARE_MARKS:
            self._pair(lambda line, one, _: float(one in line.ids[:1]), 1.0)
        self._pair(lambda line, _, text: 100.0 if line.text == text else 0.0, 100.0)
        self._pair(
            lambda line, one, text: 1 + fuzz.ratio(line.text, text) if one in line.ids else 0.0, 1.0
        )
        self._pair(lambda line, _, text: fuzz.token_sort_ratio(line.text, text), _ALIKE)

    def _pair(self, score: Callable[[TreeLine, str, str], float], least: float) -> None:
        """Pairs what is still free, the best first; of equals, in the order of the document."""
        taken = set(self._was.values())
        free = [item for item in self._before.items() if item[0] not in taken]
        scored = [
            (-found, place, at, one)
            for place, line in enumerate(self._after)
            if place not in self._was
            for at, (one, text) in enumerate(free)
            if (found := score(line, one, text)) >= least
        ]
        for _, place, _, one in sorted(scored):
            if place not in self._was and one not in self._was.values():
                self._was[place] = one

    def _joins(self) -> dict[str, int]:
        """By line that is gone, the reworded one that says it now."""
        joins: dict[str, int] = {}
        marked = self._anchors is Anchors.ARE_MARKS
        for one, text in self.gone():
            for place, line in enumerate(self._after):
                was = self._was.get(place)
                if marked and one in line.ids[1:]:
                    joins[one] = place
                if was is None or line.text == self._before[was]:
                    continue
                least = _CONTAINED_BY_ANCHOR if one in line.ids else _CONTAINED
                if _share(text, line.text, beside=self._before[was]) >= least:
                    joins.setdefault(one, place)
        return joins

    def _source(self, line: TreeLine) -> str | None:
        """The line that a new one was split off: it lost the words that the new one has."""
        for place, was in self._was.items():
            text = self._after[place].text
            before = self._before[was]
            if text != before and _share(line.text, before, beside=text) >= _CONTAINED:
                return was
        return None


def _share(words: str, text: str, *, beside: str) -> float:
    """In percent, how many of the words stand in the text, without those that ``beside`` has."""
    other = _words(beside)
    own = [word for word in _words(words) if word not in other] or _words(words)
    there = _words(text)
    return 100 * sum(word in there for word in own) / len(own) if own else 0.0


def _words(text: str) -> list[str]:
    return [
        word for word in (part.strip(".,;:!?–-()”\"'").casefold() for part in text.split()) if word
    ]
