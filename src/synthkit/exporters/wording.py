"""What the document says in sentences of its own.

Its title, how it opens, disagreements as one sentence ("– men …"), abbreviations with what the
glossary says of them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from synthkit.model.document import Document, Place, SetAside
from synthkit.model.finding import Finding, Severity
from synthkit.model.synthesis import Tension
from synthkit.model.workshop import Workshop
from synthkit.text import languages
from synthkit.text.catalogue import Catalogue, catalogue, closing_catalogue
from synthkit.text.languages import LanguageCode
from synthkit.text.numbers_in_text import number_word
from synthkit.text.phrases import (
    days,
    enumerated,
    occasion,
    quoted,
    sentence,
)

_OF_A_MEETING = frozenset(
    {"missing_workshop_name", "missing_kind", "missing_ordinal", "missing_date"}
)


def texts_of(workshop: Workshop) -> Catalogue:
    """The words of the workshop's document, or of the one that ties meetings together."""
    made = closing_catalogue if workshop.meetings else catalogue
    return made(workshop.language)


def series_title(workshop: Workshop) -> str | None:
    """As it stands at the top; the series' name where it has no title of its own."""
    return workshop.series.title or workshop.series.name


def document_title(workshop: Workshop) -> str:
    """What the document is called: "Sammanställning WS 2", unless a person said otherwise."""
    if workshop.title:
        return workshop.title
    texts = texts_of(workshop)
    if workshop.name:
        return texts.text("document.heading.document", workshop=workshop.name)
    return texts.text("document.heading.document_without_name")


def introduction(workshop: Workshop) -> str:
    """What was summarised, then what for; what is not known is left out.

    Where a person worded it, an empty line parts its paragraphs.
    """
    if workshop.introduction:
        return workshop.introduction
    texts = texts_of(workshop)
    meeting = _named_meeting(workshop)
    name = workshop.series.name or workshop.series.title
    opening = texts.text(
        "document.introduction.sentence",
        meetings=enumerated(workshop.meetings, workshop.language),
        occasion=texts.text("document.introduction.occasion", occasion=meeting) if meeting else "",
        series=texts.text(
            "document.introduction.series",
            kind=workshop.series.kind or texts.text("document.introduction.series_kind"),
            name=quoted(name, workshop.language),
        )
        if name
        else "",
        dates=texts.text(
            "document.introduction.dates", dates=days(workshop.dates, workshop.language)
        )
        if workshop.dates
        else "",
    )
    purpose = workshop.purpose or texts.text("document.introduction.purpose")
    return f"{opening} {sentence(purpose)}"


def lead_in(workshop: Workshop) -> str:
    """What stands before the list of questions."""
    texts = texts_of(workshop)
    count = len(workshop.questions)
    kind = occasion(workshop.kind, None, workshop.language) if workshop.kind else None
    return texts.text(
        "document.questions.lead_in",
        count=count,
        number=_capitalised(number_word(count, workshop.language)),
        occasion=texts.text("document.introduction.occasion", occasion=kind) if kind else "",
    )


def missing_facts(workshop: Workshop) -> Iterator[Finding]:
    """A finding for every fact that the document has to do without."""
    series = workshop.series
    known = {
        "missing_series": (series.title or series.name, Severity.WARNING),
        "missing_workshop_name": (workshop.name, Severity.WARNING),
        "missing_kind": (workshop.kind, Severity.INFO),
        "missing_ordinal": (workshop.ordinal, Severity.INFO),
        "missing_date": (workshop.dates, Severity.WARNING),
        "missing_purpose": (workshop.purpose, Severity.INFO),
    }
    for code, (fact, severity) in known.items():
        if not fact and not (workshop.meetings and code in _OF_A_MEETING):
            yield Finding.of(severity, code)


def _named_meeting(workshop: Workshop) -> str | None:
    """The meeting in running text; by its short name where its kind is not known."""
    if workshop.kind:
        return occasion(workshop.kind, workshop.ordinal, workshop.language)
    return workshop.name


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def place_in_words(place: Place, block: int | None, texts: Catalogue) -> str:
    """Where to look: page, table and row, or else which paragraph of the document."""
    parts = [
        texts.text(f"document.place.{name}", **{name: number})
        for name in ("page", "table", "row", "picture", "question")
        if (number := getattr(place, name)) is not None
    ]
    if not parts and block is not None:
        parts.append(texts.text("document.place.paragraph", paragraph=block + 1))
    return ", ".join(parts)


def place_of_aside(aside: SetAside, document: Document, texts: Catalogue) -> str:
    """The same of what became no note."""
    place = Place(page=aside.page, picture=aside.picture)
    if aside.block is not None:
        place = document.blocks[aside.block].place
    return place_in_words(place, aside.block, texts)


def both_sides(tension: Tension, language: LanguageCode) -> str:
    """The two sides of a tension, each a sentence that stands alone."""
    one, other = (sentence(side.text.strip()) for side in tension.sides)
    return catalogue(language).text("document.tension.sides", one=one, other=other)


def split_tension(text: str, language: LanguageCode) -> tuple[str, str] | None:
    """The two sides of what `both_sides` made; None where there are no two."""
    made = catalogue(language).text("document.tension.sides", one="\n", other="\n")
    before, between, after = (re.escape(part.strip()) for part in made.split("\n"))
    found = re.fullmatch(rf"{before}\s*(\S.*?)\s*{between}\s*(\S.*?)\s*{after}", text, re.DOTALL)
    return (found[1], found[2]) if found else None


def occurring(
    glossary: Mapping[str, str], texts: Iterable[str], language: LanguageCode
) -> tuple[tuple[str, str], ...]:
    """The entries whose abbreviation stands in the texts as a word, in alphabetical order.

    "HR:s" and "RUA-arbete" hold one; "HRM" does not hold "HR".
    """
    text = "\n".join(texts)
    found = (
        (abbreviation, explanation)
        for abbreviation, explanation in glossary.items()
        if abbreviation and explanation and _stands_in(abbreviation, text)
    )
    return tuple(sorted(found, key=lambda entry: (_order(entry[0], language), entry[0])))


def _stands_in(abbreviation: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(abbreviation)}(?!\w)", text) is not None


def _order(word: str, language: LanguageCode) -> str:
    letters = languages.get(language).setting.letters
    after_z = "".join(chr(ord("z") + place) for place in range(1, len(letters) + 1))
    return word.casefold().translate(str.maketrans(letters, after_z))
