"""Whether one who was not there can follow: opaque lines, abbreviations, names spelt two ways."""

from collections import Counter
from collections.abc import Iterator

from synthkit.checks.lines import lines
from synthkit.model.finding import Finding
from synthkit.model.synthesis import Synthesis
from synthkit.text.abbreviations import abbreviations_in, is_common, is_explained
from synthkit.text.insider_references import says_nothing_alone
from synthkit.text.names import spelt_two_ways


def opaque_insights(synthesis: Synthesis) -> Iterator[Finding]:
    """Every insight says something to one who was not there: never "Umeås exempel"."""
    language = synthesis.workshop.language
    for line in lines(synthesis):
        if line.where.insight and says_nothing_alone(line.text, language):
            yield Finding.warning("opaque_insight", line.where, text=line.text)


def unexplained_abbreviations(synthesis: Synthesis) -> Iterator[Finding]:
    """Every abbreviation of the document is common, in the glossary, or explained in the notes.

    One finding an abbreviation, with how often it stands there: a remark about the document as a
    whole, as the groups' own terms are kept.
    """
    counted = Counter(
        abbreviation for text in _texts(synthesis) for abbreviation in abbreviations_in(text)
    )
    settled = {abbreviation.casefold() for abbreviation in synthesis.workshop.glossary}
    said = "\n".join(_explaining(synthesis)) if counted else ""
    for abbreviation, count in counted.items():
        if abbreviation.casefold() in settled or is_common(abbreviation):
            continue
        if not is_explained(abbreviation, said):
            yield Finding.info("unexplained_abbreviation", abbreviation=abbreviation, count=count)


def names_spelt_two_ways(synthesis: Synthesis) -> Iterator[Finding]:
    """No name of an organisation or a place stands in the document in two spellings."""
    for one, other in spelt_two_ways(_texts(synthesis)):
        yield Finding.warning("name_spelt_two_ways", name=one, other=other)


def _texts(synthesis: Synthesis) -> list[str]:
    """What the document says of the dialogue: its titles and its lines."""
    titles = [theme.title for s in synthesis.sections for theme in s.draft.themes]
    return titles + [line.text for line in lines(synthesis)]


def _explaining(synthesis: Synthesis) -> Iterator[str]:
    yield from _texts(synthesis)
    yield from (question.text for question in synthesis.workshop.questions)
    for note in synthesis.material.notes:
        yield note.text
        yield from note.headings
