"""Which question a heading means: by its number, by its wording, or by both.

Wording is compared word by word, with inflections and slips of the pen allowed for, and as a whole
(edit distance, rapidfuzz). A word that several questions share, if only in a compound, weighs less
than one that only one question has. How much likeness is asked for depends on how much a text looks
like a heading: a note must not be taken for one.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import islice, takewhile

from rapidfuzz import fuzz

from synthkit.model.workshop import Question
from synthkit.notes.numbering import Numbered, numbered
from synthkit.notes.same_question import of_other_matters, turning_words
from synthkit.notes.wording import carries_nothing, content_words
from synthkit.text.detection import language_of
from synthkit.text.languages import DEFAULT, LanguageCode
from synthkit.text.wordforms import bare_words, related_words, same_word, stem

_Kin = Callable[[str], frozenset[str]]  # the questions' words that mean the same as a word

_MOST_CUTS = 8  # question marks at which a text is tried
_FEWEST_REPEATED = 5  # words of a question that a line may end with
_MOST_BEFORE = 8  # words of such a line that come before it
_TOUCHED = 0.25  # of the matter of a heading that looks as those of the questions do
LONGEST_HEADING = 60  # words; a longer text is matched by its beginning only


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
        bare: nothing but a plain number speaks for it.
    """

    question: int
    sure: bool
    head: str
    rest: str = ""
    bare: bool = False


@dataclass(frozen=True, slots=True)
class _Likeness:
    """How like a text is to one question, each from 0 to 1; ``weight`` in distinctive words."""

    question: int
    whole: float  # as strings
    start: float  # as strings, to the question's beginning
    precision: float  # how much of the text's matter is in the question
    recall: float  # how much of the question's matter is in the text
    weight: float
    opening: int  # how many of the first words are alike

    @property
    def total(self) -> float:
        return 0.45 * self.precision + 0.25 * self.recall + 0.3 * max(self.whole, self.start)


class _Asked:
    """One question, prepared for comparing."""

    def __init__(self, question: Question, weights: dict[str, float]) -> None:
        self.number = question.number
        self.folded = " ".join(bare_words(question.text))
        self.words = bare_words(question.text)
        self.text = question.text
        self.turning = turning_words(question.text)
        self.matter = {w: weights[w] for w in dict.fromkeys(content_words(question.text))}
        self.all_matter = sum(self.matter.values()) or 1.0


