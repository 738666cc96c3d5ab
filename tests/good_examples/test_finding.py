"""Good examples are found by names and by the words beside them, and spelt as one name."""

from typing import Any

import pytest

from synthkit.good_examples.finding import find_examples
from synthkit.model.example import ExampleKind
from tests.good_examples.builders import found, meeting


def names(*tables: tuple[str, ...], **facts: Any) -> set[str]:
    return set(found(*tables, **facts))


@pytest.mark.parametrize(
    ("note", "name", "kind"),
    [
        ("Metoden Tallrikskollen gav mindre svinn", "Tallrikskollen", ExampleKind.METHOD),
        ("Trampa Mera matchar cyklister med arbetsgivare", "Trampa Mera", ExampleKind.INITIATIVE),
        ("Interaktiva kartor, typ Vandra Halland", "Vandra Halland", ExampleKind.INITIATIVE),
        ("ALMI i Bergslagen har ett projekt för små kök", "ALMI", ExampleKind.ORGANISATION),
        ("Växjös kockskola är en förebild", "Växjös kockskola", ExampleKind.PLACE),
        ("Matlotsar som i Örebro, sprid dem", "Matlotsar i Örebro", ExampleKind.PLACE),
        ("Halland kör kurser ihop med köken. Funkar!", "Halland (kurser)", ExampleKind.PLACE),
        ("kolla danmark, de har nåt bra", "Danmark", ExampleKind.PLACE),
        ("hallandsmodellen! den borde fler testa, ett föredöme", "Hallandsmodellen", None),
    ],
)
def test_what_a_group_points_at_is_an_example(note, name, kind):
    examples = found((note, "Barnen vill ha mer tid"))
    assert name in examples
    if kind and name != "Tallrikskollen":
        assert examples[name].kind is kind
    assert [mention.text for mention in examples[name].mentions] == [note]


@pytest.mark.parametrize(
    "note",
    [
        "Kökens budget är för liten",
        "Personalen måste få mer tid. Annars går det inte",
        "Skolverket är för långsamt med riktlinjer",
        "Livsmedelsverket måste svara snabbare",
        "I Malmö är köerna långa",
        "Kockar från Indien söker sig hit",
        "Vi behöver kök i Karlstad",
        "MATSVINN är DYRT och INGEN bryr sig",
        "Grupp 3 hade en bra idé om smak",
        "Mat i skolan är ett bra projekt",
        "Ingen vill ha Skolmatsakademins mallar",
        "Projektet Salta Bitar floppade",
        "Fråga Anna Lindqvist, hon har gjort en jättebra lista",
        "Måndag är bästa dagen för fisk",
        "Köksmästare: fler behövs",
        "”Ordning” är ett fint ord men det räcker inte",
    ],
)
def test_ordinary_words_people_groups_and_what_is_turned_down_are_none(note):
    assert names((note,), ("Barnen vill ha mer tid",)) == set()


def test_people_never_appear_whatever_is_said_of_them():
    tables = (
        ("Gör som Karin Holm, hon har ett jättebra projekt", "Metoden Smaklådan av Karin Holm"),
        ("Karins lista är en förebild",),
    )
    for example in found(*tables).values():
        said = [example.name, *example.spellings, *(mention.text for mention in example.mentions)]
        assert not any("Karin" in text or "Holm" in text for text in said)


def test_spellings_of_one_name_are_one_example_under_the_commonest():
    examples = found(
        ("Trampa för Alla funkar bra", "Move to Work är en förebild"),
        ("Trampa för Alla gav fler cyklister", "Move 2 Work är kul"),
        ("tramppa för alla är toppen", "Inför Move to Work här med"),
        ("Trampa-för-Alla igen", "Vi såg Move to Works karta"),
    )
    trampa, move = examples["Trampa för Alla"], examples["Move to Work"]
    assert len(trampa.sources) == len(move.sources) == 4
    assert {mention.by for mention in move.mentions} == {f"Grupp {n}" for n in range(1, 5)}


def test_an_abbreviation_is_its_name_and_so_are_cut_words():
    examples = found(
        ("Trampa Mera Varje Dag är en förebild", "Svenskt Kökslandslag har ett projekt"),
        ("Kopiera TMVD", "Sv Kökslandslag har en kurs"),
    )
    assert len(examples["Trampa Mera Varje Dag"].sources) == 2
    assert len(examples) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Visit Halland", "Invest Halland"),
        ("Etapp Kök 1", "Etapp Kök 2"),
        ("Mera Salt", "Mera Salta"),
        ("Gröna Taken", "Gröna Talen"),
    ],
)
def test_two_names_that_look_alike_stay_two(one, other):
    said = found((f"Kopiera projektet {one}", f"Sprid projektet {other}"))
    assert sum(len(example.sources) for example in said.values()) == 2
    assert len(said) == 2


