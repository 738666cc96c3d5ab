"""synthkit.toml: what is known of the workshop, and mistakes in it said where they are."""

import datetime as dt
import re
import tomllib
from itertools import pairwise

import pytest

from synthkit.cli.settings.edits import first_settings, with_questions
from synthkit.cli.settings.llm import LlmSettings
from synthkit.cli.settings.reader import parse_settings
from synthkit.errors import SettingsError
from synthkit.model.workshop import Others, SettledThemes
from synthkit.text.catalogue import catalogue


def mistake(text):
    with pytest.raises(SettingsError) as caught:
        parse_settings(text)
    return caught.value.key, caught.value.values


def test_what_is_left_empty_is_unknown():
    workshop = parse_settings('[workshop]\nname = ""\n').as_workshop()

    assert workshop.name is None
    assert workshop.dates == ()


def test_one_date_or_several_may_be_given():
    one = parse_settings("[workshop]\ndate = 2025-10-09\n").as_workshop()
    two = parse_settings("[workshop]\ndates = [2025-08-27, 2025-08-26]\n").as_workshop()

    assert one.dates == (dt.date(2025, 10, 9),)
    assert two.dates == (dt.date(2025, 8, 26), dt.date(2025, 8, 27))


def test_questions_are_numbered_in_order():
    workshop = parse_settings('[workshop]\nquestions = ["Ett?", "", "Två?"]\n').as_workshop()

    assert [(q.number, q.text) for q in workshop.questions] == [(1, "Ett?"), (2, "Två?")]


def test_a_misspelt_setting_is_named_with_the_nearest():
    key, values = mistake("[workshop]\nordinals = 2\n")

    assert key == "setting_misspelt"
    assert values["key"] == "workshop.ordinals"
    assert values["nearest"] == "ordinal"


def test_a_setting_that_nobody_knows_is_named():
    assert mistake("[zzz]\nqqq = 1\n")[0] == "setting_unknown"


@pytest.mark.parametrize(
    "line", ['language = "de"', "ordinal = 0", 'dates = ["i går"]', "questions = 3"]
)
def test_a_value_that_cannot_be_used_is_named(line):
    key, values = mistake(f"[workshop]\n{line}\n")

    assert key == "setting_wrong"
    assert values["key"].startswith("workshop.")


def test_a_slip_in_the_form_is_named_by_its_line():
    assert mistake('[workshop]\nname = "WS 2\n') == (
        "settings_not_toml",
        {"file": "synthkit.toml", "line": "2"},
    )


@pytest.mark.parametrize("locale", ["en", "sv"])
@pytest.mark.parametrize("language", ["en", "sv"])
def test_the_first_settings_are_valid_and_every_line_of_them_has_a_comment(locale, language):
    text = first_settings(catalogue(locale), language, ['Vad är "det"?'])

    assert parse_settings(text).workshop.questions == ('Vad är "det"?',)
    assert parse_settings(text).workshop.language == language
    lines = text.splitlines()
    for before, line in pairwise(lines):
        if " = " in line and not line.startswith(("#", " ", "mask")):
            assert before.startswith("#"), line


def test_the_commented_examples_in_the_first_settings_are_valid_too():
    text = first_settings(catalogue("en"), "sv", [])
    uncommented = [
        line.removeprefix("# ")
        for line in text.splitlines()
        if line.startswith(('# "', "# ordinal = "))
    ]

    assert len(uncommented) == 5
    tomllib.loads("\n".join(uncommented))


def test_the_commented_settings_of_a_language_model_are_valid_and_are_the_defaults():
    below = first_settings(catalogue("en"), "sv", []).partition("[llm]\n")[2]
    lines = below.partition("\n\n")[0].splitlines()
    told = "\n".join(line.removeprefix("# ") for line in lines if re.match(r"# [a-z_]+ = ", line))
    held = tomllib.loads(told)

    assert held.keys() == LlmSettings.model_fields.keys()
    as_they_stand = LlmSettings.model_validate(held)
    for name in ("model", "name", "temperature", "context", "reply", "concurrency", "timeout"):
        assert getattr(as_they_stand, name) == getattr(LlmSettings(), name), name


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('base_url = "localhost:8080"', "llm.base_url"),
        ("concurrency = 0", "llm.concurrency"),
        ('price_prompt = "cheap"', "llm.price_prompt"),
    ],
)
def test_a_setting_of_a_language_model_that_cannot_be_used_is_named(line, key):
    told = mistake(f"[llm]\n{line}\n")

    assert told[0] == "setting_wrong"
    assert told[1]["key"] == key


@pytest.mark.parametrize("key", ["sk-1234-abcd", "0f3c9d", "abcdef0123456789"])
def test_a_key_that_stands_where_a_variable_should_is_not_repeated(key):
    for line in (f'api_key_env = "{key}"', f'headers = {{ "X-API-Key" = "{key}" }}'):
        told = mistake(f"[llm]\n{line}\n")
        assert told[0] == "key_in_settings"
        assert key not in str(told[1])


def test_questions_are_written_without_losing_a_persons_comments():
    before = '# min egen\n[workshop]\nname = "WS 2" # kort\nquestions = []\n'

    text = with_questions(before, ["Vad gör vi nu?"])

    assert "# min egen" in text
    assert 'name = "WS 2" # kort' in text
    assert parse_settings(text).workshop.questions == ("Vad gör vi nu?",)


def test_themes_are_given_by_the_number_of_the_question_and_dots_let_others_in():
    text = '[themes]\n1 = [" A: ", "a", "", "B"]\n2 = ["C", "…"]\n3 = ["..."]\n'
    assert parse_settings(text).as_workshop().themes == {
        1: SettledThemes(titles=("A", "B")),
        2: SettledThemes(titles=("C",), others=Others.ALLOWED),
    }


def test_themes_of_no_number_are_a_mistake():
    key, values = mistake('[themes]\ntwo = ["A"]\n')
    assert key == "setting_wrong"
    assert "themes" in values["key"]


def test_the_switch_for_masking_is_not_taken_for_the_names_to_mask():
    assert parse_settings("").privacy.masking
    assert not parse_settings("[privacy]\nmasking = false\n").privacy.masking
    with pytest.raises(SettingsError, match="setting_mask_is_names"):
        parse_settings("[privacy]\nmask = true\n")
