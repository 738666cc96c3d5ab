"""``synthkit trace``: the way from the page to the document, walked from either end."""

import json


def first_line(synthkit):
    shown = json.loads(synthkit("show", "--json").out)
    theme = shown["questions"][0]["themes"][0]
    return theme, theme["insights"][0], {note["id"]: note for note in shown["notes"]}


def test_words_of_the_document_lead_to_the_notes_file_and_place_behind_them(synthkit, summarised):
    theme, insight, notes = first_line(synthkit)
    slipped = insight["text"].rstrip(".").replace("e", "", 1)

    told = synthkit("trace", slipped).out

    assert insight["text"] in told
    assert theme["title"] in told
    assert "Worded by the engine offline" in told
    for citation in insight["citations"]:
        note = notes[citation["note"]]
        assert f"[{note['id']}]" in told
        assert note["document"] in told
    assert "paragraph" in told


def test_a_line_is_found_by_its_id_and_says_that_a_person_settled_it(synthkit, summarised):
    _, insight, _ = first_line(synthkit)
    synthkit("reword", insight["id"], "Mina egna ord.")

    told = synthkit("trace", insight["id"][:5]).out

    assert told.startswith("Mina egna ord.")
    assert "Settled by a person" in told


def test_words_of_a_note_that_no_line_has_tell_what_happened_to_it(synthkit, summarised):
    synthkit("trace", "Enklare regler för APL")
    shown = json.loads(synthkit("show", "--json").out)
    note = next(n for n in shown["notes"] if n["text"] == "Enklare regler för APL")
    synthkit("leave-out", note["id"], "--reason", "minor")

    told = synthkit("trace", "enklare regler för apl").out

    assert f"[{note['id']}] Enklare regler för APL" in told
    assert "Grupp 3.docx, paragraph" in told
    assert "Group: Grupp 3" in told
    assert "Placed under question 2 by its heading" in told
    assert "Left out: single point" in told


def test_the_id_of_a_note_tells_which_line_cites_it(synthkit, summarised):
    _, insight, _ = first_line(synthkit)

    told = synthkit("trace", insight["citations"][0]["note"]).out

    assert "Cited by:" in told
    assert insight["text"] in told


def test_a_note_that_a_person_moved_says_so(synthkit, summarised):
    _, insight, _ = first_line(synthkit)
    note = insight["citations"][0]["note"]
    synthkit("place", note, "--question", "none")

    assert "Placed under no question by a person: by a person" in synthkit("trace", note).out


def test_words_that_became_no_note_are_found_among_what_was_set_aside(synthkit, summarised):
    told = synthkit("trace", "Vad behöver näringslivet för stöd").out

    assert "Set aside, not made a note" in told


def test_the_title_of_a_theme_leads_to_all_its_notes(synthkit, summarised):
    theme, _, _ = first_line(synthkit)

    told = synthkit("trace", theme["id"]).out

    assert "the title of the theme" in told
    for insight in theme["insights"]:
        assert all(f"[{citation['note']}]" in told for citation in insight["citations"])
