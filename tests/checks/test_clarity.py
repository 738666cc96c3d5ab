"""One who was not there can follow: no opaque line, no riddle of an abbreviation, one spelling."""

from hypothesis import given

from synthkit.checks.clarity import (
    names_spelt_two_ways,
    opaque_insights,
    unexplained_abbreviations,
)
from synthkit.model.finding import Severity
from synthkit.model.note import Note
from synthkit.model.synthesis import Draft, Synthesis
from synthkit.text.abbreviations import abbreviations_in
from tests.builders import insight, notes, tension, theme
from tests.checks.builders import codes, of_insight, of_tension, values, whole
from tests.strategies import syntheses


def told(*texts: str, behind: tuple[Note, ...] = ()) -> Synthesis:
    """One theme with these insights, each on a note of its own words, beside other notes."""
    written = notes(*texts)
    lines = [insight(note.text, note) for note in written]
    return whole(Draft(themes=(theme("Samverkan", *lines),)), *written, *behind)


def with_glossary(made: Synthesis, glossary: dict[str, str]) -> Synthesis:
    held = made.workshop.model_copy(update={"glossary": glossary})
    return made.model_copy(update={"workshop": held})


def test_an_insight_that_leans_on_the_conversation_is_a_warning() -> None:
    (a,) = notes("Umeås exempel")
    (finding,) = opaque_insights(of_insight("Umeås exempel.", a))
    assert (finding.severity, finding.values["text"]) == (Severity.WARNING, "Umeås exempel.")
    assert finding.where.insight


def test_an_insight_that_tells_its_matter_is_none() -> None:
    (a,) = notes("Testbäddar")
    assert codes(opaque_insights, of_insight("Testbäddar som verktyg.", a)) == []


def test_a_side_of_a_tension_may_lean_on_the_other() -> None:
    a, b = notes("Sprid Dalarnas modell", "Inte den modellen")
    line = tension("Sprid Dalarnas modell", "Inte den modellen", [a], [b])
    assert codes(opaque_insights, of_tension(line, a, b)) == []


def test_an_abbreviation_is_told_of_once_with_how_often_it_stands_there() -> None:
    made = told("RUA bör mötas", "Låt RUA:s roll vara fri", "Ge APL medel")
    found = list(unexplained_abbreviations(made))
    assert [(f.values["abbreviation"], f.values["count"]) for f in found] == [
        ("RUA", 2),
        ("APL", 1),
    ]
    assert {f.severity for f in found} == {Severity.INFO}


def test_a_note_that_explains_it_settles_it_wherever_it_stands() -> None:
    explaining = notes("RUA (regionalt utvecklingsansvar) är nytt", group="Grupp 2")
    assert codes(unexplained_abbreviations, told("RUA bör mötas", behind=explaining)) == []


def test_the_glossary_settles_it_whatever_the_case() -> None:
    made = with_glossary(told("Skotten mot HoS är täta"), {"hos": "hälso- och sjukvård"})
    assert codes(unexplained_abbreviations, made) == []


def test_what_every_reader_knows_is_not_asked_about() -> None:
    assert codes(unexplained_abbreviations, told("Sök medel i EU för HR och AI")) == []


def test_an_abbreviation_in_the_notes_alone_is_no_matter_of_the_document() -> None:
    beside = notes("Ring KLIV", group="Grupp 2")
    assert codes(unexplained_abbreviations, told("Fler möten", behind=beside)) == []


@given(syntheses())
def test_a_glossary_of_all_abbreviations_leaves_nothing_to_tell(made: Synthesis) -> None:
    shown = [theme.title for s in made.sections for theme in s.draft.themes]
    shown += [line.text for s in made.sections for line in s.draft.insights]
    shown += [side.text for s in made.sections for line in s.draft.tensions for side in line.sides]
    explained = {short: "ord" for text in shown for short in abbreviations_in(text)}
    found = codes(unexplained_abbreviations, with_glossary(made, explained))
    assert found == []


def test_a_name_in_two_spellings_is_told_of_once_a_pair() -> None:
    made = told("Låt Företagarna leda", "Via Företagerna", "Företagerna når dit")
    assert values(names_spelt_two_ways, made, "other") == ["Företagerna"]


def test_spellings_in_the_notes_alone_are_no_matter_of_the_document() -> None:
    beside = notes("Via Företagerna", group="Grupp 2")
    assert codes(names_spelt_two_ways, told("Låt Företagarna leda", behind=beside)) == []


def test_a_title_counts_as_much_as_a_line() -> None:
    (a,) = notes("Fler Welcomehouse")
    titled = Draft(themes=(theme("Ett Welcome House", insight("Fler Welcomehouse.", a)),))
    assert codes(names_spelt_two_ways, whole(titled, a)) == ["name_spelt_two_ways"]
