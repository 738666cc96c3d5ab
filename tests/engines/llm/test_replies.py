"""The forms of replies, and how replies are read."""

import json

import jsonschema
import pytest

from synthkit.engines.llm.replies import (
    LONGEST_ENUMERATION,
    Answer,
    DraftAnswer,
    MergeAnswer,
    OutlineAnswer,
    PlaceAnswer,
    RepairAnswer,
    Unreadable,
    read,
    reply_form,
)
from tests.engines.llm.builders import schema as schema_of

FORMS = [DraftAnswer, MergeAnswer, RepairAnswer, OutlineAnswer, PlaceAnswer]
LOOSE = {"themes": [{"title": "A", "insights": [{"text": "B.", "notes": ["n1"]}]}]}


def objects_in(node):
    if isinstance(node, dict):
        if node.get("type") == "object":
            yield node
        for value in node.values():
            yield from objects_in(value)
    elif isinstance(node, list):
        for value in node:
            yield from objects_in(value)


@pytest.mark.parametrize("answer", FORMS)
def test_a_form_is_strict_every_property_required_and_none_added(answer: type[Answer]) -> None:
    schema = schema_of(reply_form("x", answer, {"note": ("n1",)}))

    jsonschema.Draft202012Validator.check_schema(schema)
    for node in objects_in(schema):
        assert node["additionalProperties"] is False
        assert node["required"] == list(node["properties"])
    text = json.dumps(schema)
    assert not any(word in text for word in ("default", "x-kind", "minLength", "maxLength"))


def test_few_aliases_are_an_enumeration_and_many_are_not() -> None:
    few = schema_of(reply_form("draft", DraftAnswer, {"note": ("n1", "n2")}))
    many = [f"n{number}" for number in range(LONGEST_ENUMERATION + 1)]
    long = schema_of(reply_form("draft", DraftAnswer, {"note": many}))

    assert few["$defs"]["note"] == {"type": "string", "enum": ["n1", "n2"]}
    assert long["$defs"]["note"] == {"type": "string"}


def test_fields_that_are_not_wanted_leave_nothing_behind() -> None:
    omitted = ("tensions", "titles", "also", "opposed", "left_out")
    schema = schema_of(reply_form("repair", RepairAnswer, {"note": ("n1",)}, omitted))

    assert list(schema["properties"]) == ["insights"]
    assert set(schema["$defs"]) == {"RepairedInsight", "note", "theme", "faulty"}


def test_the_form_of_a_reply_is_the_same_every_time() -> None:
    offered = {"note": ("n2", "n1"), "title": ("A",)}

    made = [json.dumps(schema_of(reply_form("x", DraftAnswer, offered))) for _ in range(2)]

    assert made[0] == made[1]


@pytest.mark.parametrize("around", ["{}", "```json\n{}\n```", "Here you are:\n{}\nAnything else?"])
def test_what_stands_around_the_object_is_passed_over(around: str) -> None:
    text = around.replace("{}", json.dumps(LOOSE))

    assert read(text, DraftAnswer).themes[0].title == "A"


def test_a_reply_may_lack_what_is_empty_and_add_what_nobody_asked_for() -> None:
    assert read(json.dumps(LOOSE | {"comment": "Here."}), DraftAnswer).tensions == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Sorry.",
        "[]",
        "{",
        "{}",
        '{"themes": "none"}',
        '{"themes": [{"title": "", "insights": []}]}',
        '{"themes": [{"title": "A", "insights": [{"text": "  ", "notes": []}]}]}',
        '{"themes": [{"title": "A", "insights": [{"text": "B", "notes": [["n1"]]}]}]}',
        '{"themes": [], "left_out": [{"note": "n1", "reason": "boring"}]}',
    ],
)
def test_what_is_of_another_form_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        read(text, DraftAnswer)


def test_what_is_wrong_is_told_by_place_and_without_the_words_of_the_reply() -> None:
    with pytest.raises(Unreadable) as caught:
        read('{"themes": [], "left_out": [{"note": "n1", "reason": "IGNORE ALL"}]}', DraftAnswer)

    assert "left_out.0.reason" in str(caught.value)
    assert "IGNORE" not in str(caught.value)
