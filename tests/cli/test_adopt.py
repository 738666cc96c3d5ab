"""A Word file that somebody edited comes back: told, taken over in one change, and kept."""

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.cli.builders import write_docx, write_notes
from tests.exporters.editing import WordFile, edited, saved_by_libreoffice
from tests.exporters.revisions import paragraphs, settled

DOCUMENT = "Sammanställning.docx"
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.fixture
def exported(after, here):
    """A workshop with its document exported; the path of that."""
    export = ("export", "--docx", "-o", DOCUMENT)
    after(write_notes_and_settings, ("ingest", "notes"), ("summarise",), export)
    return here / DOCUMENT


def write_notes_and_settings(folder: Path) -> None:
    write_notes(folder / "notes")
    write_docx(folder / "notes" / "Grupp 5.docx", [["Höj avgiften"], []])
    write_docx(folder / "notes" / "Grupp 6.docx", [["Avgiften ska inte höjas"], []])


def drafts(synthkit):
    questions = json.loads(synthkit("show", "--json").out)["questions"]
    return [
        (theme["title"], [line["text"] for line in theme["insights"]])
        for question in questions
        for theme in question["themes"]
    ]


def whole(synthkit):
    return json.loads(synthkit("show", "--json").out) | {"findings": []}


def adopted(synthkit, path, *options):
    ran = synthkit("adopt", str(path), "--yes", *options)
    assert ran.code == 0, ran.err
    return ran


def two_of_one_question(synthkit):
    questions = json.loads(synthkit("show", "--json").out)["questions"]
    lines = ([line["text"] for t in q["themes"] for line in t["insights"]] for q in questions)
    return next(found[:2] for found in lines if len(found) > 1)


def texts(synthkit):
    return [line for _, lines in drafts(synthkit) for line in lines]


def without_stop(paragraph) -> str:
    return paragraph.text.rstrip(".")


def without_stop_of(text: str) -> str:
    return text.rstrip(".")


def test_a_file_that_nobody_edited_changes_nothing(synthkit, exported):
    before = whole(synthkit)

    ran = synthkit("adopt", str(exported))

    assert ran.code == 0
    assert "Nothing was changed" in ran.out
    assert whole(synthkit) == before
    assert "adopt" not in synthkit("log").out


@pytest.mark.parametrize("way", ["reword", "reword_in_pieces", "reword_tracked"])
def test_other_words_are_taken_over_however_they_were_typed(synthkit, exported, way):
    file = WordFile(exported)
    was = file.lines[0].text
    getattr(file, way)(file.lines[0], "Helt andra ord om samma sak.")
    file.save()

    adopted(synthkit, exported)

    assert "Helt andra ord om samma sak." in texts(synthkit)
    assert without_stop_of(was) not in [text.rstrip(".") for text in texts(synthkit)]


def test_each_kind_of_edit_is_told_and_taken_over_in_one_change(synthkit, exported):
    file = WordFile(exported)
    first, second, third, *_ = file.lines
    file.reword(file.themes[0], "Nytt namn:")
    file.reword(first, f"{without_stop(first)}, varje år.")
    file.add_after(second, "Redaktörens egen rad.")
    file.delete(third)
    gone = without_stop(third)
    file.save()

    told = adopted(synthkit, exported).out

    assert drafts(synthkit)[0][0] == "Nytt namn"
    assert any(text.endswith(", varje år.") for text in texts(synthkit))
    assert "Redaktörens egen rad." in texts(synthkit)
    assert gone not in [text.rstrip(".") for text in texts(synthkit)]
    for words in ("Nytt namn", "varje år", "Redaktörens egen rad", "was deleted"):
        assert words in told
    assert synthkit("log").out.count("adopt") == 1


def test_the_title_of_a_settled_theme_is_changed_in_the_settings_too(synthkit, exported, here):
    assert synthkit("themes", "-n", "1", "--accept").code == 0
    synthkit("export", "--docx", "-o", DOCUMENT)
    edited(exported, lambda file: file.reword(file.themes[0], "Nytt namn:"))

    adopted(synthkit, exported)

    assert '"Nytt namn"' in (here / "synthkit.toml").read_text("utf-8")
    found = json.loads(synthkit("check", "--json").out)["findings"]
    assert not [one for one in found if one["code"] in {"theme_not_settled", "stale_section"}]


