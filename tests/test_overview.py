"""All that a person should look at is in the overview, from whatever room it comes, and once."""

from collections import Counter
from pathlib import Path

from synthkit.app.context import Context
from synthkit.app.pipeline import overview, summarise
from synthkit.app.sections import Existing
from synthkit.drafts.tree import complete
from synthkit.engines.engine import Engine
from synthkit.engines.offline import OfflineEngine
from synthkit.model.base import Result
from synthkit.model.document import Document, Refusal, RefusalReason
from synthkit.model.finding import Finding
from synthkit.model.note import LeftOutReason, Note
from synthkit.model.synthesis import Brief, Draft, Synthesis
from synthkit.model.workshop import Question, Workshop
from synthkit.store.store import Store
from tests.builders import NOON, document, heading, insight, item, theme, workshop

QUESTION = "Hur lär vi av varandra?"


class Telltale(OfflineEngine):
    """Tells in every insight whom to write to, and never repairs anything."""

    name = "telltale"

    def draft(self, question: Question, notes: tuple[Note, ...], brief: Brief) -> Result[Draft]:
        lines = [insight(f"{note.text}: mejla kim@example.se.", note) for note in notes]
        made = Draft(themes=(theme("Möten", *lines),))
        return Result(complete(made, notes, LeftOutReason.NOT_COVERED))

    def repair(
        self,
        question: Question,
        draft: Draft,
        findings: tuple[Finding, ...],
        notes: tuple[Note, ...],
    ) -> Result[Draft]:
        return Result(draft)


def summarised(folder: Path, asked: Workshop, engine: Engine, *documents: Document) -> Synthesis:
    """The overview of a workshop with these documents and one file that was not read."""
    with Store.open(folder / ".synthkit") as store:
        for one in documents:
            store.save_document(one, root="/notes", reader_version="1")
        refused = Refusal(path="Grupp 3.pdf", reason=RefusalReason.ENCRYPTED)
        store.save_refusals("/notes", (refused,))
        context = Context(
            store=store,
            workshop=asked,
            group_names={},
            clock=lambda: NOON,
            on_step=lambda _what: None,
        )
        numbers = tuple(question.number for question in asked.questions)
        summarise(context, engine, numbers, Existing.OWN)
        return overview(context)


def found(folder: Path, asked: Workshop) -> Counter[str]:
    """The codes in the overview of a workshop in which much went wrong."""
    points = ("Dela lärdomar", "Läs varandras rapporter", "Mötas på HoS varje termin")
    nobodys = document("Anteckningar.docx", heading(QUESTION), *(item(text) for text in points))
    scanned = document("Grupp 2.pdf", heading(QUESTION), item("Studiebesök varje år"))
    scanned = scanned.model_copy(update={"unread_pages": (2,)})
    whole = summarised(folder, asked, OfflineEngine(), nobodys, scanned)
    return Counter(finding.code for finding in whole.findings)


def test_what_was_not_read_and_what_is_not_known_is_told_of_once_each(tmp_path: Path) -> None:
    told = found(tmp_path, workshop(QUESTION, dates=(), name=None))
    once = ("unknown_group", "unread_pages", "unread_file", "missing_date", "missing_workshop_name")
    assert {code: told[code] for code in once} == dict.fromkeys(once, 1)
    assert "no_questions" not in told


def test_notes_that_no_question_is_known_for_are_told_of(tmp_path: Path) -> None:
    unasked = workshop().model_copy(update={"questions": ()})
    assert found(tmp_path, unasked)["no_questions"] == 1


def test_a_line_with_personal_data_goes_and_what_is_told_of_it_holds_none(tmp_path: Path) -> None:
    read = document("Grupp 1.docx", heading(QUESTION), item("Dela lärdomar"))
    whole = summarised(tmp_path, workshop(QUESTION), Telltale(), read)
    (section,) = whole.sections
    (told,) = [finding for finding in section.findings if finding.code == "line_withdrawn"]
    assert section.draft.lines == ()
    assert "Dela lärdomar" in str(told.values["text"])
    assert "kim@example.se" not in whole.model_dump_json()
