"""The people whom lists of attendance and notes mention, by all that they may be called."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from synthkit.model.base import FrozenModel
from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.note import Note
from synthkit.privacy.detect import (
    DecidedNames,
    Form,
    find_personal_data,
    form_of,
    is_full,
    is_part,
)
from synthkit.privacy.name_lexicon import NameKind, name_lexicon
from synthkit.privacy.organisations import is_org_word, known_places
from synthkit.privacy.spans import Certainty, NameList, PersonalDataKind
from synthkit.privacy.words import split

_SHORTEST = 3  # letters of a part of a name that is masked by itself


def names_of_attendees(listed: Iterable[str]) -> Iterator[str]:
    """The names to mask: each in full, and its first and last part where it is no common word.

    Args:
        listed: what stands in lists of attendance; organisations are among it.
    """
    known = name_lexicon()
    for name in listed:
        # "Anna Ek RUA": the last word is where she works.
        parts = [part for part in name.split() if not _is_abbreviation(part)]
        alone = len(parts) == 1
        if _is_organisation(name) or not any(map(known.may_name, parts)):
            continue
        if not alone:
            yield " ".join(parts)
        elif known.is_compound(name):
            continue
        for part in dict.fromkeys((parts[0], parts[-1])):
            if len(part) >= _SHORTEST and known.plain(part) and known.may_name(part):
                yield part


def _is_abbreviation(word: str) -> bool:
    """Whether it is all in capitals, and no name that is borne here."""
    known, name = name_lexicon(), word.title()
    familiar = any(
        one and one.kind is NameKind.FAMILIAR
        for one in (known.given_name(name), known.surname(name))
    )
    return word.isupper() and len(word) > 1 and not familiar


def _is_organisation(name: str) -> bool:
    words = split(name)
    if not words or name_lexicon().given_name(words[0].text):
        return not words
    return any(map(is_org_word, words)) or bool(known_places(words, name_lexicon()))


class Suspect(FrozenModel):
    """A name that was found, and that nobody has decided on yet.

    Attributes:
        name: its fullest form.
        forms: all those in the notes: "Anna", "Anna Lindqvist", "A. Lindqvist".
        count: how often they occur.
        notes: ids of the notes, in their order.
        certainty: certain if at least one place leaves no doubt that it is a person.
        doubtful: it may well be no name: a common word, or one with a letter missing.
    """

    name: str
    forms: tuple[str, ...]
    count: int
    notes: tuple[str, ...]
    certainty: Certainty
    doubtful: bool


@dataclass(slots=True)
class _Person:
    forms: Counter[str] = field(default_factory=Counter)
    notes: dict[int, str] = field(default_factory=dict)
    certain: bool = False

    def add(self, other: "_Person") -> None:
        self.forms += other.forms
        self.notes |= other.notes
        self.certain = self.certain or other.certain


def suspects(notes: Iterable[Note], names: NameList | None = None) -> tuple[Suspect, ...]:
    """The names in the notes that are not decided on, the most frequent first.

    A given name, a surname or a shortened form is counted with the full name that it can be short
    for, if there is exactly one.
    """
    people = _by_form(notes, names or NameList())
    full = [form for form in people if is_full(form)]
    joined: dict[Form, _Person] = {form: _Person() for form in full}
    for form, person in people.items():
        fitting = [whole for whole in full if is_part(form, whole)]
        key = form if form in full or len(fitting) != 1 else fitting[0]
        joined.setdefault(key, _Person()).add(person)
    return tuple(sorted(map(_suspect, joined.values()), key=lambda one: (-one.count, one.name)))


def undecided(notes: Iterable[Note], names: NameList) -> tuple[Finding, ...]:
    """A finding if nobody has decided on some names yet, and one for each that may be none."""
    found = suspects(notes, names)
    if not found:
        return ()
    return (
        Finding(severity=Severity.WARNING, code="names_undecided", values={"count": len(found)}),
        *(
            Finding(
                severity=Severity.WARNING,
                code="masked_word_doubtful",
                where=Where(note=one.notes[0]),
                values={"word": one.name, "count": one.count},
            )
            for one in found
            if one.doubtful
        ),
    )


def _by_form(notes: Iterable[Note], names: NameList) -> dict[Form, _Person]:
    """The people found, by the form of their names; without those already decided on."""
    decided = DecidedNames(names.keep, names.mask)
    people: dict[Form, _Person] = {}
    for place, note in enumerate(notes):
        for span in find_personal_data(note.text, names, note.headings):
            if span.kind is not PersonalDataKind.NAME or decided.decides(span.text):
                continue
            person = people.setdefault(form_of(span.text), _Person())
            person.forms[" ".join(span.text.split())] += 1
            person.notes[place] = note.id
            person.certain = person.certain or span.certainty is Certainty.CERTAIN
    return people


def _suspect(person: _Person) -> Suspect:
    forms = sorted(person.forms, key=lambda form: (-len(form.split()), -len(form), form))
    capitalised = [form for form in forms if form[0].isupper() and not form.isupper()]
    name = (capitalised or forms)[0]
    return Suspect(
        name=name,
        forms=tuple(sorted(forms)),
        count=person.forms.total(),
        notes=tuple(dict.fromkeys(note for _, note in sorted(person.notes.items()))),
        certainty=Certainty.CERTAIN if person.certain else Certainty.SUSPECT,
        doubtful=not person.certain and name_lexicon().may_be_no_name(name),
    )
