import pytest

from synthkit import __version__
from synthkit.drafts.ledger import balance
from synthkit.exporters.about import About
from synthkit.exporters.about import about as told_of
from synthkit.exporters.making import made_with
from synthkit.exporters.view import Detail
from synthkit.model.synthesis import Draft, Synthesis
from tests.builders import (
    insight,
    left_out,
    notes,
    question,
    section,
    synthesis,
    theme,
    workshop,
)
from tests.exporters.builders import answered, by_model, making, whole


def about(made: Synthesis, detail: Detail = Detail.NORMAL) -> About:
    return told_of(made, balance(made), detail)


def held(*groups: str | None) -> Synthesis:
    """One note of each of these groups, none of them summarised."""
    made = tuple(
        note
        for group in dict.fromkeys(groups)
        for note in notes(*(f"Tanke {n}" for n in range(groups.count(group))), group=group)
    )
    return synthesis(workshop(), notes_by_question={1: made})


def test_answers_of_respondents_are_counted_and_are_no_groups():
    asked = tuple(
        note.model_copy(update={"respondent": str(row)})
        for row, note in enumerate(notes("Fler tåg", "Lägre avgift", "Tätare turer", group="Lag 1"))
    )
    alone = about(synthesis(workshop(), notes_by_question={1: asked})).body[0]
    assert alone.startswith("Underlaget är 3 anteckningar och bygger på 3 enskilda svar. ")
    beside = (*asked, *notes("Sandade banor", group="Lag 2"))
    both = about(synthesis(workshop(), notes_by_question={1: beside})).body[0]
    assert "från en grupp. Underlaget bygger också på 3 enskilda svar, " in both


def test_it_tells_what_the_document_rests_on_and_what_could_not_be_read():
    told = about(whole())
    assert told.body[0] == (
        "Underlaget är 9 anteckningar från 3 grupper. För en av anteckningarna framgår inte vilken "
        "grupp den kommer från. Av anteckningarna är 6 källor till sammanställningen, 2 ej "
        "medtagna och 1 ännu inte sammanställd. Innehållet i en fil och en sida kunde inte läsas "
        "och är inte medtaget."
    )


def test_the_figures_are_those_of_the_ledger():
    totals = balance(whole()).totals
    assert (totals.notes, totals.cited, totals.not_summarised) == (9, 6, 1)
    assert sum(totals.left_out.values()) == 2


def test_it_says_that_it_is_no_opinion_poll():
    assert about(whole()).body[1] == (
        "Sammanställningen är ingen opinionsundersökning. Den visar vilka synpunkter som togs "
        "upp, inte hur många som delar dem."
    )


@pytest.mark.parametrize(
    ("groups", "opening"),
    [
        ((), "Underlaget innehåller inga anteckningar."),
        (("Grupp 1",), "Underlaget är en anteckning från en grupp."),
        ((None,), "Underlaget är en anteckning. Vilken grupp den kommer från framgår inte."),
        (
            ("Grupp 1", "Grupp 1", "Grupp 2"),
            "Underlaget är 3 anteckningar från 2 grupper. Ingen av dem är sammanställd ännu.",
        ),
        (
            (None, None),
            (
                "Underlaget är 2 anteckningar. Vilka grupper de kommer från framgår inte. "
                "Ingen av dem är sammanställd ännu."
            ),
        ),
        (
            ("Grupp 1", None, None),
            (
                "Underlaget är 3 anteckningar från en grupp. För 2 av anteckningarna framgår inte "
                "vilken grupp de kommer från. Ingen av dem är sammanställd ännu."
            ),
        ),
    ],
)
def test_groups_are_counted_as_far_as_they_are_known(groups, opening):
    assert about(held(*groups)).body[0] == opening


def test_the_small_print_names_the_program_and_no_engine_of_it():
    assert about(whole()).small_print == f"Framtagen med programmet synthkit {__version__}."


def test_the_small_print_names_each_service_as_people_know_it():
    made = answered(making(1), by_model(2), by_model(3, label="Mistral"), by_model(4))
    assert about(made).small_print == (
        f"Framtagen med programmet synthkit {__version__}, AI-tjänsten Copilot och AI-tjänsten "
        "Mistral."
    )


def test_the_small_print_says_nothing_of_a_model_that_has_no_name_for_people():
    assert about(answered(by_model(1, label=""))).small_print == (
        f"Framtagen med programmet synthkit {__version__} och generativ AI."
    )


def test_the_properties_name_engines_and_models_exactly():
    made = answered(making(1), by_model(2), making(3), making(4, engine="paste"))
    assert made_with(made) == (
        f"synthkit {__version__}; offline 1: 1, 3; llm 1, gpt-x: 2; paste 1: 4"
    )


def test_without_a_section_the_small_print_names_the_program_alone():
    assert about(answered()).small_print == f"Framtagen med programmet synthkit {__version__}."


def test_a_short_version_says_what_it_hides_and_the_ledger_tells_those_notes_apart():
    told = about(whole(), Detail.SHORT)

    assert "Detta är en kort version, som visar 2 av 3 insikter." in told.body[0]
    assert (
        "Av anteckningarna är 5 källor till sammanställningen, 1 källa till en insikt som inte "
        "visas här, 2 ej medtagna och 1 ännu inte sammanställd."
    ) in told.body[0]


def test_a_full_version_says_that_notes_left_out_are_quoted_all_the_same():
    under = notes("Dela lärande", "Testbäddar", "Mentorer")
    draft = Draft(
        themes=(theme("Lärande", insight("Dela lärande.", under[0])),),
        left_out=(left_out(under[1]),),
    )
    made = synthesis(workshop(), section(question(), draft, under), notes_by_question={1: under})

    assert "2 av de övriga återges ändå ordagrant" in about(made, Detail.FULL).body[0]
    assert "återges" not in about(made, Detail.NORMAL).body[0]
