"""The story: files become notes, notes become sections, sections become the document.

Read this first. Each function is a step that a command asks for, and stores what it completed, so
that a killed run goes on from there. Nothing here touches disk, clock or terminal: what comes from
outside is handed in as a `Bench`, which ``cli/workspace.py`` wires.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from synthkit.checks.catalogue import check
from synthkit.domain.base import Result
from synthkit.domain.outcome import FileFate, Ingested, SectionFate, SectionOutcome
from synthkit.domain.synthesis import Section, Synthesis, is_stale
from synthkit.domain.weaving import about_notes_only, held_in
from synthkit.domain.workshop import Workshop
from synthkit.engines.engine import Engine
from synthkit.exporters.docx import Stamp, to_docx
from synthkit.exporters.layout import Names, View, lay_out
from synthkit.exporters.markdown import to_markdown
from synthkit.exporters.neutral_json import to_json
from synthkit.notes.questions import find_questions
from synthkit.privacy.masked import masker_for, names_of
from synthkit.privacy.suspects import undecided
from synthkit.readers.pool import ReadingPool
from synthkit.steps.correcting import save_made
from synthkit.steps.drafting import Desk, draft_section
from synthkit.steps.gathering import gather, gather_anew
from synthkit.steps.reading import Listing, read_files
from synthkit.store.store import Store


@dataclass(frozen=True, slots=True)
class Bench:
    """What every step works with.

    Attributes:
        group_names: corrections of groups, by file or file#heading.
        clock: the time now, with time zone.
        on_step: is told what is being worked on, for a progress bar.
    """

    store: Store
    workshop: Workshop
    group_names: Mapping[str, str]
    clock: Callable[[], dt.datetime]
    on_step: Callable[[str], None]


class Format(StrEnum):
    """What an export is written as; the value is the file name's ending."""

    DOCX = "docx"
    MARKDOWN = "md"
    JSON = "json"


class Vanished(Enum):
    """What to do with documents whose files are gone."""

    KEEP = auto()
    PRUNE = auto()


class Existing(Enum):
    """Which sections may be replaced: this engine's own, or any, a person's too."""

    OWN = auto()
    ANY = auto()


def ingest(bench: Bench, listing: Listing, vanished: Vanished, pool: ReadingPool) -> Ingested:
    """Files to notes; under the questions that the files share, where the settings name none."""
    outcomes = read_files(listing, bench.store, bench.on_step, pool)
    if vanished is Vanished.PRUNE:
        gone = [o for o in outcomes if o.fate is FileFate.VANISHED]
        bench.store.remove_documents([o.document for o in gone if o.document])
        outcomes = tuple(
            o.model_copy(update={"fate": FileFate.PRUNED}) if o in gone else o for o in outcomes
        )
    asked = Result(bench.workshop.questions)
    if not asked.value:
        asked = find_questions(bench.store.documents())
    material = gather_anew(bench.store, asked.value, bench.group_names).value
    return Ingested(
        files=outcomes, questions=asked.value, material=material, findings=asked.findings
    )


def summarise(
    bench: Bench, engine: Engine, numbers: tuple[int, ...], existing: Existing
) -> tuple[SectionOutcome, ...]:
    """Notes to sections, for the questions of those numbers; in their order."""
    place_loose_notes(bench, engine)
    standing = overview(bench)
    fates = {number: _fate(standing, number, engine, existing) for number in numbers}
    desk = Desk(engine, standing, masker_for(standing))
    to_make = [n for n, fate in fates.items() if fate in {SectionFate.MADE, SectionFate.WOVEN}]

    def make(number: int) -> Section:
        question = standing.workshop.question(number)
        assert question is not None  # noqa: S101 - the caller names questions that there are
        held = held_in(standing.section(number), standing.material.notes_of(number))
        if fates[number] is SectionFate.MADE:
            held = about_notes_only(held)
        return draft_section(desk, question, held, bench.clock())

    with ThreadPoolExecutor(max_workers=max(1, len(to_make))) as pool:
        for made in as_completed([pool.submit(make, number) for number in to_make]):
            section = made.result()
            save_made(bench.store, section, standing.section(section.question.number))
            bench.on_step(section.question.text)
    return tuple(SectionOutcome(question=n, fate=fate) for n, fate in fates.items())


def place_loose_notes(bench: Bench, engine: Engine) -> None:
    """Gives every note that stands under no question a placement, once and for all."""
    material = gather_anew(bench.store, bench.workshop.questions, bench.group_names).value
    placed = {placement.note for placement in material.placements}
    if all(note.id in placed for note in material.notes):
        return
    seen = masker_for(Synthesis(workshop=bench.workshop, material=material))
    decided = engine.place(bench.workshop, seen.notes(material.notes), material.placements)
    bench.store.save_placements(decided.value, decided.findings)


def overview(bench: Bench) -> Synthesis:
    """The whole as it stands now, checked; changes nothing."""
    gathered = gather(bench.store, bench.workshop.questions, bench.group_names)
    asked = {question.number for question in bench.workshop.questions}
    sections = tuple(s for s in bench.store.sections() if s.question.number in asked)
    synthesis = Synthesis(workshop=bench.workshop, material=gathered.value, sections=sections)
    made = tuple(finding for section in sections for finding in section.findings)
    found = gathered.findings + undecided(gathered.value.notes, names_of(bench.workshop)) + made
    found += check(synthesis) + lay_out(synthesis, View()).findings
    return synthesis.model_copy(update={"findings": found})


def export(bench: Bench, synthesis: Synthesis, form: Format, view: View) -> bytes:
    """The synthesis as a document of that form, personal data in it masked unless ``view`` says."""
    if view.names is Names.MASKED:
        synthesis = masker_for(synthesis).synthesis(synthesis)
    if form is Format.JSON:
        return to_json(synthesis, view.names)
    layout = lay_out(synthesis, view).value
    if form is Format.MARKDOWN:
        return to_markdown(layout)
    return to_docx(layout, Stamp.of(synthesis.workshop, layout, bench.clock()))


def _fate(standing: Synthesis, number: int, engine: Engine, existing: Existing) -> SectionFate:
    section = standing.section(number)
    if section is None:
        return SectionFate.MADE
    edited = section.provenance.edited_at is not None
    others = section.provenance.engine != engine.name
    if existing is Existing.ANY and (edited or others):
        return SectionFate.MADE
    if others:
        return SectionFate.KEPT
    if not is_stale(section, standing):
        return SectionFate.UP_TO_DATE
    return SectionFate.WOVEN if edited else SectionFate.MADE
