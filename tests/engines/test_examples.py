from synthkit.engines.offline.examples import with_examples


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
