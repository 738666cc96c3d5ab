"""Whether a run of words is a person: certainly, perhaps, or not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from synthkit.privacy.name_context import ContextReader, NameContext
from synthkit.privacy.name_lexicon import (
    KnownName,
    NameKind,
    NameLexicon,
    bare_length,
    surname_length,
)
from synthkit.privacy.organisations import is_org_word
from synthkit.privacy.spans import Match
from synthkit.privacy.words import (
    JOINS,
    MONTH,
    NEVER_IN_A_NAME,
    PARTICLES,
    SPEECH_VERBS,
    STARTERS,
    Word,
)


@dataclass(frozen=True, slots=True)
class NameMatch:
    """Words that are a person's name.

    Attributes:
        length: how much of the last word belongs to the name.
    """

    run: range
    length: int
    certain: bool

    def in_text(self, words: Sequence[Word]) -> Match:
        """The same as a stretch of the text."""
        end = words[self.run.stop - 1].start + self.length
        return Match(words[self.run.start].start, end, certain=self.certain)


class NameClassifier:
    """Classifies runs of words of one text."""

    def __init__(self, words: Sequence[Word], names: NameLexicon, context: ContextReader) -> None:
        self._words = words
        self._names = names
        self._context = context

    def classify(self, run: range, *, enumerated: bool = False) -> NameMatch | None:
        """Whether these words, or some of them, are a person.

        Args:
            run: positions of words that belong to no organisation or place.
            enumerated: they are in an enumeration with a name.
        """
        run = self._without_abbreviations(run)
        if not run:
            return None
        near = self._context.of(run)
        if near.thing:
            return None
        if enumerated or (len(run) > 1 and self._context.is_writer(run)):
            near = replace(near, cue=True)
        if len(run) == 1:
            return self._one_word(run, near)
        return self._all_words(run, near) or self._part(run)

    # --- one word ---------------------------------------------------------------------

    def _one_word(self, run: range, near: NameContext) -> NameMatch | None:
        word = self._words[run.start]
        writer = self._context.is_writer(run)
        given = self._names.given_name(word.text)
        if word.shouted or word.initial or word.small in STARTERS:
            return None
        if MONTH.fullmatch(word.small) and not near.personal:
            return None
        if given and (writer or self._is_given_name(word, given, near)):
            return NameMatch(run, given.length, self._sure(near, given) or writer)
        return self._no_given_name(run, near, writer=writer)

    def _no_given_name(self, run: range, near: NameContext, *, writer: bool) -> NameMatch | None:
        """A surname, or an unknown word, where the context says that it is a name."""
        word = self._words[run.start]
        surname = self._names.surname(word.text)
        if surname and self._is_surname(surname, near):
            return NameMatch(run, surname.length, near.title and not near.public)
        shaped = not surname and self._names.plain(word.text)
        called = self._context.of(run).cue and not word.opens
        if shaped and called and self._names.may_only_name(word.text):
            return NameMatch(run, bare_length(word.text), certain=False)
        if shaped and (length := surname_length(word.text, sure=True)):
            return NameMatch(run, length, near.title)
        if (near.strict or writer or (near.listed and near.cue)) and not is_org_word(word):
            return NameMatch(run, bare_length(word.text), certain=False)
        return None

    def _is_given_name(self, word: Word, given: KnownName, near: NameContext) -> bool:
        foreign = word.text[: given.length] not in self._names.given_here
        alone = len(self._words) == 1
        match given.kind:
            case NameKind.PLACE:
                return near.personal and not near.spatial
            case NameKind.ALIKE:
                return near.title or near.listed or near.signed or (near.cue and not word.opens)
            case NameKind.WORD if foreign and given.length < len(word.text):
                return False
            case NameKind.WORD:
                return near.personal or not (word.opens or foreign)
            case NameKind.FOREIGN:
                return near.personal or alone or not (word.opens or near.spatial)
            case NameKind.FAMILIAR:
                # "Pratik" is a name, and "Praktik" written in haste.
                told = near.personal or alone or not word.opens
                return told or not self._names.may_be_misspelt(word.text)

    def _is_surname(self, surname: KnownName, near: NameContext) -> bool:
        if near.title or near.public or near.listed or near.signed:
            return True
        if surname.kind is NameKind.FAMILIAR:
            return surname.length > 3
        return surname.kind is not NameKind.PLACE and (near.role or near.speech) and surname.sure

    @staticmethod
    def _sure(near: NameContext, given: KnownName) -> bool:
        return near.personal and not near.public and given.kind is not NameKind.PLACE

    # --- several words ----------------------------------------------------------------

    def _all_words(self, run: range, near: NameContext) -> NameMatch | None:
        """All words of the run as one name, if they are one."""
        words = [
            self._words[position] for position in run if self._words[position].text not in PARTICLES
        ]
        if len(words) < 2 or any(is_org_word(word) for word in words[1:]):
            return None
        if all(word.shouted for word in words):
            return self._shouted(run, words)
        if words[0].initial:
            return self._with_initial(run, near)
        if self._names.given_name(words[0].text):
            return self._full_name(run, near)
        return self._by_surname(run, near)

    def _with_initial(self, run: range, near: NameContext) -> NameMatch | None:
        last = self._words[run.stop - 1]
        known = bool(self._names.surname(last.text)) or bool(surname_length(last.text))
        shortened = self._words[run.start + 1].gap.startswith(".") and not last.initial
        if known or near.personal or (shortened and self._names.may_only_name(last.text)):
            return NameMatch(run, self._length(last), certain=known)
        return None

    def _by_surname(self, run: range, near: NameContext) -> NameMatch | None:
        """A name whose first word is in no list of given names."""
        first, last = self._words[run.start], self._words[run.stop - 1]
        given, surname = self._names.given_name(last.text), self._names.surname(last.text)
        first_surname = self._names.surname(first.text)
        length = self._length(last)
        if first_surname and first_surname.sure and given and given.sure:
            return NameMatch(run, length, certain=not near.public)
        if is_org_word(first):
            return None
        usual = surname and surname.kind is NameKind.FAMILIAR and surname.length > 3
        foreign = surname and surname.sure and not first.opens
        likely = near.strict or near.listed or near.role or near.cue
        shaped = bool(surname_length(last.text, sure=not near.personal))
        if usual or foreign or likely or shaped or (near.addressed and self._may_be(run)):
            return NameMatch(run, length, certain=False)
        return None

    def _may_be(self, run: range) -> bool:
        """Whether unknown words are unlike the names of organisations, places and products."""
        words = [self._words[at] for at in run if self._words[at].text not in PARTICLES]
        return len(words) < 4 and not any(
            len(word.text) < 3
            or word.small in STARTERS
            or (NEVER_IN_A_NAME.fullmatch(word.small) and not self._is_listed(word))
            for word in words
        )

    def _is_listed(self, word: Word) -> bool:
        return bool(self._names.surname(word.text) or self._names.given_name(word.text))

    def _full_name(self, run: range, near: NameContext) -> NameMatch | None:
        """A given name and what follows it."""
        first, last = self._words[run.start], self._words[run.stop - 1]
        given = self._names.given_name(first.text)
        if given is None:
            return None
        length = self._length(last)
        surname = self._names.surname(last.text)
        looks = bool(surname) or bool(surname_length(last.text)) or last.initial
        also_given = self._names.given_name(last.text)
        sure_surname = bool(surname and surname.sure)
        public = near.public
        if given.sure:
            certain = looks or given.kind is NameKind.FAMILIAR or bool(also_given)
            return NameMatch(run, length, certain and not public)
        if sure_surname or (also_given and also_given.sure) or surname_length(last.text):
            return NameMatch(
                run, length, sure_surname and given.kind is NameKind.WORD and not public
            )
        here = first.text in self._names.given_here
        if looks and (here or near.personal) and not (last.initial and first.opens):
            return NameMatch(run, length, certain=False)
        likely = near.personal or (near.addressed and self._may_be(run))
        return NameMatch(run, length, certain=False) if likely else None

    def _shouted(self, run: range, words: Sequence[Word]) -> NameMatch | None:
        for at in range(len(words) - 1):
            given = self._names.given_name(words[at].text.title())
            surname = self._names.surname(words[at + 1].text.title())
            if given and surname and given.sure and surname.sure:
                start = run.start + at
                return NameMatch(range(start, start + 2), surname.length, certain=True)
        return None

    def _part(self, run: range) -> NameMatch | None:
        """A name among the words of a run that is not a name as a whole.

        After the first word of a sentence ("Underskrivet Eva Lind") any name counts; after another
        unknown word ("Meet Aurora") only a full name does.
        """
        for position in run:
            word = self._words[position]
            given = self._names.given_name(word.text)
            if word.text in PARTICLES or is_org_word(word) or not (given and given.sure):
                continue
            rest, alone = range(position, run.stop), range(position, position + 1)
            match = self._all_words(rest, self._context.of(rest)) if len(rest) > 1 else None
            if match is None and (position == run.start or self._words[run.start].opens):
                match = self._one_word(alone, self._context.of(alone))
            if match:
                return match
        return None

    def _length(self, word: Word) -> int:
        """How much of the last word of a name is the name."""
        for known in (self._names.surname(word.text), self._names.given_name(word.text)):
            if known:
                return known.length
        return surname_length(word.text) or bare_length(word.text)

    def _without_abbreviations(self, run: range) -> range:
        """The run up to the first abbreviation: "Anna" in "Anna HR", nothing in "Karl XII"."""
        if all(self._words[position].shouted for position in run):
            return run
        start = run.start
        while start < run.stop and self._words[start].shouted:
            start += 1
        end = next((at for at in range(start, run.stop) if self._words[at].shouted), run.stop)
        if end < run.stop and not set(self._words[end].text) - set("IVX"):
            return range(start, start)
        return range(start, end)

    # --- lower case ----------------------------------------------------------------

    def in_lower_case(self, matches: Sequence[NameMatch]) -> Iterator[NameMatch]:
        """Names without capitals: full ones, and given names where the context says so.

        A surname that is alone in ``matches`` becomes part of the full name: "eva Lindqvist".
        """
        alone = {match.run.start for match in matches if len(match.run) == 1}
        taken = {position for match in matches for position in match.run}
        position = 0
        while position < len(self._words):
            word = self._words[position]
            name = _capitalised(word.text)
            if position in taken or not word.text.islower() or len(name) < 3:
                position += 1
                continue
            match = self._lower_case(position, name)
            if match and not (set(match.run) & taken) - alone:
                yield match
                position = match.run.stop
            else:
                position += 1

    def _lower_case(self, position: int, name: str) -> NameMatch | None:
        given = self._names.given_name(name)
        if (
            not given
            or given.kind is not NameKind.FAMILIAR
            or not self._names.plain(name[: given.length])
        ):
            return None
        alone = range(position, position + 1)
        near = self._context.of(alone)
        if length := self._lower_surname(position + 1, near):
            return NameMatch(range(position, position + 2), length, certain=True)
        acts = near.speech and given.length == len(name)
        called = near.cue or near.title or near.role
        likely = called or "-" in name or acts or self._joined(position)
        if (likely or self._speaks(position, given)) and name[: given.length] in (
            self._names.given_here
        ):
            return NameMatch(alone, given.length, certain=False)
        return None

    def _lower_surname(self, position: int, near: NameContext) -> int:
        """How much of a word in lower case behind a given name is its surname; 0 if none."""
        if position >= len(self._words) or self._words[position].gap != " ":
            return 0
        name = _capitalised(self._words[position].text)
        surname = self._names.surname(name)
        length = surname.length if surname else surname_length(name)
        if length <= 3 or not self._names.plain(name[:length]):
            return 0
        usual = surname is not None and (surname.kind is NameKind.FAMILIAR or near.cue)
        return length if usual or not self._names.is_word(name) else 0

    def _joined(self, position: int) -> bool:
        """Whether another given name in lower case is joined to it: "lena och fatima"."""
        for joint in (position - 1, position + 1):
            other = joint + joint - position
            if 0 < joint < len(self._words) and 0 <= other < len(self._words):
                name = _capitalised(self._words[other].text)
                given = self._names.given_name(name)
                joined = self._words[joint].small in JOINS and self._words[other].text.islower()
                if joined and given and given.sure and self._names.plain(name[: given.length]):
                    return True
        return False

    def _speaks(self, position: int, given: KnownName) -> bool:
        """Whether a bracket or a verb of saying comes next: "kalle (hemtjänsten) säger"."""
        if given.length < len(self._words[position].text) or position + 1 == len(self._words):
            return False
        following = self._words[position + 1]
        return following.gap == " (" or (following.gap == " " and following.small in SPEECH_VERBS)


def _capitalised(word: str) -> str:
    """A word in lower case as a name: "Ulla-Britt"."""
    return "-".join(part.capitalize() for part in word.split("-"))
