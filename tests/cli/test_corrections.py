"""What a person puts right in the terminal: said in a line, kept, listed, and taken back."""

import json
import re

import pytest

from tests.cli.builders import NOTES, write_docx, write_one_a_question


def shown(synthkit):
    return json.loads(synthkit("show", "--json").out)


def themes(synthkit, question=1):
    return shown(synthkit)["questions"][question - 1]["themes"]


def lines(synthkit, question=1):
    return [line for theme in themes(synthkit, question) for line in theme["insights"]]


def states(synthkit):
    told = json.loads(synthkit("status", "--json").out)
    return [question["section"] for question in told["questions"]]


def without_findings(synthkit):
    return shown(synthkit) | {"findings": []}


def note_of(synthkit, text):
    return next(note["id"] for note in shown(synthkit)["notes"] if note["text"] == text)


def late_group(synthkit, here):
    write_docx(here / "notes" / "Grupp 4.docx", [["En sen tanke om mentorer"], ["Fler lotsar"]])
    synthkit("ingest", "notes")
    return synthkit("summarise")


# One by one


def disagreeing(synthkit, here):
    """A workshop in which two groups disagree on a fee; the tension."""
    write_docx(here / "notes" / "Grupp 5.docx", [["Höj avgiften"], []])
    write_docx(here / "notes" / "Grupp 6.docx", [["Avgiften ska inte höjas"], []])
    synthkit("ingest", "notes")
    synthkit("summarise")
    (tension,) = shown(synthkit)["questions"][0]["tensions"]
    return tension


def test_a_disagreement_shows_its_id_and_one_side_of_it_is_put_in_other_words(synthkit, summarised):
    tension = disagreeing(synthkit, summarised)
    sources = synthkit("show", "--sources").out
    (short,) = re.findall(rf"\[({tension['id'][:4]}\w*)\]", sources)

    ran = synthkit("reword", short, "Låt avgiften ligga.", "--side", "2")

    assert ran.code == 0
    assert "Låt avgiften ligga." in ran.out
    (held,) = shown(synthkit)["questions"][0]["tensions"]
    assert [side["text"] for side in held["sides"]] == [
        tension["sides"][0]["text"],
        "Låt avgiften ligga.",
    ]
    assert held["origin"] == "person"


def test_a_side_is_named_for_a_disagreement_and_for_nothing_else(synthkit, summarised):
    tension = disagreeing(synthkit, summarised)
    insight = lines(synthkit)[0]

    assert "--side 1 or --side 2" in synthkit("reword", tension["id"], "X").err
    assert "has no sides" in synthkit("reword", insight["id"], "X", "--side", "1").err


def test_a_line_is_dropped_and_its_notes_are_named(synthkit, summarised):
    tension = disagreeing(synthkit, summarised)
    notes = {citation["note"] for citation in tension["citations"]}

    ran = synthkit("drop", tension["id"])

    assert ran.code == 0
    assert all(note in ran.out for note in notes)
    assert shown(synthkit)["questions"][0]["tensions"] == []
    assert notes <= {left["note"] for left in shown(synthkit)["left_out"]}
    synthkit("undo")
    assert shown(synthkit)["questions"][0]["tensions"] == [tension]


def test_approving_shows_what_stays_and_tells_the_document_by_whom(synthkit, summarised):
    ran = synthkit("approve", "--question", "1", "--by", "processledaren")

    assert "by processledaren" in ran.out
    assert all(line["text"] in ran.out for line in lines(synthkit))
    synthkit("export", "--md", "-o", "ut.md")
    written = (summarised / "ut.md").read_text("utf-8")
    assert "har granskats av processledaren" in written
    synthkit("reword", lines(synthkit)[0]["id"], "Mina egna ord.")
    synthkit("export", "--md", "-o", "ut.md")
    assert "granskats" not in (summarised / "ut.md").read_text("utf-8")


