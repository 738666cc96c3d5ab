"""Who was there: lines that name people or their part in the meeting, and lists of names."""

import re

from synthkit.notes.wording import FUNCTION_WORDS, carries_nothing, folded, normal, word_set, words

_ROLE = (
    r"deltagare|deltagarna|deltagande|deltog|närvarande|närvaro(?:lista)?|närv\.?|medverkande"
    r"|frånvarande|gruppmedlemmar|gruppdeltagare|medlemmar|bordsdeltagare|sekreterare|antecknare"
    r"|antecknat av|ordförande|gruppledare|bordsvärd|samtalsledare|moderator|facilitator"
    r"|processledare|diskussionsledare|rapportör|talesperson|vid bordet|vi som deltog|i gruppen"
    r"|vilka är med|namn|kontaktperson|e-?post|mejl|participants?|present|attendees?|attendance"
    r"|absent|apologies|members|secretary|note[- ]?taker|notes taken by|chair|rapporteur"
    r"|spokesperson|names?|e-?mail"
)
_KEYED = re.compile(
    rf"^\W*(?:{_ROLE})(?:\s*(?:/|och|and|&|\+)\s*(?:{_ROLE}))*(?:\s*\([^)]*\))?"
    r"\s*(?P<sep>:|=|\s[–—-]\s|\t|$)\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_SIGNED = re.compile(
    r"^\W*(?:antecknat|skrivet|nedtecknat|renskrivet|vid pennan|notes(?: taken)? by|written)"
    r"\s*(?:av|by)?\s*[:,]?\s*(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"^[A-ZÅÄÖÉÜØÆ][\w'’.\-]*(?:\s+(?:(?:von|af|de|van)\s+)?[A-ZÅÄÖÉÜØÆ][\w'’.\-]*){0,4}"
    r"(?:\s*\([^)]*\))?$"
)
_COLUMNS = word_set(
    """
    namn name förnamn efternamn deltagare participant participants organisation organization roll
    role titel title e-post epost email e-mail mejl mail telefon phone närvarande present
    arbetsgivare kommun region företag signatur signature befattning funktion
    """
)
_OF_PEOPLE = word_set(
    "namn name förnamn efternamn deltagare participant participants e-post epost email e-mail"
)
_LONGEST_ENTRY = 10  # words of a line in a list of names: name, title, organisation


def attendance(text: str) -> str | None:
    """What follows the key of an attendance line ("" for a heading alone), else None."""
    found = _KEYED.match(normal(text))
    if found:
        return str(found["rest"]).strip()
    signed = _SIGNED.match(normal(text))
    by = re.split(r"\.\s|,", signed["rest"])[0] if signed else ""
    return by if by and is_list_of_names(by) else None


def is_list_of_names(text: str) -> bool:
    """Whether a text is nothing but names: "Anna, Bo (Region Dalarna) och Cecilia"."""
    parts = [
        part.strip(" .;/")
        for part in re.split(r",(?![^(]*\))|;|\n|\s+(?:och|and|&|samt)\s+|\s/\s", text)
    ]
    named = [part for part in parts if not carries_nothing(part)]
    return bool(named) and all(_NAME.match(normal(part)) for part in named)


def is_entry_of_names(text: str) -> bool:
    """Whether a line can stand in an attendance list, under its heading."""
    if len(words(text)) > _LONGEST_ENTRY or text.rstrip().endswith(("?", "!")):
        return False
    bare = re.sub(r"\S+@\S+|\+?\d[\d\s\-]{5,}|\([^)]*\)", "", normal(text)).strip(" -–•*")
    first, *more = re.split(r"[,;/–]|\s-\s|\t", bare)
    if not _NAME.match(first.strip()):
        return False
    spoken = words(" ".join(more))
    return not any(word in FUNCTION_WORDS - {"och", "i", "på", "av", "of"} for word in spoken)


def is_attendance_head(cells: tuple[str, ...]) -> bool:
    """Whether the first row of a table says that people are listed in it."""
    said = [folded(cell).strip(" :*") for cell in cells if not carries_nothing(cell)]
    return (
        bool(said)
        and all(any(word in _COLUMNS for word in re.split(r"[\s/,]+", cell)) for cell in said)
        and any(word in _OF_PEOPLE for cell in said for word in re.split(r"[\s/,]+", cell))
    )
