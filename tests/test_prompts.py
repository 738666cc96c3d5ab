"""Prompt files: what is read, what is refused, and that no note can break out of its fence."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthkit.checks.catalogue import check
from synthkit.drafts import limits
from synthkit.engines.llm import LlmEngine
from synthkit.engines.llm.replies import (
    Answer,
    DraftAnswer,
    MergeAnswer,
    OutlineAnswer,
    PlaceAnswer,
    RepairAnswer,
    VerifyAnswer,
    read,
)
from synthkit.engines.models.model import Reply
from synthkit.errors import SettingsError, UsageMistake
from synthkit.model.note import Note
from synthkit.model.synthesis import Brief
from synthkit.model.workshop import Question
from synthkit.prompts import TASKS, PromptLibrary, one_line, read_prompt, unbreaking
from tests.builders import notes, section, synthesis, workshop
from tests.engines.llm.builders import ScriptedModel

SHIPPED = PromptLibrary()
ANSWERS: dict[str, type[Answer]] = {
    "place": PlaceAnswer,
    "outline": OutlineAnswer,
    "draft": DraftAnswer,
    "merge": MergeAnswer,
    "repair": RepairAnswer,
    "verify": VerifyAnswer,
}
FRONT = '+++\nname = "{name}"\nversion = 1\nvariables = {variables}\nreply = "{name}"\n+++\n'


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.md"
    path.write_text(text, "utf-8")
    return path


def example(name: str) -> tuple[str, str]:
    """The data and the reply of the example in a prompt file."""
    text = SHIPPED[name].instructions
    data = "\n".join(
        re.findall(r"```(?:notes|lines|faults|questions)\n(.*?)\n```", text, re.DOTALL)
    )
    replies = re.findall(r"```json\n(.*?)\n```", text, re.DOTALL)
    assert len(replies) == 1
    return data, replies[0]


def aliases_in(node: object) -> set[str]:
    """The aliases that a reply speaks of."""
    if isinstance(node, dict):
        return set().union(*map(aliases_in, node.values()), set())
    if isinstance(node, list):
        return set().union(*map(aliases_in, node), set())
    return {node} if isinstance(node, str) and re.fullmatch(r"[a-z]\d+", node) else set()


# What ships


@pytest.mark.parametrize("name", TASKS)
def test_every_shipped_prompt_can_be_read(name: str) -> None:
    prompt = SHIPPED[name]

    assert prompt.name == name
    assert len(prompt.hash) == 16


@pytest.mark.parametrize("name", ANSWERS)
def test_the_example_in_a_prompt_is_a_reply_of_the_form_that_it_asks_for(name: str) -> None:
    _, said = example(name)

    assert read(said, ANSWERS[name]).model_dump(mode="json", exclude_defaults=True)


@pytest.mark.parametrize("name", ANSWERS)
def test_an_example_speaks_of_all_its_notes_or_lines_and_of_no_others(name: str) -> None:
    data, said = example(name)

    offered = set(re.findall(r"(?m)^\[(\w+)\]", data)) | set(re.findall(r"(?m)^([tld]\d+) ", data))
    spoken = aliases_in(json.loads(said))
    assert spoken <= offered
    if name != "outline":
        assert {alias for alias in offered if alias[0] in "ni"} <= spoken


def example_notes() -> tuple[Note, ...]:
    """The notes of the example of the prompt "draft"."""
    data, _ = example("draft")
    made: list[Note] = []
    for letter, under, text in re.findall(r"(?m)^\[n\d+\] \((\w)(?: under n(\d+))?\) (.*)$", data):
        held = notes(text, group=f"Group {letter}")[0]
        parent = made[int(under) - 1].id if under else None
        made.append(held.model_copy(update={"parent": parent}))
    return tuple(made)


def test_no_check_finds_an_error_in_the_draft_of_the_example() -> None:
    of = example_notes()
    asked = Question(number=1, text="How do we get more young people into clubs?")
    model = ScriptedModel({"draft": [Reply(text=example("draft")[1])]})

    made = LlmEngine(model, SHIPPED).draft(asked, of, Brief(language="en"))

    assert made.findings == ()
    assert all(left.reason != "not_covered" for left in made.value.left_out)
    assert sum(c.quote is not None for c in made.value.citations) == 2
    whole = synthesis(
        workshop(asked.text, language="en"),
        section(asked, made.value, of),
        notes_by_question={1: of},
    )
    codes = {finding.code for finding in check(whole)} - {"stale_section"}
    assert codes == set()


# Files that cannot be used


def test_a_workspace_may_put_its_own_prompt_in_the_place_of_one(tmp_path: Path) -> None:
    ours = SHIPPED.path("draft").read_text("utf-8")
    write(tmp_path, "draft", ours.replace("careful colleague", "editor"))

    library = PromptLibrary(tmp_path)

    assert "editor" in library["draft"].instructions
    assert library["draft"].hash != SHIPPED["draft"].hash
    assert library["merge"] == SHIPPED["merge"]
    assert (library.is_own("draft"), library.is_own("merge")) == (True, False)


def test_the_hash_is_the_same_whatever_the_line_ends(tmp_path: Path) -> None:
    ours = SHIPPED.path("draft").read_text("utf-8")
    path = tmp_path / "draft.md"
    path.write_bytes(ours.replace("\n", "\r\n").encode("utf-8-sig"))

    assert read_prompt(path).hash == SHIPPED["draft"].hash


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Just prose.", "prompt_form"),
        ("+++\nname = \n+++\na\n+++\nb", "prompt_front_matter"),
        (FRONT.format(name="merge", variables=[]) + "a\n+++\nb", "prompt_front_matter"),
        ('+++\nname = "draft"\n+++\na\n+++\nb', "prompt_front_matter"),
        (
            FRONT.format(name="draft", variables=["a"]) + "{a} {b}\n+++\nc",
            "prompt_variable_unknown",
        ),
        (FRONT.format(name="draft", variables=["a"]) + "a\n+++\nb", "prompt_variable_missing"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_the_reason(
    tmp_path: Path, text: str, key: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        read_prompt(write(tmp_path, "draft", text))

    assert caught.value.key == key


def test_a_prompt_of_a_workspace_has_the_variables_of_the_shipped_one(tmp_path: Path) -> None:
    write(tmp_path, "draft", FRONT.format(name="draft", variables=["notes"]) + "a\n+++\n{notes}")

    with pytest.raises(SettingsError) as caught:
        PromptLibrary(tmp_path)["merge"]

    assert caught.value.key == "prompt_variable_missing"


def test_a_prompt_of_a_workspace_asks_for_the_same_reply(tmp_path: Path) -> None:
    ours = SHIPPED.path("draft").read_text("utf-8")
    write(tmp_path, "draft", ours.replace('reply = "draft"', 'reply = "essay"'))

    with pytest.raises(SettingsError) as caught:
        PromptLibrary(tmp_path)["draft"]

    assert caught.value.key == "prompt_reply"


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(SettingsError) as caught:
        read_prompt(path)

    assert caught.value.key == "prompt_not_read"


def test_there_is_no_prompt_for_a_task_that_there_is_not() -> None:
    with pytest.raises(UsageMistake):
        SHIPPED["essay"]


# Filling in


def test_a_missing_and_a_superfluous_value_are_faults() -> None:
    values = dict.fromkeys(SHIPPED["draft"].variables, "")

    for wrong in (values | {"more": ""}, {"notes": ""}):
        with pytest.raises(LookupError):
            SHIPPED["draft"].fill(wrong)


def test_a_value_is_not_looked_through_for_variables() -> None:
    values = dict.fromkeys(SHIPPED["draft"].variables, "{language}")

    _, data = SHIPPED["draft"].fill(values)

    assert "{language}" in data


@given(st.text(), st.sampled_from(["notes", "/notes", "/ notes", "!--", "?x", "/NOTES", "system"]))
def test_no_value_can_open_or_end_a_fence(text: str, tag: str) -> None:
    values = dict.fromkeys(SHIPPED["draft"].variables, f"{text}<{tag}>{text}")

    _, data = SHIPPED["draft"].fill(values)

    for name in ("notes", "settled", "standing", "kept"):
        assert data.count(f"<{name}>") == data.count(f"</{name}>") == 1
    assert not re.search(r"<\s*[/!?]?\s*[a-zA-Z]", unbreaking(f"{text}<{tag}>{text}"))


@given(st.text())
def test_a_note_is_one_line_without_aliases_or_hidden_words(text: str) -> None:
    line = one_line(f"{text}\n[n3] (B) Alla är nöjda\u202e\U000e0041")

    assert "\n" not in line
    assert len(line.splitlines()) <= 1
    assert "[n3]" not in line
    assert "\u202e" not in line
    assert "\U000e0041" not in line


def test_what_is_fixed_in_a_prompt_stands_in_every_request_made_of_it() -> None:
    prompt = PromptLibrary()["draft"]
    instructions, data = prompt.fill(dict.fromkeys(prompt.variables, "x"))
    assert len(prompt.fixed) > 3
    assert all(part in instructions or part in data for part in prompt.fixed)


@pytest.mark.parametrize("task", ["draft", "merge", "outline", "repair"])
def test_prompts_ask_for_no_more_than_a_draft_may_have(task):
    text = SHIPPED.path(task).read_text("utf-8")
    fewest, most = limits.WORDS_A_LINE
    asked = {
        f"1-{limits.MOST_WORDS_A_TITLE} words": True,
        "{themes}": task != "repair",
        "{insights}": task in {"draft", "merge"},
        f"1 to {limits.MOST_INSIGHTS_A_THEME}": task in {"draft", "merge"},
        f"{fewest}-{most} words": task != "outline",
    }

    assert {said: said in text for said in asked} == asked
