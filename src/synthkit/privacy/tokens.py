"""Tokens that replace personal data in a text that is sent, and can be turned back.

[PERSON-1], [TELEFON-2]: one for a person in whatever form the name occurs, one for an address or a
number however it is written. All kinds share one series of numbers, so that a token is recognised
by its number even where a language model changed its label.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from pydantic import Field

from synthkit.model.base import FrozenModel
from synthkit.privacy.detect import Form, form_of, is_full, is_part
from synthkit.privacy.spans import PersonalDataKind, Span, words_for
from synthkit.text.catalogue import catalogue
from synthkit.text.languages import LanguageCode, capitals, codes, small_letters

_DASHES = frozenset("-‑–—")
# The same, for a character class in a pattern.
_DASH = r"\-‑–—"
_OPEN, _CLOSE = r"\\?[\[{<(]\s*", r"\s*\\?[\]}>)]"
# With a label that a model made up.
_INVENTED = re.compile(rf"\[[{capitals()}]+(?:-[{capitals()}]+)?-\d+\]")
# Kinds whose digits are all of a value, however they are grouped.
NUMBERS = {PersonalDataKind.PHONE, PersonalDataKind.PERSONNUMMER, PersonalDataKind.ACCOUNT}
# This many digits distinguish two numbers, however their prefixes are written.
_DISTINGUISHING_DIGITS = 9


@dataclass(frozen=True, slots=True)
class FoundToken:
    """A token, or what looks like one.

    Attributes:
        start: of the first code point, that of the opening bracket.
        end: the one after the last.
        unmistakable: it can be nothing else, unlike "Person 1" and "(telefon 2)".
    """

    start: int
    end: int
    number: int
    kind: PersonalDataKind
    unmistakable: bool


def tokens_in(text: str) -> tuple[FoundToken, ...]:
    """The tokens of a text in reading order, without overlaps."""
    found = list(_within_brackets(text))
    taken = [(token.start, token.end) for token in found]
    found += [
        token
        for token in _bare(text)
        if not any(start < token.end and token.start < end for start, end in taken)
    ]
    return tuple(sorted(found, key=lambda token: token.start))


def holds_token(text: str) -> bool:
    """Whether there is something in a text that can only be a token."""
    without_number = any(
        f"[{catalogue(locale).text(f'privacy.token.{kind}')}]" in text
        for locale in codes()
        for kind in PersonalDataKind
    )
    invented = without_number or _INVENTED.search(text)
    return bool(invented) or any(token.unmistakable for token in tokens_in(text))


def _within_brackets(text: str) -> Iterator[FoundToken]:
    for match in _patterns()[0].finditer(text):
        unmistakable = "(" not in match.group()
        yield _token(match, unmistakable=unmistakable)


def _bare(text: str) -> Iterator[FoundToken]:
    for match in _patterns()[1].finditer(text):
        label, dashed = match["label"], match["gap"] in _DASHES
        person = _kind_of(label) is PersonalDataKind.NAME
        # "person 1" and "Telefon 112" are words like others.
        if label.isupper() or dashed or (person and label[0].isupper() and match["gap"]):
            yield _token(match, unmistakable=label.isupper() and dashed)


def _token(match: re.Match[str], *, unmistakable: bool) -> FoundToken:
    kind = _kind_of(match["label"])
    return FoundToken(
        match.start(), match.end(), int(match["number"]), kind, unmistakable=unmistakable
    )


@cache
def _labels() -> dict[str, PersonalDataKind]:
    """What kinds are called, in tokens and in the words of documents, in all languages."""
    labels: dict[str, PersonalDataKind] = {}
    for kind in PersonalDataKind:
        for locale in codes():
            texts = catalogue(locale)
            labels[_folded(texts.text(f"privacy.token.{kind}"))] = kind
            labels[_folded(texts.text(f"privacy.placeholder.{kind}"))] = kind
    return labels


def _kind_of(label: str) -> PersonalDataKind:
    return _labels()[_folded(label)]


def _folded(label: str) -> str:
    return re.sub(rf"[^{small_letters()}]", "", label.casefold())


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Tokens within brackets, and without."""
    spelt: set[str] = set()
    for kind in PersonalDataKind:
        for locale in codes():
            texts = catalogue(locale)
            for key in ("token", "placeholder"):
                words = re.findall(r"[^\W\d_]+", texts.text(f"privacy.{key}.{kind}"))
                spelt.add(rf"[{_DASH} _]?".join(map(re.escape, words)))
    label = rf"(?P<label>{'|'.join(sorted(spelt, key=lambda one: (-len(one), one)))})"
    number = r"(?P<number>\d{1,5})(?!\d)"
    return (
        re.compile(rf"{_OPEN}{label}[{_DASH}\s_:#]{{0,3}}{number}{_CLOSE}", re.IGNORECASE),
        re.compile(rf"(?<![\w{_DASH}]){label}(?P<gap>[ {_DASH}_]?){number}", re.IGNORECASE),
    )


class Token(FrozenModel):
    """A token and the values behind it.

    Attributes:
        number: from 1, in the order in which they were found.
        forms: as they were found, the first one first; none where all were forgotten.
    """

    number: int = Field(ge=1)
    kind: PersonalDataKind
    forms: tuple[str, ...]

    @property
    def value(self) -> str:
        """What it is turned back into: the fullest form; empty where all were forgotten."""
        fullest = max(self.forms, key=lambda form: (is_full(form_of(form)), len(form)), default="")
        return " ".join(fullest.split())