def test_undo_takes_all_of_it_back(synthkit, exported):
    before = whole(synthkit)
    file = WordFile(exported)
    file.reword(file.lines[0], "Andra ord.")
    file.reword(file.themes[0], "Annan rubrik:")
    file.save()
    adopted(synthkit, exported)

    synthkit("undo")

    assert whole(synthkit) == before


def test_a_dry_run_tells_and_changes_nothing(synthkit, exported):
    before = whole(synthkit)
    edited(exported, lambda file: file.reword(file.lines[0], "Andra ord."))

    ran = synthkit("adopt", str(exported), "--dry-run")

    assert "Andra ord." in ran.out
    assert whole(synthkit) == before


def test_where_nobody_can_be_asked_it_wants_to_be_told(synthkit, exported):
    edited(exported, lambda file: file.reword(file.lines[0], "Andra ord."))

    ran = synthkit("adopt", str(exported))

    assert ran.code == 2
    assert "--yes" in ran.err


def test_a_line_that_was_moved_stands_under_its_new_theme(synthkit, exported):
    file = WordFile(exported)
    themes = drafts(synthkit)
    moved = file.saying(themes[0][1][0].rstrip("."))
    file.put_after(moved, file.saying(themes[1][1][-1].rstrip(".")))
    file.save()

    adopted(synthkit, exported)

    now = dict(drafts(synthkit))
    assert now[themes[1][0]][-1] == themes[0][1][0]


def test_a_new_theme_and_what_was_put_under_it(synthkit, exported):
    file = WordFile(exported)
    line = file.lines[0]
    theme = file.add_after(file.lines[1], "")
    theme.style = file.document.styles["Heading 3"]
    theme.add_run("Helt nytt tema:")
    words = line.text
    file.put_after(line, theme)
    file.save()

    adopted(synthkit, exported)

    assert ("Helt nytt tema", words.rstrip(".")) in [
        (title, lines[0].rstrip(".")) for title, lines in drafts(synthkit)
    ]


def test_two_lines_that_were_joined_keep_the_notes_of_both(synthkit, exported):
    file = WordFile(exported)
    first, second = (file.saying(text.rstrip(".")) for text in two_of_one_question(synthkit))
    joined = f"{without_stop(first)} och {without_stop(second)}."
    second_text = without_stop(second)
    file.reword(first, joined)
    file.delete(second)
    file.save()
    before = whole(synthkit)["totals"]["cited"]

    told = adopted(synthkit, exported).out

    assert "has become part of" in re.sub(r"\s+", " ", told)
    assert joined in texts(synthkit)
    assert second_text not in [text.rstrip(".") for text in texts(synthkit)]
    assert whole(synthkit)["totals"]["cited"] == before


def test_a_line_that_was_split_gives_both_halves_its_notes(synthkit, exported):
    file = WordFile(exported)
    line = next(one for one in file.lines if len(one.text.split()) >= 5)
    words = line.text.rstrip(".").split()
    first, second = " ".join(words[:3]), " ".join(words[3:])
    file.split(line, words[3], f"{first}.", f"{second.capitalize()}.")
    file.save()

    adopted(synthkit, exported)

    lines = [
        line
        for question in json.loads(synthkit("show", "--json").out)["questions"]
        for theme in question["themes"]
        for line in theme["insights"]
    ]
    halves = [line for line in lines if line["text"] in {f"{first}.", f"{second.capitalize()}."}]
    notes = [{citation["note"] for citation in half["citations"]} for half in halves]
    assert len(halves) == 2
    assert notes[0] == notes[1]


def test_a_side_of_a_disagreement_is_reworded(synthkit, exported):
    file = WordFile(exported)
    tension = file.saying("Andra menar:")
    one, _ = tension.text.removeprefix("Några menar: ").split(" Andra menar: ")
    file.reword(tension, f"Några menar: {one} Andra menar: Den får gärna ligga still.")
    file.save()

    adopted(synthkit, exported)

    sides = json.loads(synthkit("show", "--json").out)["questions"][0]["tensions"][0]["sides"]
    assert sides[0]["text"] == one
    assert "ligga still" in sides[1]["text"]


