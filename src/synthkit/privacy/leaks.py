"""What stands behind tokens, searched for in texts where it must not be."""

import re
from collections.abc import Iterable

from synthkit.privacy.addresses import find_addresses
from synthkit.privacy.decided_names import DecidedNames
from synthkit.privacy.identity_numbers import find_identity_numbers
from synthkit.privacy.name_forms import form_of, is_full
from synthkit.privacy.name_lexicon import name_lexicon
from synthkit.privacy.phones import find_phones
from synthkit.privacy.spans import NameList, PersonalDataKind
from synthkit.privacy.tokens import MaskTable, Token

_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s\u00a0\u2009\-–‑−./()]+(?=\d)")
# Of a number, so many digits tell that it is the same; fewer stand in others too.
_TELLING = 7
# A name of fewer signs is a word as well.
_SHORTEST_ALONE = 4


class MaskedValues:
    """Knows what was masked, and finds it again, however it is written.

    A name of one word that is a common word as well ("Bo", "Lind") is not searched for: whether it
    is a person depends on what stands beside it.

    Args:
        tokens: what stands behind them is searched for.
        decided: what a person decided on names; those to keep may stand.
    """

    def __init__(self, tokens: Iterable[Token], decided: NameList) -> None:
        held = tuple(tokens)
        self._names = DecidedNames(
            decided.keep,
            (
                *decided.mask,
                *(f for t in held if t.kind is PersonalDataKind.NAME for f in t.forms if _alone(f)),
            ),
        )
        others = (token for token in held if token.kind is not PersonalDataKind.NAME)
        forms = tuple(form for token in others for form in token.forms)
        self._words = tuple(form for form in forms if not _digits(form) or "@" in form)
        self._numbers = tuple(form for form in forms if len(_digits(form)) >= _TELLING)

    def first_leak(self, text: str) -> str | None:
        """The first of them that stands in the text, as it stands there or was met."""
        small, joined = text.casefold(), _BETWEEN_DIGITS.sub("", text)
        for form in self._words:
            if form.casefold() in small:
                return form
        for form in self._numbers:
            if "@" not in form and _digits(form)[-_TELLING:] in joined:
                return form
        for found in self._names.settled(text, ()):
            return text[found.start : found.end]
        return None


class LeakScanner:
    """Looks through what is about to leave the machine; safe to be used from several threads.

    Args:
        table: of tokens, as it grows.
        decided: what a person decided on names.
        ours: texts of the program's own that requests hold: "Mark" is a name, and prompts have it.
    """

    def __init__(self, table: MaskTable, decided: NameList, ours: Iterable[str] = ()) -> None:
        self._table = table
        self._decided = decided
        # A full stop of ours is in every address. The longest first: a part would cut it to pieces.
        telling = (text for text in ours if len(text.split()) > 1)
        self._ours = sorted(telling, key=lambda text: (-len(text), text))

    def first_leak(self, text: str) -> str | None:
        """The first thing that must not leave: what was masked, any address, any number."""
        for known in self._ours:
            text = text.replace(known, "\n")
        told = MaskedValues(self._table.tokens(), self._decided).first_leak(text)
        return told or _known_by_its_form(text)


def _known_by_its_form(text: str) -> str | None:
    """The first address or number in a text, whoever's it is."""
    for line in text.splitlines():
        for found in (*find_addresses(line), *find_identity_numbers(line), *find_phones(line)):
            if found.certain:
                return line[found.start : found.end]
    return None


def _alone(name: str) -> bool:
    """Whether nothing else than the person can be meant, wherever the name stands."""
    form = form_of(name)
    if is_full(form):
        return True
    known = name_lexicon()
    return len(form) == 1 and len(name) >= _SHORTEST_ALONE and known.plain(name.capitalize())


def _digits(form: str) -> str:
    return re.sub(r"\D", "", form)
