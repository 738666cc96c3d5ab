"""The story: files become notes, notes become sections, sections become the document.

Read this first. Each function is a step that a command asks for, and stores what it completed, so
that a killed run goes on from there. Nothing here touches disk, clock or terminal: what comes from
outside is handed in as a `Context`, which ``cli/workspace.py`` wires.
"""

from synthkit.app.context import Context, Listing
from synthkit.app.drafting import Drafting
from synthkit.app.finish import propose
from synthkit.app.masking import MaskedEngine, masking_session
from synthkit.app.material import sections, synthesis_of, updated_material, whole_documents
from synthkit.app.reading import Vanished, prune, read_files
from synthkit.app.sections import TO_MAKE, Existing, fate_of, make_sections
from synthkit.checks.catalogue import check
from synthkit.checks.doubts import CODES as DOUBTS
from synthkit.checks.doubts import doubts
from synthkit.drafts.changes import Change, notes_of_themes
from synthkit.drafts.decisions.sections import Replace
from synthkit.engines.engine import Engine
from synthkit.engines.models.model import Pending
from synthkit.exporters.document_layout import lay_out
from synthkit.exporters.formats import ExportFormat
from synthkit.exporters.view import Examples, Names, View
from synthkit.good_examples.finding import citing_whole_notes, find_examples
from synthkit.model.base import Result
from synthkit.model.outcome import Ingested, SectionFate, SectionOutcome
from synthkit.model.synthesis import Outline, Section, Synthesis
from synthkit.notes.questions import find_questions
from synthkit.privacy.masker import masker_for, names_of
from synthkit.privacy.people import undecided
from synthkit.readers.pool import ReadingPool
from synthkit.store.store import Store


def ingest(context: Context, listing: Listing, vanished: Vanished, pool: ReadingPool) -> Ingested:
    """Files to notes; under the questions that the files share, where the settings name none."""
    outcomes = read_files(listing, context.store, context.on_step, pool)
    if vanished is Vanished.PRUNE:
        outcomes = prune(outcomes, context.store)
    asked = Result(context.workshop.questions)
    if not asked.value:
        asked = find_questions(whole_documents(context.store).value)
    taken = updated_material(context.store, asked.value, context.group_names)
    workshop = context.workshop.model_copy(update={"questions": asked.value})
    found = taken.findings + doubts(Synthesis(workshop=workshop, material=taken.value))
    return Ingested(
        files=outcomes,
        questions=asked.value,
        material=taken.value,
        findings=asked.findings,
        doubts=tuple(finding for finding in found if finding.code in DOUBTS),
    )


def summarise(
    context: Context,
    engine: Engine,
    numbers: tuple[int, ...],
    existing: Existing,
    *,
    anew: bool = False,
) -> tuple[SectionOutcome, ...]:
    """Notes to sections, for the questions of those numbers; in their order.

    Sections that are up to date stay, unless they are to be made ``anew``. What is done is stored,
    also when a language model gives no reply to another question.
    """
    try:
        place_loose_notes(context, engine)
    except Pending:
        # Where the loose notes go is not known yet, so nothing can be drafted of any question.
        waiting = dict.fromkeys(TO_MAKE, SectionFate.PENDING)
    else:
        waiting = {}
    synthesis = overview(context)
    fates = {n: fate_of(synthesis, n, engine, existing, anew=anew) for n in numbers}
    fates = {n: waiting.get(fate, fate) for n, fate in fates.items()}

    def keep(section: Section) -> None:
        _save(context.store, section, synthesis.section(section.question.number))
        context.on_step(section.question.text)

    fates = make_sections(_drafting(context, engine, synthesis), fates, context.clock, keep)
    return tuple(SectionOutcome(question=n, fate=fate) for n, fate in fates.items())


def place_loose_notes(context: Context, engine: Engine) -> None:
    """Gives every note that stands under no question a placement, once and for all."""
    material = updated_material(
        context.store, context.workshop.questions, context.group_names
    ).value
    placed = {placement.note for placement in material.placements}
    if all(note.id in placed for note in material.notes):
        return
    whole = Synthesis(
        workshop=context.workshop, material=material, sections=sections(context.store)
    )
    session = masking_session(whole, masker_for(whole), context.masking, context.store)
    asked = MaskedEngine(engine, session) if session else engine
    decided = asked.place(context.workshop, material.notes, material.placements)
    context.store.save_placements(decided.value, decided.findings)


def outline(context: Context, engine: Engine, number: int) -> Outline:
    """Notes to themes alone, for a person to sign off; stores none of them."""
    place_loose_notes(context, engine)
    return propose(_drafting(context, engine, overview(context)), number)


def _save(store: Store, section: Section, before: Section | None) -> None:
    """Keeps a section that was made; where it replaces a person's work, that can be undone."""
    number, made = section.question.number, section.provenance
    change: Change | None = None
    if before and before.provenance.edited_at and made.edited_at is None:
        decisions = (Replace(question=number),)
        change = Change(command="replace", details={"question": number}, decisions=decisions)
    store.save_draft(section, made.made_at, change)


def _drafting(context: Context, engine: Engine, synthesis: Synthesis) -> Drafting:
    masker = masker_for(synthesis)
    session = masking_session(synthesis, masker, context.masking, context.store)
    numbers = (question.number for question in context.workshop.questions)
    changes = context.store.changes()
    return Drafting(
        engine, synthesis, masker, session, {n: notes_of_themes(changes, n) for n in numbers}
    )


def overview(context: Context) -> Synthesis:
    """The whole as it stands now, checked; changes nothing."""
    gathered = synthesis_of(context.store, context.workshop, context.group_names)
    synthesis = gathered.value
    made = tuple(finding for section in synthesis.sections for finding in section.findings)
    found = (
        gathered.findings + undecided(synthesis.material.notes, names_of(context.workshop)) + made
    )
    found += check(synthesis) + lay_out(synthesis, View()).findings
    return synthesis.model_copy(update={"findings": found})


def export(context: Context, synthesis: Synthesis, form: ExportFormat, view: View) -> bytes:
    """The synthesis in that format, `as_shown`."""
    return form.export(as_shown(synthesis, view), view, context.clock())


def as_shown(synthesis: Synthesis, view: View) -> Synthesis:
    """The synthesis as the reader of a document may see it: the one way out to files.

    Personal data is masked unless ``view`` says otherwise.
    """
    if view.names is Names.SHOWN and view.examples is Examples.NONE:
        return synthesis
    masked = masker_for(synthesis).synthesis(synthesis)
    if view.examples is Examples.NONE:
        return masked
    # Those of several meetings are found by whoever has all their notes.
    found = synthesis.examples or find_examples([masked])
    if view.names is Names.MASKED:
        return masked.model_copy(update={"examples": found})
    # Also where names are shown nobody is an example; the places are those in masked notes.
    return synthesis.model_copy(update={"examples": tuple(map(citing_whole_notes, found))})
