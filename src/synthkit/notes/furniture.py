"""What a page carries besides notes: page numbers, dates and facts of the meeting, titles."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from synthkit.notes.wording import FUNCTION_WORDS, carries_nothing, folded, has_emoji, normal
from synthkit.text.languages import either, either_word, words_of
from synthkit.text.sentences import sentences
from synthkit.text.wordforms import PART, bare_words

_PAGE = either(lambda language: language.pages.page)
_OF = either_word(lambda language: language.pages.page_of)
_PAGE_NUMBER = re.compile(
    rf"^\W*(?:{_PAGE}|p)\.?\s*\d{{1,4}}(?:\s*(?:{_OF}|/|\()\s*\d{{1,4}}\)?)?\W*$"
    rf"|^\W*\d{{1,4}}\s*(?:{_OF})\s*\d{{1,4}}\W*$|^\W*\d{{1,4}}\s*\(\s*\d{{1,4}}\s*\)\W*$"
    r"|^\s*[-–—]\s*\d{1,4}\s*[-–—]\s*$"
    # What a program prints below each page: "Exported from … | Page 1 of 2".
    rf"|^.{{1,80}}\s[|·•–—]\s*(?:{_PAGE})\.?\s*\d{{1,4}}\s*(?:{_OF}|/)\s*\d{{1,4}}\W*$",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"^\W*(?P<number>\d{1,4})"
    rf"(?:\s*(?P<unit>{either_word(lambda language: language.pages.counted)}))?\W*$",
    re.IGNORECASE,
)
_REACTIONS = re.compile(r"^(?:\W+\d{1,4})+\W*$")  # "❤️ 1 👍 3"
_NUMBER_OF_PART = re.compile(r"^\W*\d{1,2}(?:[.):]\s*|\s+)(?=\D)")
_LONE_NUMBER = re.compile(r"^\s*(\d{1,4})(?:\s*/\s*\d{1,4})?\s*$")
_MONTHS = either(lambda language: language.pages.months)
_DAYS = either(lambda language: language.pages.weekdays)
_CLOCK = either(lambda language: language.pages.clock)
_AFTER_DAY = either_word(lambda language: language.pages.after_day)
_DATE = re.compile(
    rf"^\W*(?:(?:{_DAYS})\W*)?"
    rf"(?:(?:{either_word(lambda language: language.pages.before_date)})\s+)?"
    r"(?:\d{4}-\d\d-\d\d|(?:19|20)\d\d[01]\d[0-3]\d|\d{1,2}[/.]\d{1,2}(?:[-/ ]\d{2,4})?"
    rf"|\d{{1,2}}(?:{_AFTER_DAY})?(?:\s*[-–]\s*\d{{1,2}})?\s+(?:{_MONTHS})\.?"
    rf"|(?:{_MONTHS})\s+\d{{1,2}}(?:{_AFTER_DAY})?)[,\s]*(?:\d{{4}})?"
    rf"[,\s]*(?:(?:{_CLOCK})\.?\s*)?"
    r"(?:\d{1,2}[.:]\d\d)?(?:\s*[-–]\s*\d{1,2}[.:]\d\d)?\W*$",
    re.IGNORECASE,
)
_TIME_OF_DAY = re.compile(
    rf"^\W*(?:(?:{_CLOCK})\.?\s*)?\d{{1,2}}:\d\d(?:\s*[-–]\s*\d{{1,2}}:\d\d)?\W*$"
    rf"|^\W*(?:{_CLOCK})\.?\s*\d{{1,2}}(?:[.:]\d\d)?(?:\s*[-–]\s*\d{{1,2}}(?:[.:]\d\d)?)?\W*$",
    re.IGNORECASE,
)
_MEETING_PART = re.compile(
    rf"^\W*(?:{either(lambda language: language.pages.meeting_parts)})\W*$", re.IGNORECASE
)
_FACT = re.compile(
    rf"^\W*(?:{either_word(lambda language: language.pages.facts)})"
    r"\s*(?::|=|\t)\s*(?P<said>.{0,80})$",
    re.IGNORECASE,
)
_ANY_DATE_KEY = re.compile(
    rf"^\W*(?:{either_word(lambda language: language.pages.dates)})\s*[:=]", re.IGNORECASE
)
_TITLE = re.compile(rf"^\W*(?:{either(lambda language: language.pages.titles)})", re.IGNORECASE)
_ELSE = re.compile(
    rf"^\W*(?:{either(lambda language: language.pages.other_parts)})"
    r"(?:\s*/\s*\w+|\s*\(.{1,30}\))?\W*$",
    re.IGNORECASE,
)
_ARRANGEMENT = re.compile(
    rf"^\W*(?:{either(lambda language: language.pages.arrangements)})\W*$", re.IGNORECASE
)
_NO_ANSWER = re.compile(
    rf"^\W*(?:{either(lambda language: language.pages.no_answers)})\W*$", re.IGNORECASE
)
_LEGEND = re.compile(r"^\W*\w+\s*=\s*\w+(?:\s*[,;]\s*\w+\s*=\s*\w+)+\W*$")
_FIGURE = re.compile(r"^\W*\d{1,3}(?:[.,]\d)?(?:\s*/\s*\d{1,3})?\W*$")
_TELEPHONE = re.compile(r"\+?\d[\d\s\-]{5,}\d")


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """Words that say one kind of thing, and what a line may hold beside them.

    A line is of that kind if it holds nothing else: "Inget att tillägga" says that there is no
    answer, "Inget kök" says what is missing.
    """

    telling: frozenset[str]
    beside: frozenset[str]

    def is_all_of(self, words: Iterable[str]) -> bool:
        """Whether these words are of the kind and nothing else."""
        said = tuple(words)
        allowed = self.telling | self.beside
        return any(word in self.telling for word in said) and all(word in allowed for word in said)


_TALK = _Vocabulary(
    words_of(lambda language: language.pages.talk),
    FUNCTION_WORDS | words_of(lambda language: language.pages.talk_beside),
)
_NEGATIONS = words_of(lambda language: language.words.negations)
_ANSWERING = _Vocabulary(
    words_of(lambda language: language.pages.answering),
    _NEGATIONS | words_of(lambda language: language.pages.answering_beside),
)
_POINTING = _Vocabulary(
    words_of(lambda language: language.pages.pointing),
    _ANSWERING.telling | words_of(lambda language: language.pages.answering_beside),
)
_MEETING = _Vocabulary(
    words_of(lambda language: language.pages.meeting),
    FUNCTION_WORDS | words_of(lambda language: language.pages.meeting_beside),
)
_WHEN = re.compile(
    rf"\b(?:{_DAYS}|{_MONTHS}|\d[\d\s.:/-]*(?:{_AFTER_DAY})?)(?!\w)\.?", re.IGNORECASE
)
_COLUMN_HEADS = words_of(
    lambda language: (
        *language.pages.column_heads,
        *language.forms.notes,
        *language.forms.continued,
        *language.forms.question,
        *language.forms.group,
    )
)
_QUESTION_HEADS = words_of(lambda language: language.forms.question)
_LONGEST_TITLE = 14  # words
_LONGEST_MEETING = 12  # words of a line that ends in its date


def is_page_number(text: str, page: int | None) -> bool:
    """Whether it is the number of a page; a lone number only where it is this page's."""
    if _PAGE_NUMBER.match(text):
        return True
    lone = _LONE_NUMBER.match(text)
    return bool(lone) and page is not None and int(lone[1]) == page if lone else False


