import pytest

from synthkit.text.asks import Ask, proposals
from synthkit.text.claims import are_contraries, claim


def test_what_stands_before_a_negation_is_turned_down_where_it_is_a_verb_that_says_something():
    assert claim("Bredbandet räcker inte i byarna", "sv").rejected == {"räck"}


def test_what_is_not_to_be_stands_behind_the_negation():
    assert claim("Avgiften ska inte höjas", "sv").rejected == {"höj"}
    assert claim("Flytta inte biblioteket", "sv").rejected == {"flytt", "bibliotek"}


def test_a_thing_that_nobody_is_to_have_is_turned_down():
    found = claim("Inga tysta rum på biblioteket", "sv")
    assert found.things == {"tyst", "rum"}
    assert "bibliotek" in found.affirmed
    assert claim("Cruise ships? No thank you", "en").things >= {"cruis", "ship"}
    assert claim("Nolltaxa? Nej", "sv").things == {"nolltax"}


@pytest.mark.parametrize(
    "complaint",
    [
        "Vi har inga lokaler",
        "Ingen vet vem man ringer",
        "De som inte kör bil behöver bussen",
        "Kommunen kan inte svara",
        "Barnen kommer inte hem från träningen",
        "Inte bara språket",
    ],
)
def test_a_complaint_turns_nothing_down(complaint):
    assert claim(complaint, "sv").rejected == frozenset()


def test_a_wish_is_told_from_a_fact():
    assert not claim("Öppna hallen på kvällen", "sv").states
    assert not claim("Hallen står tom på kvällen", "sv").wishes
    assert claim("Bättre belysning", "sv").wishes


def test_a_number_is_told_with_what_it_counts():
    assert claim("Diesel för tre dygn", "sv").measures == {("dygn", frozenset({"3"}))}
    assert claim("Räcker ett dygn", "sv").measures == {("dygn", frozenset({"1"}))}
    assert claim("Ett ansikte man känner igen", "sv").measures == frozenset()


def test_a_word_and_its_contrary_are_told():
    assert are_contraries("anmäld", "oanmält", "sv")
    assert not are_contraries("rolig", "trolig", "sv")


def test_what_a_clause_asks_for_is_told_with_what_it_is_to_be_done_to():
    wanted = Ask("sälj", refused=False, objects=frozenset({"kommun", "mark"}))
    assert claim("Kommunen ska sälja marken", "sv").asks == {wanted}
    refused = Ask("sell", refused=True, objects=frozenset({"library"}))
    assert claim("Do not sell the library", "en").asks == {refused}
    assert claim("Marken ligger vid sjön", "sv").asks == frozenset()


def test_a_question_puts_up_a_deed_where_it_can_be_answered_with_yes_or_no():
    assert proposals("Ska avgiften höjas?", "sv") == {"avgift", "höj"}
    assert proposals("For and against: we should abandon uniforms", "en") == {"abandon"}
    assert proposals("Hur ska hallen användas?", "sv") == frozenset()