def test_without_its_anchors_the_file_is_known_by_its_words(synthkit, exported):
    file = WordFile(exported)
    file.drop_anchors()
    file.reword(file.themes[0], "Nytt namn:")
    file.reword(file.lines[0], f"{without_stop(file.lines[0])} framöver.")
    deleted = without_stop(file.lines[2])
    file.delete(file.lines[2])
    file.save()

    adopted(synthkit, exported)

    assert drafts(synthkit)[0][0] == "Nytt namn"
    assert any(text.endswith("framöver.") for text in texts(synthkit))
    assert deleted not in [text.rstrip(".") for text in texts(synthkit)]


def comments(synthkit):
    """Those that nobody has answered, by what they are about."""
    found = json.loads(synthkit("check", "--json").out)["findings"]
    return {
        one["values"]["text"]: (one["where"], one["values"]["by"])
        for one in found
        if one["code"] == "comment"
    }


def test_a_comment_becomes_a_finding_beside_its_line_without_who_wrote_it(synthkit, exported):
    file = WordFile(exported)
    first = json.loads(synthkit("show", "--json").out)["questions"][0]["themes"][0]
    file.comment(file.saying(first["insights"][0]["text"].rstrip(".")), "Är det så, Anna Ek?")
    file.comment(file.themes[0], "Bättre rubrik?")
    file.comment(file.saying("Detta dokument"), "Fin inledning.")
    file.save()

    told = " ".join(adopted(synthkit, exported, "--by", "kommunikatören").out.split())

    found = comments(synthkit)
    where, by = found["Är det så, [namn]?"]
    assert (where["insight"], by) == (first["insights"][0]["id"], "kommunikatören")
    assert found["Bättre rubrik?"][0]["theme"] == first["id"]
    assert "Fin inledning." in told
    assert "Anna Ek" not in told


@pytest.mark.parametrize("answer", ["reword", "approve", "undo"])
def test_a_comment_stays_until_it_is_answered(synthkit, exported, here, answer):
    line = json.loads(synthkit("show", "--json").out)["questions"][0]["themes"][0]["insights"][0]
    edited(exported, lambda f: f.comment(f.saying(line["text"].rstrip(".")), "Vem sade det?"))
    adopted(synthkit, exported)
    assert "Vem sade det?" not in synthkit("adopt", str(exported), "--dry-run").out
    write_docx(here / "notes" / "Grupp 4.docx", [["En sen tanke om mentorer"], ["Fler lotsar"]])
    if answer != "undo":
        synthkit("ingest", "notes")
        assert synthkit("summarise").code == 0
    assert list(comments(synthkit)) == ["Vem sade det?"]

    synthkit(*{"reword": ("reword", line["id"], "Andra ord")}.get(answer, (answer,)))

    assert comments(synthkit) == {}


def test_a_line_of_the_editors_own_is_marked_and_told_in_the_document(synthkit, exported):
    edited(exported, lambda file: file.add_after(file.lines[0], "Redaktörens egen rad."))
    adopted(synthkit, exported)

    assert "The editor’s own line" in synthkit("show", "--sources").out
    assert synthkit("export", "--docx", "-o", DOCUMENT).code == 0
    texts_there = [p.text for p in WordFile(exported).document.paragraphs]
    assert any("En av raderna är redaktörens egen" in text for text in texts_there)


def test_an_exported_file_among_the_notes_is_offered_to_be_adopted(synthkit, exported, here):
    (here / "notes" / DOCUMENT).write_bytes(exported.read_bytes())
    file = here / "notes" / DOCUMENT
    edited(file, lambda one: one.reword(one.lines[0], "Andra ord."))

    ran = synthkit("ingest", "notes")

    assert f'synthkit adopt "{DOCUMENT}"' in ran.err


