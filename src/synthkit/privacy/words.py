"""A text as words, and what the words beside a capitalised one say about it: a person, or not.

Words are in small letters, and patterns match whole words; `sv/people.toml` says what each is for.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from synthkit.text.languages import Language, capitals, either, either_word, every, words_of
from synthkit.text.wordforms import LETTERS

_WORD = re.compile(rf"S:ta?\b|{LETTERS.pattern}")
_OPENS = re.compile(
    r"(?:[.!?…]['\"”’)\]]*\s+|[:;]\s+|\n\s*|[•*→⇒>|]\s*|\s[-–—=]+>?\s+|[\"”“«»]\s*)$"
)
_SPACE = frozenset({" ", "\u00a0"})
_AFTER_INITIAL = frozenset({".", ". ", " ", "\u00a0", ".\u00a0"})
PARTICLES = words_of(lambda language: language.people.particles)
STARTERS = words_of(lambda language: language.people.starters)
TITLES = words_of(lambda language: language.people.titles)
PUBLIC_TITLES = words_of(lambda language: language.people.public_titles)
BEFORE = words_of(lambda language: language.people.before)
BEFORE_PAIRS = frozenset(
    tuple(pair.split()) for language in every() for pair in language.people.before_pairs
)
SPATIAL = words_of(lambda language: language.people.spatial)
ADDRESSED = words_of(lambda language: language.people.addressed)
ORG_DOES = words_of(lambda language: language.people.org_does)
PERSON_VERBS = words_of(lambda language: language.people.person_verbs)
SPEECH_VERBS = words_of(lambda language: language.people.speech_verbs)
BELONGS = words_of(lambda language: language.people.belongs)
OF_THE_GROUP = words_of(lambda language: language.people.of_the_group)
JOINS = words_of(lambda language: language.people.joins)
ORG_FIRST = words_of(lambda language: language.people.org_first)
ORG_LAST = words_of(lambda language: language.people.org_last)
WEAK_PLACE_NOUN = words_of(lambda language: language.people.weak_place_nouns)
WAYS_ON = words_of(lambda language: language.people.ways_on)
WITHIN = words_of(lambda language: language.people.within)
BESIDE = words_of(lambda language: language.people.beside)
MONTH = re.compile(either(lambda language: language.pages.months))
ROLE = re.compile(either(lambda language: language.people.roles))
NEVER_IN_A_NAME = re.compile(either(lambda language: language.people.never_in_a_name))
# Right behind a name: "Siv står för samverkan", "Alma heter vår katalog".
MEANS = re.compile(rf"\s+(?:{either(lambda language: language.people.means)})\b", re.IGNORECASE)
ORG_ENDING = re.compile(rf".+(?:{either(lambda language: language.people.org_endings)})s?")
PLACE_NOUN = re.compile(
    rf".*(?:{either(lambda language: language.people.place_endings)})s?"
    rf"|{either_word(lambda language: language.people.place_nouns)}"
)
# Lines that name people: those present, who wrote, who sends regards.
_BEGINS = r"(?:^\W*|(?<=[.;|)]\s))"
# "Närvarande:", "Ej närv.", also after another such list in the same line.
LIST_LEAD = re.compile(
    rf"{_BEGINS}(?:{either(lambda language: language.attendance.name_leads)})"
    rf"(?:\s+(?:{either(lambda language: language.attendance.after_leads)}))?"
    r"\s*(?::|\s[-–—]\s)"
    rf"|{_BEGINS}(?:{either(lambda language: language.attendance.bare_leads)})"
    rf"\s+(?=(?-i:[{capitals()}]))",
    re.IGNORECASE,
)
WRITER_LEAD = re.compile(
    rf"(?:^|(?<=[.,;(\s]))(?:{either(lambda language: language.attendance.writers)})"
    r"\s*(?::|[-–—])?\s+(?=\S)",
    re.IGNORECASE,
)
CLOSING = re.compile(
    rf"\b(?:{either(lambda language: language.people.closings)})\s*[,!.]?\s*(?:/{{1,2}}\s*)?\n?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text.

    Attributes:
        gap: what is between the word before (or the beginning) and this one.
        opens: a sentence, a line or an item begins here, so that a capital letter means nothing.
    """

    text: str
    start: int
    end: int
    gap: str
    opens: bool

    @property
    def small(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def capital(self) -> bool:
        """Whether it has a capital letter where names do: "Anna", "al-Hassan"."""
        return self.text[0].isupper() or (
            "-" in self.text and self.text.split("-")[-1][:1].isupper() and len(self.text) > 3
        )

    @property
    def initial(self) -> bool:
        """Whether it is a letter that stands for a name: "A", "J-O"."""
        return self.text.isupper() and all(len(part) == 1 for part in self.text.split("-"))

    @property
    def shouted(self) -> bool:
        """Whether it is an abbreviation, or all in capitals."""
        return len(self.text) > 1 and self.text.isupper() and not self.initial

    def follows(self, other: "Word") -> bool:
        """Whether only a space, or the full stop of an initial, is between the two."""
        return self.gap in (_AFTER_INITIAL if other.initial else _SPACE)


def split(text: str) -> tuple[Word, ...]:
    """The words of a text in order."""
    words: list[Word] = []
    last = 0
    for match in _WORD.finditer(text):
        gap = text[last : match.start()]
        opens = not words or bool(_OPENS.search(gap))
        if opens and words and words[-1].initial and gap == ". ":
            opens = False
        words.append(Word(match.group(), match.start(), match.end(), gap, opens))
        last = match.end()
    return tuple(words)


def _ends(listed: Callable[[Language], Iterable[str]], before: str = ".*") -> re.Pattern[str]:
    return re.compile(rf"{before}(?:{either(listed)})")


APPELLATION = _ends(lambda language: language.people.appellations)
WORKPLACE = _ends(lambda language: language.people.workplaces)
BUILDING = _ends(lambda language: language.people.buildings)
SURNAME_ENDING = _ends(lambda language: language.people.surname_endings, ".{2,}")
SURE_SURNAME_ENDING = _ends(lambda language: language.people.sure_surname_endings, ".{2,}")
