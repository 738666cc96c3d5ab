"""What a person changed in a document: two trees of it compared."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal

from rapidfuzz import fuzz

from synthkit.app.conflicts import Preferred
from synthkit.app.document_tree import Anchors, DocumentTree, TreeQuestion, TreeTheme
from synthkit.app.front_edits import FrontEdit, front_edits
from synthkit.app.line_matching import ALIKE, LineEdit, LineMatching
from synthkit.model.base import FrozenModel


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
        gone_elsewhere: those of ``dropped`` that stand under another question now.
        comments: on the question as a whole.
    """

    number: int
    themes: tuple[ThemeEdit, ...]
    tensions: tuple[LineEdit, ...]
    dropped: tuple[tuple[Literal["insight", "tension"], str, str], ...]
    moved: bool
    gone_elsewhere: frozenset[str] = frozenset()
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
    questions = [
        _question(asked[number], there[number], after.anchors)
        for number in asked
        if number in there
    ]
    return DocumentEdits(
        front=(*front_edits(before.front, after.front), *_beside(before, after)),
        remarks=tuple((one.text, said) for one in after.front for said in one.comments),
        questions=tuple(_across(questions)),
        gone=tuple(number for number in asked if number not in there),
    )


def _across(questions: Sequence[QuestionEdits]) -> Iterator[QuestionEdits]:
    """The questions, in which a new line knows of its words gone from another question."""
    new = [
        (one.number, line.text)
        for one in questions
        for theme in one.themes
        for line in theme.lines
        if line.id is None and line.split_from is None
    ]
    came: dict[tuple[int, str], LineEdit] = {}
    for question in questions:
        for kind, one, words in question.dropped:
            scored = [
                (fuzz.token_sort_ratio(at[1], words), at)
                for at in new
                if at[0] != question.number and at not in came and kind == "insight"
            ]
            score, at = max(scored, default=(0.0, (0, "")))
            if score >= ALIKE:
                source = (question.number, one)
                came[at] = LineEdit(id=None, text=at[1], before=words, came_from=source)
    gone = frozenset(source.came_from for source in came.values() if source.came_from)
    for question in questions:
        number = question.number
        yield question.model_copy(
            update={
                "themes": tuple(_with_sources(theme, number, came) for theme in question.themes),
                "gone_elsewhere": frozenset(one for asked, one in gone if asked == number),
            }
        )


def _with_sources(
    theme: ThemeEdit, number: int, came: Mapping[tuple[int, str], LineEdit]
) -> ThemeEdit:
    def known(line: LineEdit) -> LineEdit:
        source = came.get((number, line.text)) if line.id is None else None
        return source.model_copy(update={"comments": line.comments}) if source else line

    return theme.model_copy(update={"lines": tuple(map(known, theme.lines))})


def _beside(before: DocumentTree, after: DocumentTree) -> Iterator[FrontEdit]:
    """What is no line: the words of questions, tables, boxes, footnotes, titles without lines."""

    def texts(tree: DocumentTree) -> Counter[str]:
        asked = {question.number: question for question in before.questions}
        known = {t.title for question in asked.values() for t in question.themes}
        of_questions = [one.heading for one in tree.questions if one.number in asked]
        titles = [t.title for q in tree.questions for t in q.themes if not (t.lines or t.ids)]
        return Counter((*tree.beside, *of_questions, *(one for one in titles if one not in known)))

    was, now = texts(before), texts(after)
    for text in (now - was).elements():
        yield FrontEdit(kind=None, before="", text=text)


Order = Mapping[str, Sequence[str]]


class MergedOrder:
    """Themes with their lines as they stand now, but for what the editor moved.

    Args:
        then: ids of lines by ids of themes, in order, as they were exported.
        now: likewise, as they stand.
        edited: likewise, as the editor has them; new ones have ids of their own.
    """

    def __init__(self, then: Order, now: Order, edited: Order) -> None:
        self._orders = then, now, edited
        self._homes = _home_of(then), _home_of(now), _home_of(edited)

    @property
    def is_contested(self) -> bool:
        """Whether the same was moved in two ways: a line, or what stands in one list."""
        then, now, edited = self._orders
        was, stands, wanted = self._homes
        moved = any(
            len({was[i], stands[i], wanted[i]}) > 2 for i in was if i in stands.keys() & wanted
        )
        lists = [(then[t], now[t], edited[t]) for t in then if t in now.keys() & edited]
        themes = list(then), list(now), list(edited)
        return moved or any(len({*_of_all(one)}) > 2 for one in (themes, *lists))

    def merged(self, preferred: Preferred) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The order to be, in which what is contested is as ``preferred``."""
        home = self._home(preferred)
        order: list[tuple[str, tuple[str, ...]]] = []
        for theme in _merged([list(one) for one in self._orders], preferred):
            ranked = _merged([lines.get(theme, ()) for lines in self._orders], preferred)
            here = [line for line in (*ranked, *home) if home.get(line) == theme]
            order.append((theme, tuple(dict.fromkeys(here))))
        return tuple(order)

    def _home(self, preferred: Preferred) -> dict[str, str]:
        was, stands, wanted = self._homes
        home: dict[str, str] = {}
        for line in dict.fromkeys((*wanted, *stands)):
            is_ours = preferred is Preferred.MINE and was.get(line) not in {stands.get(line), None}
            if line in stands and (is_ours or wanted.get(line) in {was.get(line), None}):
                home[line] = stands[line]
            elif line in stands or line not in was:
                home[line] = wanted[line]
        return home


def _home_of(themes: Order) -> dict[str, str]:
    return {line: theme for theme, lines in themes.items() for line in lines}


def _of_all(lists: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """Each of the lists with what stands in all of them."""
    common = set.intersection(*map(set, lists))
    return [tuple(one for one in each if one in common) for each in lists]


def _merged(orders: Sequence[Sequence[str]], preferred: Preferred) -> list[str]:
    """The edited order, unless others have changed the order since; what it lacks comes last."""
    _, now, edited = orders
    was, stands, wanted = _of_all(orders)
    theirs = stands == was or (wanted != was and preferred is Preferred.THEIRS)
    first, last = (edited, now) if theirs else (now, edited)
    return list(dict.fromkeys((*first, *last)))


def _question(before: TreeQuestion, after: TreeQuestion, anchors: Anchors) -> QuestionEdits:
    lines = [line for theme in before.themes for line in theme.lines]
    now = [line for theme in after.themes for line in theme.lines]
    insights = LineMatching(lines, now, anchors)
    tensions = LineMatching(before.tensions, after.tensions, anchors)
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
