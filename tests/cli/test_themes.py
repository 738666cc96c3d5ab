"""Themes signed off in the terminal: shown, edited in a text file, kept or refused, and undone."""

import io
import json
import re
import sys
import tomllib
from pathlib import Path

import pytest

from tests.cli.builders import Terminal, write_docx, write_notes

MORE = [
    "Boende och skola för medföljande familjer",
    "Bostad åt familjer som flyttar hit",
    "Skolplats för medföljande barn",
    "Mentorer åt nyanlända ingenjörer",
    "Mentorsprogram med erfarna ingenjörer",
    "Digitala träffar varje månad",
    "Digitala lärträffar mellan regionerna",
]


def five_groups(folder: Path) -> None:
    write_notes(folder / "notes")
    write_docx(folder / "notes" / "Grupp 4.docx", [MORE, []])
    write_docx(folder / "notes" / "Grupp 5.docx", [MORE[::2], []])


@pytest.fixture
def read(after, here):
    after(five_groups, ("ingest", "notes"))
    return here


@pytest.fixture
def summarised(after, here):
    after(five_groups, ("ingest", "notes"), ("summarise",))
    return here


@pytest.fixture
def edited(synthkit, here, monkeypatch):
    """Edits the themes of question 1 as a person does: ``edited(change)``; what the file held.

    Where that is known it may be handed in: ``edited(change, text)``.
    """
    monkeypatch.setattr(sys, "stdin", Terminal())
    folder = here / "min redigerare"
    folder.mkdir()
    script, seen, wanted = folder / "edit.py", folder / "seen", folder / "wanted"
    script.write_text(
        "import pathlib, sys\n"
        "folder, keep, path = pathlib.Path(__file__).parent, *map(pathlib.Path, sys.argv[1:])\n"
        "(folder / 'seen').write_bytes(path.read_bytes())\n"
        "if (folder / 'wanted').exists(): path.write_bytes((folder / 'wanted').read_bytes())\n",
        "utf-8",
    )
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{script}" --wait')

    def run(change=None, text=None):
        if text is None:
            wanted.unlink(missing_ok=True)
            synthkit("themes", "--question", "1", "--edit")
            text = seen.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        if change is None:
            return text
        content = change(text)
        wanted.write_bytes(content if isinstance(content, bytes) else content.encode())
        return synthkit("themes", "--question", "1", "--edit")

    return run


def themes(synthkit, *options):
    return json.loads(synthkit("themes", "--question", "1", "--json", *options).out)["questions"][0]


def titles(synthkit):
    return [theme["title"] for theme in themes(synthkit)["themes"]]


def settled(here: Path) -> list[str]:
    """The settled titles of question 1; none where nothing is settled."""
    told = tomllib.loads((here / "synthkit.toml").read_text("utf-8"))
    return list(told.get("themes", {}).get("1", []))


def lines_of(text: str) -> list[str]:
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def comments_of(text: str) -> str:
    return "".join(f"{line}\n" for line in text.splitlines() if not line or line.startswith("#"))


def state(synthkit, here):
    """All that an edit could change."""
    sections = json.loads(synthkit("show", "--json").out)["questions"]
    log = json.loads(synthkit("log", "--json").out)
    return (here / "synthkit.toml").read_bytes(), sections, len(log)


@pytest.fixture(scope="module")
def asked():
    return {}


@pytest.fixture
def at_first(asked, synthkit, summarised, edited):
    """State, titles and file of what was summarised; asked for once, as every test has a copy."""
    if not asked:
        asked["first"] = state(synthkit, summarised), titles(synthkit), edited()
    return asked["first"]


# Shown


