"""Which words may stand in a title, by their form and by how the notes use them.

There is no dictionary here: a word's ending says much in Swedish and little in English, what stands
before it says the rest. Where nothing speaks for a noun, it is not taken for one: a title misses
nothing by passing a word over, and is spoilt by a verb.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache

from synthkit.text.languages import LanguageCode
from synthkit.text.lexicon import Lexicon, lexicon
from synthkit.text.numbers_in_text import number_words
from synthkit.text.paradigms import Form, Knows, form_of
from synthkit.text.wordforms import WORD, fold

_SV_NOUN = re.compile(
    r"(ning(en|ar|arna)?|else(n|r|rna)?|het(en|er|erna)?|tion(en|er|erna)?|skap(et|en|er)?"
    r"|itet(en|er)?|ism(en)?|ment(et|en)?|eri(et|er)?|arna|erna|orna|or|are|aren|ist(er|en)?"
    r"|ör(er|en)?|ik(en)?|logi(n|er)?|tek(et)?|andet|endet|ande|ende|ium|iet|or|tet|sätt(et)?)$"
)
_SV_ADJECTIVE = re.compile(
    r"(ig|iga|igt|isk|iska|iskt|bar|bara|bart|sam|samma|samt|ell|ella|ellt|iv|iva|ivt|ad|ade"
    r"|lös|lösa|löst|full|fulla|fullt|aktig|aktiga|mässig|mässiga|mässigt|språkig|språkiga)$"
)
_SV_NEVER = re.compile(r"(erar|erade|erat|vis|igen|itt|ats|its|ades|tvis)$")
_SV_DEFINITE = re.compile(r"(en|et|an|erna|arna|orna|na)$")
_SV_GENITIVE = re.compile(r"(ens|ets|ans|arnas|ernas|ornas|nas|:s)$")
# How often a word must stand where a noun does to be one that looks like something else.
_PLAINLY = 2
_EN_ADJECTIVE = re.compile(r"(able|ible|ive|ous|ful|less|ical|ional|ish)$")
_EN_NOUN = re.compile(r"(tion|tions|ment|ments|ness|ity|ities|ship|ships|ance|ence|ism|age|hood)$")


# What no verb follows: with it alone a word that may be a verb is told to be none.
_ARTICLES = frozenset(["en", "ett", "a", "an", "the"])
# "T.ex. Gnosjö": the full stop ends no sentence.
_BEFORE_EXAMPLES = frozenset(["ex", "tex", "t.ex", "exempelvis", "eg", "e.g", "bl.a"])


class WordClass(StrEnum):
    """What a word is, as far as titles care."""

    NOUN = "noun"
    NAME = "name"
    ADJECTIVE = "adjective"
    OTHER = "other"


class WordClasses:
    """The classes of the words of some texts, learnt from these texts.

    Args:
        texts: all that is known of how the words are used.
        language: of the texts.
        knows: whether a folded word exists, where there is a list to ask.
    """

    def __init__(
        self, texts: Iterable[str], language: LanguageCode, knows: Knows = lambda _word: False
    ) -> None:
        self._known = lexicon(language)
        self._knows = knows
        self._as_noun: Counter[str] = Counter()
        self._as_verb: Counter[str] = Counter()
        self._behind_article: Counter[str] = Counter()
        self._capital: Counter[str] = Counter()
        self._inside: Counter[str] = Counter()
        self._forms: set[str] = set()
        self._classes: dict[str, WordClass] = {}
        for text in texts:
            self._learn(text)

    def of(self, word: str) -> WordClass:
        """The class of a folded word."""
        if word not in self._classes:
            self._classes[word] = self._classify(word)
        return self._classes[word]

    def is_sure(self, word: str) -> bool:
        """Whether more than its looks speaks for the class of a folded word."""
        return (
            word in self._known.nouns
            or self._as_noun[word] > 0
            or bool(_SV_NOUN.search(word) if self._known.language == "sv" else True)
            or self._told_by_forms(word) is WordClass.NOUN
        )

    def nouns(self) -> frozenset[str]:
        """The folded words of the texts that are nouns or names."""
        return frozenset(
            word for word in self._forms if self.of(word) in (WordClass.NOUN, WordClass.NAME)
        )

    def is_name(self, word: str) -> bool:
        """Whether the texts write the folded word with a capital inside their sentences."""
        return self._capital[word] > 0 and 2 * self._capital[word] > self._inside[word]

    def is_genitive(self, word: str) -> bool:
        """Whether the folded word says whose something is, and so cannot end a title."""
        if self._known.language == "en":
            return word.endswith("'s")
        if _SV_GENITIVE.search(word):
            return True
        if not word.endswith("s"):
            return False
        # "fritids" beside "fritidskort" is half a compound.
        half = len(word) > 5 and any(f.startswith(word) and f != word for f in self._forms)
        return half or word[:-1] in self._forms

    def is_definite(self, word: str) -> bool:
        """Whether the folded word is a noun in its definite form, as far as its ending tells."""
        return self._known.language == "sv" and len(word) > 5 and bool(_SV_DEFINITE.search(word))

    def _classify(self, word: str) -> WordClass:
        known = self._known
        small = word in known.stop or word in known.adverbs or word in known.pronouns
        if len(word) > 1 and not small and self.is_name(word):
            found = WordClass.NAME
        elif word in known.nouns:
            found = WordClass.NOUN
        elif small or len(word) < 3 or _is_number(word, known.language):
            found = WordClass.OTHER
        elif word in _adjective_forms(known):
            found = WordClass.ADJECTIVE
        elif word in _verb_forms(known):
            used = self._behind_article[word] > self._as_verb[word]
            found = WordClass.NOUN if used else WordClass.OTHER
        else:
            found = self._swedish(word) if known.language == "sv" else self._english(word)
        return found

    def _learn(self, text: str) -> None:
        found = list(WORD.finditer(text))
        shouting = text.upper() == text
        before = ""
        for index, match in enumerate(found):
            word, token = fold(match.group()), match.group()
            self._forms.add(word)
            gap = text[found[index - 1].end() : match.start()] if index else ""
            opens = index == 0 or bool(re.search(r"[.!?:–→>•\"”]", gap))
            opens = opens and before not in _BEFORE_EXAMPLES
            if not shouting and (not opens or _is_abbreviation(token)):
                self._inside[word] += 1
                self._capital[word] += token[:1].isupper()
            if before and not gap.strip():
                self._as_noun[word] += before in self._known.before_noun
                self._behind_article[word] += before in _ARTICLES
                self._as_verb[word] += before in self._known.before_verb
            before = word

    def _swedish(self, word: str) -> WordClass:
        if _SV_NEVER.search(word) or self._as_verb[word] > self._as_noun[word]:
            return WordClass.OTHER
        if word.endswith(("are", "ast", "aste")) and word[:-3] in _adjective_forms(self._known):
            return WordClass.ADJECTIVE
        told = self._told_by_forms(word)
        if told is None and _SV_NOUN.search(word) and len(word) > 4:
            told = WordClass.NOUN
        if told is None and _SV_ADJECTIVE.search(word):
            told = WordClass.ADJECTIVE
        return told or (WordClass.NOUN if self._looks_swedish(word) else WordClass.OTHER)

    def _told_by_forms(self, word: str) -> WordClass | None:
        """What a word's other forms make of it, unless the texts plainly use it as a noun."""
        found = form_of(word, self._known.language, self._knows)
        if found is Form.NOUN:
            return WordClass.NOUN
        if found is Form.ADJECTIVE:
            return WordClass.ADJECTIVE
        plainly = self._behind_article[word] or self._as_noun[word] >= _PLAINLY
        return None if found is None or plainly else WordClass.OTHER

    def _looks_swedish(self, word: str) -> bool:
        """Whether a word without a telling ending is used as a Swedish noun, or looks like one."""
        if word.endswith("a"):
            # An infinitive, an adjective or a noun: only its definite form or an article tells.
            return word + "n" in self._forms or self._as_noun[word] > 0
        if word.endswith(("ar", "er")) and len(word) < 9:
            root = word[:-2]
            kin = {root, root + "e", root + "en", root + "et", word + "na"}
            return bool(kin & self._forms) or self._as_noun[word] > 0
        if word.endswith(("at", "it", "de", "te")):
            return self._as_noun[word] > 0
        return len(word) > 3

    def _english(self, word: str) -> WordClass:
        if self._as_verb[word] > self._as_noun[word] or word.endswith(("ly", "n't")):
            return WordClass.OTHER
        if _EN_NOUN.search(word):
            return WordClass.NOUN
        if "'" in word:
            return WordClass.OTHER
        if self._told_by_forms(word) is WordClass.OTHER:
            return WordClass.OTHER
        if _EN_ADJECTIVE.search(word) or (word.endswith("ed") and not self._as_noun[word]):
            return WordClass.ADJECTIVE
        return WordClass.NOUN


