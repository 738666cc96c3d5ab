"""Which question a heading means: by its number, by its wording, or by both.

How much likeness is asked for depends on how much a text looks like a heading: a note must not be
taken for one.
"""

import re
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import islice

from synthkit.model.workshop import Question
from synthkit.notes.numbering import Numbered, numbered
from synthkit.notes.question_likeness import Likeness, QuestionLikeness
from synthkit.notes.wording import carries_nothing
from synthkit.text.wordforms import bare_words

_MOST_CUTS = 8  # question marks at which a text is tried
_LONGEST_HEADING = 60  # words; a longer text is matched by its beginning only


class Prominence(IntEnum):
    """How much a text looks like a heading."""

    NOTE = 0  # a plain list item, a text in the midst of others
    LINE = 1  # a line of its own, a numbered item
    LEAD = 2  # a short line that something is listed under
    HEADING = 3  # a heading, or bold as one, or at the head of a column or row


@dataclass(frozen=True, slots=True)
class Match:
    """A question that a text is the heading of.

    Attributes:
        sure: it is no other text's heading; else other headings of the document decide.
        rest: what follows the question in the same text: a note.
        head: the heading without that.
        bare: nothing but a plain number, or its place, speaks for it.
    """

    question: int
    sure: bool
    head: str
    rest: str = ""
    bare: bool = False


class QuestionMatcher:
    """Finds the question that a text is the heading of."""

    def __init__(self, questions: tuple[Question, ...]) -> None:
        self.likeness = QuestionLikeness(questions)
        self.numbers = frozenset(question.number for question in questions)
        self._matches: dict[tuple[str, str | None, Prominence], Match | None] = {}

    def match(self, text: str, label: str | None, prominence: Prominence) -> Match | None:
        """The question that this text is the heading of, if it is one's."""
        key = (text, label, prominence)
        if key not in self._matches:
            self._matches[key] = self._match(text, label, prominence) if self.numbers else None
        return self._matches[key]

    def named_by(self, text: str) -> Match | None:
        """The question that a title or a file name is about."""
        return self.match(text, None, Prominence.HEADING)

    def _match(self, text: str, label: str | None, prominence: Prominence) -> Match | None:
        first, _, below = text.strip().partition("\n")
        number = numbered(first, label)
        if number.last:
            number = replace(number, number=max(self.numbers))
        full = f"{number.rest}\n{below}" if below else number.rest
        if said := self.likeness.repeated_at_end(first):
            return Match(said, sure=True, head=first, rest=below)
        if (
            prominence is Prominence.NOTE
            and number.number is None
            and not self.likeness.may_be_whole(text)
        ):
            return None
        found: list[tuple[float, int, Match]] = []
        for order, (head, rest) in enumerate(_cuts(full)):
            verdict = self._verdict(head, number, prominence)
            if verdict:
                question, likeness = verdict
                found.append((likeness, -order, Match(question, sure=True, head=head, rest=rest)))
        if found:
            return max(found, key=lambda one: one[:2])[2]
        doubtful = self._by_number(number, prominence) or self._weakly(number, prominence)
        if doubtful and below:
            return replace(doubtful, rest=f"{doubtful.rest}\n{below}".strip("\n"))
        return doubtful

    def _verdict(
        self, head: str, number: Numbered, prominence: Prominence
    ) -> tuple[int, float] | None:
        """The question that a text surely is the wording of, and how like it is."""
        long = len(bare_words(head)) > _LONGEST_HEADING
        likes = [] if long else sorted(self.likeness.of(head), key=lambda one: -one.total)
        if not likes:
            return None
        best = likes[0]
        lead = best.total - likes[1].total if len(likes) > 1 else 1.0
        if best.whole >= 0.85 and lead > 0.03 and not self.likeness.is_neighbour(head, best):
            return best.question, best.whole
        if prominence is Prominence.NOTE:
            asks = head.rstrip().endswith("?") and best.precision >= 0.8 and best.recall >= 0.7
            return (best.question, best.whole) if asks and lead > 0.1 else None
        agreed = number.number == best.question
        if lead < 0.08 and not agreed:
            return None
        if _is_wording(best, head, agreed=agreed, prominence=prominence):
            return best.question, max(best.whole, best.start)
        return None

    def _by_number(self, number: Numbered, prominence: Prominence) -> Match | None:
        """The question whose number a text gives, unless its words clearly mean another."""
        if number.number not in self.numbers or number.number is None:
            return None
        likes = {one.question: one for one in self.likeness.of(number.rest)}
        mine = likes.get(number.number)
        alone = carries_nothing(number.rest)
        other = max(
            (one for one in likes.values() if one.question != number.number),
            key=lambda one: one.precision * one.weight,
            default=None,
        )
        against = mine is None or mine.precision < 0.4
        if other and against and other.precision >= 0.75 and other.weight >= 0.4:
            return Match(other.question, sure=number.named, head=number.rest)
        if number.named:
            if not (
                number.apart or prominence is Prominence.HEADING or (mine and mine.precision >= 0.5)
            ):
                return None
            head, rest = _named_rest(number.rest, mine, prominence)
            return Match(number.number, sure=True, head=head, rest=rest)
        shares = mine is not None and mine.precision >= 0.5
        asks = number.rest.rstrip().endswith("?")
        shares = shares and (prominence >= Prominence.LEAD or number.typed or asks)
        if shares or prominence >= Prominence.LEAD or (alone and prominence is Prominence.LINE):
            return Match(number.number, sure=False, head=number.rest, bare=not shares)
        return None

    def _weakly(self, number: Numbered, prominence: Prominence) -> Match | None:
        """The question that a short heading shares its distinctive words with."""
        if prominence < Prominence.LEAD:
            return None
        found = self.likeness.of(number.rest, compounds=True)
        likes = sorted(found, key=lambda one: -one.precision)
        if not likes or likes[0].precision < 0.7 or likes[0].weight < 0.9:
            return None
        if len(likes) > 1 and likes[0].precision - likes[1].precision < 0.25:
            return None
        return Match(likes[0].question, sure=False, head=number.rest)


