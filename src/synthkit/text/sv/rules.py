"""What Swedish does that no list can say.

A word's class follows from its other forms where a list of words knows them: "hiss" has "hissen"
and "hissar", "mörk" has "mörkt" and "mörka", "klarar" has "klara" and "klarade". A compound is what
its last part is: "lönebidrag" has the forms of "bidrag".
"""

import re
from collections.abc import Iterator, Set
from functools import lru_cache

from synthkit.text.rules import Knows, LanguageRules, Usage, WordClass

_NOUN = re.compile(
    r"(ning(en|ar|arna)?|else(n|r|rna)?|het(en|er|erna)?|tion(en|er|erna)?|skap(et|en|er)?"
    r"|itet(en|er)?|ism(en)?|ment(et|en)?|eri(et|er)?|arna|erna|orna|or|are|aren|ist(er|en)?"
    r"|ör(er|en)?|ik(en)?|logi(n|er)?|tek(et)?|andet|endet|ande|ende|ium|iet|or|tet|sätt(et)?)$"
)
_ADJECTIVE = re.compile(
    r"(ig|iga|igt|isk|iska|iskt|bar|bara|bart|sam|samma|samt|ell|ella|ellt|iv|iva|ivt|ad|ade"
    r"|lös|lösa|löst|full|fulla|fullt|aktig|aktiga|mässig|mässiga|mässigt|språkig|språkiga)$"
)
_NEVER_NOUN = re.compile(r"(erar|erade|erat|vis|igen|itt|ats|its|ades|tvis)$")
_DEFINITE = re.compile(r"(en|et|an|erna|arna|orna|na)$")
_GENITIVE = re.compile(r"(ens|ets|ans|arnas|ernas|ornas|nas|:s)$")

# Endings that the stemmer takes off: Snowball's with -et and -orer added.
_ENDINGS = sorted(
    """
    a arna erna heterna orna ad e ade ande arne are aste en anden aren heten ern ar er heter or as
    arnas ernas ornas es ades andes ens arens hetens erns at andet het ast et ets orer orerna
    orernas orn
    """.split(),  # noqa: SIM905 - read as a sentence, not as a column
    key=len,
    reverse=True,
)

_ARTICLES = ("den", "det", "de")
_SINGULAR = re.compile(r"\w{3,}(?:(?P<common>n)|(?P<neuter>t))\b")
_PLURAL = re.compile(r"\w{3,}na\b")

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