def is_present(word: str, language: LanguageCode) -> bool:
    """Whether a folded word is a verb in the present: at the beginning it lacks its subject."""
    ending = "r" if language == "sv" else "s"
    return word.endswith(ending) and word in _verb_forms(lexicon(language))


def is_imperative(word: str, language: LanguageCode) -> bool:
    """Whether a folded word that opens a line may ask for something to be done."""
    verbs = lexicon(language).verbs
    return word in verbs or (language == "sv" and f"{word}a" in verbs)


def _is_number(word: str, language: LanguageCode) -> bool:
    return word in number_words(language) or any(character.isdigit() for character in word)


def _is_abbreviation(token: str) -> bool:
    letters = token.split(":", 1)[0]
    return 2 <= len(letters) <= 6 and letters.isupper()


@cache
def _verb_forms(known: Lexicon) -> frozenset[str]:
    return frozenset(form for verb in known.verbs for form in _conjugated(verb, known.language))


def _conjugated(verb: str, language: LanguageCode) -> Iterator[str]:
    yield verb
    if language == "en":
        root = verb.removesuffix("e")
        yield from (f"{verb}s", f"{verb}es", f"{root}ed", f"{root}ing", f"{verb}{verb[-1]}ing")
        if verb.endswith("y"):
            yield from (f"{verb[:-1]}ies", f"{verb[:-1]}ied")
        return
    if not verb.endswith("a"):
        yield from (f"{verb}r", f"{verb}s", f"{verb}dde", f"{verb}tt")
        return
    root = verb[:-1]
    soft = root.removesuffix("j")
    yield from (f"{verb}{ending}" for ending in ("r", "s", "de", "t", "ts", "des"))
    yield from (f"{root}{ending}" for ending in ("", "er", "de", "te", "t", "s", "es", "tt"))
    yield from (f"{soft}{ending}" for ending in ("er", "de", "t", "s"))


@cache
def _adjective_forms(known: Lexicon) -> frozenset[str]:
    if known.language == "en":
        return known.adjectives | {
            form
            for base in known.adjectives
            for form in (f"{base.removesuffix('e')}er", f"{base.removesuffix('e')}est")
        }
    forms = set(known.adjectives)
    for base in known.adjectives:
        short = base[:-2] + base[-1] if base.endswith(("el", "er", "en")) else base
        forms.update((f"{base}a", f"{base}t", f"{short}a", f"{base}s", f"{base}are", f"{base}ast"))
        if base.endswith("en"):
            forms.add(f"{base[:-1]}t")
        forms.update((f"{base}aste", f"{base.removesuffix('d')}tt", f"{base}e", f"{short}are"))
    return frozenset(forms)
