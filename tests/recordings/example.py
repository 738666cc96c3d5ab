"""Workshops whose replies are recorded, read and ready to be summarised by whichever model."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from synthkit.app.context import Context, Masking
from synthkit.app.corrections import place
from synthkit.app.material import current_material
from synthkit.app.pipeline import ingest, overview
from synthkit.app.reading import Vanished
from synthkit.cli.files import find_files
from synthkit.cli.settings.edits import with_names
from synthkit.cli.settings.reader import parse_settings
from synthkit.engines.llm import LlmEngine
from synthkit.engines.models.model import Model
from synthkit.engines.models.wrappers import Guarded
from synthkit.model.workshop import Workshop
from synthkit.privacy.masker import names_of
from synthkit.privacy.masking_session import LeakScanner
from synthkit.privacy.people import suspects
from synthkit.prompts import TASKS, PromptLibrary
from synthkit.readers.pool import ReadingPool
from synthkit.resources import resource
from synthkit.store.store import Store
from synthkit.text.similarity.wordtable import WordTable
from tests.builders import NOON, document, heading, item

EXAMPLE: Final = resource("examples") / "ws2"
HARBOUR: Final = Path(__file__).resolve().parents[2] / "benchmarks" / "workshops" / "harbour-city"
NUMBERS: Final = (1, 2, 3)
_STORE: Final = ".synthkit"
# What one more group wrote, by question: what others said, what they did not, and the opposite.
LATE: Final = (
    (
        "RUA och HR borde ses en gång i kvartalet och jämföra sina prognoser",
        "Skuggning en dag räcker långt, båda hållen",
        "Pensionerade läkare som språkstöd på avdelningen",
    ),
    (
        "Klustren lever ur hand i mun, ge dem fasta pengar",
        "En portal räcker, vi orkar inte hålla reda på fler",
        "Bostadskön är tre år, det är där det tar stopp",
    ),
    (
        "Handledare ska inte jobba gratis",
        "Betala inte handledare, det är en investering för företaget",
        "Fikat var gott",
    ),
)


def read_workshop(folder: Path, source: Path = EXAMPLE) -> Workshop:
    """Reads a workshop's files into a store in that folder; names are masked, as a person would.

    Returns:
        The workshop with the names that were decided on.
    """
    text = (source / "synthkit.toml").read_text("utf-8")
    workshop = parse_settings(text).as_workshop()
    with Store.open(folder / _STORE) as store, ReadingPool() as pool:
        ingest(_context(store, workshop), find_files([source / "notes"]), Vanished.KEEP, pool)
        notes = current_material(store, workshop.questions, {}).value.notes
    found = [suspect.name for suspect in suspects(notes, names_of(workshop))]
    return parse_settings(with_names(text, (), found)).as_workshop()


@contextmanager
def context_on(folder: Path, workshop: Workshop) -> Iterator[Context]:
    """A context on what was read into that folder."""
    with Store.open(folder / _STORE) as store:
        yield _context(store, workshop)


def copied(folder: Path, to: Path) -> Path:
    """Another workspace as far as this one has come."""
    shutil.copytree(folder / _STORE, to / _STORE)
    return to


def hear_a_late_group(context: Context) -> None:
    """One more group's file comes in after everything was summarised."""
    blocks = []
    for question, points in zip(context.workshop.questions, LATE, strict=True):
        blocks.append(heading(f"{question.number}. {question.text}", 2))
        blocks += [item(text) for text in points]
    late = document("Grupp 7 (kom sent).docx", *blocks)
    context.store.save_document(late, root="/late", reader_version="1")


def move_a_note(context: Context) -> None:
    """A person puts a note about companies under the question about companies."""
    whole = overview(context)
    (note,) = (n.id for n in whole.material.notes if n.text.startswith("företagen skulle behöva"))
    context.store.record(place([note], 3), NOON)


def decide_a_name(workshop: Workshop) -> Workshop:
    """A person has a project's name masked that stands in a line."""
    return workshop.model_copy(update={"names_masked": (*workshop.names_masked, "Meet Aurora")})


def engine_of(model: Model, context: Context) -> LlmEngine:
    """The engine with that model behind the gate that nothing masked may pass.

    The built-in word table compares texts, so that what is asked is the same everywhere.
    """
    prompts = PromptLibrary()
    fixed = (text for task in TASKS for text in prompts[task].fixed)
    guard = LeakScanner(context.store, names_of(context.workshop), fixed)
    return LlmEngine(Guarded(model, guard), prompts, None, WordTable())


def _context(store: Store, workshop: Workshop) -> Context:
    return Context(
        store=store,
        workshop=workshop,
        group_names={},
        clock=lambda: NOON,
        on_step=lambda _what: None,
        masking=Masking.TOKENS,
    )
