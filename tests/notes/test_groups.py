"""Group names out of headings, title lines and file names."""

import pytest

from synthkit.notes.groups import group_in_file_name, group_in_title, group_of_heading
from synthkit.notes.question_matching import Prominence


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("Grupp 4 - anteckningar.docx", "Grupp 4"),
        ("bord_3_ws2.pdf", "Bord 3"),
        ("Svart grupp foton.docx", "Svart grupp"),
        ("Gul grupp Ekorren.docx", "Grupp Ekorren"),
        ("Teams breakout rum 4.docx", "Grupp 4"),
        ("Anteckningar grupp Norr.docx", "Grupp Norr"),
        ("GRUPP ÖST WS2.docx", "Grupp Öst"),
        ("ws2_grupp04.docx", "Grupp 4"),
        ("Gr 1.docx", "Grupp 1"),
        ("Grupp1b.docx", "Grupp 1B"),
        ("grupp tre.docx", "Grupp 3"),
        ("Grupp 4 (1).docx", "Grupp 4"),
        ("Grupp 3 2025-10-09.docx", "Grupp 3"),
        ("Grupp_A.docx", "Grupp A"),
        ("Team Norr.docx", "Team Norr"),
        ("Table 4 notes.pdf", "Table 4"),
        ("Grupp O\u0308st.docx", "Grupp Öst"),
        ("Gruppanteckningar.docx", None),
        ("alla grupper.docx", None),
        ("Grupp 1-3.docx", None),
        ("Grupp 1 och 2.docx", None),
        ("Grupp - anteckningar.docx", None),
        ("Lag och ordning.docx", None),
        ("Blå grupp.pdf", "Blå grupp"),
        ("anteckningar rosa_gruppen ws2.docx", "Rosa gruppen"),
        ("green table.pdf", "Green table"),
        ("Grön gruppresa.docx", None),
        ("Group meeting notes.docx", None),
    ],
)
def test_a_file_name_tells_its_group(name, group):
    assert group_in_file_name(name) == group


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Grupp 1", "Grupp 1"),
        ("GRUPP 1:", "Grupp 1"),
        ("Gr. 1", "Grupp 1"),
        ("Grupp 1: Blå", "Grupp 1"),
        ("Grupp 1: Anna, Bo och Cecilia", "Grupp 1"),
        ("Bord 3", "Bord 3"),
        ("Team Norr", "Team Norr"),
        ("Group 2", "Group 2"),
        ("Grupp: Norr", "Grupp Norr"),
        ("Gruppens namn: Norr", "Grupp Norr"),
        ("Röda gruppen", "Röda gruppen"),
    ],
)
def test_a_line_is_the_heading_of_a_group(text, group):
    match = group_of_heading(text, Prominence.LINE)
    assert match is not None
    assert (match.name, match.rest) == (group, "")


@pytest.mark.parametrize(
    "text",
    [
        "Grupp 2 sa samma sak",
        "Gruppen tycker att det går för långsamt",
        "Grupper som saknas",
        "Team bör arbeta ihop",
        "Lag 2010:5",
        "Grupp 1-3",
        "Gruppdialog",
    ],
)
def test_a_note_about_groups_is_no_heading(text):
    assert group_of_heading(text, Prominence.LINE) is None
    assert group_of_heading(text, Prominence.NOTE) is None


def test_what_a_group_says_in_its_own_heading_is_kept():
    match = group_of_heading("Grupp 2: vi vill se mer samverkan", Prominence.LINE)
    assert match is not None
    assert (match.name, match.rest) == ("Grupp 2", "vi vill se mer samverkan")


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Anteckningar från grupp 4", "Grupp 4"),
        ("Workshop 2, bord 5", "Bord 5"),
        ("Anteckningar Grupp Norr WS2", "Grupp Norr"),
        ("Grupp 1 och 2", None),
        ("Dialog om grupper", None),
    ],
)
def test_a_title_line_mentions_its_group(text, group):
    assert group_in_title(text) == group


@pytest.mark.parametrize(
    "text", ["Table 2: Answers from the harbours by year", "Team meeting", "Group work"]
)
def test_captions_and_titles_are_no_groups(text):
    assert group_of_heading(text, Prominence.HEADING) is None
    assert group_in_title(text) is None


def test_a_colour_names_a_group_at_the_head_of_a_page():
    assert group_in_title("rosa gruppen ws1") == "Rosa gruppen"
    assert group_in_title("Röda bordet är för litet") is None