def test_themes_are_proposed_with_their_notes_and_groups_before_anything_is_summarised(
    synthkit, read
):
    proposed = themes(synthkit)

    assert proposed["state"] == "proposed"
    assert len(proposed["themes"]) >= 2
    notes = sum(theme["notes"] for theme in proposed["themes"])
    of_question = json.loads(synthkit("status", "--json").out)["questions"][0]["notes"]
    assert notes + proposed["outside"] == of_question
    assert all(1 <= theme["groups"] <= 5 for theme in proposed["themes"])
    assert "notes" in synthkit("themes").out.lower()
    assert json.loads(synthkit("show", "--json").out)["questions"][0]["provenance"] is None


def test_themes_that_were_made_are_shown_as_they_are(synthkit, summarised):
    shown = json.loads(synthkit("show", "--json").out)["questions"][0]["themes"]

    told = themes(synthkit)

    assert told["state"] == "made"
    assert [(t["id"], t["title"]) for t in told["themes"]] == [(t["id"], t["title"]) for t in shown]
    ran = synthkit("themes", "--question", "1")
    assert all(theme["title"] in ran.out for theme in shown)


def test_the_file_explains_itself_in_the_language_of_the_workshop(synthkit, summarised, edited):
    text = edited()

    assert text.startswith("# Teman till fråga 1: Hur lär vi av varandra?")
    assert "Byt rubrik" in text
    assert len(lines_of(text)) == len(titles(synthkit))
    assert all(
        re.match(r"\[[0-9a-f]{4,8}\]\s+\S.* # \d+ anteckning(ar)?, \d+ grupp(er)?", line)
        for line in lines_of(text)
    )


# Thirty edits and more: each kept, refused with its line, or nothing at all


def rows(change):
    """An edit of the lines of themes alone."""
    return lambda text: comments_of(text) + "".join(f"{line}\n" for line in change(lines_of(text)))


def first(change):
    return rows(lambda lines: [change(lines[0]), *lines[1:]])


def renamed(line: str, title: str) -> str:
    return f"{line.partition(']')[0]}] {title}"


def mark_of(line: str) -> str:
    return f"[{line.partition('[')[2].partition(']')[0]}]"


def bare(line: str) -> str:
    return line.partition("]")[2].partition("   #")[0].strip()


