"""What a Swedish word is, told by which of its other forms exist.

"Hiss" has "hissen" and "hissar", "mörk" has "mörkt" and "mörka", "klarar" has "klara" and
"klarade". Where a list of words knows a word's forms, its class follows from them without a
dictionary. A compound is what its last part is: "lönebidrag" has the forms of "bidrag".
"""

from functools import lru_cache

from synthkit.text.rules import Knows, WordClass

VOWELS = "aeiouyåäö"

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
_SHORTEST_PART = 2
_SHORTEST_HEAD = 4


def class_by_forms(word: str, knows: Knows) -> WordClass | None:
    """What the forms of a folded word make of it, None where they do not tell."""
    # "Obekväm" is what "bekväm" is.
    plain = word[1:] if word.startswith("o") and knows(word[1:]) else None
    for part in (word, plain, _head(word, knows)):
        found = _class(part, knows) if part else None
        if found:
            return found
    return None


def _class(word: str, knows: Knows) -> WordClass | None:
    if word.endswith(_SURE_ADJECTIVES):
        return WordClass.ADJECTIVE
    if _is_verb(word, knows):
        return WordClass.OTHER
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
        return WordClass.NOUN
    if adjective or _is_participle(word, knows):
        return WordClass.ADJECTIVE
    return WordClass.NOUN if nouns >= 2 or (nouns == 1 and knows(word)) else None


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
    return ("n", "t", "r") if root[-1] in VOWELS else _NOUN_ENDINGS


def _may_be_root(root: str, ending: str) -> bool:
    """ "Schema" of "schemat", but not "tryck" of "tryckt"."""  # noqa: D210
    short = len(ending) == 1 and ending != "s"
    return len(root) >= _SHORTEST_ROOT and (not short or root[-1] in VOWELS)


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
