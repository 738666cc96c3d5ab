"""Which words may stand in a title, by their form and by how the notes use them.

There is no dictionary here: a word's ending says much in Swedish and little in English, what stands
before it says the rest. Where nothing speaks for a noun, it is not taken for one: a title misses
nothing by passing a word over, and is spoilt by a verb.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from synthkit.text import languages
from synthkit.text.languages import LanguageCode
from synthkit.text.name_lists import is_listed
from synthkit.text.numbers_in_text import number_words
from synthkit.text.rules import Knows, Usage, WordClass
from synthkit.text.wordforms import WORD, fold, stem

# How often a word must stand where a noun does to be one that looks like something else.
_PLAINLY = 2


class WordClasses:
    """The classes of the words of some texts, learnt from these texts.

    Args:
        texts: all that is known of how the words are used.
        knows: whether a folded word exists, where there is a list to ask.
    """

    def __init__(
        self, texts: Iterable[str], language: LanguageCode, knows: Knows = lambda _word: False
    ) -> None:
        self._language: LanguageCode = language
        self._known = languages.get(language).words
        self._rules = languages.get(language).rules
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
            or self._rules.ends_like_noun(word)
            or self._told_by_forms(word) is WordClass.NOUN
        )

    def nouns(self) -> frozenset[str]:
        """The folded words of the texts that are nouns or names."""
        return frozenset(
            word for word in self._forms if self.of(word) in (WordClass.NOUN, WordClass.NAME)
        )

    def is_name(self, word: str) -> bool:
        """Whether the texts write the folded word with a capital inside their sentences.

        Of one that only opens sentences, the lists of places and organisations tell.
        """
        if not self._inside[word]:
            return is_listed(word)
        return 2 * self._capital[word] > self._inside[word]

    def is_genitive(self, word: str) -> bool:
        """Whether the folded word says whose something is, and so cannot end a title."""
        return self._rules.is_genitive(word, self._forms)

    def is_definite(self, word: str) -> bool:
        """Whether the folded word is a noun in its definite form, as far as its ending tells."""
        return self._rules.is_definite(word)

    def _classify(self, word: str) -> WordClass:
        known = self._known
        small = any(
            word in those for those in (known.stop, known.adverbs, known.pronouns, known.negations)
        )
        if len(word) > 1 and not small and self.is_name(word):
            found = WordClass.NAME
        elif word in known.nouns:
            found = WordClass.NOUN
        elif small or len(word) < 3 or _is_number(word, self._language):
            found = WordClass.OTHER
        elif word in adjective_forms(self._language):
            found = WordClass.ADJECTIVE
        elif word in verb_forms(self._language):
            used = self._behind_article[word] > self._as_verb[word]
            found = WordClass.NOUN if used else WordClass.OTHER
        else:
            found = self._rules.class_by_use(word, self._usage(word))
        return found

    def _learn(self, text: str) -> None:
        known = self._known
        found = list(WORD.finditer(text))
        shouting = text.upper() == text
        before = ""
        for index, match in enumerate(found):
            word, token = fold(match.group()), match.group()
            self._forms.add(word)
            gap = text[found[index - 1].end() : match.start()] if index else ""
            opens = index == 0 or bool(re.search(r"[.!?:–→>•\"”]", gap))
            opens = opens and before not in known.before_examples
            if not shouting and (not opens or _is_abbreviation(token)):
                self._inside[word] += 1
                self._capital[word] += token[:1].isupper()
            if before and not gap.strip():
                self._as_noun[word] += before in known.before_noun
                self._behind_article[word] += before in known.articles
                self._as_verb[word] += before in known.before_verb
            before = word

    def _usage(self, word: str) -> Usage:
        return Usage(
            as_noun=self._as_noun[word],
            as_verb=self._as_verb[word],
            by_forms=self._told_by_forms(word),
            words=self._forms,
            adjectives=adjective_forms(self._language),
        )

    def _told_by_forms(self, word: str) -> WordClass | None:
        """What a word's other forms make of it; no verb that the texts plainly use as a noun."""
        found = self._rules.class_by_forms(word, self._knows)
        plainly = self._behind_article[word] or self._as_noun[word] >= _PLAINLY
        return None if found is WordClass.OTHER and plainly else found


def is_present(word: str, language: LanguageCode) -> bool:
    """Whether a folded word is a verb in the present: at the beginning it lacks its subject."""
    return languages.get(language).rules.is_present(word) and word in verb_forms(language)


def is_imperative(word: str, language: LanguageCode) -> bool:
    """Whether a folded word that opens a line may ask for something to be done."""
    known = languages.get(language)
    return word in known.words.verbs or known.rules.infinitive(word) in known.words.verbs


@cache
def verb_forms(language: LanguageCode) -> frozenset[str]:
    """All forms of the verbs that are known of a language."""
    known = languages.get(language)
    return frozenset(form for verb in known.words.verbs for form in known.rules.verb_forms(verb))


@cache
def verb_stems(language: LanguageCode) -> frozenset[str]:
    """What the forms of the known verbs share."""
    return frozenset(stem(form, language) for form in verb_forms(language))


@cache
def adjective_forms(language: LanguageCode) -> frozenset[str]:
    """All forms of the adjectives that are known of a language."""
    known = languages.get(language)
    return frozenset(
        form for one in known.words.adjectives for form in known.rules.adjective_forms(one)
    )


def _is_number(word: str, language: LanguageCode) -> bool:
    return word in number_words(language) or any(character.isdigit() for character in word)


def _is_abbreviation(token: str) -> bool:
    letters = token.split(":", 1)[0]
    return 2 <= len(letters) <= 6 and letters.isupper()
