"""The example: its files stand as they are built, its gold fits them, and its traps are there."""

import io
import json
import re
import tomllib
import zipfile
from collections import Counter
from importlib.metadata import version

import docx
import pdfplumber
import pytest
from docx.oxml.ns import qn
from examples.build_ws2 import EXAMPLE, group_file_bytes
from examples.ws2_build.gold import gold_text
from examples.ws2_build.source import GroupFile, read_groups

# Another version may write the same words in other bytes; then only the words are compared.
BUILT_WITH = {"docx": ("python-docx", "1.2.0"), "pdf": ("reportlab", "5.1.0")}
GROUPS = read_groups()
GOLD = json.loads((EXAMPLE / "gold.json").read_text("utf-8"))
NOTES = {note["id"]: note for note in GOLD["notes"]}
SUBSTANTIVE = [note for note in GOLD["notes"] if note["kind"] == "substantive"]
BULLETS = [b for asked in GOLD["questions"] for t in asked["themes"] for b in t["bullets"]]
TRAPS = Counter(trap["type"] for trap in GOLD["traps"])

every_group = pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.group)


def committed(group: GroupFile) -> bytes:
    return (EXAMPLE / "notes" / group.file).read_bytes()


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def words_of(name: str, content: bytes) -> str:
    """The visible text, without any white space: lines break where the page wants it."""
    if name.endswith(".docx"):
        body = docx.Document(io.BytesIO(content)).element.body
        return squeezed("".join(part.text or "" for part in body.iter(qn("w:t"))))
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        pages = [page.extract_text() for page in pdf.pages]
        halves = [
            page.crop(box).extract_text()
            for page in pdf.pages
            for box in (
                (0, 0, page.width / 2, page.height),
                (page.width / 2, 0, page.width, page.height),
            )
        ]
    return squeezed("".join(pages)) + "\n" + squeezed("".join(halves))


def parts_of(name: str, content: bytes) -> dict[str, bytes]:
    """What the file holds; how hard it is packed may differ from one zlib to another."""
    if name.endswith(".pdf"):
        return {name: content}
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {part: packed.read(part) for part in packed.namelist()}


@every_group
def test_a_rebuilt_file_is_the_committed_one(group):
    if not hasattr(docx.document.Document, "add_comment"):
        pytest.skip("python-docx writes comments from 1.2 on")
    library, built_with = BUILT_WITH[group.file.rpartition(".")[2]]
    rebuilt = group_file_bytes(group)
    assert words_of(group.file, rebuilt) == words_of(group.file, committed(group))
    if version(library) != built_with:
        pytest.skip(f"same words; bytes are compared with {library} {built_with} only")
    assert parts_of(group.file, rebuilt) == parts_of(group.file, committed(group))


def test_gold_json_is_what_the_source_says():
    assert (EXAMPLE / "gold.json").read_text("utf-8") == gold_text(GROUPS)


def test_the_folder_holds_the_six_files_and_nothing_else():
    held = {path.name for path in (EXAMPLE / "notes").iterdir()}
    assert held == {file["file"] for file in GOLD["files"]}
    assert len(held) == 6


@every_group
def test_every_note_stands_in_its_file_as_gold_has_it(group):
    words = words_of(group.file, committed(group))
    assert [note.text for note in group.notes if squeezed(note.text) not in words] == []


@every_group
def test_what_a_group_deleted_or_commented_is_not_among_its_words(group):
    words = words_of(group.file, committed(group))
    gone = [line.text for line in group.lines if line.kind in {"deleted", "comment"}]
    gone += [text for note in group.notes for text in note.deletions]
    assert [text for text in gone if squeezed(text) in words] == []


@every_group
def test_a_file_without_question_headings_names_no_question(group):
    has_one = any(line.kind == "question" for line in group.lines)
    assert has_one == group.question_headings