def test_a_name_in_an_approval_is_told_and_masked_in_the_document(synthkit, summarised):
    ran = synthkit("approve", "--by", "processledaren Anna Svensson")

    assert ran.code == 0
    assert "names a person" in ran.out
    synthkit("export", "--md", "-o", "ut.md")
    assert "Svensson" not in (summarised / "ut.md").read_text("utf-8")
    assert "Svensson" not in synthkit("show", "--json").out


def test_a_strict_export_refuses_a_line_of_ones_own_without_a_note_behind_it(synthkit, summarised):
    insight = lines(synthkit)[0]
    synthkit("reword", insight["id"], "Mina egna ord.")
    for citation in insight["citations"]:
        synthkit("place", citation["note"], "--question", "none")
    synthkit("summarise")

    assert synthkit("export", "--md", "--strict", "-o", "ut.md").code == 3
    assert not (summarised / "ut.md").exists()
    assert synthkit("export", "--md", "-o", "ut.md").code == 0


def test_a_theme_is_given_another_title(synthkit, summarised):
    theme = themes(synthkit)[0]

    ran = synthkit("retitle", theme["id"], "  Lära   tillsammans: ")

    assert ran.code == 0
    assert "“Lära tillsammans”" in ran.out
    assert "synthkit undo" in ran.err
    held = themes(synthkit)[0]
    assert (held["title"], held["id"]) == ("Lära tillsammans", theme["id"])
    assert held["origin"] == "person"


def test_an_insight_is_put_in_other_words_and_keeps_its_sources(synthkit, summarised):
    insight = lines(synthkit)[0]

    synthkit("reword", insight["id"], "Lär av varandra på riktigt.")

    held = lines(synthkit)[0]
    assert held["text"] == "Lär av varandra på riktigt."
    assert (held["id"], held["citations"]) == (insight["id"], insight["citations"])


def test_a_persons_words_are_never_refused_but_what_the_checks_find_is_shown(synthkit, summarised):
    insight = lines(synthkit)[0]

    ran = synthkit("reword", insight["id"], "Lär av 17 andra regioner.")

    assert ran.code == 0
    assert "17" in ran.out
    assert "is not in the notes" in ran.out
    assert synthkit("check").code == 0


def test_an_insight_is_moved_to_another_theme_of_its_question(synthkit, summarised):
    more = {
        "Grupp 4": ["Bostäder för familjer som flyttar hit", "Bygg bostäder nära skolan"],
        "Grupp 5": ["Familjer som flyttar hit behöver bostäder", "Bostäder saknas nära skolan"],
    }
    for group, answers in more.items():
        write_docx(summarised / "notes" / f"{group}.docx", [answers, []])
    synthkit("ingest", "notes")
    synthkit("summarise")
    one, other = themes(synthkit)[:2]
    insight = one["insights"][0]

    ran = synthkit("move", insight["id"], other["id"])

    assert ran.code == 0
    held = next(theme for theme in themes(synthkit) if theme["id"] == other["id"])
    assert held["insights"][-1]["id"] == insight["id"]


def test_two_insights_become_one_with_the_sources_of_both(synthkit, summarised):
    one, other = lines(synthkit)[:2]

    synthkit("merge", one["id"], other["id"])

    held = lines(synthkit)
    assert other["id"] not in {line["id"] for line in held}
    merged = next(line for line in held if line["id"] == one["id"])
    both = {c["note"] for c in (*one["citations"], *other["citations"])}
    assert {c["note"] for c in merged["citations"]} == both
    assert merged["text"] == one["text"]


def test_a_note_is_placed_under_another_question(synthkit, summarised):
    note = note_of(synthkit, "Enklare regler för APL")

    ran = synthkit("place", note, "--question", "1")

    assert ran.code == 0
    synthkit("summarise")
    held = next(one for one in shown(synthkit)["notes"] if one["id"] == note)
    assert (held["question"], held["placed_by"]) == (1, "person")