def _is_wording(best: Likeness, head: str, *, agreed: bool, prominence: Prominence) -> bool:
    """Whether a line is a question's wording, in full, shortened or misspelt."""
    asks = head.rstrip().endswith("?")
    begins = asks or agreed or best.opening >= 1 or best.whole >= 0.7
    if best.precision >= 0.8 and best.recall >= 0.6 and begins:
        return True
    if best.start >= 0.9 and best.weight >= 0.5 and (asks or prominence >= Prominence.LINE):
        return True
    alike = best.opening >= (2 if asks else 4)
    if alike and best.precision >= 0.8 and best.weight >= 1.5:
        return True
    if agreed and best.precision >= 0.6 and best.weight >= 0.9:
        return asks or prominence >= Prominence.LEAD
    return False


def _named_rest(rest: str, mine: Likeness | None, prominence: Prominence) -> tuple[str, str]:
    """What stands after "Fråga 2:": a shortened wording (heading) or already a note."""
    shortened = mine is not None and mine.precision >= 0.5
    as_title = prominence is Prominence.HEADING and len(bare_words(rest)) <= 12
    if carries_nothing(rest) or shortened or as_title or rest.rstrip().endswith("?"):
        return rest, ""
    return "", rest


def _cuts(text: str) -> list[tuple[str, str]]:
    """The ways to part a text into a heading and what follows it, the whole first."""
    cuts = [(text, "")]
    cuts += [
        (text[: end.end()], _after(text[end.end() :]))
        for end in islice(re.finditer(r"\?+", text), _MOST_CUTS)
        if not carries_nothing(text[end.end() :])
    ]
    lines = text.splitlines()
    cuts += [
        (" ".join(lines[:count]), "\n".join(lines[count:]))
        for count in (1, 2, 3)
        if count < len(lines)
    ]
    for sign in (r":\s", r"\s[–—-]\s"):
        if found := re.search(sign, text):
            before, after = text[: found.start()], text[found.end() :]
            if not carries_nothing(after) and len(bare_words(before)) > 2:
                cuts.append((before, _after(after)))
    return cuts


def _after(text: str) -> str:
    return re.sub(r"^[\s:–—\-.,;)]+", "", text)
