"""Which lines are one: similarity proposes, polarity and order decide."""

import pytest

from synthkit.drafts.joining import join_repeats
from synthkit.model.citation import Role
from synthkit.model.synthesis import Draft, Origin
from tests.builders import insight, notes, theme

A, B = notes("en anteckning", "en annan")


def joined(one, other, language="sv"):
    draft = Draft(themes=(theme("Ett", insight(one, A)), theme("Två", insight(other, B))))
    return join_repeats(draft, language)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sprid goda exempel mellan regionerna.", "Goda exempel bör spridas mellan regioner."),
        (
            "Företag behöver stöd att formulera sin kompetens.",
            "Företagen behöver stöd för att formulera kompetens.",
        ),
        ("Mentorer hjälper nyanlända familjer.", "Mentorer hjälper nyanlända familjer!"),
    ],
)
def test_lines_in_other_forms_of_the_same_words_are_one(one, other):
    made = joined(one, other)

    assert [i.text for i in made.insights] == [one]
    assert [(c.note, c.role) for c in made.insights[0].citations] == [
        (A.id, Role.SUPPORTS),
        (B.id, Role.ALSO),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Avgiften ska höjas.", "Avgiften ska inte höjas."),
        ("Sänk avgiften för barn.", "Höj avgiften för barn."),
        ("Träffas 4 gånger om året.", "Träffas 2 gånger om året."),
        ("Räcker det med ett Welcome House?", "Det räcker med ett Welcome House."),
        ("Skattelättnad för företag.", "Ingen skattelättnad för företag."),
        ("Staten ska betala, inte kommunen.", "Kommunen ska betala, inte staten."),
        ("RUA ska stödja HR.", "HR ska stödja RUA."),
        ("Kommunen stödjer företagen i frågan.", "Företagen stödjer kommunen i frågan."),
        ("Fler bussar på kvällen.", "Färre bussar på kvällen."),
        ("Regionen ansvarar för boende.", "Kommunen ansvarar för boende."),
        ("Alla kommuner ska ha en strategi.", "Kommuner saknar strategi."),
    ],
)
def test_lines_that_say_other_things_in_nearly_the_same_words_stay_two(one, other):
    assert [i.text for i in joined(one, other).insights] == [one, other]


def test_english_lines_are_compared_as_english():
    assert (
        len(joined("Train young leaders well.", "Training young leaders well.", "en").insights) == 1
    )
    assert len(joined("Lower the fees now.", "Do not lower the fees now.", "en").insights) == 2


def test_a_line_that_repeats_what_a_person_worded_is_joined_to_it_wherever_it_stands():
    by_person = insight("Dela goda exempel oftare.", B).model_copy(update={"origin": Origin.PERSON})
    draft = Draft(
        themes=(theme("Ett", insight("Dela goda exempel oftare!", A)), theme("Två", by_person))
    )

    (only,) = join_repeats(draft, "sv").insights
    assert (only.id, only.text, only.origin) == (by_person.id, by_person.text, Origin.PERSON)
    assert [citation.note for citation in only.citations] == [B.id, A.id]


def test_two_lines_that_a_person_worded_both_stay():
    worded = tuple(
        insight(text, note).model_copy(update={"origin": Origin.PERSON})
        for text, note in (("Dela goda exempel oftare!", A), ("Dela goda exempel oftare.", B))
    )
    draft = Draft(themes=(theme("Ett", *worded),))

    assert join_repeats(draft, "sv") == draft
