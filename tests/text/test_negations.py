from synthkit.text.negations import stance


def test_a_negation_is_about_the_words_near_it():
    found = stance("Avgiften ska inte höjas", "sv")
    assert found.negated
    assert found.denied == {"avgift", "höj"}


def test_not_only_denies_nothing():
    assert not stance("Inte bara språket, även kulturen", "sv").negated
    assert not stance("Not only language but culture", "en").negated


def test_two_negations_lift_each_other():
    assert not stance("Det går inte att ingen svarar", "sv").negated


def test_a_negation_does_not_reach_into_the_next_clause():
    found = stance("We do not meet because managers decide", "en")
    assert "manag" not in {word[:5] for word in found.denied}
    assert "meet" in found.denied


def test_a_text_takes_the_side_of_a_pair_that_it_names():
    lower, raise_ = stance("Sänk avgiften", "sv"), stance("Höj avgiften", "sv")
    assert {pair for pair, _ in lower.sides} == {pair for pair, _ in raise_.sides}
    assert lower.sides != raise_.sides


def test_a_text_that_names_both_sides_takes_none():
    assert stance("Höj eller sänk avgiften", "sv").sides == ()
