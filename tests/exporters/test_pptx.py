"""Slides: what stands on them and in their notes, and in whose look."""

import io

import pytest
from pptx import Presentation
from pptx.util import Inches

from synthkit.errors import ExportRefused
from synthkit.exporters.document_layout import lay_out
from synthkit.exporters.house_template import HouseTemplate
from synthkit.exporters.layout import PartKind, Style
from synthkit.exporters.pptx import export, export_into
from synthkit.exporters.review import document
from synthkit.exporters.view import Names, Stage, View
from tests.builders import NOON, insight, notes, question, section, synthesis, theme, workshop
from tests.exporters.builders import LEARNING, whole

VIEW = View()


def opened(content: bytes):
    return Presentation(io.BytesIO(content))


def said(deck) -> str:
    texts = []
    for slide in deck.slides:
        texts += [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        if slide.has_notes_slide:
            texts.append(slide.notes_slide.notes_text_frame.text)
    return "\n".join(texts)


def test_all_that_the_document_says_stands_on_the_slides_or_in_their_notes():
    text = said(opened(export(whole(), VIEW, NOON)))
    for paragraph in lay_out(whole()).value.paragraphs:
        if paragraph.style not in {Style.HEADING_1, Style.BODY} or paragraph.part:
            assert paragraph.text in text, paragraph
    for note in whole().sections[0].draft.citations:
        assert {n.id: n.text for n in whole().material.notes}[note.note] in text


def test_every_question_has_a_slide_and_every_slide_a_title_of_its_own():
    deck = opened(export(whole(), VIEW, NOON))
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    headings = [
        p.text
        for p in lay_out(whole()).value.paragraphs
        if p.style is Style.HEADING_2 and p.part and p.part.kind is PartKind.QUESTION
    ]
    assert set(headings) <= set(titles)
    assert len(set(titles)) == len(titles)


def test_all_text_stands_in_placeholders_in_the_language_of_the_document():
    deck = opened(export(whole(), VIEW, NOON))
    assert all(shape.is_placeholder for slide in deck.slides for shape in slide.shapes)
    spoken = {
        run.get("lang")
        for slide in deck.slides
        for run in slide._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}rPr")
    }
    assert spoken == {"sv-SE"}
    core = deck.core_properties
    assert (core.title, core.author, core.language) == ("Sammanställning WS 2", "Reglab", "sv-SE")


def test_many_themes_take_several_slides_and_no_line_parts_from_its_theme():
    said_so = notes(*(f"Tanke nummer {n} om hur vi lär av varandra" for n in range(20)))
    draft = tuple(theme(f"Tema {n}", insight(note.text, note)) for n, note in enumerate(said_so))
    made = synthesis(
        workshop(LEARNING),
        section(
            question(1, LEARNING),
            whole()
            .sections[0]
            .draft.model_copy(update={"themes": draft, "tensions": (), "left_out": ()}),
            said_so,
        ),
        notes_by_question={1: said_so},
    )
    slides = [s for s in opened(export(made, VIEW, NOON)).slides if "Tema" in said_of(s)]
    assert len(slides) > 1
    for slide in slides:
        levels = [p.level for p in slide.placeholders[1].text_frame.paragraphs]
        assert levels[0] == 0
        assert levels[-1] == 1


def said_of(slide) -> str:
    return "\n".join(s.text_frame.text for s in slide.placeholders)


def test_a_template_gives_its_layouts_and_keeps_none_of_its_slides():
    template = Presentation()
    template.slide_width = Inches(11)
    template.slides.add_slide(template.slide_layouts[1]).shapes.title.text = "Exempelbild"
    saved = io.BytesIO()
    template.save(saved)
    house = HouseTemplate(name="mall.pptx", content=saved.getvalue())

    made = export_into(house, whole(), VIEW, NOON)

    deck = opened(made.value)
    assert deck.slide_width == Inches(11)
    assert "Exempelbild" not in said(deck)
    assert [finding.code for finding in made.findings] == ["template_slides_left_out"]
    assert export_into(house, whole(), VIEW, NOON).value == made.value


def test_what_is_no_template_is_refused():
    with pytest.raises(ExportRefused) as refused:
        export_into(HouseTemplate(name="mall.pptx", content=b"PK"), whole(), VIEW, NOON)
    assert refused.value.key == "template_unreadable"


def test_a_draft_says_so_on_every_slide_and_its_lines_have_the_numbers_of_the_document():
    drafted = View(stage=Stage.DRAFT)
    deck = opened(export(whole(), drafted, NOON))
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert all(title.startswith("UTKAST – ") for title in titles)
    assert not any(title.startswith("UTKAST – UTKAST") for title in titles)
    lead, *_ = document(whole(), drafted).paragraphs
    assert lead.text in said(deck)
    assert "[1] RUA bör ta del av HR:s strategiska kompetens." in said(deck)
    assert "UTKAST" not in said(opened(export(whole(), VIEW, NOON)))


def test_slides_that_show_names_say_so_on_the_first():
    deck = opened(export(whole(), View(names=Names.SHOWN), NOON))
    assert "Arbetsmaterial med namn" in deck.slides[0].placeholders[1].text_frame.text
