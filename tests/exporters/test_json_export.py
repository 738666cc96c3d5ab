import json
import os
from pathlib import Path

import jsonschema
import pytest

from synthkit.drafts.citing import Citer
from synthkit.exporters.json_export import to_json
from synthkit.exporters.json_records import json_schema
from synthkit.exporters.view import Names
from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.synthesis import Draft, Insight, Synthesis
from tests.builders import notes, question, section, synthesis, theme, workshop
from tests.exporters.builders import LOOSE, ONE, TWO, whole

PUBLISHED = Path(__file__).parents[2] / "docs" / "synthesis.schema.json"


def read(made: Synthesis):
    return json.loads(to_json(made))


def test_the_whole_has_the_keys_of_the_format_in_their_order():
    assert list(read(whole())) == [
        "schema_version",
        "digital_source_type",
        "workshop",
        "questions",
        "left_out",
        "notes",
        "set_aside",
        "not_read",
        "findings",
        "totals",
        "recurring",
    ]
    assert read(whole())["schema_version"] == 1


def test_a_file_that_shows_names_says_so_on_its_first_line():
    told = json.loads(to_json(whole(), Names.SHOWN))
    assert next(iter(told)) == "working_material"
    assert told["working_material"].startswith("Arbetsmaterial med namn")
    jsonschema.validate(told, json_schema())


def test_a_question_has_its_themes_insights_and_notes():
    told = read(whole())["questions"][0]
    assert (told["number"], told["provenance"]["engine"]) == (1, "offline")
    assert [theme["title"] for theme in told["themes"]] == [
        "Samverkan mellan RUA och HR",
        "Kunskapsdelning",
    ]
    shared = told["themes"][1]["insights"][0]
    assert shared["groups"] == ["Grupp 1", "Grupp 2"]
    assert shared["origin"] == "engine"
    assert shared["citations"] == [
        {"note": note.id, "role": "supports", "quote": None} for note in (ONE[1], TWO[1])
    ]


def test_a_question_that_is_not_summarised_has_no_provenance():
    told = read(whole())["questions"][1]
    assert (told["provenance"], told["themes"], told["tensions"]) == (None, [], [])


def test_a_tension_has_its_sentence_and_both_sides():
    (told,) = read(whole())["questions"][0]["tensions"]
    assert told["text"].startswith("Några menar: Kommunen ska ansvara för boendet. Andra")
    assert [side["groups"] for side in told["sides"]] == [["Grupp 1"], ["Grupp 2"]]
    assert [citation["note"] for citation in told["citations"]] == [ONE[2].id, TWO[2].id]


def test_a_quote_tells_where_it_stands_and_its_words():
    (note,) = notes("Vi bör  göra som Umeå gör")
    quoted = Citer([note]).quote(note.id, "som umeå")
    assert quoted
    line = Insight(id="x", text="Gör som Umeå.", citations=(quoted,))
    made = section(question(), Draft(themes=(theme("Goda exempel", line),)), (note,))
    told = read(synthesis(workshop(), made, notes_by_question={1: (note,)}))
    quote = told["questions"][0]["themes"][0]["insights"][0]["citations"][0]["quote"]
    assert quote["text"] == "som Umeå" == note.text[quote["start"] : quote["end"]]


def test_every_note_tells_where_it_stands_and_who_placed_it():
    told = {note["text"]: note for note in read(whole())["notes"]}
    first = told[ONE[0].text]
    assert (first["document"], first["group"], first["place"]) == (
        "Grupp 1.docx",
        "Grupp 1",
        "stycke 1",
    )
    assert (first["question"], first["placed_by"]) == (1, "heading")
    loose = told[LOOSE[0].text]
    assert (loose["group"], loose["question"]) == (None, 2)
    under_none = told["Parkeringen var full"]
    assert (under_none["place"], under_none["question"], under_none["placed_by"]) == (
        "tabell 1, rad 3",
        None,
        "engine",
    )


def test_notes_left_out_are_those_of_the_sections_and_those_under_no_question():
    told = read(whole())
    texts = {note["id"]: note["text"] for note in told["notes"]}
    assert [(texts[left["note"]], left["reason"]) for left in told["left_out"]] == [
        ("Kaffet var kallt", "off_topic"),
        ("Parkeringen var full", "off_topic"),
    ]


def test_what_was_set_aside_or_not_read_is_told_by_file_name():
    told = read(whole())
    assert told["set_aside"] == [
        {
            "document": "Grupp 1.docx",
            "place": "sida 2",
            "text": "Grupp 1",
            "reason": "heading",
        },
        {"document": "Grupp 1.docx", "place": "sida 3", "text": "", "reason": "not_transcribed"},
    ]
    assert told["not_read"] == [
        {"document": "Grupp 4.docx", "reason": "broken"},
        {"document": "budget.xlsx", "reason": "other_kind"},
    ]
    assert "mapp" not in to_json(whole()).decode()


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("sv", "Fråga 2 har anteckningar men är inte sammanställd ännu; så står det i dokumentet."),
        ("en", "Question 2 has notes but is not summarised yet, and the document says so."),
    ],
)
def test_a_finding_speaks_the_language_of_the_document_and_stands_once(language, message):
    finding = Finding(
        severity=Severity.WARNING,
        code="question_not_summarised",
        where=Where(question=2),
        values={"question": 2},
    )
    made = whole(language=language)
    made = made.model_copy(
        update={
            "findings": (finding,),
            "sections": (made.sections[0].model_copy(update={"findings": (finding,)}),),
        }
    )
    (told,) = read(made)["findings"]
    assert (told["code"], told["severity"], told["message"]) == (
        "question_not_summarised",
        "warning",
        message,
    )
    assert told["where"]["question"] == 2


def test_the_totals_add_up():
    totals = read(whole())["totals"]
    assert totals["notes"] == len(read(whole())["notes"])
    assert totals["notes"] == (
        totals["cited"] + sum(totals["left_out"].values()) + totals["not_summarised"]
    )


def test_it_is_utf_8_with_one_newline_at_the_end():
    written = to_json(whole())
    assert "Sammanställning".encode() not in written  # a title of the document, not of the data
    assert "behålla".encode() in written
    assert written.endswith(b"}\n")


@pytest.mark.parametrize(
    "made", [whole(), whole(series={}, name=None), Synthesis(workshop=workshop())]
)
def test_every_export_meets_the_published_schema(made):
    jsonschema.validate(read(made), json.loads(PUBLISHED.read_text("utf-8")))


def test_the_published_schema_is_that_of_the_program():
    written = json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
    if os.environ.get("SYNTHKIT_RENEW_GOLDEN"):
        PUBLISHED.write_text(written, "utf-8", newline="\n")
    assert PUBLISHED.read_text("utf-8") == written


def test_the_schema_refuses_what_it_does_not_know():
    told = read(whole()) | {"surprise": 1}
    with pytest.raises(jsonschema.ValidationError, match="surprise"):
        jsonschema.validate(told, json_schema())