def test_title_and_introduction_are_taken_over_and_undone(synthkit, exported, here):
    settings = (here / "synthkit.toml").read_bytes()
    file = WordFile(exported)
    title, opening = file.styled("Heading 1")[0], file.saying("Detta dokument")
    file.reword(title, "En annan titel")
    file.reword(opening, "Så här börjar det nu.")
    file.add_after(opening, "Och det har ett stycke till.")
    file.save()

    told = adopted(synthkit, exported).out

    assert "En annan titel" in told
    assert synthkit("export", "--docx", "-o", DOCUMENT).code == 0
    made = [p.text for p in WordFile(exported).document.paragraphs]
    at = made.index("En annan titel")
    assert made[at + 1 : at + 3] == ["Så här börjar det nu.", "Och det har ett stycke till."]
    assert "Nothing was changed" in synthkit("adopt", str(exported)).out
    assert synthkit("undo").code == 0
    assert (here / "synthkit.toml").read_bytes() == settings


def test_an_introduction_that_both_changed_stays_as_it_is(synthkit, exported, here):
    edited(exported, lambda file: file.reword(file.saying("Detta dokument"), "Redaktörens ord."))
    settings = here / "synthkit.toml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace('introduction = ""', 'introduction = "Kollegans."'), "utf-8")

    ran = synthkit("adopt", str(exported), "--yes")

    assert "Redaktörens ord." in ran.out
    assert "Kollegans." in ran.out
    assert 'introduction = "Kollegans."' in settings.read_text("utf-8")


def test_what_else_stands_outside_the_questions_is_told_and_left(synthkit, exported):
    file = WordFile(exported)
    file.delete(file.saying("opinionsundersökning"))
    file.reword(file.saying("Frågeställningar"), "Det vi talade om")
    file.save()

    ran = synthkit("adopt", str(exported), "--yes")

    assert "Det vi talade om" in ran.out
    assert "opinionsundersökning" in ran.out
    assert "Not to be taken over" in ran.out


def test_what_both_changed_stays_and_both_wordings_are_shown(synthkit, exported):
    line = json.loads(synthkit("show", "--json").out)["questions"][0]["themes"][0]["insights"][0]
    file = WordFile(exported)
    file.reword(file.saying(line["text"].rstrip(".")), "Redaktörens ord.")
    file.save()
    synthkit("reword", line["id"], "Kollegans ord.")

    ran = synthkit("adopt", str(exported), "--yes")

    assert "Redaktörens ord." in ran.out
    assert "Kollegans ord." in ran.out
    assert "Kollegans ord." in texts(synthkit)


def test_with_theirs_the_words_of_the_file_hold(synthkit, exported, here):
    line = json.loads(synthkit("show", "--json").out)["questions"][0]["themes"][0]["insights"][0]
    file = WordFile(exported)
    file.reword(file.saying(line["text"].rstrip(".")), "Redaktörens ord.")
    file.reword(file.saying("Detta dokument"), "Redaktörens inledning.")
    file.save()
    synthkit("reword", line["id"], "Kollegans ord.")
    settings = here / "synthkit.toml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace('introduction = ""', 'introduction = "Kollegans."'), "utf-8")
    assert "--theirs" in synthkit("adopt", str(exported), "--dry-run").err

    told = adopted(synthkit, exported, "--theirs").out

    assert "Kollegans ord." in told
    assert "Redaktörens ord." in texts(synthkit)
    assert 'introduction = "Redaktörens inledning."' in settings.read_text("utf-8")


def test_two_who_edited_two_copies_may_come_back_in_either_order(synthkit, exported, here):
    one = edited(
        exported, lambda file: file.reword(file.lines[0], "Den enas ord."), here / "en.docx"
    )
    other = edited(
        exported, lambda file: file.reword(file.lines[-2], "Den andras ord."), here / "två.docx"
    )

    outcomes = []
    for order in ((one, other), (other, one)):
        for path in order:
            adopted(synthkit, path)
        outcomes.append(drafts(synthkit))
        synthkit("undo")
        synthkit("undo")

    assert outcomes[0] == outcomes[1]
    assert {"Den enas ord.", "Den andras ord."} <= {
        line for _, lines in outcomes[0] for line in lines
    }