KEPT = {
    "renamed": (first(lambda one: renamed(one, "Lära ihop")), lambda t: ["Lära ihop", *t[1:]]),
    "renamed with the comment left": (
        first(lambda one: re.sub(r"\] .*?  +#", "] Lära ihop #", one)),
        lambda t: ["Lära ihop", *t[1:]],
    ),
    "turned round": (rows(lambda lines: lines[::-1]), lambda t: t[::-1]),
    "one removed": (rows(lambda lines: lines[1:]), lambda t: t[1:]),
    "all but one removed": (rows(lambda lines: lines[:1]), lambda t: t[:1]),
    "one added": (
        rows(lambda lines: [*lines, "Boende och skola"]),
        lambda t: [*t, "Boende och skola"],
    ),
    "one added first, as a list item": (
        rows(lambda lines: ["- Boende och skola", *lines]),
        lambda t: ["Boende och skola", *t],
    ),
    "numbered": (
        rows(lambda lines: [f"{n}. {line}" for n, line in enumerate(lines, 1)][::-1]),
        lambda t: t[::-1],
    ),
    "two merged": (
        rows(lambda lines: [f"{mark_of(lines[0])} {mark_of(lines[1])} Tillsammans", *lines[2:]]),
        lambda t: ["Tillsammans", *t[2:]],
    ),
    "two merged with a plus and a comma in one bracket": (
        rows(
            lambda lines: [
                f"[{mark_of(lines[0]).strip('[]')}, {mark_of(lines[1]).strip('[]')}] + Tillsammans",
                *lines[2:],
            ]
        ),
        lambda t: ["Tillsammans", *t[2:]],
    ),
    "the mark put last": (
        first(lambda one: f"Lära ihop {mark_of(one)}"),
        lambda t: ["Lära ihop", *t[1:]],
    ),
    "the mark in capitals and spaces": (
        first(lambda one: f"[ {mark_of(one).strip('[]').upper()} ]   Lära ihop"),
        lambda t: ["Lära ihop", *t[1:]],
    ),
    "smart quotes around a title": (
        first(lambda one: renamed(one, "”Lära ihop”")),
        lambda t: ["Lära ihop", *t[1:]],
    ),
    "a colon after a title": (
        first(lambda one: renamed(one, "Lära ihop:")),
        lambda t: ["Lära ihop", *t[1:]],
    ),
    "tabs and no-break spaces": (
        first(lambda one: f"\t{mark_of(one)}\tLära\u00a0 \tihop\t# 3 anteckningar"),
        lambda t: ["Lära ihop", *t[1:]],
    ),
    "a byte order mark and Windows line ends": (
        lambda text: (
            b"\xef\xbb\xbf" + rows(lambda lines: lines[::-1])(text).replace("\n", "\r\n").encode()
        ),
        lambda t: t[::-1],
    ),
    "old Macintosh line ends": (
        lambda text: rows(lambda lines: lines[::-1])(text).replace("\n", "\r"),
        lambda t: t[::-1],
    ),
    "saved as what Windows calls Unicode": (
        lambda text: rows(lambda lines: lines[::-1])(text).encode("utf-16"),
        lambda t: t[::-1],
    ),
    "saved in the code page of Windows": (
        lambda text: first(lambda one: renamed(one, "Ålänningars råd"))(text).encode("cp1252"),
        lambda t: ["Ålänningars råd", *t[1:]],
    ),
    "comments moved, removed and added": (
        lambda text: "\n".join([*lines_of(text)[::-1], "# min egen", *text.splitlines()[:3]]),
        lambda t: t[::-1],
    ),
    "no line end at the end": (
        lambda text: rows(lambda lines: lines[::-1])(text).rstrip("\n"),
        lambda t: t[::-1],
    ),
    "a title that would fit anything": (
        rows(lambda lines: [*lines, "Övrigt"]),
        lambda t: [*t, "Övrigt"],
    ),
    "a title of too many words": (
        first(lambda one: renamed(one, "Hur vi lär av varandra i alla län varje år")),
        lambda t: ["Hur vi lär av varandra i alla län varje år", *t[1:]],
    ),
    "more themes than are easy to take in": (
        rows(lambda lines: [*lines, *(f"Tema nummer {n}" for n in range(6))]),
        lambda t: [*t, *(f"Tema nummer {n}" for n in range(6))],
    ),
    "a sharp within a title": (
        first(lambda one: renamed(one, "Vi är #1 i Norden   # 2 anteckningar")),
        lambda t: ["Vi är #1 i Norden", *t[1:]],
    ),
    "one pinned": (first(lambda one: f"! {one}"), lambda t: [t[0], "..."]),
    "one pinned behind its mark": (
        first(lambda one: one.replace("] ", "] !")),
        lambda t: [t[0], "..."],
    ),
    "one pinned, another renamed and a third added": (
        rows(lambda lines: [f"! {lines[0]}", renamed(lines[1], "Annat ord"), "Nytt tema"]),
        lambda t: [t[0], "Annat ord", "Nytt tema", "..."],
    ),
    "dots in place of the others": (
        rows(lambda lines: [lines[0], "…"]),
        lambda t: [t[0], "..."],
    ),
    "only new themes": (
        lambda _text: "Ett helt annat\nOch ett till\n",
        lambda _t: ["Ett helt annat", "Och ett till"],
    ),
}


@pytest.mark.parametrize("name", KEPT)
def test_what_can_be_meant_in_one_way_is_kept_and_can_be_undone(
    synthkit, summarised, edited, at_first, name
):
    change, expected = KEPT[name]
    before, were, text = at_first

    ran = edited(change, text)

    assert ran.code == 0, ran.err
    assert settled(summarised) == expected(were)
    assert len(json.loads(synthkit("log", "--json").out)) == 1
    assert "# " in (summarised / "synthkit.toml").read_text("utf-8")
    assert not list((summarised / ".synthkit").glob("*.txt"))
    synthkit("undo")
    after = state(synthkit, summarised)
    assert after[:2] == before[:2]


