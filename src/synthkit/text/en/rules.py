"""What English does that no list can say."""

import re
from collections.abc import Iterator, Set

from synthkit.text.rules import Knows, LanguageRules, Usage, WordClass

_NOUN = re.compile(r"(tion|tions|ment|ments|ness|ity|ities|ship|ships|ance|ence|ism|age|hood)$")
_ADJECTIVE = re.compile(r"(able|ible|ive|ous|ful|less|ical|ional|ish)$")
_SHORTEST_ROOT = 3

# Endings that the stemmer takes off, the longest first.
_ENDINGS = (
    "ations", "ation", "ments", "ment", "ings", "ness", "ing", "ies", "ed", "ly", "es", "s",
)  # fmt: skip

# Participles that no ending tells.
_IRREGULAR = frozenset(
    """
    been begun broken built chosen done drawn driven eaten fallen found given gone got grown
    held kept known led left lost made meant met paid put read rung said sat seen sent shown sold
    spent spoken stood stuck taken taught thought thrown told won worn written
    """.split()  # noqa: SIM905 - read as a sentence, not as a column
)


class Rules(LanguageRules):
    """The rules of English."""

    open_compounds = True

    def ordinal_in_figures(self, number: int) -> str:
        """ "32nd", "111th"."""  # noqa: D210
        from num2words import num2words  # noqa: PLC0415 - few commands count

        return str(num2words(number, lang="en", to="ordinal_num"))

    def stem(self, word: str) -> str:
        """Without plurals and the commonest endings: the same for two forms of a word."""
        word = word.removesuffix("'s")
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
                word = word.removesuffix(ending) + ("y" if ending == "ies" else "")
                break
        if len(word) > _SHORTEST_ROOT and word[-1] == word[-2] and word[-1] not in "ls":
            word = word[:-1]
        return word.removesuffix("e") if len(word) > 4 else word

    def verb_forms(self, verb: str) -> Iterator[str]:
        """ "Plan": "plans", "planed", "planning"."""  # noqa: D210
        root = verb.removesuffix("e")
        yield verb
        yield from (f"{verb}s", f"{verb}es", f"{root}ed", f"{root}ing", f"{verb}{verb[-1]}ing")
        if verb.endswith("y"):
            yield from (f"{verb[:-1]}ies", f"{verb[:-1]}ied")

    def adjective_forms(self, adjective: str) -> Iterator[str]:
        """ "Wide": "wider", "widest"."""  # noqa: D210
        root = adjective.removesuffix("e")
        yield from (adjective, f"{root}er", f"{root}est")

    def is_present(self, word: str) -> bool:
        """ "Builds"."""  # noqa: D210
        return word.endswith("s")

    def finite_forms(self, infinitive: str) -> frozenset[str]:
        """ "Wear", "wears"."""  # noqa: D210
        return frozenset({infinitive, f"{infinitive}s", f"{infinitive}es"})

    def class_by_forms(self, word: str, knows: Knows) -> WordClass | None:
        """Only verbs are told: English nouns have no forms of their own."""
        if word in _IRREGULAR:
            return WordClass.OTHER
        bases = [word, word.removesuffix("s"), word.removesuffix("es")]
        if word.endswith("ing"):
            bases = [word[:-3], f"{word[:-3]}e", word[:-4]]
        if word.endswith("ed"):
            bases = [word[:-2], word[:-1], word[:-3]]
        for base in bases:
            root = base.removesuffix("e")
            if len(base) >= _SHORTEST_ROOT and knows(f"{root}ed") and knows(f"{root}ing"):
                return WordClass.OTHER
        return None

    def class_by_use(self, word: str, use: Usage) -> WordClass:
        """A noun, unless an ending, an apostrophe, or its use says otherwise."""
        if use.as_verb > use.as_noun or word.endswith(("ly", "n't")):
            return WordClass.OTHER
        if _NOUN.search(word):
            return WordClass.NOUN
        if "'" in word or use.by_forms is WordClass.OTHER:
            return WordClass.OTHER
        if _ADJECTIVE.search(word) or (word.endswith("ed") and not use.as_noun):
            return WordClass.ADJECTIVE
        return WordClass.NOUN

    def is_genitive(self, word: str, words: Set[str]) -> bool:
        """ "Council's"."""  # noqa: D210
        return word.endswith("'s")

    def occasion(self, kind: str, ordinal: str | None, number: int | None) -> str:
        """ "The second workshop", "the workshop"."""  # noqa: D210
        bare = re.sub(r"(?i)^the\s+", "", kind)
        return f"the {ordinal} {bare}" if ordinal else f"the {bare}"