def test_a_late_group_leaves_every_edit_as_it_is(synthkit, exported, here):
    file = WordFile(exported)
    file.reword(file.themes[0], "Nytt namn:")
    file.reword(file.lines[0], "Mina egna ord.")
    file.add_after(file.lines[1], "Redaktörens egen rad.")
    file.save()
    adopted(synthkit, exported)

    write_docx(here / "notes" / "Grupp 4.docx", [["En sen tanke om mentorer"], ["Fler lotsar"]])
    synthkit("ingest", "notes")
    assert synthkit("summarise").code == 0

    assert "Nytt namn" in dict(drafts(synthkit))
    assert {"Mina egna ord.", "Redaktörens egen rad."} <= set(texts(synthkit))
    totals = whole(synthkit)["totals"]
    assert totals["notes"] == (
        totals["cited"]
        + totals["near"]
        + sum(totals["left_out"].values())
        + totals["not_summarised"]
    )


def test_what_is_new_since_the_edited_file_is_shown_as_tracked_changes(synthkit, exported, here):
    edited(exported, lambda file: file.reword(file.lines[0], "Mina egna ord."))
    assert "not taken over" in synthkit("export", "--track", DOCUMENT).err
    before = paragraphs(exported.read_bytes())
    adopted(synthkit, exported)
    write_docx(here / "notes" / "Grupp 4.docx", [["En sen tanke om mentorer"], ["Fler lotsar"]])
    synthkit("ingest", "notes")
    synthkit("summarise")

    ran = synthkit("export", "--docx", "--track", DOCUMENT, "-o", "spårad.docx")

    assert (ran.code, "not taken over" in ran.err) == (0, False)
    made = (here / "spårad.docx").read_bytes()
    synthkit("export", "--docx", "-o", "ny.docx")
    assert settled(made, accepted=True) == paragraphs((here / "ny.docx").read_bytes())
    assert settled(made, accepted=False) == before
    assert "Nothing was changed" in synthkit("adopt", "spårad.docx").out
    assert synthkit("export", "--pdf", "--track", DOCUMENT).code == 2


def test_a_file_that_is_taken_over_whole_may_be_written_over(synthkit, exported):
    edited(exported, lambda file: file.reword(file.lines[0], "Andra ord."))
    assert synthkit("export", "--docx", "-o", DOCUMENT).code != 0
    adopted(synthkit, exported)

    assert synthkit("export", "--docx", "-o", DOCUMENT).code == 0


def test_any_other_file_is_refused_with_advice(synthkit, exported, here):
    other = write_docx(here / "annat.docx", [["Någonting"], ["Annat"]])
    ran = synthkit("adopt", str(other), "--yes")
    assert ran.code == 2
    assert "annat.docx" in ran.err
    assert synthkit("adopt", "finns inte.docx").code == 2


@pytest.mark.libreoffice
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_what_was_edited_in_libreoffice_is_taken_over(synthkit, exported, here):
    file = WordFile(exported)
    file.reword(file.themes[0], "Nytt namn:")
    file.reword(file.lines[0], "Mina egna ord.")
    file.save(here / "ändrad.docx")
    saved = saved_by_libreoffice(str(SOFFICE), here / "ändrad.docx", here / "ut")

    adopted(synthkit, saved)

    assert drafts(synthkit)[0][0] == "Nytt namn"
    assert "Mina egna ord." in texts(synthkit)


# The file itself, as the program names it.
DRAFT = "Sammanställning – UTKAST.docx"


@pytest.mark.parametrize("sources", ["comments", "appendix"])
def test_a_draft_with_its_sources_that_nobody_edited_changes_nothing(synthkit, exported, sources):
    synthkit("export", "--draft", "--sources", sources, "-o", DOCUMENT)

    ran = synthkit("adopt", DRAFT)

    assert (ran.code, "Nothing was changed" in ran.out) == (0, True)


def test_of_a_draft_the_edits_and_the_readers_own_comments_are_taken_over(synthkit, exported):
    synthkit("export", "--draft", "--sources", "comments", "-o", DOCUMENT)
    file = WordFile(exported.with_name(DRAFT))
    line = file.lines[0]
    assert line.text.startswith("[1] ")
    file.reword(line, "[1] Helt andra ord om samma sak.")
    file.document.add_comment(file.lines[1].runs, "Stämmer det här?", author="En läsare")
    file.save()

    told = adopted(synthkit, exported.with_name(DRAFT)).out

    assert "Helt andra ord om samma sak." in texts(synthkit)
    assert "Stämmer det här?" in told
    assert "Anteckningar bakom raden" not in told
