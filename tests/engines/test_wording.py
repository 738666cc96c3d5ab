import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthkit.engines.offline.wording import cleaned, joined, penalty, stands_alone, with_examples


@pytest.mark.parametrize(
    ("note", "line"),
    [
        ("- fler mentorer", "Fler mentorer."),
        ("• Fler mentorer!!", "Fler mentorer!"),
        ("3) Fler mentorer", "Fler mentorer."),
        ("bankid strular -> allt görs om", "Bankid strular – allt görs om."),
        ("skola → arbete", "Skola – arbete."),
        ("men också språket", "Språket."),
        ("Hur går vi vidare?", "Hur går vi vidare?"),
        ("Fler mentorer (x3)", "Fler mentorer."),
        ("Fler   mentorer +1", "Fler mentorer."),
        ("e-sport är en förening", "E-sport är en förening."),
        ("TESTBÄDDAR", "Testbäddar."),
        ("RUA", "RUA."),
        ("2 mentorer per nyanställd", "2 mentorer per nyanställd."),
        ("mentor = skäl att stanna", "Mentor – skäl att stanna."),
        ("vi har vår. noll koppling", "Vi har vår. Noll koppling."),
        ("boende igen! utan bostad stannar ingen", "Boende igen! Utan bostad stannar ingen."),
        ("kl. åtta, resp. nio", "Kl. åtta, resp. nio."),
        ("sen återkoppling", "Sen återkoppling."),
        ("Även äldre hundar", "Även äldre hundar."),
        ("Typ av båt", "Typ av båt."),
        ("typ vi saknar båtar", "Vi saknar båtar."),
        ("Sen, fler båtar", "Fler båtar."),
        ("www.hamnen.example/o/mkt har kartan", "www.hamnen.example/o/mkt har kartan."),
        ("se hamnen.se/kartor_a. vi ritar", "Se hamnen.se/kartor_a. vi ritar."),
        ("fråga kaj@hamnen.se", "Fråga kaj@hamnen.se."),
    ],
)
def test_a_note_becomes_a_line(note, line):
    assert cleaned(note, "sv") == line


@given(st.text(min_size=1, max_size=60).filter(lambda text: any(c.isalpha() for c in text)))
def test_a_line_is_never_empty_and_never_double_spaced(text):
    line = cleaned(text, "sv")
    assert line.strip()
    assert "  " not in line
    assert "→" not in line


@pytest.mark.parametrize(
    ("note", "line"),
    [
        ("So many boats", "So many boats."),
        ("so we need boats", "We need boats."),
        ("Then a pier", "Then a pier."),
    ],
)
def test_an_english_first_word_is_kept_before_a_noun(note, line):
    assert cleaned(note, "en") == line


def test_numbers_inside_a_line_stay():
    assert "12 000" in cleaned("- Det behövs 12 000 platser till 2030", "sv")
    assert "2030" in cleaned("- Det behövs 12 000 platser till 2030", "sv")


def test_a_nested_note_stands_after_a_short_parent():
    assert joined("Boende", "- svårt att få lägenhet", "sv") == "Boende: svårt att få lägenhet."


def test_a_nested_note_is_set_off_from_a_long_parent():
    above = "Avgifterna är för höga för många familjer"
    assert (
        joined(above, "särskilt ishockey och ridning", "sv")
        == "Avgifterna är för höga för många familjer – särskilt ishockey och ridning."
    )


def test_a_nested_note_leaning_on_its_parent_does_not_stand_alone():
    assert not stands_alone("särskilt ishockey", "sv")
    assert stands_alone("Kommunen bör bygga billiga hyresrätter centralt", "sv")


def test_chat_and_contact_data_weigh_against_a_line():
    plain = penalty("Nyanställda behöver en mentor.", "sv")
    assert penalty("Vi tycker att nyanställda behöver en mentor.", "sv") > plain
    assert penalty("Nyanställda behöver en mentor, mejla [e-post].", "sv") > plain + 2
    assert penalty("Mentor.", "sv") > plain


def test_the_examples_of_several_notes_are_gathered_in_one_bracket():
    found = with_examples(
        "Gemensamma projekt (ex. Region Värmland).",
        ["Projekt ihop, t.ex. Dalarna", "Gemensamma projekt (ex. Region Värmland)"],
        "sv",
    )
    assert found == "Gemensamma projekt (ex. Region Värmland, Dalarna)."


def test_an_example_at_the_end_becomes_a_bracket_where_others_add_to_it():
    found = with_examples("Visa goda företag, t.ex. Gnosjö.", ["(ex. Vaggeryd och Mora)"], "sv")
    assert found == "Visa goda företag (ex. Gnosjö, Vaggeryd, Mora)."


def test_a_line_whose_examples_nobody_adds_to_stays_as_it_is():
    line = "Visa goda företag, t.ex. Gnosjö."
    assert with_examples(line, ["Goda företag", "Företag som t.ex. Gnosjö"], "sv") == line


def test_a_line_without_an_example_is_given_none():
    assert with_examples("Gemensamma projekt.", ["t.ex. Dalarna"], "sv") == "Gemensamma projekt."


def test_english_examples_are_gathered_too():
    found = with_examples("Joint teams (e.g. Leeds).", ["Joint teams, such as York"], "en")
    assert found == "Joint teams (e.g. Leeds, York)."


@pytest.mark.parametrize(
    ("noted", "line"),
    [
        ("Till fråga 2: skogen behöver stigar.", "Skogen behöver stigar."),
        ("____-röj stigarna varje vår", "Röj stigarna varje vår."),
        ("Kommentar: stigen är hal", "Stigen är hal."),
        ("Skogen: röj stigarna", "Skogen: röj stigarna."),
    ],
)
def test_a_line_is_rid_of_what_is_about_the_form(noted, line):
    assert cleaned(noted, "sv") == line


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("Stigarna röjs bara vid sjön", "Halva gruppen vill röja stigarna vid sjön"),
        ("Fler stigar behöver röjas", "Mer om stigar under fråga 2"),
        ("Tre mil till närmaste stig", "Stig 7 km, 45 min"),
    ],
)
def test_talk_of_the_talk_and_bare_figures_are_lines_only_for_want_of_others(better, worse):
    assert penalty(better, "sv") < penalty(worse, "sv")