def is_count(text: str, *, boxed: bool) -> bool:
    """Whether it only counts answers or votes ("6 svar"); in a box a bare number does, too."""
    found = _COUNT.match(normal(text))
    if found is None:
        return has_emoji(text) and bool(_REACTIONS.match(normal(text)))
    return boxed or has_emoji(text) or found["unit"] is not None


def is_date(text: str) -> bool:
    """Whether a line is a date or a time of day, or both."""
    said = normal(text)
    return any(pattern.match(said) for pattern in (_DATE, _TIME_OF_DAY, _ANY_DATE_KEY))


def opens_meeting_part(text: str) -> bool:
    """Whether a heading opens a part about the meeting itself: its agenda, tasks for later."""
    return bool(_MEETING_PART.match(_unnumbered(text)))


def _unnumbered(text: str) -> str:
    """A heading without the number of its part of the minutes ("§ 7 Nästa möte")."""
    return _NUMBER_OF_PART.sub("", normal(text))


def is_fact_of_meeting(text: str) -> bool:
    """Whether a line gives the meeting's date, place or name ("Plats: Umeå")."""
    return bool(_FACT.match(normal(text))) or is_date(text)


def names_meeting(text: str) -> bool:
    """Whether a short line says which meeting it was, by its date at the end."""
    parts = normal(text).split()
    ends = (" ".join(parts[-count:]) for count in range(1, min(6, len(parts)) + 1))
    return len(parts) <= _LONGEST_MEETING and any(map(_DATE.match, ends))