def test_the_settings_name_the_workshop_and_the_questions_of_the_gold():
    settings = tomllib.loads((EXAMPLE / "synthkit.toml").read_text("utf-8"))
    assert settings["workshop"]["questions"] == GOLD["metadata"]["questions"]
    assert settings["workshop"]["name"] == GOLD["metadata"]["workshop"]
    assert settings["series"]["title"] == GOLD["metadata"]["project_title"]
    assert settings["series"]["name"] == GOLD["metadata"]["project_name"]
    assert [day.isoformat() for day in settings["workshop"]["dates"]] == [GOLD["metadata"]["date"]]


# ---- the gold --------------------------------------------------------------------------------


def test_every_id_in_the_gold_resolves():
    themes = {theme["id"] for asked in GOLD["questions"] for theme in asked["themes"]}
    bullets = {
        b["id"] for asked in GOLD["questions"] for t in asked["themes"] for b in t["bullets"]
    }
    named = [trap["note"] for trap in GOLD["traps"] if "note" in trap]
    named += [entry["note"] for entry in GOLD["pii"]]
    named += [entry["note"] for entry in GOLD["non_notes"]["tracked_deletions"]]
    named += [
        note for trap in GOLD["traps"] for side in trap.get("sides", {}).values() for note in side
    ]
    assert [note for note in named if note not in NOTES] == []
    assert {note["theme"] for note in SUBSTANTIVE} - themes == {None}
    assert {bullet for note in SUBSTANTIVE for bullet in note["bullets"]} == bullets


def test_a_substantive_note_is_in_a_theme_or_is_one_groups_point():
    assert all((note["theme"] is None) == note["minor"] for note in SUBSTANTIVE)
    assert all(note["question"] for note in SUBSTANTIVE)
    assert all(not n["question"] for n in GOLD["notes"] if n["kind"] != "substantive")


def test_the_gold_has_the_shape_of_a_published_synthesis():
    for asked in GOLD["questions"]:
        assert 3 <= len(asked["themes"]) <= 5
        for theme in asked["themes"]:
            assert 1 <= len(theme["title"].split()) <= 5
            assert 1 <= len(theme["bullets"]) <= 4
            assert all(bullet["support"] for bullet in theme["bullets"])
            assert all(3 <= len(bullet["text"].split()) <= 18 for bullet in theme["bullets"])


def test_most_insights_rest_on_several_groups():
    groups = [len({NOTES[note]["group"] for note in bullet["support"]}) for bullet in BULLETS]
    assert sum(count >= 2 for count in groups) >= 0.9 * len(groups)
    assert max(groups) >= 4


# ---- the traps -------------------------------------------------------------------------------


def test_there_are_150_notes_or_more_from_six_groups():
    assert len(GOLD["notes"]) >= 150
    assert len({note["group"] for note in GOLD["notes"]}) == 6


@pytest.mark.parametrize(
    ("trap", "at_least"),
    [("contradiction", 4), ("injection", 2), ("negation", 5), ("number", 6), ("negated-note", 5)],
)
def test_enough_traps_of_each_type(trap, at_least):
    assert TRAPS[trap] >= at_least


@pytest.mark.parametrize(("flag", "at_least"), [("wrong-question", 5), ("two-questions", 4)])
def test_enough_notes_that_placement_can_get_wrong(flag, at_least):
    assert sum(flag in note["flags"] for note in SUBSTANTIVE) >= at_least


def test_enough_lines_off_topic():
    assert sum(note["kind"] == "off-topic" for note in GOLD["notes"]) >= 8


def test_enough_points_that_only_one_group_makes():
    assert sum(note["minor"] for note in SUBSTANTIVE) >= 0.15 * len(SUBSTANTIVE)


def test_every_disagreement_stands_between_groups_and_under_one_question():
    for trap in GOLD["traps"]:
        if trap["type"] == "contradiction":
            a, b = ({NOTES[note]["group"] for note in side} for side in trap["sides"].values())
            assert a, trap["why"]
            assert b, trap["why"]
            assert a.isdisjoint(b), trap["why"]
            both = [NOTES[note] for side in trap["sides"].values() for note in side]
            assert len({note["question"] for note in both}) == 1, trap["why"]


