"""The disclosure: it tells the truth about how this very document was made."""

from collections.abc import Iterator, Sequence

from synthkit.domain.synthesis import Section, Synthesis
from synthkit.domain.workshop import Language
from synthkit.language.catalogue import Catalogue, catalogue
from synthkit.language.phrases import enumerated


def disclosure(synthesis: Synthesis) -> str:
    """Whether a language model was used, for which questions, and whether a person edited it.

    Sections without a line of their own are spoken of only where no other is; "" where there is
    no section at all.
    """
    sections = [section for section in synthesis.sections if section.draft.lines]
    sections = sections or list(synthesis.sections)
    by_service = _by_service(sections)
    texts = catalogue(synthesis.workshop.language)
    if len(by_service) == 1:
        told = _of_one_making(texts, next(iter(by_service)), sections)
    else:
        told = _of_several_makings(texts, by_service, sections)
    return " ".join(told)


def questions_named(numbers: Sequence[int], language: Language) -> str:
    """The questions by number: "fråga 1 och 3"."""
    return catalogue(language).text(
        "document.disclosure.questions",
        count=len(numbers),
        numbers=enumerated((str(number) for number in numbers), language),
    )


def _service(section: Section) -> str | None:
    """The AI service as it was configured to be named; None where no model had a part in it."""
    made = section.provenance
    return made.model_label or made.model


def _by_service(sections: Sequence[Section]) -> dict[str | None, list[Section]]:
    """In the order in which the document meets them."""
    by_service: dict[str | None, list[Section]] = {}
    for section in sections:
        by_service.setdefault(_service(section), []).append(section)
    return by_service


def _of_one_making(
    texts: Catalogue, service: str | None, sections: Sequence[Section]
) -> Iterator[str]:
    edited = _edited(sections)
    whole = texts.text("document.disclosure.whole")
    yield _made(texts, whole, service, "_edited" if len(edited) == len(sections) else "")
    if service is None:
        yield texts.text("document.disclosure.no_model_used")
    if 0 < len(edited) < len(sections):
        yield texts.text("document.disclosure.edited", subject=_part(texts, edited))


def _of_several_makings(
    texts: Catalogue, by_service: dict[str | None, list[Section]], sections: Sequence[Section]
) -> Iterator[str]:
    for service, made in by_service.items():
        yield _made(texts, _part(texts, made), service)
        if service is None:
            yield texts.text("document.disclosure.no_model_used_there")
    edited = _edited(sections)
    if edited:
        everything = len(edited) == len(sections)
        whole = texts.text("document.disclosure.whole")
        subject = whole if everything else _part(texts, edited)
        yield texts.text("document.disclosure.edited", subject=subject)


def _made(texts: Catalogue, subject: str, service: str | None, suffix: str = "") -> str:
    if service is None:
        return texts.text(f"document.disclosure.no_model{suffix}", subject=subject)
    return texts.text(f"document.disclosure.model{suffix}", subject=subject, name=service)


def _edited(sections: Sequence[Section]) -> list[Section]:
    return [section for section in sections if section.provenance.edited_at]


def _part(texts: Catalogue, sections: Sequence[Section]) -> str:
    named = questions_named([s.question.number for s in sections], texts.locale)
    return texts.text("document.disclosure.part", questions=named)