def test_a_note_is_placed_under_no_question(synthkit, summarised):
    note = note_of(synthkit, "Enklare regler för APL")

    synthkit("place", note, "--question", "none")
    synthkit("summarise")

    assert {"note": note, "reason": "by_person"} in shown(synthkit)["left_out"]


def test_a_note_is_left_out_for_a_reason_and_brought_back(synthkit, summarised):
    note = note_of(synthkit, "Enklare regler för APL")

    ran = synthkit("leave-out", note, "--reason", "off-topic")
    assert "off topic" in ran.out
    assert {"note": note, "reason": "off_topic"} in shown(synthkit)["left_out"]

    synthkit("bring-back", note)
    assert states(synthkit) == ["up_to_date", "stale"]
    synthkit("summarise")
    cited = {c["note"] for line in lines(synthkit, 2) for c in line["citations"]}
    assert note in cited


def test_a_line_that_rested_on_a_note_that_is_left_out_goes_and_that_is_said(synthkit, summarised):
    alone = next(i for n in (1, 2) for i in lines(synthkit, n) if len(i["citations"]) == 1)

    ran = synthkit("leave-out", alone["citations"][0]["note"])

    assert "One line had no other notes behind it" in ran.out


def test_sections_are_approved_until_something_changes(synthkit, summarised):
    ran = synthkit("approve")
    assert "questions 1, 2" in ran.out
    assert states(synthkit) == ["approved", "approved"]
    assert "approved" in synthkit("status").out

    synthkit("reword", lines(synthkit)[0]["id"], "Något annat.")

    assert states(synthkit) == ["up_to_date", "approved"]


def test_approved_lines_are_kept_when_a_late_group_is_woven_in(synthkit, summarised):
    synthkit("approve")
    approved = {(line["id"], line["text"]) for line in lines(synthkit)}
    titles = {(theme["id"], theme["title"]) for theme in themes(synthkit)}
    late = [["Mentorer för nya kollegor", "Dela goda exempel"], ["En väg in för företagen"]]
    write_docx(summarised / "notes" / "Grupp 9.docx", late)
    synthkit("ingest", "notes")

    for _ in range(2):
        synthkit("summarise")
        assert approved <= {(line["id"], line["text"]) for line in lines(synthkit)}
        assert titles <= {(theme["id"], theme["title"]) for theme in themes(synthkit)}
        write_docx(summarised / "notes" / "Grupp 10.docx", [["Bilda ett råd"], ["Mer pengar"]])
        synthkit("ingest", "notes")


# Groups


def test_the_group_of_a_file_is_named_with_the_settings_comments_kept(synthkit, summarised):
    settings = summarised / "synthkit.toml"
    before = settings.read_bytes()
    comments = [line for line in before.decode().splitlines() if line.startswith("#")]

    ran = synthkit("set-group", "grupp 1.docx", "Grupp 2.docx", "Bordet vid fönstret")

    assert ran.code == 0
    written = settings.read_text("utf-8")
    assert '"Grupp 1.docx" = "Bordet vid fönstret"' in written
    assert [line for line in written.splitlines() if line.startswith("#")] == comments
    groups = {note["document"]: note["group"] for note in shown(synthkit)["notes"]}
    assert groups["Grupp 1.docx"] == groups["Grupp 2.docx"] == "Bordet vid fönstret"

    synthkit("undo")
    assert settings.read_bytes() == before


def test_the_group_under_a_heading_is_named(synthkit, here):
    write_one_a_question(here / "notes")
    synthkit("ingest", "notes")

    ran = synthkit("set-group", "Fråga 1.docx#Grupp 2", "Norr")

    assert ran.code == 0
    synthkit("summarise")
    notes = [n for n in shown(synthkit)["notes"] if n["document"] == "Fråga 1.docx"]
    assert [n["group"] for n in notes].count("Norr") == len(NOTES["Grupp 2"][0])
    assert {n["group"] for n in notes} == {"Grupp 1", "Norr", "Grupp 3"}