def test_numbers_and_personal_data_stand_in_their_notes():
    for trap in GOLD["traps"]:
        if trap["type"] == "number":
            assert all(number in NOTES[trap["note"]]["text"] for number in trap["numbers"])
    assert all(entry["value"] in NOTES[entry["note"]]["text"] for entry in GOLD["pii"])


@pytest.mark.parametrize(
    "trap", [t for t in GOLD["traps"] if t["type"] == "negation"], ids=lambda trap: trap["why"]
)
def test_a_line_that_repeats_a_note_or_the_gold_has_lost_no_negation(trap):
    topic, scope, negation = (
        re.compile(trap[key], re.IGNORECASE) for key in ("topic", "scope", "negation")
    )
    lines = [note["text"] for note in SUBSTANTIVE] + [bullet["text"] for bullet in BULLETS]
    about = [line for line in lines if topic.search(line) and scope.search(line)]
    assert about, "nobody says it"
    assert [line for line in about if not negation.search(line)] == []


def test_a_negated_note_holds_a_negation():
    words = r"\b(inte|ej|ing(en|ens|et|a)|aldrig|sällan|noll|nej|utan|glöm(s|mer)|saknas)\b"
    negation = re.compile(words, re.IGNORECASE)
    negated = [NOTES[t["note"]]["text"] for t in GOLD["traps"] if t["type"] == "negated-note"]
    assert [text for text in negated if not negation.search(text)] == []


def test_what_must_not_appear_was_said_in_no_note():
    said = [note["text"] for note in GOLD["notes"]]
    for rule in GOLD["must_not_appear"]:
        assert [text for text in said if re.search(rule["pattern"], text, re.IGNORECASE)] == []


# ---- personal data is invented ---------------------------------------------------------------


def test_personal_data_of_every_kind_is_there():
    kinds = Counter(entry["kind"] for entry in GOLD["pii"])
    assert kinds.keys() == {"name", "email", "phone", "personnummer"}
    assert kinds.total() >= 6


def all_words() -> str:
    lines = [line.text for group in GROUPS for line in group.lines]
    return "\n".join(lines)


def test_every_email_address_is_in_a_domain_kept_for_examples():
    domains = re.findall(r"@([\w.-]+\w)", all_words())
    assert domains
    assert set(domains) <= {"example.se", "example.com"}


def test_every_phone_number_is_out_of_a_range_kept_for_fiction():
    phones = [re.sub(r"\D", "", e["value"]) for e in GOLD["pii"] if e["kind"] == "phone"]
    fiction = re.compile(r"07017406(0[5-9]|[1-9]\d)|0313900(6\d\d)|08465004\d\d")
    assert [phone for phone in phones if not fiction.fullmatch(phone)] == []
    long_numbers = re.findall(r"\b0\d{1,3}-[\d ]{5,}\d", all_words())
    assert sorted(phones) == sorted(re.sub(r"\D", "", number) for number in long_numbers)


def test_every_personnummer_is_a_test_number_with_a_valid_check_digit():
    numbers = [e["value"] for e in GOLD["pii"] if e["kind"] == "personnummer"]
    assert numbers == re.findall(r"\b\d{6}-\d{4}\b", all_words())
    for number in numbers:
        digits = [int(digit) for digit in number if digit.isdigit()]
        doubled = [digit * (2 - place % 2) for place, digit in enumerate(digits)]
        assert sum(digit // 10 + digit % 10 for digit in doubled) % 10 == 0
        assert number[7:9] in {"98", "99"}, "birth numbers from 980 on are given to no one"


@pytest.mark.parametrize("group", [group for group in GROUPS if group.file.endswith(".pdf")])
def test_a_pdf_holds_only_letters_of_the_standard_fonts(group):
    words = "".join(line.text for line in group.lines)
    assert words.encode("cp1252", "ignore").decode("cp1252") == words
