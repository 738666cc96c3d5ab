"""How like a text is to each of the questions, and whether two wordings can ask the same.

Words are compared one by one, with inflections and slips of the pen allowed for, and texts as a
whole (edit distance, rapidfuzz). A word that several questions share, if only in a compound, weighs
less than one that only one question has.
"""

from dataclasses import dataclass
from itertools import pairwise, takewhile

from rapidfuzz import fuzz

from synthkit.model.workshop import Question
from synthkit.notes.wording import content_words
from synthkit.text.detection import language_of
from synthkit.text.languages import DEFAULT, LanguageCode, words_of
from synthkit.text.wordforms import bare_words, related_words, same_word, stem

_FEWEST_REPEATED = 5  # words of a question that a line may end with
_MOST_BEFORE = 8  # words of such a line that come before it
_TOUCHED = 0.25  # of the matter of a heading that looks as those of the questions do
_TURNING = words_of(lambda language: language.questions.turning | language.words.negations)


def turning_words(text: str) -> frozenset[str]:
    """The words that turn the sense of a question: "inte", "mindre"."""
    return frozenset(bare_words(text)) & _TURNING


def of_other_matters(one: str, other: str, language: LanguageCode) -> bool:
    """Whether each has a word of matter that the other lacks ("kommunerna", "regionerna")."""
    return _lacks(one, other, language) and _lacks(other, one, language)


def _lacks(one: str, other: str, language: LanguageCode) -> bool:
    words, others = bare_words(one), bare_words(other)
    # "i dag" and "idag" are one word.
    apart = {w for pair in pairwise(words) if "".join(pair) in others for w in pair}
    known = [stem(word, language) for word in (*others, *map("".join, pairwise(others)))]
    return any(
        not any(same_word(stem(word, language), each) for each in known)
        for word in content_words(one)
        if word not in apart
    )


@dataclass(frozen=True, slots=True)
class Likeness:
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
        """All of it in one number."""
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


class QuestionLikeness:
    """Compares texts with the questions of a workshop."""

    def __init__(self, questions: tuple[Question, ...]) -> None:
        self._language: LanguageCode = language_of((q.text for q in questions), DEFAULT)
        matter = [set(content_words(q.text)) for q in questions]
        self._weights = {
            word: 1 / sum(any(self._related(word, other) for other in each) for each in matter)
            for word in sorted(set().union(*matter))
        }
        self._by_number = {q.number: _Asked(q, self._weights) for q in questions}
        self._kin_of: dict[tuple[str, bool], frozenset[str]] = {}

    def of(self, text: str, *, compounds: bool = False) -> list[Likeness]:
        """How like a text is to each question that it does not turn the sense of.

        Args:
            text: of any length.
            compounds: whether "svinnet" may stand for what is asked about "matsvinnet".
        """
        matter = list(dict.fromkeys(content_words(text)))
        every = bare_words(text)
        if not every:
            return []
        flat = " ".join(every)
        of_matter = {word: self._kin(word, compounds=compounds) for word in matter}
        likes = [
            self._likeness(asked, flat, every, of_matter) for asked in self._by_number.values()
        ]
        return [one for one in likes if not self._asks_otherwise(text, one)]

    def _likeness(
        self,
        asked: _Asked,
        flat: str,
        every: tuple[str, ...],
        matter: dict[str, frozenset[str]],
    ) -> Likeness:
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
        return Likeness(
            question=asked.number,
            whole=fuzz.ratio(flat, asked.folded) / 100,
            start=start,
            precision=weight / most if most else 0.0,
            recall=sum(asked.matter[w] for w in shared) / asked.all_matter,
            weight=weight,
            opening=sum(1 for _ in takewhile(bool, alike)),
        )

    def touched_by(self, text: str) -> int | None:
        """The only question that a heading shares a good part of its words with."""
        likes = [one for one in self.of(text, compounds=True) if one.weight]
        only = likes[0] if len(likes) == 1 else None
        return only.question if only and only.precision >= _TOUCHED else None

    def repeated_at_end(self, line: str) -> int | None:
        """The question that a line ends with word for word ("Då tar vi nästa: hur …?")."""
        flat = " ".join(bare_words(line))
        asked = (
            a.number
            for a in self._by_number.values()
            if len(a.words) >= _FEWEST_REPEATED
            and flat.endswith(f" {a.folded}")
            and len(bare_words(line)) - len(a.words) <= _MOST_BEFORE
        )
        return next(asked, None)

    def may_be_whole(self, text: str) -> bool:
        """Whether a text may be a question in full: a cheap sign, for the many that are notes."""
        flat = " ".join(bare_words(text))
        return any(
            fuzz.ratio(flat[: len(a.folded) + 8], a.folded, score_cutoff=78)
            for a in self._by_number.values()
        )

    def _asks_otherwise(self, head: str, like: Likeness) -> bool:
        """Whether a word turns the sense of one of the two: "bra", "mindre bra"."""
        asked = self._by_number[like.question]
        turning = turning_words(head)
        return bool(turning - asked.turning) or (like.whole >= 0.7 and turning != asked.turning)

    def is_neighbour(self, head: str, like: Likeness) -> bool:
        """Whether the same is asked about something else: "kommunerna", "regionerna"."""
        return of_other_matters(head, self._by_number[like.question].text, self._language)

    def _kin(self, word: str, *, compounds: bool) -> frozenset[str]:
        """The questions' words that mean the same as a word."""
        key = word, compounds
        if key not in self._kin_of:
            found = frozenset(w for w in self._weights if self._same(word, w))
            if compounds and not found:
                found = frozenset(w for w in self._weights if self._heads(word, w))
            self._kin_of[key] = found
        return self._kin_of[key]

    def _same(self, one: str, other: str) -> bool:
        return same_word(stem(one, self._language), stem(other, self._language))

    def _related(self, one: str, other: str) -> bool:
        return related_words(stem(one, self._language), stem(other, self._language))

    def _heads(self, one: str, other: str) -> bool:
        return _is_a(one, other) and (self._related(one, other) or related_words(one, other))


def _is_a(one: str, other: str) -> bool:
    """Whether one word is the other, or ends on it, but for their last letters.

    "Svinnet" heads what is asked about "matsvinnet"; "anhörigbordet" is a table and no relatives.
    """
    short, long = sorted((one, other), key=len)
    return any(part in long[-len(short) - 2 :] for part in (short, short[:-1], short[:-2]))