def test_two_things_of_one_place_are_two_examples():
    examples = found(
        ("Örebros matlotsar är toppen", "Örebro: köken är med genom råd"),
        ("Matlotsar som i Örebro, sprid", "I Örebro sitter köken med i ett råd"),
    )
    assert len(examples) == 2
    assert all(len(example.sources) == 2 for example in examples.values())


def test_a_place_in_the_name_of_an_organisation_is_no_example_beside_it():
    assert names(("ALMI i Bergslagen har ett projekt, sprid det",)) == {"ALMI"}


def test_each_meeting_is_named_and_names_are_one_over_all():
    one = meeting(("Trampa Mera är bra",), name="Cykel 1")
    two = meeting(("Vi har kopierat Trampa Mera",), ("trampa mera!",), name="Cykel 2")
    (example,) = find_examples([one, two])
    assert [mention.meeting for mention in example.mentions] == ["Cykel 1", "Cykel 2", "Cykel 2"]


def test_groups_of_one_name_that_say_the_same_in_two_meetings_are_two():
    one, two = (meeting(("Trampa Mera är bra",), name=name) for name in ("Cykel 1", "Cykel 2"))
    assert one.material.notes[0].id == two.material.notes[0].id
    (example,) = find_examples([one, two])
    assert len(example.sources) == len(example.voices) == 2


def test_every_citation_is_of_a_note_that_has_the_name():
    whole = meeting(("Trampa Mera är bra, se på Trampa Mera",), ("Kopiera trampa mera",))
    texts = {note.id: note.text for note in whole.material.notes}
    (example,) = find_examples([whole])
    for mention in example.mentions:
        quote = mention.citation.quote
        assert quote is not None
        said = texts[mention.citation.note][quote.start : quote.end]
        assert said.casefold() == "trampa mera"


def test_an_abbreviation_that_no_list_has_is_an_example_only_where_it_is_named_as_one():
    assert names(("KKF har ett bra projekt, men KKF borde göra mer",)) == set()
    assert names(("Gör som KKF, de har ett bra projekt",)) == {"KKF"}


def test_what_a_praised_example_does_it_with_is_none():
    assert names(("KokNätet hjälper kockar med BankID gratis",)) == {"KokNätet"}


def test_a_short_abbreviation_with_small_letters_is_no_name():
    assert names(("Samarbete med BoK funkar bra",), ("BoK har ett projekt",)) == set()


def test_a_particular_thing_somewhere_is_an_example_where_it_is_asked_for_or_praised():
    assert names(("Odlingslådorna i Arboga, ett föredöme",)) == {"Odlingslådorna i Arboga"}
    assert names(("Odlingslådorna i Arboga är tomma",)) == set()


def test_notes_on_the_same_thing_in_a_place_are_of_its_example_and_others_are_not():
    (example,) = found(
        ("Halmstads matambassadörer ska spridas", "Skolkort i Halmstad är dyra"),
        ("Skolorna i Halmstad har matambassadörer i varje klass",),
    ).values()
    assert len(example.sources) == 2


@pytest.mark.parametrize("name", ["Trampa Mera", "trampa-mera"])
def test_a_person_takes_a_name_out(name):
    said = ("Trampa Mera är bra", "Växjös kockskola är en förebild")
    assert names(said, examples_left_out=(name,)) == {"Växjös kockskola"}
    assert names(said, examples_left_out=("Växjös kockskola", "Växjö")) == {"Trampa Mera"}
    assert len(names(said, examples_left_out=("Växjö",))) == 2


def test_english_notes_have_examples_too():
    said = found(
        ("Meet Me Mondays is great", "We could learn from Oslo", "The Council should pay"),
        ("Denmark has open libraries, a service without staff", "Nobody liked Book Bingo"),
        language="en",
        question="How can the library reach more people?",
        series={"name": "Our library"},
    )
    assert set(said) == {"Meet Me Mondays", "Oslo", "Denmark (service)"}


def test_no_meeting_has_no_examples():
    assert find_examples([]) == ()