def test_undoing_a_group_keeps_what_was_changed_beside_it_by_hand(synthkit, summarised):
    settings = summarised / "synthkit.toml"
    synthkit("set-group", "Grupp 1.docx", "Fönsterbordet")
    edited = settings.read_text("utf-8").replace('name = ""', 'name = "WS 2"', 1)
    settings.write_text(edited, "utf-8")

    synthkit("undo")

    written = settings.read_text("utf-8")
    assert 'name = "WS 2"' in written
    assert "Fönsterbordet" not in written


# They last


def test_corrections_outlast_a_late_group_and_the_section_says_that_it_was_edited(
    synthkit, summarised
):
    theme, insight = themes(synthkit)[0], lines(synthkit)[-1]
    out = note_of(synthkit, "Enklare regler för APL")
    synthkit("retitle", theme["id"], "Lära tillsammans")
    synthkit("reword", insight["id"], "Mina egna ord.")
    synthkit("leave-out", out)

    ran = late_group(synthkit, summarised)

    assert "only what the changed notes concern" in ran.out
    assert "Lära tillsammans" in {held["title"] for held in themes(synthkit)}
    assert "Mina egna ord." in {held["text"] for held in lines(synthkit)}
    assert {"note": out, "reason": "by_person"} in shown(synthkit)["left_out"]
    synthkit("export", "--md", "-o", "ut.md")
    assert "redigerats" in (summarised / "ut.md").read_text("utf-8")


def test_a_section_whose_notes_are_gone_can_still_be_shown_and_corrected(synthkit, summarised):
    write_docx(summarised / "notes" / "Grupp 1.docx", [["Helt nya tankar"], []])
    synthkit("ingest", "notes")

    assert shown(synthkit)["questions"][0]["themes"]
    assert synthkit("reword", lines(synthkit)[0]["id"], "Mina egna ord.").code == 0
    assert synthkit("show", "--sources").code == 0
    synthkit("summarise")
    assert "Mina egna ord." in {held["text"] for held in lines(synthkit)}


def test_replacing_a_section_drops_a_persons_lines_and_can_be_undone(synthkit, summarised):
    synthkit("reword", lines(synthkit)[0]["id"], "Mina egna ord.")
    before = without_findings(synthkit)

    synthkit("summarise", "--question", 1, "--replace")
    assert "Mina egna ord." not in {held["text"] for held in lines(synthkit)}

    synthkit("undo")
    assert without_findings(synthkit) == before


# Undo and log


def test_undo_goes_back_one_at_a_time_to_what_there_was(synthkit, summarised):
    states = [shown(synthkit)]
    for arguments in (
        ("retitle", themes(synthkit)[0]["id"], "Lära tillsammans"),
        ("reword", lines(synthkit)[0]["id"], "Mina egna ord."),
        ("leave-out", note_of(synthkit, "Enklare regler för APL")),
        ("place", note_of(synthkit, "Enklare regler för APL"), "--question", "1"),
        ("approve",),
    ):
        assert synthkit(*arguments).code == 0
        states.append(shown(synthkit))

    while len(states) > 1:
        assert shown(synthkit) == states.pop()
        assert synthkit("undo").out.startswith("Undone: ")
    assert shown(synthkit) == states.pop()
    ran = synthkit("undo")
    assert ran.code == 2
    assert "nothing to undo" in ran.err


def test_the_log_lists_what_was_done_and_what_was_undone(synthkit, summarised):
    assert "Nothing has been done" in synthkit("log").out
    synthkit("retitle", themes(synthkit)[0]["id"], "Lära tillsammans")
    synthkit("approve", "--question", 2)
    synthkit("undo")

    told = synthkit("log").out
    listed = json.loads(synthkit("log", "--json").out)

    assert told.count("Lära tillsammans") == 1
    assert "(undone)" in told
    assert [one["command"] for one in listed] == ["retitle", "approve", "undo"]
    assert [one["undoes"] for one in listed] == [None, None, 2]


