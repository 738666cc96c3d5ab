"""A question edited whole: its titles, lines, order and left-out notes, as one change."""

from typing import Final

from synthkit.app.adopting import adopt
from synthkit.app.adoption import Adoption, EditKind, EditReport
from synthkit.app.corrections import bring_back, leave_out
from synthkit.app.document_tree import Anchors, DocumentTree, TreeLine, TreeQuestion, TreeTheme
from synthkit.drafts.changes import Change
from synthkit.exporters.layout import printable
from synthkit.exporters.wording import both_sides
from synthkit.model.base import FrozenModel
from synthkit.model.note import LeftOutReason
from synthkit.model.synthesis import Section, Synthesis
from synthkit.text.languages import LanguageCode

COMMAND: Final = "edit"


class QuestionEdit(FrozenModel):
    """What a person wants under a question.

    Attributes:
        question: whose lines have the ids of what they were; the first of several is what is
            reworded, and the others are joined to it.
        left_out: notes to leave out that are not.
        brought_back: notes to bring back.
    """

    question: TreeQuestion
    left_out: tuple[str, ...] = ()
    brought_back: tuple[str, ...] = ()


def tree_of_section(section: Section, language: LanguageCode) -> TreeQuestion:
    """What stands under the question now, in the words of the draft, without what nobody sees."""
    draft = section.draft
    return TreeQuestion(
        number=section.question.number,
        themes=tuple(
            TreeTheme(
                title=printable(theme.title),
                ids=(theme.id,),
                lines=tuple(TreeLine(text=printable(i.text), ids=(i.id,)) for i in theme.insights),
            )
            for theme in draft.themes
        ),
        tensions=tuple(
            TreeLine(text=printable(both_sides(t, language)), ids=(t.id,)) for t in draft.tensions
        ),
    )


def edit_question(synthesis: Synthesis, section: Section, wanted: QuestionEdit) -> Adoption:
    """What comes of it as decisions over the section as it stands."""
    now = tree_of_section(section, synthesis.workshop.language)
    before = DocumentTree(questions=(now,))
    after = DocumentTree(questions=(wanted.question,), anchors=Anchors.ARE_MARKS)
    found = adopt(synthesis, before, after, before)
    decisions = found.change.decisions if found.change else ()
    reports = list(found.reports)
    texts = {note.id: note.text for note in synthesis.material.notes}
    number = section.question.number
    for kind, notes in (
        (EditKind.LEAVE_OUT, wanted.left_out),
        (EditKind.BRING_BACK, wanted.brought_back),
    ):
        if not notes:
            continue
        if kind is EditKind.LEAVE_OUT:
            decisions += leave_out(synthesis, notes, LeftOutReason.BY_PERSON).decisions
        else:
            decisions += bring_back(synthesis, notes).decisions
        reports += (
            EditReport(kind=kind, question=number, values={"text": texts[note]}) for note in notes
        )
    made = Adoption(reports=tuple(reports), change=None)
    if not decisions:
        return made
    details: dict[str, str | int] = {"question": number, "count": len(made.taken)}
    change = Change(command=COMMAND, details=details, decisions=decisions)
    return made.model_copy(update={"change": change})
