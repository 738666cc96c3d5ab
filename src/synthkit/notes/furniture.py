"""What a page carries besides notes: page numbers, dates and facts of the meeting, titles."""

import re

from rapidfuzz import fuzz

from synthkit.notes.wording import carries_nothing, folded, normal, words

_PAGE_NUMBER = re.compile(
    r"^\W*(?:sida|sid|s|page|p)\.?\s*\d{1,4}(?:\s*(?:av|of|/|\()\s*\d{1,4}\)?)?\W*$"
    r"|^\W*\d{1,4}\s*(?:av|of)\s*\d{1,4}\W*$|^\W*\d{1,4}\s*\(\s*\d{1,4}\s*\)\W*$"
    r"|^\s*[-–—]\s*\d{1,4}\s*[-–—]\s*$",
    re.IGNORECASE,
)
_LONE_NUMBER = re.compile(r"^\s*(\d{1,4})(?:\s*/\s*\d{1,4})?\s*$")
_MONTHS = (
    r"jan(?:uari|uary)?|feb(?:ruari|ruary)?|mars?|march|apr(?:il)?|maj|may|jun[ie]?|jul[iy]?"
    r"|aug(?:usti|ust)?|sep(?:t(?:ember)?)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_DAYS = r"måndag|tisdag|onsdag|torsdag|fredag|monday|tuesday|wednesday|thursday|friday"
_DATE = re.compile(
    rf"^\W*(?:(?:{_DAYS})(?:en)?\W*)?(?:den\s+)?(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}[/.]\d{{1,2}}"
    rf"(?:[-/ ]\d{{2,4}})?|\d{{1,2}}(?:st|nd|rd|th)?(?:\s*[-–]\s*\d{{1,2}})?\s+(?:{_MONTHS})\.?"
    rf"|(?:{_MONTHS})\s+\d{{1,2}}(?:st|nd|rd|th)?)[,\s]*(?:\d{{4}})?"
    r"[,\s]*(?:kl(?:ockan)?\.?\s*)?(?:\d{1,2}[.:]\d\d)?(?:\s*[-–]\s*\d{1,2}[.:]\d\d)?\W*$",
    re.IGNORECASE,
)
_FACT = re.compile(
    r"^\W*(?:datum|dag|tid|plats|lokal|workshop|lärprojekt|projekt|möte|ämne|version|dokument"
    r"|date|time|place|venue|room|project|meeting)\s*(?::|=|\t)\s*(?P<said>.{0,80})$",
    re.IGNORECASE,
)
_ANY_DATE_KEY = re.compile(r"^\W*(?:datum|date)\s*[:=]", re.IGNORECASE)
_TITLE = re.compile(
    r"^\W*(?:(?:minnes|grupp|bords|workshop|mötes|dialog|diskussions)?anteckning(?:ar|arna)?\b"
    r"|(?:grupp|bords)(?:dialog(?:en)?|diskussion(?:en|er)?|arbete|samtal|uppgift|svar)\b"
    r"|dokumentation\b|mall\b|lärprojekt\b|inbjudan\b|(?:work\s?shop|ws)\s*(?:nr\s*)?\d"
    r"|(?:group |workshop |meeting )?notes\b|(?:frågor|frågeställningar|diskussionsfrågor)"
    r"(?: (?:för|till|att|i) .{0,40})?\W*$|questions\W*$|group (?:discussion|dialogue|work)\b)",
    re.IGNORECASE,
)
_LONGEST_TITLE = 14  # words


def is_page_number(text: str, page: int | None) -> bool:
    """Whether it is the number of a page; a lone number only where it is this page's."""
    if _PAGE_NUMBER.match(text):
        return True
    lone = _LONE_NUMBER.match(text)
    return bool(lone) and page is not None and int(lone[1]) == page if lone else False


def is_date(text: str) -> bool:
    """Whether a line is a date, with or without the time of day."""
    return bool(_DATE.match(normal(text))) or bool(_ANY_DATE_KEY.match(text))


def is_fact_of_meeting(text: str) -> bool:
    """Whether a line gives the meeting's date, place or name ("Plats: Umeå")."""
    return bool(_FACT.match(normal(text))) or is_date(text)


def is_title(text: str, file_stem: str) -> bool:
    """Whether a line at the top of a document is its title."""
    if len(words(text)) > _LONGEST_TITLE or text.rstrip().endswith((".", "!", ",")):
        return False
    if _TITLE.match(normal(text)):
        return True
    stem = " ".join(words(file_stem.replace("_", " ")))
    return len(stem) > 3 and fuzz.ratio(" ".join(words(text)), stem) >= 90


_ELSE = re.compile(
    r"^\W*(?:övrig[ta]?(?:\s+(?:frågor|synpunkter|kommentarer|anteckningar|reflektioner|tankar))?"
    r"|(?:egna\s+|våra\s+|gruppens\s+)?reflektion(?:er)?|utvärdering|nästa steg|sammanfattning"
    r"|parkering(?:splats(?:en)?)?|p-plats(?:en)?|avslutning|in-?checkning|ut-?checkning"
    r"|medskick(?: till .*)?|allmänt|allmänna (?:synpunkter|reflektioner|kommentarer)"
    r"|annat|diverse|bilag(?:a|or)|inledning|bakgrund|presentation|till arrangören"
    r"|other(?: (?:issues|comments|notes))?|any other business|aob|reflections?|evaluation"
    r"|next steps|summary|parking lot|miscellaneous|general(?: comments)?|appendix|background)"
    r"\W*$",
    re.IGNORECASE,
)
_NOTES_COLUMN = frozenset(
    """
    fråga|frågor|frågeställning|frågeställningar|diskussionsfråga|anteckning|anteckningar|svar
    |gruppens svar|era svar|våra svar|våra tankar|tankar|kommentar|kommentarer|idé|idéer|punkter
    |synpunkter|nr|nummer|grupp|grupper|bord|noteringar|inspel|resultat|question|questions|answer
    |answers|notes|comments|ideas|no|number|group|groups|table|our answers|våra anteckningar
    |gruppens anteckningar|viktigaste punkterna|tankar och idéer|nyckelpunkter
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)


def begins_something_else(text: str) -> bool:
    """Whether a heading leaves the questions ("Övrigt", "Reflektioner")."""
    return bool(_ELSE.match(normal(text)))


def is_column_head(text: str) -> bool:
    """Whether a cell only says what its column or row holds ("Fråga", "Anteckningar")."""
    return folded(text).strip(" :.*#") in _NOTES_COLUMN or carries_nothing(text)
