"""For home: what names a group, region or organisation, or what its group stood behind."""

import pytest

from synthkit.app.home import home_of, names_for_home, naming
from synthkit.exporters.home_page import Home, home_page
from synthkit.exporters.layout import Style
from synthkit.good_examples.finding import find_examples
from synthkit.model.citation import Citation, Role
from synthkit.model.example import ExampleKind
from synthkit.model.synthesis import Draft
from tests.builders import insight, notes, question, section, synthesis, theme


@pytest.fixture
def made():
    """Two groups on cycling; one is of a region."""
    ours = notes("Vi har lånat ut lådcyklar", "Hur räknar vi cyklisterna?", group="Region Halland")
    others = notes(
        "Hallands cykelkurser är en förebild", "Vägarna är smala", "Kommunen bör måla linjer"
    )
    draft = Draft(
        themes=(
            theme("Lån", insight("Lådcyklar lånas ut.", ours[0])),
            theme("Vägar", insight("Vägarna är smala.", others[1])),
            theme("Halland", insight("Region Halland bör sprida kurserna.", others[0])),
        )
    )
    every = (*ours, *others)
    whole = synthesis(None, section(question(), draft, every), notes_by_question={1: every})
    return whole.model_copy(update={"examples": find_examples([whole])})


def test_each_thing_stands_once_by_what_it_is(made):
    home = home_of(made, "Region Halland")
    assert home is not None
    assert home.lines == ("Lådcyklar lånas ut.",)
    assert home.questions == ("Hur räknar vi cyklisterna?",)
    assert home.steps == ("Region Halland bör sprida kurserna.",)
    assert [example.name for example in home.examples] == ["Hallands cykelkurser"]


@pytest.mark.parametrize(
    "text", ["Hallands kurser", "i halland", "REGION HALLAND", "Halland:", "Hallandskartan"]
)
def test_a_place_is_named_by_any_of_its_forms(text):
    assert naming("Region Halland")(text)


@pytest.mark.parametrize("text", ["Hallon", "Region Skåne", "Holland är platt", "Hallandia"])
def test_another_place_is_not_named(text):
    assert not naming("Region Halland")(text)


def test_an_organisation_is_named_as_it_is_written():
    assert naming("Cykelfrämjandet")("Cykelfrämjandets karta")
    assert not naming("Cykelfrämjandet")("främjandet av cykling")


def test_nobody_of_a_name_has_no_page_and_the_known_are_told(made):
    assert home_of(made, "Region Skåne") is None
    assert {"Region Halland", "Hallands cykelkurser"} <= set(names_for_home(made))


def test_what_does_not_fit_one_page_is_counted(made):
    lines = tuple(f"Rad {number} om cyklar och vägar och mycket annat." for number in range(120))
    page = home_page(made, Home(whose="Region Halland", lines=lines))
    shown = [p.text for p in page.paragraphs if p.style is Style.LIST_BULLET]
    assert 10 < len(shown) < 60
    assert f"{len(shown)} av 120" in page.paragraphs[-1].text


def test_the_kind_of_what_is_in_a_place_is_a_place(made):
    assert made.examples[0].kind is ExampleKind.PLACE


def test_a_note_that_says_the_same_as_a_line_stands_behind_it(made):
    ours = notes("Cykelkartor behövs", group="Region Halland")
    first = notes("Fler kartor för cyklister behövs")[0]
    also = Citation(note=ours[0].id, role=Role.ALSO)
    line = insight("Fler kartor behövs.", first)
    line = line.model_copy(update={"citations": (*line.citations, also)})
    every = (first, *ours)
    drafted = section(question(), Draft(themes=(theme("Kartor", line),)), every)
    home = home_of(synthesis(None, drafted, notes_by_question={1: every}), "Region Halland")
    assert home is not None
    assert home.lines + home.steps == ("Fler kartor behövs.",)
