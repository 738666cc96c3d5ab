"""Which question a whole file is about: one file a question, by its name or its title."""

from collections.abc import Callable

from synthkit.model.document import BlockKind, Document
from synthkit.notes.groups import group_in_title
from synthkit.notes.numbering import number_in_file_name
from synthkit.notes.outline import Outline
from synthkit.notes.question_matching import Match, Prominence, QuestionMatcher
from synthkit.text.wordforms import bare_words

_LONGEST_TITLE = 6  # words of a plain first line that may be a short name of a question


def file_questions(
    documents: tuple[Document, ...],
    matcher: QuestionMatcher,
    outline: Callable[[Document], Outline],
) -> dict[str, int]:
    """The questions of those files, by key, that have no question heading of their own.

    A number or a question's wording in the name is enough. A name that only shares a word with a
    question ("Näringsliv.docx") counts if other files so name the other questions.
    """
    sure: dict[str, int] = {}
    weak: dict[str, int] = {}
    for document in documents:
        outlined = outline(document)
        if outlined.questions:
            continue
        number = number_in_file_name(document.name.rsplit(".", 1)[0])
        if number is not None and number in matcher.numbers:
            sure[document.key] = number
            continue
        for match in _named(document, outlined, matcher):
            (sure if match.sure else weak).setdefault(document.key, match.question)
    hinted = {key: question for key, question in weak.items() if key not in sure}
    every = [*sure.values(), *hinted.values()]
    apart = len(hinted) > 0 and len(every) > 1 and len(set(every)) == len(every)
    return sure | hinted if apart else sure


def _named(document: Document, outline: Outline, matcher: QuestionMatcher) -> list[Match]:
    """The questions that the file's name, its page header or its first line mean."""
    stem = document.name.rsplit(".", 1)[0].replace("_", " ")
    texts = [stem] if group_in_title(stem) is None else []
    texts += [b.text for b in document.blocks if b.kind is BlockKind.HEADER]
    first = next((unit for unit in outline.units if unit.is_body), None)
    if (
        first
        and first.prominence >= Prominence.LINE
        and len(bare_words(first.text)) <= _LONGEST_TITLE
    ):
        texts.append(first.text)
    found = (matcher.named_by(text) for text in texts)
    return [match for match in found if match and not match.bare]