# Ids


def test_show_prints_short_ids_that_are_enough(synthkit, summarised):
    told = synthkit("show", "--sources").out
    marks = re.findall(r" \[([0-9a-f]{4,8})\]$", told, re.MULTILINE)
    every = [t["id"] for n in (1, 2) for t in themes(synthkit, n)]
    every += [i["id"] for n in (1, 2) for i in lines(synthkit, n)]

    assert len(marks) == len(every)
    for mark in marks:
        assert sum(one.startswith(mark) for one in every) == 1
    assert synthkit("retitle", marks[0], "Lära tillsammans").code == 0
    assert not re.search(r"\[[0-9a-f]{4}", synthkit("show").out)


def test_show_with_sources_lists_the_notes_behind_no_line(synthkit, summarised):
    note = note_of(synthkit, "Enklare regler för APL")
    synthkit("leave-out", note)

    told = synthkit("show", "--sources").out

    assert f"[{note}] Grupp 3: Enklare regler för APL (by a person)" in told


def test_the_hash_of_a_note_is_enough_of_its_id(synthkit, summarised):
    note = note_of(synthkit, "Enklare regler för APL")

    assert synthkit("leave-out", note.partition("-")[2][:5]).code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("retitle", "zzzz", "X"), "There is no theme zzzz."),
        (("reword", "", "X"), "There is no line ."),
        (("leave-out", "ffffff-12"), "There is no note ffffff-12."),
        (("leave-out", "NOTE", "--reason", "dull"), "There is no reason dull."),
        (("place", "NOTE", "--question", "9"), "There is no question 9."),
        (("place", "NOTE", "--question", "two"), "neither the number of a question nor none"),
        (("bring-back", "NOTE"), "is not left out"),
        (("set-group", "Grupp 7.docx", "Norr"), "No file called Grupp 7.docx"),
        (("set-group", "Grupp 1.docx#Tidigare", "Norr"), "no heading “Tidigare”"),
        (("set-group", "Grupp 1.docx", " "), "The text is empty"),
        (("trace", "helt andra ord om rymden"), "Nothing in the document or the notes"),
    ],
)
def test_what_cannot_be_meant_is_a_usage_error_and_changes_nothing(
    synthkit, summarised, arguments, said
):
    cited = lines(synthkit)[0]["citations"][0]["note"]

    ran = synthkit(*(cited if one == "NOTE" else one for one in arguments))

    assert ran.code == 2
    assert said in ran.err
    assert json.loads(synthkit("log", "--json").out) == []


def test_an_id_that_may_mean_several_is_answered_with_the_candidates(synthkit, summarised):
    documents = {note["id"].partition("-")[0] for note in shown(synthkit)["notes"]}

    ran = synthkit("leave-out", min(documents))

    assert ran.code == 2
    assert "More than one id begins with" in ran.err
    assert ran.err.count(f"{min(documents)}-") >= 2


# Check


def test_check_prints_the_findings_and_ends_well_without_errors(synthkit, summarised):
    ran = synthkit("check")
    told = json.loads(synthkit("check", "--json").out)

    assert ran.code == 0
    assert "To look at:" in ran.out
    assert {"message", "hint", "severity", "code"} <= told["findings"][0].keys()


def test_strict_lets_warnings_count_and_errors_always_do(synthkit, summarised):
    note = lines(synthkit)[0]["citations"][0]["note"]
    synthkit("reword", lines(synthkit)[1]["id"], "Lär av 17 andra regioner.")
    assert synthkit("check").code == 0
    assert synthkit("check", "--strict").code == 3

    synthkit("place", note, "--question", "2")

    assert synthkit("check").code == 3
    assert synthkit("check", "--json").code == 3
