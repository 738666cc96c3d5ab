"""What is found in a reply out of a chat window, in whatever shape it comes."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthkit.engines.chat.coercion import SchemaMismatch, coerced
from synthkit.engines.chat.pasted import pasted_replies
from synthkit.engines.llm.replies import DraftAnswer, RepairAnswer, reply_form

ANSWER: dict[str, Any] = {
    "ref": "S2-1a2b3c",
    "themes": [
        {
            "title": "Lots för företag",
            "insights": [
                {"text": "En lots hjälper.", "quote": "lots", "notes": ["n1", "n3"], "also": []},
                {"text": "Regler {tas} bort.", "quote": None, "notes": ["n2"], "also": ["n4"]},
            ],
        },
        {
            "title": "Nätverk",
            "insights": [{"text": "HR möts.", "quote": None, "notes": ["n5"], "also": []}],
        },
    ],
    "tensions": [
        {
            "one": {"text": "Sänk avgiften.", "notes": ["n6"]},
            "other": {"text": "Behåll avgiften.", "notes": ["n7"]},
        }
    ],
    "left_out": [{"note": "n8", "reason": "minor"}],
}
WRITTEN = json.dumps(ANSWER, ensure_ascii=False, indent=2)
DRAFT = reply_form("draft", DraftAnswer, {"note": [f"n{n}" for n in range(1, 9)]}).json_schema
REPAIR = reply_form("repair", RepairAnswer, {}).json_schema


def the_answer(text, schema=DRAFT):
    """The one answer of a text, in the form that was asked for."""
    (found,) = pasted_replies(text)
    return coerced(found.answer, schema)


WHOLE = {key: value for key, value in ANSWER.items() if key != "ref"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(WRITTEN, id="clean"),
        pytest.param(f"```json\n{WRITTEN}\n```", id="fenced"),
        pytest.param(
            f"Absolut! Här är sammanställningen:\n\n```json\n{WRITTEN}\n```\n\n"
            "Vill du att jag {justerar} något? Säg bara till [gärna].",
            id="chatty in Swedish",
        ),
        pytest.param(f"Sure, here you go.\n{WRITTEN}\nLet me know!", id="chatty in English"),
        pytest.param(WRITTEN.replace('"', "”"), id="curly marks of one kind"),
        pytest.param(WRITTEN.replace("\n", "\r\n").replace("  ", "\u00a0 "), id="from a web page"),
        pytest.param(WRITTEN.replace("]\n", "],\n").replace("}\n", "},\n"), id="spare commas"),
        pytest.param(WRITTEN.replace("null", "None"), id="another language's null"),
        pytest.param(
            WRITTEN.replace('"themes"', '"teman"')
            .replace('"insights"', '"insikter"')
            .replace('"notes"', '"anteckningar"')
            .replace('"left_out"', '"ej medtagna"')
            .replace('"minor"', '"enskild synpunkt"'),
            id="translated keys",
        ),
    ],
)
def test_a_whole_answer_comes_out_as_it_was_meant(text):
    assert the_answer(text) == WHOLE


def test_the_reference_is_found_in_the_answer_or_beside_it():
    without = json.dumps(WHOLE, ensure_ascii=False)

    assert [found.reference for found in pasted_replies(WRITTEN)] == ["S2-1a2b3c"]
    assert pasted_replies(f"Svar på S2-1A2B3C:\n{without}")[0].reference == "S2-1a2b3c"
    assert pasted_replies(f"{without}\n(s2-1a2b3c)")[0].reference == "S2-1a2b3c"
    assert pasted_replies(without)[0].reference is None


def test_several_answers_in_one_text_are_told_apart():
    other = WRITTEN.replace("S2-1a2b3c", "S3-ffffff")

    found = pasted_replies(f"Fråga 2:\n{WRITTEN}\n\nFråga 3:\n{other}")

    assert [one.reference for one in found] == ["S2-1a2b3c", "S3-ffffff"]


def test_a_cut_answer_holds_what_was_whole_and_says_that_it_is_cut():
    cut = WRITTEN[: WRITTEN.index("n5") + 1]

    (found,) = pasted_replies(cut)

    assert found.is_cut
    themes = coerced(found.answer, DRAFT)["themes"]
    assert themes[0] == ANSWER["themes"][0]
    assert "n5" not in json.dumps(themes)


@given(st.integers(min_value=1, max_value=len(WRITTEN) - 1))
def test_wherever_an_answer_is_cut_nothing_in_it_is_changed(length):
    for found in pasted_replies(WRITTEN[:length]):
        try:
            answer = coerced(found.answer, DRAFT)
        except SchemaMismatch:
            continue
        insights = [i for theme in ANSWER["themes"] for i in theme["insights"]]
        assert all(i in insights for theme in answer["themes"] for i in theme["insights"])
        assert all(t in ANSWER["tensions"] for t in answer["tensions"])
        assert all(left in ANSWER["left_out"] for left in answer["left_out"])


@pytest.mark.parametrize("rest", ["…", "...", '"…resten lika"', '"the rest as before"'])
def test_an_answer_that_leaves_the_rest_to_be_thought_of_is_cut(rest):
    written = WRITTEN.replace('"left_out": [', f'"left_out": [{rest}, ')

    (found,) = pasted_replies(written)

    assert found.is_cut
    assert coerced(found.answer, DRAFT)["left_out"] == ANSWER["left_out"]


def test_a_table_with_bars_is_read_by_its_headers():
    answer = the_answer(
        "Här kommer en tabell:\n\n"
        "| Tema | Insikt | Anteckningar | Även |\n|---|---|:--|---|\n"
        "| **Lots** | En lots hjälper. | n1, N3 | |\n| | Regler tas bort. | (n2) | n4 |\n\n"
        "| Anteckning | Skäl |\n|---|---|\n| n8, n9 | Mindre viktig |\n"
    )

    (theme,) = answer["themes"]
    assert theme["title"] == "Lots"
    assert [insight["notes"] for insight in theme["insights"]] == [["n1", "N3"], ["n2"]]
    assert theme["insights"][1]["also"] == ["n4"]
    assert [left["note"] for left in answer["left_out"]] == ["n8", "n9"]


def test_a_table_copied_out_of_a_page_has_tabs():
    answer = the_answer("Theme\tInsight\tNotes\nPilots\tA pilot helps.\tn1 and n2\n")

    assert answer["themes"][0]["insights"][0]["notes"] == ["n1", "n2"]


def test_bullets_under_headings_are_read_where_they_name_their_notes():
    answer = the_answer(
        "## 1. Lots för företag\n- **En lots hjälper.** (n1, n3)\n- Utan källa.\n\n"
        "**Nätverk:**\n* HR möts [n5]\n"
    )

    assert [theme["title"] for theme in answer["themes"]] == ["Lots för företag", "Nätverk"]
    assert answer["themes"][0]["insights"][0]["text"] == "En lots hjälper."
    assert answer["themes"][1]["insights"][0]["notes"] == ["n5"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Tyvärr kan jag inte hjälpa till med det.",
        "I'm sorry, but I can't process that many notes.",
        "{}",
        "Use {braces} like this: [n1].",
    ],
)
def test_talk_alone_is_no_answer(text):
    assert pasted_replies(text) == ()


def test_an_answer_to_something_else_fits_no_form():
    (found,) = pasted_replies('{"answer": "Yes", "confidence": 0.9}')

    with pytest.raises(SchemaMismatch):
        coerced(found.answer, DRAFT)


def test_items_that_lack_what_they_need_are_dropped_alone():
    answer = coerced(
        {
            "themes": [
                {
                    "title": "Lots",
                    "insights": [
                        {"notes": ["n1"]},
                        {"text": "En lots hjälper.", "notes": "n1, n3 och n7"},
                    ],
                }
            ],
            "left_out": [{"note": "n8", "reason": "because"}, {"note": 9, "reason": "Oläslig"}],
        },
        DRAFT,
    )

    (insight,) = answer["themes"][0]["insights"]
    assert insight == {
        "text": "En lots hjälper.",
        "quote": None,
        "notes": ["n1", "n3", "n7"],
        "also": [],
    }
    assert answer["tensions"] == []
    assert answer["left_out"] == [{"note": "9", "reason": "illegible"}]


def test_the_form_of_a_repair_is_kept_as_well():
    answer = the_answer('{"also": [{"line": "l2", "notes": ["n2"]}]}', REPAIR)

    assert answer["also"] == [{"line": "l2", "notes": ["n2"]}]
    assert answer["insights"] == answer["titles"] == []
