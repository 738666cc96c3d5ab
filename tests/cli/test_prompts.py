"""``synthkit prompts``: what a language model is told, listed, shown and copied."""

import json

from synthkit.prompts import TASKS, PromptLibrary


def test_all_prompts_are_listed_with_their_hashes(synthkit):
    ran = synthkit("prompts")

    assert ran.code == 0
    assert all(PromptLibrary()[name].hash in ran.out for name in TASKS)


def test_a_prompt_is_shown_as_it_stands_in_its_file(synthkit):
    ran = synthkit("prompts", "show", "draft")

    assert ran.out == PromptLibrary().path("draft").read_text("utf-8")


def test_a_copied_prompt_is_the_workspaces_own_from_then_on(here, synthkit):
    synthkit("init")
    assert synthkit("prompts", "copy", "merge").code == 0
    own = here / "prompts" / "merge.md"
    own.write_text(own.read_text("utf-8").replace("careful", "careful and kind"), "utf-8")

    told = json.loads(synthkit("prompts", "list", "--json").out)["prompts"]

    assert [one["name"] for one in told if one["own"]] == ["merge"]
    assert "careful and kind" in synthkit("prompts", "show", "merge").out


def test_a_prompt_is_not_copied_over_an_edited_one(here, synthkit):
    synthkit("init")
    synthkit("prompts", "copy", "merge")
    own = here / "prompts" / "merge.md"
    own.write_text("mine", "utf-8")

    ran = synthkit("prompts", "copy", "merge")

    assert (ran.code, own.read_text("utf-8")) == (1, "mine")


def test_without_a_workspace_nothing_is_copied(here, synthkit):
    assert synthkit("prompts", "copy", "merge").code == 1
    assert not (here / "prompts").exists()


def test_what_cannot_be_meant_is_refused_with_the_choices(synthkit):
    for words in (("delete",), ("show",), ("show", "essay")):
        ran = synthkit("prompts", *words)
        assert ran.code == 2
    assert "draft" in ran.err


def test_a_prompt_that_lacks_a_variable_is_refused_before_any_call(here, synthkit):
    synthkit("init")
    synthkit("prompts", "copy", "draft")
    own = here / "prompts" / "draft.md"
    own.write_text(own.read_text("utf-8").replace("{notes}", ""), "utf-8")

    ran = synthkit("prompts")

    assert ran.code == 1
    assert "{notes}" in ran.err
