"""What a word is, told by which of its other forms exist.

"Hiss" has "hissen" and "hissar", "mörk" has "mörkt" and "mörka", "klarar" has "klara" and
"klarade". Where a list of words knows a word's forms, its class follows from them without a
dictionary. A compound is what its last part is: "lönebidrag" has the forms of "bidrag".
"""

from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache

from synthkit.text.languages import LanguageCode

Knows = Callable[[str], bool]

_NOUN_ENDINGS = ("en", "et", "ar", "er", "or", "arna", "erna", "orna", "ens", "ets")
_ADJECTIVE_ENDINGS = ("t", "a")
# What a verb's form ends on, and its infinitive instead; what its other tenses end on.
_VERB_ENDINGS = (("ar", "a"), ("er", "a"), ("ade", "a"), ("at", "a"), ("a", "a"), ("r", ""))
_PAST_ENDINGS = ("ade", "ades", "at", "ats", "de", "te", "dde")
# These are adjectives even where a form looks like a noun's: "daglig", "dagligen".
_SURE_ADJECTIVES = ("lig", "liga", "ligt", "isk", "iska", "iskt")
# Endings that a noun may stand with, the longest first; each with what its other forms end on.
_TAKEN_OFF = ("arna", "erna", "orna", "en", "et", "ar", "er", "or", "an", "na", "n", "t", "s")
_SHORTEST_ROOT = 3
_VOWELS = "aeiouyåäö"
_SHORTEST_PART = 2
_SHORTEST_HEAD = 4

# English participles that no ending tells.
_IRREGULAR = frozenset(
    """
    been begun broken built chosen done drawn driven eaten fallen found given gone got grown
    held kept known led left lost made meant met paid put read rung said sat seen sent shown sold
    spent spoken stood stuck taken taught thought thrown told won worn written
    """.split()  # noqa: SIM905 - read as a sentence, not as a column
)


class Form(StrEnum):
    """What a word's forms make of it."""

    NOUN = "noun"
    ADJECTIVE = "adjective"
    VERB = "verb"


def form_of(word: str, language: LanguageCode, knows: Knows) -> Form | None:
    """What the forms of a folded word make of it, None where they do not tell."""
    if language == "en":
        return _english(word, knows)
    # "Obekväm" is what "bekväm" is.
    plain = word[1:] if word.startswith("o") and knows(word[1:]) else None
    for held in (word, plain, _head(word, knows)):
        found = _swedish(held, knows) if held else None
        if found:
            return found
    return None


def _swedish(word: str, knows: Knows) -> Form | None:
    if word.endswith(_SURE_ADJECTIVES):
        return Form.ADJECTIVE
    if _is_verb(word, knows):
        return Form.VERB
    roots = [word]
    roots += [
        word[: -len(ending)]
        for ending in _TAKEN_OFF
        if word.endswith(ending) and _may_be_root(word[: -len(ending)], ending)
    ]
    nouns = max(sum(knows(root + end) for end in _endings(root)) for root in roots)
    adjective = any(
        all(knows(root + end) for end in _ADJECTIVE_ENDINGS)
        and not (knows(f"{root}en") or knows(f"{root}et"))
        for root in (word, word[:-1] if word.endswith(("t", "a")) else word)
        if len(root) >= _SHORTEST_ROOT
    )
    if word.endswith("a") and knows(f"{word}n"):
        return Form.NOUN
    if adjective or _is_participle(word, knows):
        return Form.ADJECTIVE
    return Form.NOUN if nouns >= 2 or (nouns == 1 and knows(word)) else None


def _is_verb(word: str, knows: Knows) -> bool:
    """A form with an infinitive and a past beside it, and no noun's definite form."""
    for ending, whole in _VERB_ENDINGS:
        if not word.endswith(ending):
            continue
        root = word[: -len(ending)]
        past = [root + end for end in _PAST_ENDINGS if root + end != word]
        if len(root) < _SHORTEST_ROOT or not knows(root + whole) or not any(map(knows, past)):
            continue
        definite = knows(f"{root}en") or knows(f"{root}et")
        if ending == "a" and not (knows(f"{root}er") or knows(f"{root}ar")):
            continue
        if not (definite and (knows(f"{word}na") or knows(f"{word}n"))):
            return True
    return False


def _endings(root: str) -> tuple[str, ...]:
    """ "Hiss" has "hissen"; "schema" has "schemat", and "resa" has "resan"."""  # noqa: D210
    return ("n", "t", "r") if root[-1] in _VOWELS else _NOUN_ENDINGS


def _may_be_root(root: str, ending: str) -> bool:
    """ "Schema" of "schemat", but not "tryck" of "tryckt"."""  # noqa: D210
    short = len(ending) == 1 and ending != "s"
    return len(root) >= _SHORTEST_ROOT and (not short or root[-1] in _VOWELS)


def _is_participle(word: str, knows: Knows) -> bool:
    """ "Tryckt" of "trycka", "betald" with "betalda"."""  # noqa: D210
    if word.endswith(("ta", "da")) and knows(word[:-1]):
        return _is_participle(word[:-1], knows)
    if not word.endswith(("t", "d")) or knows(f"{word}en") or knows(f"{word}et"):
        return False
    of_verb = knows(f"{word[:-1]}a") and knows(f"{word[:-1]}er")
    return knows(f"{word}a") or of_verb


@lru_cache(maxsize=2**14)
def _head(word: str, knows: Knows) -> str | None:
    """The last part of a compound: the longest word that it ends on."""
    if "-" in word:
        return word.rpartition("-")[2] or None
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_HEAD + 1):
        if knows(word[cut:]):
            return word[cut:]
    return None


def _english(word: str, knows: Knows) -> Form | None:
    """Only verbs are told: English nouns have no forms of their own."""
    if word in _IRREGULAR:
        return Form.VERB
    bases = [word, word.removesuffix("s"), word.removesuffix("es")]
    if word.endswith("ing"):
        bases = [word[:-3], f"{word[:-3]}e", word[:-4]]
    if word.endswith("ed"):
        bases = [word[:-2], word[:-1], word[:-3]]
    for base in bases:
        root = base.removesuffix("e")
        if len(base) >= _SHORTEST_ROOT and knows(f"{root}ed") and knows(f"{root}ing"):
            return Form.VERB
    return None
