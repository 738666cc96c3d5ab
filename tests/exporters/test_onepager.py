"""One side of A4, whatever the synthesis holds; the page says what it leaves out."""

import io

import pypdfium2
import pytest

from synthkit.exporters.layout import Style
from synthkit.exporters.onepager import one_page
from synthkit.exporters.pdf.document import to_pdf
from tests.builders import NOON, insight, notes, question, section, synthesis, theme, workshop
from tests.exporters.builders import whole
from tests.exporters.test_rendering import SOFFICE, rendered

LONG = (
    "Hur kan kommuner, regioner och företag tillsammans göra det lättare för unga att stanna kvar? "
)


def large(questions: int, themes: int, words: int = 14, wording: str = LONG):
    """So many questions with so many themes of two lines each; later themes have more groups."""
    asked = [wording + str(number) for number in range(1, questions + 1)]
    sections, placed = [], {}
    for number, text in enumerate(asked, 1):
        said = [
            notes(
                *(f"{'Tanke ' * words}{number} {at} {of}" for of in (1, 2)),
                group=f"Grupp {number}-{at}",
            )
            for at in range(themes)
        ]
        extra = notes(f"Samma tanke {number}", group=f"Grupp {number}")
        made = [
            theme(
                f"Tema {number} {at}",
                insight(one.text, one, *(extra if at == themes - 1 else ())),
                insight(two.text, two),
            )
            for at, (one, two) in enumerate(said)
        ]
        flat = tuple(note for pair in said for note in pair) + extra
        draft = (
            whole()
            .sections[0]
            .draft.model_copy(update={"themes": tuple(made), "tensions": (), "left_out": ()})
        )
        sections.append(section(question(number, text), draft, flat))
        placed[number] = flat
    return synthesis(workshop(*asked), *sections, notes_by_question=placed)


SIZES = [(1, 2), (1, 40), (3, 5), (11, 9)]


@pytest.mark.parametrize(("questions", "themes"), SIZES)
def test_it_is_one_page_and_says_how_many_lines_it_shows(questions, themes):
    page = one_page(large(questions, themes))
    bullets = [p for p in page.layout.paragraphs if p.style is Style.LIST_BULLET]
    assert len(bullets) == page.shown
    assert page.every == questions * themes * 2
    assert (
        f"visar {page.shown} av sammanställningens {page.every}" in page.layout.paragraphs[-1].text
    )
    assert len(pypdfium2.PdfDocument(io.BytesIO(to_pdf(page.layout, NOON)))) == 1


@pytest.mark.parametrize("times", [1, 2, 3])
def test_long_questions_are_shortened_until_each_has_a_line(times):
    made = large(11, 3, wording=LONG * times, words=6)
    page = one_page(made)
    with_lines = {
        p.part.question
        for p in page.layout.paragraphs
        if p.style is Style.LIST_BULLET and p.part is not None
    }
    assert with_lines == set(range(1, 12))
    assert len(pypdfium2.PdfDocument(io.BytesIO(to_pdf(page.layout, NOON)))) == 1
    asked = [p.text for p in page.layout.paragraphs if p.style is Style.HEADING_2]
    assert all(len(text) <= 160 for text in asked)
    assert all(text.startswith(f"{n}. {LONG[:40]}") for n, text in enumerate(asked, 1))


def test_questions_that_leave_room_are_printed_whole():
    asked = [p.text for p in one_page(large(3, 5)).layout.paragraphs if p.style is Style.HEADING_2]
    assert asked == [f"{n}. {LONG}{n}" for n in (1, 2, 3)]


def test_lines_of_most_groups_stay_and_every_question_keeps_one():
    page = one_page(large(3, 30))
    shown = [p.text for p in page.layout.paragraphs if p.style is Style.LIST_BULLET]
    assert page.shown < 90
    for number in (1, 2, 3):
        assert any(text.startswith(f"Tema {number} 29:") for text in shown)


def test_what_fits_is_all_there():
    page = one_page(whole())
    assert (page.shown, page.every) == (3, 4)
    texts = [p.text for p in page.layout.paragraphs]
    assert texts[0] == "Sammanställning WS 2"
    assert any(text.startswith("Delade meningar") or "Andra menar" in text for text in texts)


@pytest.mark.libreoffice
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_it_is_one_page_in_word_too(tmp_path):
    for number, size in enumerate(SIZES):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert len(rendered(one_page(large(*size)).layout, folder)) == 1, size