class Rules(LanguageRules):
    """The rules of Swedish."""

    negation_follows_verb = True

    def ordinal_in_figures(self, number: int) -> str:
        """ "31:a", "33:e", "111:e"."""  # noqa: D210
        takes_a = number % 10 in {1, 2} and number % 100 not in {11, 12}
        return f"{number}:{'a' if takes_a else 'e'}"

    def stem(self, word: str) -> str:
        """As Snowball's (https://snowballstem.org/algorithms/swedish/stemmer.html), nearly."""
        word = word.removesuffix(":s")
        start = _region(word)
        tail = word[start:]
        ending = next((ending for ending in _ENDINGS if tail.endswith(ending)), None)
        if ending is not None:
            word = word.removesuffix(ending)
        elif tail.endswith("s") and word[-2] in "bcdfghjklmnoprtvy":
            word = word[:-1]
        if word[start:].endswith(("dd", "gd", "nn", "dt", "gt", "kt", "tt")):
            word = word[:-1]
        for suffix in ("lig", "els", "ig"):
            if word[start:].endswith(suffix):
                return word.removesuffix(suffix)
        return word

    def verb_forms(self, verb: str) -> Iterator[str]:
        """ "Bygga": "bygg", "bygger", "byggde", "byggs"."""  # noqa: D210
        yield verb
        if not verb.endswith("a"):
            yield from (f"{verb}r", f"{verb}s", f"{verb}dde", f"{verb}tt")
            return
        root = verb[:-1]
        soft = root.removesuffix("j")
        yield from (f"{verb}{ending}" for ending in ("r", "s", "de", "t", "ts", "des"))
        yield from (f"{root}{ending}" for ending in ("", "er", "de", "te", "t", "s", "es", "tt"))
        yield from (f"{soft}{ending}" for ending in ("er", "de", "t", "s"))

    def adjective_forms(self, adjective: str) -> Iterator[str]:
        """ "Enkel": "enkelt", "enkla", "enklare"."""  # noqa: D210
        weak = adjective.endswith(("el", "er", "en"))
        short = adjective[:-2] + adjective[-1] if weak else adjective
        yield adjective
        yield from (f"{adjective}{e}" for e in ("a", "t", "s", "e", "are", "ast", "aste"))
        yield from (f"{short}a", f"{short}are", f"{adjective.removesuffix('d')}tt")
        if adjective.endswith("en"):
            yield f"{adjective[:-1]}t"

    def is_present(self, word: str) -> bool:
        """ "Bygger"."""  # noqa: D210
        return word.endswith("r")

    def finite_forms(self, infinitive: str) -> frozenset[str]:
        """ "Delar", "bygger" and "delas" of "dela", "bygga" and "delas"."""  # noqa: D210
        root = infinitive.removesuffix("s").removesuffix("a")
        ending = "s" if infinitive.endswith("s") else "r"
        return frozenset(f"{root}{link}{ending}" for link in ("", "a", "e"))

    def infinitive(self, imperative: str) -> str:
        """ "Bygga" of "bygg"."""  # noqa: D210
        return f"{imperative}a"

    def class_by_forms(self, word: str, knows: Knows) -> WordClass | None:
        """By which of its forms exist; see above."""
        return class_by_forms(word, knows)

    def class_by_use(self, word: str, use: Usage) -> WordClass:
        """By forms and endings; where none tells, by what stands before the word."""
        if _NEVER_NOUN.search(word) or use.as_verb > use.as_noun:
            return WordClass.OTHER
        if word.endswith(("are", "ast", "aste")) and word[:-3] in use.adjectives:
            return WordClass.ADJECTIVE
        if use.by_forms:
            return use.by_forms
        if self.ends_like_noun(word) and len(word) > 4:
            return WordClass.NOUN
        if _ADJECTIVE.search(word):
            return WordClass.ADJECTIVE
        return WordClass.NOUN if _is_used_as_noun(word, use) else WordClass.OTHER

    def ends_like_noun(self, word: str) -> bool:
        """ "-ning", "-het", "-tion"."""  # noqa: D210
        return _NOUN.search(word) is not None

    def is_genitive(self, word: str, words: Set[str]) -> bool:
        """ "Kommunens", and "fritids", which is half a compound beside "fritidskort"."""  # noqa: D210
        if _GENITIVE.search(word):
            return True
        if not word.endswith("s"):
            return False
        half = len(word) > 5 and any(w.startswith(word) and w != word for w in words)
        return half or word[:-1] in words

    def is_definite(self, word: str) -> bool:
        """ "Kommunen", "husen"."""  # noqa: D210
        return len(word) > 5 and _DEFINITE.search(word) is not None

    def occasion(self, kind: str, ordinal: str | None, number: int | None) -> str:
        """ "Den andra workshopen", "det första mötet", "den andra digitala workshopen"."""  # noqa: D210
        if ordinal is None:
            return kind
        first, _, rest = kind.partition(" ")
        if first.lower() in _ARTICLES and rest:
            return f"{first} {ordinal} {rest}"
        article = _article(kind)
        if article is None:
            # No definite form that we know: "workshop 2" reads where "den andra workshop" does not.
            return f"{kind} {number}"
        return f"{article} {ordinal} {kind}"


def _region(word: str) -> int:
    """Where the endings may begin: after the first consonant that follows a vowel."""
    for index in range(1, len(word)):
        if word[index] not in VOWELS and word[index - 1] in VOWELS:
            return max(3, index + 1)
    return len(word)


def _is_used_as_noun(word: str, use: Usage) -> bool:
    """Whether a word without a telling ending is used as a noun, or looks like one."""
    if word.endswith("a"):
        # An infinitive, an adjective or a noun: only its definite form or an article tells.
        return f"{word}n" in use.words or use.as_noun > 0
    if word.endswith(("ar", "er")) and len(word) < 9:
        root = word[:-2]
        forms = {root, f"{root}e", f"{root}en", f"{root}et", f"{word}na"}
        return bool(forms & use.words) or use.as_noun > 0
    if word.endswith(("at", "it", "de", "te")):
        return use.as_noun > 0
    return len(word) > 3


def _article(kind: str) -> str | None:
    """The article that goes with a definite form, by its ending."""
    singular = _SINGULAR.search(kind)
    if singular:
        return "den" if singular["common"] else "det"
    return "de" if _PLURAL.search(kind) else None


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
