"""What a terminal of any width shows: nothing cut short, nothing broken within a word."""

import io

import pytest
from rich.console import Console

from synthkit.cli.reports.files import report_ingest
from synthkit.cli.reports.ledger import report_questions, report_status
from synthkit.cli.screen import Screen
from synthkit.drafts.ledger import balance
from synthkit.model.document import RefusalReason, SetAside, SetAsideReason
from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.outcome import FileFate, FileOutcome, Ingested
from synthkit.model.synthesis import Material
from synthkit.text.catalogue import catalogue
from tests.builders import documents_of, notes, placed, question
from tests.exporters.builders import whole

NAME = "WS2 anteckningar från fönsterbordet.docx"
LINES = [f"Tanke {number}" for number in range(5)]


class Terminal:
    """A screen of that width, and what stands on it."""

    def __init__(self, width: int, locale="sv") -> None:
        self._file = io.StringIO()
        self.screen = Screen(catalogue(locale), out=self._console(width), err=self._console(width))

    def _console(self, width: int) -> Console:
        return Console(
            file=self._file, width=width, force_terminal=True, color_system=None, highlight=False
        )

    @property
    def text(self) -> str:
        return self._file.getvalue()

    @property
    def lines(self) -> list[str]:
        return [line.rstrip() for line in self.text.splitlines()]


def ingested(questions: int = 3) -> Ingested:
    """One file with a long name and things set aside, one that could not be read."""
    taken = notes(*LINES, group="Grupp 4")
    (document,) = documents_of(taken)
    document = document.model_copy(update={"path": NAME})
    aside = tuple(
        SetAside(document=document.key, reason=reason, block=0, text="x")
        for reason in (SetAsideReason.HEADING, SetAsideReason.ATTENDANCE, SetAsideReason.TEMPLATE)
    )
    return Ingested(
        files=(
            FileOutcome(path=NAME, fate=FileFate.READ, document=document.key),
            FileOutcome(path="trasig.docx", fate=FileFate.REFUSED, reason=RefusalReason.BROKEN),
        ),
        questions=tuple(question(n, f"Fråga {n}?") for n in range(1, questions + 1)),
        material=Material(
            documents=(document,),
            notes=taken,
            placements=placed(1, *taken[:3]) + placed(2, *taken[3:4]),
            set_asides=aside,
        ),
    )


@pytest.mark.parametrize("width", [60, 80, 120, 160])
@pytest.mark.parametrize("questions", [1, 3, 11])
@pytest.mark.parametrize("locale", ["sv", "en"])
def test_the_table_of_files_cuts_nothing_short_at_any_width(width, questions, locale):
    terminal = Terminal(width, locale)
    report_ingest(terminal.screen, ingested(questions))

    assert "…" not in terminal.text
    assert all(len(line) <= width for line in terminal.lines)


def test_where_there_is_room_the_remarks_stand_in_the_table():
    terminal = Terminal(160)
    report_ingest(terminal.screen, ingested())

    (row,) = (line for line in terminal.lines if NAME in line)
    assert row.endswith("undantaget: 1 närvarorad, 1 rubrik, 1 malltext")
    assert "Anmärkningar:" not in terminal.lines


def test_on_a_narrow_terminal_the_remarks_stand_below_the_table():
    terminal = Terminal(80)
    report_ingest(terminal.screen, ingested())

    assert "Anmärkningar:" in terminal.lines
    below = terminal.lines[terminal.lines.index("Anmärkningar:") :]
    assert below[1].startswith(f"  {NAME}: undantaget: ")
    assert "  trasig.docx: inte läst: skadad" in below


def test_with_many_questions_only_those_with_notes_are_named():
    terminal = Terminal(80)
    report_ingest(terminal.screen, ingested(11))

    assert "F1 3, F2 1, Ingen 1" in terminal.text


def test_what_could_not_be_read_is_told_with_what_to_do():
    terminal = Terminal(80)
    report_ingest(terminal.screen, ingested())

    at = next(i for i, line in enumerate(terminal.lines) if line.startswith("trasig.docx går"))
    assert terminal.lines[at + 1].startswith("Öppna den i programmet")


def test_lines_are_broken_between_words():
    terminal = Terminal(40)
    report_status(terminal.screen, whole(), "wordtable-1")
    words = {word for line in terminal.lines for word in line.split()}

    assert "{" not in terminal.text
    sentence = terminal.text[terminal.text.index("På sidorna:") :].split("\n\n")[0]
    assert all(len(line) <= 40 for line in sentence.splitlines())
    assert {"anteckningar", "undantagna"} <= words


def test_a_state_of_a_section_fits_in_a_line_of_eighty_columns():
    terminal = Terminal(80)
    report_questions(terminal.screen, whole(), balance(whole()))

    (row,) = (line for line in terminal.lines if line.startswith(" 1."))
    assert row.endswith("insikter")


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        ("sv", "I dokumentet: 3 insikter i 2 teman, delade meningar på en punkt; 6 källhänv"),
        ("en", "In the document: 3 insights in 2 themes, differing views on one point; 6 cit"),
    ],
)
def test_numbers_and_words_agree(locale, told):
    terminal = Terminal(200, locale)
    report_status(terminal.screen, whole(), "wordtable-1")

    assert told in terminal.text


def told(code: str, number: int, **values: str | int) -> Finding:
    known = {"name": f"Lag {number}.docx", "count": 2, **values}
    return Finding(severity=Severity.WARNING, code=code, values=known)


def test_advice_stands_with_what_it_is_about_and_once_where_it_is_the_same():
    terminal = Terminal(160, "en")
    unknown = [told("unknown_group", number) for number in (1, 2)]
    unread = [told("unread_file", number) for number in (1, 2)]
    terminal.screen.findings([*unknown, *unread])
    assert [line.split("“")[0].split(":")[0].strip() for line in terminal.lines] == [
        "warning It is not known which group 2 notes in",
        "Write the group under [groups] in synthkit.toml",
        "warning It is not known which group 2 notes in",
        "Write the group under [groups] in synthkit.toml",
        "warning",
        "warning",
        terminal.screen.texts.text("findings.unread_file.hint"),
    ]


@pytest.mark.parametrize("locale", ["sv", "en"])
def test_a_doubt_about_a_file_stands_in_its_row(locale):
    made = ingested()
    where = Where(document=made.files[0].document, question=2)
    values = {"group": "Grupp 4", "question": 2, "others": 5}
    doubt = Finding(
        severity=Severity.WARNING, code="group_without_notes", where=where, values=values
    )
    terminal = Terminal(200, locale)
    report_ingest(terminal.screen, made.model_copy(update={"doubts": (doubt,)}))
    said = {"sv": "inget från Grupp 4 under fråga 2", "en": "nothing from Grupp 4 under question 2"}
    assert said[locale] in " ".join(terminal.text.split())
