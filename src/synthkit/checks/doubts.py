"""Where the reading may be wrong though nothing failed: gaps, and much that became no note."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from synthkit.model.document import BlockKind, SetAside, SetAsideReason
from synthkit.model.finding import Finding, Where
from synthkit.model.note import Note, PlacedBy, Voice, VoiceKind
from synthkit.model.synthesis import Material, Synthesis
from synthkit.text.wordforms import bare_words

# What a person should know as soon as files are read, those included that come with the notes.
CODES = frozenset(
    {
        "group_without_notes",
        "much_set_aside",
        "question_in_few_files",
        "question_unknown",
        "matched_by_number",
        "heading_of_no_question",
        "heading_not_taken",
        "above_questions",
    }
)
_FEWEST_GROUPS = 3  # that are compared
_FEW = 3  # one in as many is few
_SEVERAL = 2  # questions
_LONGEST_NAME = 6  # words
_MUCH = 0.2  # of a file's words
_FEWEST_WORDS = 20  # set aside; less is a heading or two
# What is not on a page's body, or has a finding of its own.
_NO_BODY = {BlockKind.HEADER, BlockKind.FOOTER, BlockKind.COMMENT, BlockKind.CONTENTS}
_TOLD = {
    SetAsideReason.COMMENT,
    SetAsideReason.DUPLICATE_FILE,
    SetAsideReason.TRANSCRIPT,
    SetAsideReason.NOT_TRANSCRIBED,
    SetAsideReason.VOID_TRANSCRIPTION,
}


def doubts(synthesis: Synthesis) -> tuple[Finding, ...]:
    """All doubts about the reading that need no section to be made."""
    checks = (
        groups_without_notes,
        files_much_set_aside,
        questions_in_few_files,
        files_without_question,
    )
    return tuple(finding for check in checks for finding in check(synthesis))


def groups_without_notes(synthesis: Synthesis) -> Iterator[Finding]:
    """Each group has notes under a question that most groups have notes under.

    A group of which a note has no place yet is not judged.
    """
    answered = _answered(synthesis.material)
    for question in synthesis.workshop.questions:
        without = [voice for voice, asked in answered.items() if question.number not in asked]
        if len(answered) < _FEWEST_GROUPS or _FEW * len(without) > len(answered):
            continue
        for voice in without:
            note = next(n for n in synthesis.material.notes if n.voice == voice)
            yield Finding.warning(
                "group_without_notes",
                Where(question=question.number, document=note.document),
                group=voice.name or note.document_name,
                question=question.number,
                others=len(answered) - len(without),
            )


def files_much_set_aside(synthesis: Synthesis) -> Iterator[Finding]:
    """Not more than a fifth of what stands on the pages of a file became no note.

    Headings that notes stand under are no such text, nor is what stands in several files word
    for word: it is the form's.
    """
    material = synthesis.material
    forms = _words_of_forms(synthesis)
    aside: dict[str, list[SetAside]] = defaultdict(list)
    for one in material.set_asides:
        if one.block is not None and one.reason not in _TOLD and not _is_name(one):
            aside[one.document].append(one)
    notes_of: dict[str, list[Note]] = defaultdict(list)
    for note in material.notes:
        notes_of[note.document].append(note)
    for document in material.documents:
        notes = notes_of[document.key]
        noted = sum(len(bare_words(note.text)) for note in notes)
        headings = {_folded(heading) for note in notes for heading in note.headings}
        counted = {
            one.text: len(bare_words(one.text))
            for one in aside[document.key]
            if one.block is not None
            and document.blocks[one.block].kind not in _NO_BODY
            and _folded(one.text) not in forms | headings
        }
        words = sum(counted.values())
        if noted and words >= _FEWEST_WORDS and words > _MUCH * (words + noted):
            longest = max(counted, key=lambda text: counted[text])
            yield Finding.warning(
                "much_set_aside",
                Where(document=document.key),
                name=document.name,
                share=round(100 * words / (words + noted)),
                count=words,
                text=longest,
            )


def questions_in_few_files(synthesis: Synthesis) -> Iterator[Finding]:
    """Where files go through several questions, each question is a heading in more than a few."""
    material = synthesis.material
    headed: dict[str, set[int]] = defaultdict(set)
    of_note = {note.id: note.document for note in material.notes}
    for placement in material.placements:
        if placement.by is PlacedBy.HEADING and placement.question is not None:
            headed[of_note[placement.note]].add(placement.question)
    files = {document: asked for document, asked in headed.items() if len(asked) > 1}
    for question in synthesis.workshop.questions:
        having = [document for document, asked in headed.items() if question.number in asked]
        if len(files) < _FEWEST_GROUPS or not having or _FEW * len(having) > len(files):
            continue
        names = [d.name for d in material.documents if d.key in having]
        yield Finding.warning(
            "question_in_few_files",
            Where(question=question.number, document=having[0]),
            question=question.number,
            count=len(having),
            of=len(headed),
            name="; ".join(names),
        )


def files_without_question(synthesis: Synthesis) -> Iterator[Finding]:
    """Where several questions were asked, a file tells its question or its group, or a person did.

    A group goes through the questions in an order, which helps to place what it noted; of a list
    that nobody signed nothing is known but what each note says.
    """
    if len(synthesis.workshop.questions) < _SEVERAL:
        return
    told = {p.note for p in synthesis.material.placements if p.by is not PlacedBy.ENGINE}
    notes_of: dict[str, list[Note]] = defaultdict(list)
    for note in synthesis.material.notes:
        notes_of[note.document].append(note)
    for document, notes in notes_of.items():
        signed = any(note.voice.kind is VoiceKind.GROUP for note in notes)
        if not signed and not any(note.id in told for note in notes):
            yield Finding.warning(
                "question_unknown",
                Where(document=document),
                name=notes[0].document_name,
                count=len(notes),
            )


def _is_name(aside: SetAside) -> bool:
    """Whether it may well be a name and what stands with it: no sentence that was misread."""
    attendance = aside.reason is SetAsideReason.ATTENDANCE
    return attendance and len(bare_words(aside.text)) <= _LONGEST_NAME


def _answered(material: Material) -> Mapping[Voice, set[int]]:
    """The questions that each group has notes under, if all its notes have a place."""
    place = {placement.note: placement.question for placement in material.placements}
    by_voice: dict[Voice, list[Note]] = defaultdict(list)
    for note in material.notes:
        if note.voice.kind is not VoiceKind.RESPONDENT:
            by_voice[note.voice].append(note)
    answered = {
        voice: {question for note in notes if (question := place[note.id]) is not None}
        for voice, notes in by_voice.items()
        if all(note.id in place for note in notes)
    }
    return {voice: questions for voice, questions in answered.items() if questions}


def _words_of_forms(synthesis: Synthesis) -> frozenset[str]:
    """Texts that stand in several files, and the questions."""
    files: Counter[str] = Counter()
    for document in synthesis.material.documents:
        files.update({_folded(block.text) for block in document.blocks})
    shared = {text for text, count in files.items() if count > 1}
    return frozenset(shared | {_folded(q.text) for q in synthesis.workshop.questions})


def _folded(text: str) -> str:
    return " ".join(bare_words(text))


def unread_files(synthesis: Synthesis) -> Iterator[Finding]:
    """No file that may hold notes was left unread."""
    for refusal in synthesis.material.refusals:
        if refusal.reason.may_hold_notes:
            yield Finding.warning("unread_file", name=refusal.path)


def workshops_without_questions(synthesis: Synthesis) -> Iterator[Finding]:
    """Where there are notes there are questions for them to answer."""
    if synthesis.material.notes and not synthesis.workshop.questions:
        yield Finding.warning("no_questions")
