"""What a person said of a table goes before what its headings and cells tell."""

import pytest

from synthkit.errors import Unreadable
from synthkit.model.document import BlockKind, RefusalReason
from synthkit.readers.contents import DEFAULT_STEP
from synthkit.readers.reading import ReadingChoices, read, reader_version
from synthkit.readers.sheets.columns import Role
from synthkit.readers.sheets.table_map import TableMap
from synthkit.readers.table_views import table_views
from tests.readers.sheets.builders import rows, workbook

NAME = "Kajen möte.xlsx"
BETTER = "Vad gör hamnen bättre?"
TABLE = (
    ["Kod", "Alfa", "Beta", "Lokal"],
    ["K1", "Fler pirar", "Räcken", "Norra"],
    ["K2", "Lägre avgift", "Lyse", "Södra"],
    ["K3", "Vind; Sol", "Bryggor", "Norra"],
)


def chosen(**said) -> ReadingChoices:
    return ReadingChoices(tables={"Kajen*.xlsx": TableMap(**said)})


def read_as(content: bytes, **said):
    return read(NAME, content, "abc123", DEFAULT_STEP, chosen(**said))


def entries(content: bytes, **said):
    heading, found = "", []
    for block in read_as(content, **said).blocks:
        if block.kind is BlockKind.HEADING:
            heading = block.text
        else:
            found.append((heading, block.text, block.group, block.respondent))
    return found


def test_columns_go_by_heading_or_letter_and_stand_below_their_question():
    found = entries(
        workbook({"Blad1": rows(*TABLE)}),
        notes=(("alfa", BETTER), ("C", "")),
        group="Lokal",
        ignore=("Kod",),
    )
    assert found == [
        (BETTER, "Fler pirar", "Norra", None),
        (BETTER, "Lägre avgift", "Södra", None),
        (BETTER, "Vind; Sol", "Norra", None),
        ("Beta", "Räcken", "Norra", None),
        ("Beta", "Lyse", "Södra", None),
        ("Beta", "Bryggor", "Norra", None),
    ]


def test_cells_are_split_and_rows_are_respondents_where_that_is_said():
    content = workbook({"Blad1": rows(*TABLE)})
    found = entries(content, notes=(("Alfa", BETTER),), split=";", respondents=True)
    assert [(text, row) for _, text, _, row in found] == [
        ("Fler pirar", "2"),
        ("Lägre avgift", "3"),
        ("Vind", "4"),
        ("Sol", "4"),
    ]


def test_the_row_of_headings_and_the_sheet_can_be_said():
    above = rows(["Kajen", "Piren"], *TABLE)
    content = workbook({"Svar": above, "Annat": rows(*TABLE)})
    found = entries(content, sheet="svar", header=2, notes=(("Alfa", BETTER),))
    assert [text for _, text, _, _ in found] == ["Fler pirar", "Lägre avgift", "Vind; Sol"]
    said = read_as(content, sheet="svar", header=2, notes=(("Alfa", BETTER),)).findings
    told = {finding.code: finding.values for finding in said}
    assert told["sheets_left_out"]["names"] == "Annat"


def test_a_table_without_headings_goes_by_letters():
    content = workbook({"Blad1": rows(*TABLE[1:])})
    found = entries(content, header=0, notes=(("B", BETTER),))
    assert [text for _, text, _, _ in found] == ["Fler pirar", "Lägre avgift", "Vind; Sol"]


def test_people_are_not_kept_where_a_person_says_so():
    document = read_as(
        workbook({"Blad1": rows(*TABLE)}), notes=(("Alfa", BETTER),), personal=("Lokal",)
    )
    assert "Södra" not in document.model_dump_json()


def test_a_column_that_is_not_there_is_told():
    told = read_as(workbook({"Blad1": rows(*TABLE)}), notes=(("Alfa", ""), ("Gamma", ""))).findings
    assert [f.values["names"] for f in told if f.code == "columns_missing"] == ["Gamma"]


@pytest.mark.parametrize("pattern", ["Kajen möte.xlsx", "KAJEN*", "*/kajen*", "*.xlsx"])
def test_a_file_goes_by_its_name_or_its_path(pattern):
    choices = ReadingChoices(tables={pattern: TableMap(group="A")})
    assert choices.table_map(f"svar/{NAME}") is not None
    assert choices.table_map("svar/Piren.csv") is None


def test_a_name_with_signs_of_a_pattern_is_itself_and_the_longest_pattern_counts():
    choices = ReadingChoices(tables={"svar [1].csv": TableMap(group="A"), "*": TableMap()})
    found = choices.table_map("svar [1].csv")
    assert found is not None
    assert found.group == "A"


def test_another_map_is_another_version_of_the_reading():
    one, other = chosen(group="Lokal"), chosen(group="Kod")
    assert len({reader_version(NAME, c) for c in (one, other, ReadingChoices())}) == 3
    assert reader_version("Piren.csv", one) == reader_version("Piren.csv", other)


# What is shown where nothing tells


def views(content: bytes, **said):
    tables = {"Kajen*.xlsx": TableMap(**said)} if said else {}
    return table_views(tables, NAME, content, "", DEFAULT_STEP).tables


def test_columns_are_shown_with_roles_and_three_values():
    found = views(workbook({"Blad1": rows(*TABLE)}))[0]
    assert (found.sheet, found.header) == ("Blad1", 1)
    assert [(c.letter, c.heading) for c in found.columns] == [
        ("A", "Kod"),
        ("B", "Alfa"),
        ("C", "Beta"),
        ("D", "Lokal"),
    ]
    assert found.columns[1].role is Role.UNSURE
    assert found.columns[1].samples == ("Fler pirar", "Lägre avgift", "Vind; Sol")


def test_values_of_people_are_not_shown():
    table = (["Namn", "Alfa"], ["Ada", "Räcken"], ["Bo", "Lyse"])
    found = views(workbook({"Blad1": rows(*table)}))[0]
    assert [(c.role, c.samples) for c in found.columns] == [
        (Role.PERSONAL, ()),
        (Role.UNSURE, ("Räcken", "Lyse")),
    ]


def test_what_is_settled_is_not_shown():
    said = {"notes": (("Alfa", ""),), "ignore": ("Kod", "C", "D")}
    assert not views(workbook({"Blad1": rows(*TABLE)}), **said)


def test_without_anything_said_the_file_is_refused():
    with pytest.raises(Unreadable) as refused:
        read(NAME, workbook({"Blad1": rows(*TABLE)}), "abc123")
    assert refused.value.key == RefusalReason.UNSURE_COLUMNS