def is_arrangement(text: str) -> bool:
    """Whether a line is about when and how one meets the next time."""
    said = sentences(text)
    return bool(said) and all(_ARRANGEMENT.match(one) or _says_when(one) for one in said)


def _says_when(sentence: str) -> bool:
    """Whether it gives a day, a time or a number for a meeting, and says nothing else."""
    without, found = _WHEN.subn(" ", sentence)
    return bool(found) and _MEETING.is_all_of(bare_words(without))


def is_legend(text: str) -> bool:
    """Whether a line says what signs or colours stand for ("Red = Anna, blue = Omar")."""
    return bool(_LEGEND.match(normal(text)))


def is_talk(text: str, people: frozenset[str]) -> bool:
    """Whether a line of a chat only speaks to the others there ("Tappade ljudet, vad sa ni?").

    Args:
        text: the line.
        people: folded parts of the names of those who write.
    """
    said = bare_words(_TELEPHONE.sub("", text))
    return _TALK.is_all_of(word for word in said if word not in people)


def is_no_answer(text: str) -> bool:
    """Whether an answer says that there is none ("Vet ej"), or is a figure or a sign alone."""
    said = normal(text)
    if _NO_ANSWER.match(said) or _FIGURE.match(said) or not PART.search(said):
        return True
    words = bare_words(said)
    if _ANSWERING.is_all_of(words) and not _NEGATIONS.isdisjoint(words):
        return True
    named = tuple(word for word in words if not word.isdigit())
    numbered = 1 < len(named) < len(words)  # "som grupp 2 sa"
    return _POINTING.is_all_of(named) or (numbered and _POINTING.beside.issuperset(named))


def is_title(text: str, file_stem: str) -> bool:
    """Whether a line at the top of a document is its title."""
    if len(bare_words(text)) > _LONGEST_TITLE or text.rstrip().endswith((".", "!", ",")):
        return False
    if _TITLE.match(normal(text)):
        return True
    stem = " ".join(bare_words(file_stem.replace("_", " ")))
    return len(stem) > 3 and fuzz.ratio(" ".join(bare_words(text)), stem) >= 90


def begins_something_else(text: str) -> bool:
    """Whether a heading leaves the questions ("Övrigt", "Reflektioner")."""
    return bool(_ELSE.match(_unnumbered(text)))


def is_column_head(text: str) -> bool:
    """Whether a cell only says what its column or row holds ("Fråga", "Anteckningar")."""
    return folded(text).strip(" :.*#") in _COLUMN_HEADS or carries_nothing(text)


def heads_questions(text: str) -> bool:
    """Whether a cell says that questions or topics stand below it ("Fråga", "Område")."""
    return folded(text).strip(" :*") in _QUESTION_HEADS
