"""Who was there: lines that name people or their part in the meeting, and lists of names."""

import re

from synthkit.notes.wording import FUNCTION_WORDS, carries_nothing, folded, normal, word_set, words
from synthkit.privacy.name_lexicon import name_lexicon

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
# Said in many ways; only names behind it, or the table it speaks of, make it one.
_LOOSE = re.compile(
    r"^\W*(?:(?P<table>(?:de |vi )?(?:som )?(?:med |satt |sitter )*(?:vid|runt|kring|omkring)"
    r"(?: det här| vårt)? bord(?:et)?|(?:people |those |present |who (?:was|sat) )*"
    r"(?:at|around|round) (?:the|our|this) table)"
    r"|vi (?:som )?(?:är|var|satt|deltog)(?: med)?(?: här)?|vilka (?:är|var) (?:vi|med)"
    r"|(?:vi )?som (?:deltog|var med)|följande (?:deltog|personer)(?: deltog| var med)?"
    r"|med (?:i|på|under) (?:samtalet|gruppen|diskussionen|mötet|dialogen)"
    r"|(?:med )?i (?:vår |denna |den här )?grupp(?:en)?|who was (?:here|there)|with us(?: today)?"
    r"|(?:in|of) (?:the|our|this) group|we (?:are|were))"
    r"\s*(?::|=|\s[–—-]\s|\t|$)\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_CONSISTS = re.compile(
    r"^\W*(?:(?:gruppen|bordet|vi|the group|our table) (?:består|bestod|utgörs|utgjordes|consists?"
    r"|consisted) (?:av|of)|deltog gjorde|närvarande var|present were)\s*:?\s+(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_ANY_KEY = re.compile(r"^\W*(?P<key>[^\W\d_][^:\n]{1,38}?)\s*:\s*(?P<rest>\S.*)$")
_LONGEST_KEY = 4  # words
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
    loose = _LOOSE.match(normal(text)) or _CONSISTS.match(normal(text))
    if loose:
        rest = str(loose["rest"]).strip()
        spoken_of = loose.groupdict().get("table") and carries_nothing(rest)
        return rest if spoken_of or is_list_of_names(rest) or is_entry_of_names(rest) else None
    signed = _SIGNED.match(normal(text))
    by = re.split(r"\.\s|,", signed["rest"])[0] if signed else ""
    return by if by and is_list_of_names(by) else None


def is_keyed_list_of_people(text: str) -> bool:
    """Whether a short key of any kind stands before people's names ("Bordet: Anna, Bo Ek")."""
    found = _ANY_KEY.match(normal(text))
    if not found or len(words(found["key"])) > _LONGEST_KEY or not is_list_of_names(found["rest"]):
        return False
    parts = [part.strip() for part in re.split(r"[,;]|\s(?:och|and|&|samt)\s", found["rest"])]
    firsts = [part.split()[0].strip("(.,") for part in parts if part]
    known = sum(name_lexicon().given_name(first) is not None for first in firsts)
    return len(firsts) > 1 and 2 * known >= len(firsts)


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
