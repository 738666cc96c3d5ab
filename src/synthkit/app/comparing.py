"""Two meetings side by side: what stayed, what came and what went."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final

from rapidfuzz import fuzz

from synthkit.engines.offline.recurring import PLAINLY_ONE, on_one_matter
from synthkit.exporters.lines import PrintedLine, printed_lines
from synthkit.model.base import FrozenModel
from synthkit.model.synthesis import Synthesis
from synthkit.model.workshop import Question
from synthkit.text.languages import DEFAULT, LanguageCode
from synthkit.text.wordforms import stems

# In percent of their words, two questions ask the same or nearly so.
_LIKE: Final = 60.0


class Change(StrEnum):
    """What became of something from one meeting to the next."""

    STAYED = "stayed"
    CAME = "came"
    WENT = "went"


class Compared(FrozenModel):
    """Lines or themes on one matter, those of either meeting."""

    change: Change
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class Comparison(FrozenModel):
    """Two meetings, or a question of each.

    Attributes:
        questions: that of either meeting; None where all are compared.
    """

    meetings: tuple[str, str]
    questions: tuple[Question, Question] | None
    themes: tuple[Compared, ...]
    lines: tuple[Compared, ...]


def compare(before: Synthesis, after: Synthesis) -> tuple[Comparison, ...]:
    """Each two like questions; where the meetings asked nothing alike, all their lines."""
    pairs = _like_questions(before, after)
    if not pairs:
        return (_compared(before, after, None),)
    return tuple(_compared(before, after, pair) for pair in pairs)


def _like_questions(before: Synthesis, after: Synthesis) -> list[tuple[Question, Question]]:
    """The questions of both that are nearest to each other, each once."""
    language = after.workshop.language
    scored = [
        (fuzz.token_sort_ratio(_words(one, language), _words(other, language)), one, other)
        for one in before.workshop.questions
        for other in after.workshop.questions
    ]
    found: list[tuple[Question, Question]] = []
    for likeness, one, other in sorted(scored, key=lambda item: -item[0]):
        free = all(one != was and other != now for was, now in found)
        if likeness >= _LIKE and free:
            found.append((one, other))
    return sorted(found, key=lambda pair: pair[1].number)


def likest_question(question: Question, others: Sequence[Question]) -> Question:
    """Of one or more questions of another meeting the one that is most like this."""

    def likeness(other: Question) -> tuple[float, bool]:
        alike = fuzz.token_sort_ratio(_words(question, DEFAULT), _words(other, DEFAULT))
        return alike, other.number == question.number

    return max(others, key=likeness)


def _words(question: Question, language: LanguageCode) -> str:
    return " ".join(stems(question.text, language))


def _compared(
    before: Synthesis, after: Synthesis, questions: tuple[Question, Question] | None
) -> Comparison:
    one, other = questions or (None, None)
    old, new = _lines(before, one), _lines(after, other)
    texts = [line.text for line in (*old, *new)]
    matters = on_one_matter(texts, after.workshop.language, PLAINLY_ONE)
    lines, together = [], list[tuple[set[str], set[str]]]()
    for matter in matters:
        was = [old[at] for at in matter if at < len(old)]
        now = [new[at - len(old)] for at in matter if at >= len(old)]
        lines.append(_of(tuple(line.text for line in was), tuple(line.text for line in now)))
        together.append((_themes(was), _themes(now)))
    return Comparison(
        meetings=(before.workshop.name or "1", after.workshop.name or "2"),
        questions=questions,
        themes=_in_order(_compared_themes(_themes(old), _themes(new), together)),
        lines=_in_order(lines),
    )


def _lines(synthesis: Synthesis, question: Question | None) -> list[PrintedLine]:
    every = printed_lines(synthesis)
    return [line for line in every if question is None or line.question == question.number]


def _themes(lines: Iterable[PrintedLine]) -> set[str]:
    return {line.theme for line in lines if line.theme}


def _compared_themes(
    old: set[str], new: set[str], together: Sequence[tuple[set[str], set[str]]]
) -> list[Compared]:
    """Themes are on one matter where lines of both are."""
    found: list[Compared] = []
    for theme in sorted(new):
        met = {title for was, now in together if theme in now for title in was}
        found.append(_of(tuple(sorted(met)), (theme,)))
    stayed = {title for one in found for title in one.before}
    return [*found, *(_of((theme,), ()) for theme in sorted(old - stayed))]


def _of(before: tuple[str, ...], after: tuple[str, ...]) -> Compared:
    change = Change.STAYED if before and after else Change.CAME if after else Change.WENT
    return Compared(change=change, before=before, after=after)


def _in_order(compared: Iterable[Compared]) -> tuple[Compared, ...]:
    order = list(Change)
    return tuple(sorted(compared, key=lambda one: order.index(one.change)))