class MaskTable(Protocol):
    """Where tokens are stored from run to run; it never leaves the machine."""

    def tokens(self) -> tuple[Token, ...]:
        """All of them, by number."""
        ...

    def save_tokens(self, tokens: Iterable[Token]) -> None:
        """Stores these, replacing those with the same numbers."""
        ...


def enrolled(known: Iterable[Token], found: Iterable[Span]) -> tuple[Token, ...]:
    """The tokens, with those added that the spans need; a number once given stays.

    A short form of a name gets the token of the full name that it can be short for, if there is
    exactly one, whichever of them comes first.
    """
    enrolment = _Enrolment(known)
    spans = tuple(found)
    enrolment.learn_full_names(spans)
    for span in spans:
        enrolment.add(span)
    return enrolment.tokens()


class Tokens:
    """Masks with tokens, and turns them back.

    Attributes:
        locale: the document's language, in which labels are written.
    """

    def __init__(self, tokens: Iterable[Token], locale: LanguageCode) -> None:
        known = tuple(tokens)
        self._by_key = {_key(token.kind, form): token for token in known for form in token.forms}
        self._values: Mapping[int, str] = {t.number: t.value for t in known if t.value}
        self.locale = locale
        self._texts = catalogue(locale)

    def put(self, span: Span) -> str:
        """The token for a span; the words of the document if it is not enrolled."""
        token = self._by_key.get(_key(span.kind, span.text))
        if token is None:
            return words_for(self.locale, span.kind)
        return f"[{self._texts.text(f'privacy.token.{token.kind}')}-{token.number}]"

    def turned_back(self, text: str) -> str:
        """The text with the values of its tokens, also where the model altered them.

        A token that was never given out stays, for the checks to find.
        """
        parts: list[str] = []
        last = 0
        for found in tokens_in(text):
            if found.number in self._values:
                parts += [text[last : found.start], self._values[found.number]]
                last = found.end
        return "".join([*parts, text[last:]])


def in_words(text: str, locale: LanguageCode) -> str:
    """The text with tokens replaced by the words of a document: "[namn]"."""
    parts: list[str] = []
    last = 0
    for found in tokens_in(text):
        if found.unmistakable:
            parts += [text[last : found.start], words_for(locale, found.kind)]
            last = found.end
    return "".join([*parts, text[last:]])


class _Enrolment:
    """Gives out tokens."""

    def __init__(self, known: Iterable[Token]) -> None:
        self._tokens = {token.number: token for token in known}
        self._numbers = {
            _key(token.kind, form): token.number
            for token in self._tokens.values()
            for form in token.forms
        }
        self._full: dict[Form, str] = {}

    def learn_full_names(self, spans: Iterable[Span]) -> None:
        """Must come first, so that a short form can be assigned to the right one."""
        known = (form for token in self._tokens.values() if _is_name(token) for form in token.forms)
        for written in (*known, *(span.text for span in spans if _is_name(span))):
            form = form_of(written)
            if is_full(form):
                self._full.setdefault(form, written)

    def add(self, span: Span) -> None:
        """Gives a span a token, unless it has one."""
        key = _key(span.kind, span.text)
        if key not in self._numbers:
            self._join(self._number_for(span), span.kind, span.text)

    def tokens(self) -> tuple[Token, ...]:
        return tuple(self._tokens[number] for number in sorted(self._tokens))

    def _number_for(self, span: Span) -> int:
        if _is_name(span):
            form = form_of(span.text)
            if is_full(form):
                return self._short_for(form) or self._next()
            whole = self._only_whole(form)
            if whole is not None:
                key = _key(span.kind, self._full[whole])
                if key not in self._numbers:
                    number = self._short_for(whole) or self._next()
                    self._join(number, span.kind, self._full[whole])
                return self._numbers[key]
        return self._next()

    def _only_whole(self, form: Form) -> Form | None:
        fitting = [whole for whole in self._full if is_part(form, whole)]
        return fitting[0] if len(fitting) == 1 else None

    def _short_for(self, whole: Form) -> int | None:
        """The token of whoever was known by short forms only, if this is their full name."""
        fitting = [
            token.number
            for token in self._tokens.values()
            if _is_name(token)
            and token.forms
            and all(self._only_whole(form_of(form)) == whole for form in token.forms)
            and not any(is_full(form_of(form)) for form in token.forms)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _next(self) -> int:
        return max(self._tokens, default=0) + 1

    def _join(self, number: int, kind: PersonalDataKind, written: str) -> None:
        token = self._tokens.get(number) or Token(number=number, kind=kind, forms=())
        forms = (*token.forms, " ".join(written.split()))
        self._tokens[number] = token.model_copy(update={"forms": forms})
        self._numbers[_key(kind, written)] = number


def _is_name(item: Token | Span) -> bool:
    return item.kind is PersonalDataKind.NAME


def _key(kind: PersonalDataKind, written: str) -> tuple[PersonalDataKind, str]:
    """The same key for all ways of writing the same value."""
    if kind is PersonalDataKind.NAME:
        return kind, " ".join(form_of(written))
    digits = re.sub(r"\D", "", written)
    if kind in NUMBERS and digits:
        return kind, digits[-_DISTINGUISHING_DIGITS:]
    return kind, "".join(written.casefold().split())