class QuestionMatcher:
    """Finds the question that a text is the heading of."""

    def __init__(self, questions: tuple[Question, ...]) -> None:
        self._language: LanguageCode = language_of((q.text for q in questions), DEFAULT)
        matter = {q.number: set(content_words(q.text)) for q in questions}
        every = sorted(set().union(*matter.values())) if matter else []
        self._weights = {
            word: 1
            / sum(any(self._related(word, other) for other in of_one) for of_one in matter.values())
            for word in every
        }
        self._asked = tuple(_Asked(q, self._weights) for q in questions)
        self._by_number_asked = {asked.number: asked for asked in self._asked}
        self.numbers = frozenset(matter)
        self._kin_of: dict[str, frozenset[str]] = {}
        self._relatives_of: dict[str, frozenset[str]] = {}
        self._matches: dict[tuple[str, str | None, Prominence], Match | None] = {}

    def match(self, text: str, label: str | None, prominence: Prominence) -> Match | None:
        """The question that this text is the heading of, if it is one's."""
        key = (text, label, prominence)
        if key not in self._matches:
            self._matches[key] = self._match(text, label, prominence) if self._asked else None
        return self._matches[key]

    def named_by(self, text: str) -> Match | None:
        """The question that a title or a file name is about."""
        return self.match(text, None, Prominence.HEADING)

    def touched_by(self, text: str) -> int | None:
        """The only question that a heading shares a good part of its words with."""
        likes = [one for one in self._likenesses(text, self._relatives) if one.weight]
        only = likes[0] if len(likes) == 1 else None
        return only.question if only and only.precision >= _TOUCHED else None

    def _match(self, text: str, label: str | None, prominence: Prominence) -> Match | None:
        first, _, below = text.strip().partition("\n")
        number = numbered(first, label)
        if number.last:
            number = replace(number, number=max(self.numbers))
        full = f"{number.rest}\n{below}" if below else number.rest
        if said := self._repeated_at_end(first):
            return Match(said, sure=True, head=first, rest=below)
        if prominence is Prominence.NOTE and number.number is None and not self._may_be_whole(text):
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

    def _repeated_at_end(self, line: str) -> int | None:
        """The question that a line ends with word for word ("Då tar vi nästa: hur …?")."""
        flat = " ".join(bare_words(line))
        asked = (
            a.number
            for a in self._asked
            if len(a.words) >= _FEWEST_REPEATED
            and flat.endswith(f" {a.folded}")
            and len(bare_words(line)) - len(a.words) <= _MOST_BEFORE
        )
        return next(asked, None)

    def _may_be_whole(self, text: str) -> bool:
        """A cheap sign, for the many texts that are plain notes."""
        flat = " ".join(bare_words(text))
        return any(
            fuzz.ratio(flat[: len(a.folded) + 8], a.folded, score_cutoff=78) for a in self._asked
        )

    def _verdict(
        self, head: str, number: Numbered, prominence: Prominence
    ) -> tuple[int, float] | None:
        """The question that a text surely is the wording of, and how like it is."""
        long = len(bare_words(head)) > LONGEST_HEADING
        likes = [] if long else sorted(self._likenesses(head), key=lambda one: -one.total)
        if not likes:
            return None
        best = likes[0]
        lead = best.total - likes[1].total if len(likes) > 1 else 1.0
        if best.whole >= 0.85 and lead > 0.03 and not self._is_neighbour(head, best):
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

    def _asks_otherwise(self, head: str, like: _Likeness) -> bool:
        """Whether a word turns the sense of one of the two: "bra", "mindre bra"."""
        asked = self._by_number_asked[like.question]
        turning = turning_words(head)
        return bool(turning - asked.turning) or (like.whole >= 0.7 and turning != asked.turning)

    def _is_neighbour(self, head: str, like: _Likeness) -> bool:
        """Whether the same is asked about something else: "kommunerna", "regionerna"."""
        return of_other_matters(head, self._by_number_asked[like.question].text, self._language)

    def _by_number(self, number: Numbered, prominence: Prominence) -> Match | None:
        """The question whose number a text gives, unless its words clearly mean another."""
        if number.number not in self.numbers or number.number is None:
            return None
        likes = {one.question: one for one in self._likenesses(number.rest)}
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
        kin = self._relatives  # "svinnet" heads what is asked about "matsvinnet"
        likes = sorted(self._likenesses(number.rest, kin), key=lambda one: -one.precision)
        if not likes or likes[0].precision < 0.7 or likes[0].weight < 0.9:
            return None
        if len(likes) > 1 and likes[0].precision - likes[1].precision < 0.25:
            return None
        return Match(likes[0].question, sure=False, head=number.rest)

    def _likenesses(self, text: str, kin: _Kin | None = None) -> list[_Likeness]:
        matter = list(dict.fromkeys(content_words(text)))
        every = bare_words(text)
        if not every:
            return []
        flat = " ".join(every)
        kin = kin or self._kin
        of_matter = {word: kin(word) for word in matter}
        likes = [self._likeness(asked, flat, every, of_matter) for asked in self._asked]
        return [one for one in likes if not self._asks_otherwise(text, one)]

    def _likeness(
        self,
        asked: _Asked,
        flat: str,
        every: tuple[str, ...],
        matter: dict[str, frozenset[str]],
    ) -> _Likeness:
        kin = [alike & asked.matter.keys() for alike in matter.values() if alike]
        shared = frozenset[str]().union(*kin)
        weight = sum(max((asked.matter[k] for k in one), default=0.0) for one in kin)
        # A word that all questions share neither speaks for this one nor against it.
        weights = (max((self._weights[k] for k in a), default=1.0) for a in matter.values())
        most = sum(weights)
        start = 0.0
        if len(every) >= 4 and matter and len(flat) < len(asked.folded):
            start = fuzz.ratio(flat, asked.folded[: len(flat)]) / 100
        alike = (self._same(one, two) for one, two in zip(every, asked.words, strict=False))
        return _Likeness(
            question=asked.number,
            whole=fuzz.ratio(flat, asked.folded) / 100,
            start=start,
            precision=weight / most if most else 0.0,
            recall=sum(asked.matter[w] for w in shared) / asked.all_matter,
            weight=weight,
            opening=sum(1 for _ in takewhile(bool, alike)),
        )

    def _kin(self, word: str) -> frozenset[str]:
        if word not in self._kin_of:
            self._kin_of[word] = frozenset(w for w in self._weights if self._same(word, w))
        return self._kin_of[word]

    def _relatives(self, word: str) -> frozenset[str]:
        if word not in self._relatives_of:
            self._relatives_of[word] = self._kin(word) or frozenset(
                w
                for w in self._weights
                if _is_a(word, w) and (self._related(word, w) or related_words(word, w))
            )
        return self._relatives_of[word]

    def _same(self, one: str, other: str) -> bool:
        return same_word(stem(one, self._language), stem(other, self._language))

    def _related(self, one: str, other: str) -> bool:
        return related_words(stem(one, self._language), stem(other, self._language))


def _is_a(one: str, other: str) -> bool:
    """Whether one word is the other, or ends on it, but for their last letters.

    "Svinnet" heads what is asked about "matsvinnet"; "anhörigbordet" is a table and no relatives.
    """
    short, long = sorted((one, other), key=len)
    return any(part in long[-len(short) - 2 :] for part in (short, short[:-1], short[:-2]))


def _is_wording(best: _Likeness, head: str, *, agreed: bool, prominence: Prominence) -> bool:
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


def _named_rest(rest: str, mine: _Likeness | None, prominence: Prominence) -> tuple[str, str]:
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
