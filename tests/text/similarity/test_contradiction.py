import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthkit.text.similarity.contradiction import Contradiction, Topic, contradiction
from synthkit.text.similarity.polarity import statement


def between(one, other, language="sv"):
    found = contradiction(statement(one, language), statement(other, language))
    return found.by if found else None


@pytest.mark.parametrize(
    ("one", "other", "by"),
    [
        ("Avgiften ska höjas", "Avgiften ska inte höjas", Contradiction.DEED),
        ("Bredbandet räcker", "Bredbandet räcker inte", Contradiction.REJECTED),
        ("Tysta rum behövs", "Inga tysta rum!", Contradiction.REJECTED),
        ("Nolltaxa för unga", "Nolltaxa? Nej, någon betalar", Contradiction.REJECTED),
        ("Anmälda övningar", "Alla övningar ska vara oanmälda", Contradiction.CONTRARY),
        ("Sänk avgiften", "Höj avgiften", Contradiction.DEED),
        ("Behåll bidragen", "Ta bort bidragen", Contradiction.SIDES),
        ("Behåll lanthandeln", "Stäng lanthandeln", Contradiction.DEED),
        ("SFI före jobbet på heltid", "SFI på deltid", Contradiction.SIDES),
        ("Mässan den 12 februari", "Mässan den 19 februari", Contradiction.MEASURES),
        ("Diesel i tre dygn", "Dieseln räcker ett dygn", Contradiction.MEASURES),
    ],
)
def test_what_groups_disagree_on_is_told_by_what(one, other, by):
    assert between(one, other) is by


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hallen används inte på kvällen", "Öppna hallen på kvällen"),
        ("Behåll dammen", "Stängsel runt dammen"),
        ("Bokbussen till alla som inte kör bil", "Kör bokbussen till byarna"),
        ("Ungdomsrådet har ingen makt", "Ungdomsrådet bör få en egen budget"),
        ("Kommunen kan inte svara", "Kommunen svarar snabbare"),
        ("Ingen frågar företagen", "Fråga företagen"),
        ("Skattelättnad? Nej", "Skattelättnader, nej tack"),
        ("Ett möte i veckan", "Tre möten om året"),
    ],
)
def test_a_problem_and_its_remedy_or_two_complaints_are_no_contradiction(one, other):
    assert between(one, other) is None


def test_english_is_known_too():
    rejected = between("No discharges at weekends", "Discharge people at weekends too", "en")
    assert rejected is Contradiction.REJECTED
    sides = between("The budget is enough", "The budget needs more money", "en")
    assert sides is Contradiction.SIDES


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_contradiction_is_the_same_both_ways(one, other):
    assert between(one, other) == between(other, one)


PROHIBIT = Topic(common=frozenset({"firework", "prohibit"}), proposals=frozenset({"prohibit"}))


def test_what_everybody_speaks_of_opens_no_contradiction():
    one, other = (
        statement("Fireworks do not help dogs", "en"),
        statement("Fireworks are dear", "en"),
    )
    assert contradiction(one, other, PROHIBIT) is None


def test_on_what_the_question_proposes_a_yes_and_a_no_contradict_whatever_else_they_say():
    yes = statement("Fireworks should be prohibited for the sake of old dogs", "en")
    no = statement("Fireworks should not be prohibited, families enjoy the evening", "en")
    found = contradiction(yes, no, PROHIBIT)
    assert found
    assert found.by is Contradiction.DEED
    also_yes = statement("We should prohibit fireworks, they do not help anybody", "en")
    assert contradiction(yes, also_yes, PROHIBIT) is None


def test_what_the_question_names_is_disputed_where_one_denies_the_other_word_for_word():
    topic = Topic(common=frozenset({"skylt", "bro"}))
    yes = statement("Ta bort skylten vid bron", "sv")
    found = contradiction(yes, statement("Ta inte bort skylten vid bron", "sv"), topic)
    assert found
    assert (found.shared, found.compared) == (1.0, 2)