REFUSED = {
    "an unknown mark": (first(lambda one: "[ffff1] Lära ihop"), 0, "[ffff1]"),
    "words in brackets first": (first(lambda one: "[ny] Lära ihop"), 0, "[ny]"),
    "an empty bracket": (first(lambda one: "[] Lära ihop"), 0, "[]"),
    "a bracket that is not closed": (first(lambda one: one.replace("]", "", 1)), 0, ""),
    "a mark without its bracket": (
        first(lambda one: one.replace("[", "").replace("]", "")),
        0,
        "in brackets",
    ),
    "a mark in round brackets": (
        first(lambda one: one.replace("[", "(").replace("]", ")")),
        0,
        "in brackets",
    ),
    "a mark without a title": (first(mark_of), 0, "title is missing"),
    "two marks without a title": (
        rows(lambda lines: [mark_of(lines[0]) + mark_of(lines[1])]),
        0,
        "title is missing",
    ),
    "a line copied": (rows(lambda lines: [lines[0], *lines]), 1, "is on line"),
    "a mark copied to another title": (
        rows(lambda lines: [*lines, renamed(lines[0], "Delat tema")]),
        -1,
        "cannot be split",
    ),
    "the same title twice": (
        rows(lambda lines: [lines[0], renamed(lines[1], bare(lines[0]).upper()), *lines[2:]]),
        1,
        "is on line",
    ),
    "a line of dashes": (rows(lambda lines: [*lines, "-----"]), -1, "cannot be understood"),
    "a question mark alone": (rows(lambda lines: [*lines, "?"]), -1, "cannot be understood"),
    "a paragraph pasted": (
        rows(lambda lines: [*lines, "Vi borde dela mer med varandra. " * 6]),
        -1,
        "characters",
    ),
    "a pin without a title": (rows(lambda lines: [*lines, "!"]), -1, "title is missing"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_understood_is_refused_with_its_line_and_changes_nothing(
    synthkit, summarised, edited, at_first, name
):
    change, row, said = REFUSED[name]
    before, _, text = at_first

    ran = edited(change, text)

    assert ran.code == 2
    assert state(synthkit, summarised) == before
    numbers = [
        n
        for n, line in enumerate(change(text).splitlines(), 1)
        if line and not line.startswith("#")
    ]
    assert f"ine {numbers[row]}" in ran.err
    assert said in ran.err
    # What was written is not lost: it can be put right and handed in.
    (kept,) = (summarised / ".synthkit").glob("*.txt")
    assert str(kept) in ran.err
    kept.write_text("Ett tema\n", "utf-8")
    assert synthkit("themes", "--question", "1", "--from", kept).code == 0
    assert settled(summarised) == ["Ett tema"]


def test_what_was_refused_is_put_before_the_person_again(synthkit, summarised, edited):
    edited(first(lambda one: f"Lära ihop {mark_of(one)} [ffff1]"))
    refused = lines_of(edited())

    ran = edited(lambda text: text.replace(" [ffff1]", ""))

    assert "[ffff1]" in refused[0]
    assert ran.code == 0
    assert settled(summarised)[0] == "Lära ihop"
    assert not list((summarised / ".synthkit").glob("*.txt"))


def test_a_file_of_something_else_is_refused(synthkit, summarised):
    before = state(synthkit, summarised)
    (summarised / "notes.txt").write_text("\n".join(f"Rad {n}" for n in range(30)), "utf-8")

    ran = synthkit("themes", "--question", "1", "--from", "notes.txt")

    assert ran.code == 2
    assert "30" in ran.err
    assert state(synthkit, summarised) == before


NOTHING = {
    "unchanged": lambda text: text,
    "blank": lambda _text: "",
    "only comments": comments_of,
}


@pytest.mark.parametrize("name", NOTHING)
def test_where_nothing_is_settled_and_nothing_asked_for_nothing_is_done(
    synthkit, summarised, edited, name
):
    before = state(synthkit, summarised)

    ran = edited(NOTHING[name])

    assert ran.code == 0
    assert "nothing was changed" in ran.out
    assert state(synthkit, summarised) == before


def test_a_blank_file_gives_the_choice_back_to_the_program(synthkit, summarised, edited):
    synthkit("themes", "--question", "1", "--accept")
    assert settled(summarised)

    ran = edited(lambda _text: "")

    assert "no longer settled" in ran.out
    assert settled(summarised) == []
    synthkit("undo")
    assert settled(summarised)


# What it means


def test_settling_the_themes_as_they_stand_makes_nothing_stale(synthkit, summarised):
    were, before = titles(synthkit), state(synthkit, summarised)[1]

    ran = synthkit("themes", "--question", "1", "--accept")

    assert ran.code == 0
    assert settled(summarised) == were
    assert themes(synthkit)["state"] == "all"
    told = json.loads(synthkit("status", "--json").out)["questions"]
    assert [question["section"] for question in told] == ["up_to_date", "up_to_date"]
    after = state(synthkit, summarised)[1]
    assert [q["themes"] for q in after] == [q["themes"] for q in before]
    assert after[0]["provenance"]["edited_at"] is None
    again = synthkit("themes", "--question", "1", "--accept")
    assert "nothing was changed" in again.out


def test_a_theme_that_is_renamed_keeps_its_lines_and_later_its_notes(synthkit, read, edited):
    synthkit("summarise")
    before = themes(synthkit)["themes"]

    edited(first(lambda one: renamed(one, "Xyzzy")))

    renamed_now = json.loads(synthkit("show", "--json").out)["questions"][0]["themes"][0]
    assert (renamed_now["title"], renamed_now["id"]) == ("Xyzzy", before[0]["id"])
    write_docx(read / "notes" / "Grupp 6.docx", [["En sen tanke om mentorer"], []])
    synthkit("ingest", "notes")
    synthkit("summarise")
    after = {theme["title"]: theme for theme in themes(synthkit)["themes"]}
    assert after["Xyzzy"]["notes"] >= 1
    assert list(after) == [t for t in settled(read) if t in after]


def test_a_proposed_theme_in_words_that_no_note_has_keeps_the_notes_it_was_settled_over(
    synthkit, read, edited
):
    before = themes(synthkit)["themes"][0]

    edited(first(lambda one: renamed(one, "Xyzzy")))
    synthkit("summarise")

    after = {theme["title"]: theme for theme in themes(synthkit)["themes"]}
    assert after["Xyzzy"]["notes"] >= min(before["notes"], 2)


def test_the_notes_of_a_removed_theme_go_where_they_fit_or_are_listed(synthkit, summarised, edited):
    were = titles(synthkit)
    notes = json.loads(synthkit("status", "--json").out)["questions"][0]["notes"]

    ran = edited(rows(lambda lines: lines[1:]))
    assert "Removed" in ran.out
    assert "summarise" in ran.err
    synthkit("summarise")

    told = json.loads(synthkit("status", "--json").out)["questions"][0]
    assert set(titles(synthkit)) <= set(were[1:])
    assert told["notes"] == notes
    assert notes == told["cited"] + told["near"] + sum(told["left_out"].values())


def test_themes_may_be_given_in_advance_in_the_settings(synthkit, read):
    toml = read / "synthkit.toml"
    text = toml.read_text("utf-8")
    wanted = '["Boende och skola", "Mentorer åt ingenjörer", "Rymdfart"]'
    assert "[themes]\n" in text
    toml.write_text(text.replace("[themes]\n", f"[themes]\n1 = {wanted}\n"), "utf-8")

    synthkit("summarise")

    assert [
        t["title"] for t in json.loads(synthkit("show", "--json").out)["questions"][0]["themes"]
    ] == ["Boende och skola", "Mentorer åt ingenjörer"]
    assert "“Rymdfart”" in synthkit("check").out
    assert synthkit("check").code == 0


def test_a_pinned_theme_stays_while_others_are_made_beside_it(synthkit, summarised, edited):
    edited(first(lambda one: "! Boende och skola"))
    synthkit("summarise")

    told = themes(synthkit)
    assert told["state"] == "pinned"
    assert (told["themes"][0]["title"], told["themes"][0]["pinned"]) == ("Boende och skola", True)
    assert len(told["themes"]) > 1
    assert not any(theme["pinned"] for theme in told["themes"][1:])


def test_a_settled_theme_with_another_title_is_called_so_in_the_settings_too(synthkit, summarised):
    synthkit("themes", "--question", "1", "--accept")
    theme = themes(synthkit)["themes"][0]

    synthkit("retitle", theme["id"], "Lära ihop")

    assert settled(summarised)[0] == "Lära ihop"
    assert json.loads(synthkit("status", "--json").out)["questions"][0]["section"] == "up_to_date"
    synthkit("undo")
    assert settled(summarised)[0] == theme["title"]
    assert titles(synthkit)[0] == theme["title"]


def test_a_theme_with_lines_of_a_persons_own_cannot_be_removed_with_them(
    synthkit, summarised, edited
):
    line = json.loads(synthkit("show", "--json").out)["questions"][0]["themes"][0]["insights"][0]
    synthkit("reword", line["id"], "Mina egna ord.")
    before = state(synthkit, summarised)

    ran = edited(rows(lambda lines: lines[1:]))

    assert ran.code == 2
    assert "has lines that a person worded" in ran.err
    assert state(synthkit, summarised) == before


def test_what_is_odd_about_the_titles_is_told_and_not_refused(synthkit, read):
    (read / "t.txt").write_text("Övrigt\nEtt\nTvå\nTre\nFyra\nFem\nSex\nSju\n", "utf-8")

    ran = synthkit("themes", "--question", "1", "--from", "t.txt")

    assert ran.code == 0
    assert "would fit any theme" in ran.out
    assert "8 themes are settled" in ran.out


# Around it


def test_without_a_terminal_no_editor_is_opened(synthkit, summarised, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO())

    ran = synthkit("themes", "--question", "1", "--edit")

    assert ran.code == 2
    assert "--from" in ran.err


@pytest.mark.parametrize(
    "editor",
    [
        ("no-such-program-anywhere", "was not found"),
        ('"half quoted', "was not found"),
        (f'"{sys.executable}" -c "raise SystemExit(3)"', "ended with an error"),
    ],
)
def test_an_editor_that_does_not_run_changes_nothing(
    synthkit, summarised, edited, monkeypatch, editor
):
    command, said = editor
    before = state(synthkit, summarised)
    monkeypatch.setenv("VISUAL", command)

    ran = synthkit("themes", "--question", "1", "--edit")

    assert ran.code == 2
    assert said in ran.err
    assert state(synthkit, summarised) == before


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--accept",), "one question at a time"),
        (("--question", "1", "--accept", "--edit"), "only one of"),
        (("--question", "1", "--from", "not-there.txt"), "cannot be read"),
        (("--question", "7"), "no question 7"),
    ],
)
def test_what_cannot_be_meant_is_a_usage_error(synthkit, summarised, options, said):
    ran = synthkit("themes", *options)

    assert ran.code == 2
    assert said in ran.err


def test_a_script_hands_in_titles_one_a_line(synthkit, read):
    (read / "t.txt").write_text("Boende och skola\nMentorer åt ingenjörer\n", "utf-8")

    assert synthkit("themes", "--question", "1", "--from", "t.txt").code == 0
    assert synthkit("themes", "--question", "1", "--from", "t.txt").code == 0

    assert settled(read) == ["Boende och skola", "Mentorer åt ingenjörer"]
    log = json.loads(synthkit("log", "--json").out)
    assert [action["command"] for action in log] == ["themes"]
    assert "Mentorer åt ingenjörer" in synthkit("log").out
