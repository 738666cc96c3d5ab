"""What the text beside a capitalised word says about it: a person, or not.

Words are in small letters, and patterns match whole words; `sv/people.toml` says what each is for.
"""

import re
from collections.abc import Callable, Iterable

from synthkit.text.languages import Language, capitals, either, either_word, every, words_of


def _ends(listed: Callable[[Language], Iterable[str]], before: str = ".*") -> re.Pattern[str]:
    return re.compile(rf"{before}(?:{either(listed)})")


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

ROLE = re.compile(either(lambda language: language.people.roles))
NEVER_IN_A_NAME = re.compile(either(lambda language: language.people.never_in_a_name))
# Right behind a name: "Siv står för samverkan", "Alma heter vår katalog".
MEANS = re.compile(rf"\s+(?:{either(lambda language: language.people.means)})\b", re.IGNORECASE)
APPELLATION = _ends(lambda language: language.people.appellations)
WORKPLACE = _ends(lambda language: language.people.workplaces)
ORG_ENDING = re.compile(rf".+(?:{either(lambda language: language.people.org_endings)})s?")
PLACE_NOUN = re.compile(
    rf".*(?:{either(lambda language: language.people.place_endings)})s?"
    rf"|{either_word(lambda language: language.people.place_nouns)}"
)
BUILDING = _ends(lambda language: language.people.buildings)
SURNAME_ENDING = _ends(lambda language: language.people.surname_endings, ".{2,}")
SURE_SURNAME_ENDING = _ends(lambda language: language.people.sure_surname_endings, ".{2,}")

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
