import datetime as dt
import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Cm
from hypothesis import given
from hypothesis import strategies as st

from synthkit import __version__
from synthkit.exporters.document_layout import lay_out
from synthkit.exporters.docx.document import to_docx
from synthkit.exporters.docx.package import Stamp
from synthkit.exporters.docx.styles import STYLE_NAMES
from synthkit.exporters.layout import Layout, Paragraph, Style
from synthkit.model.document import EXPORT_MADE_WITH, EXPORT_MARK_CONTENT, EXPORT_MARK_WORKSHOP
from tests.builders import NOON, workshop
from tests.exporters.builders import whole
from tests.exporters.reading import W, part, part_names

STAMP = Stamp(made_at=NOON, workshop_hash="a" * 64, content_hash="b" * 64)


def exported(**facts: object) -> bytes:
    return to_docx(lay_out(whole(**facts)).value, STAMP)


def of(*paragraphs: Paragraph) -> bytes:
    return to_docx(Layout(language="sv", title="T", paragraphs=paragraphs), STAMP)


def numbered(*numbers: int) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(style=Style.LIST_NUMBER, text=f"{n}?", number=n) for n in numbers)


def opened(docx: bytes):
    return Document(io.BytesIO(docx))


def test_every_paragraph_of_the_layout_stands_in_its_own_style():
    layout = lay_out(whole()).value
    assert [(p.style.name, p.text) for p in opened(exported()).paragraphs] == [
        (STYLE_NAMES[p.style], p.text) for p in layout.paragraphs
    ]


def test_no_paragraph_is_empty_and_there_is_no_table():
    document = opened(exported())
    assert all(paragraph.text for paragraph in document.paragraphs)
    assert not document.tables


def test_headings_are_real_headings():
    styles = opened(exported()).styles
    for level, name in enumerate(("Heading 1", "Heading 2", "Heading 3")):
        outline = styles[name].element.find(f"{W}pPr/{W}outlineLvl")
        assert outline.get(f"{W}val") == str(level)
        assert styles[name].paragraph_format.keep_with_next
        assert styles[name].paragraph_format.widow_control


def test_the_label_of_the_key_insights_is_no_heading():
    label = opened(exported()).styles["Key Insights Label"]
    assert label.element.find(f"{W}pPr/{W}outlineLvl") is None
    assert label.base_style.name == "Normal"
    assert label.paragraph_format.keep_with_next


def numbering_of(docx: bytes) -> list[tuple[str | None, str | None]]:
    """For each numbered paragraph its list, and where that begins."""
    starts = {
        num.get(f"{W}numId"): start.get(f"{W}val")
        for num in part(docx, "word/numbering.xml").iter(f"{W}num")
        for start in num.iter(f"{W}startOverride")
    }
    body = part(docx, "word/document.xml")
    used = [num.get(f"{W}val") for num in body.iter(f"{W}numId")]
    return [(num, starts[num]) for num in used]


def test_the_list_of_questions_is_one_list_that_begins_at_one():
    used = numbering_of(exported())
    assert len(used) == 3
    assert set(used) == {(used[0][0], "1")}


def test_a_list_goes_on_only_where_its_numbers_do():
    body = Paragraph(style=Style.BODY, text="Och så:")
    used = numbering_of(of(*numbered(2, 3, 5), body, *numbered(6, 7)))
    assert [start for _, start in used] == ["2", "2", "5", "6", "6"]
    assert len({num for num, _ in used}) == 3


def test_every_list_refers_to_a_numbering_that_is_there():
    docx = exported()
    there = {num.get(f"{W}numId") for num in part(docx, "word/numbering.xml").iter(f"{W}num")}
    for name in ("word/styles.xml", "word/document.xml"):
        assert {num.get(f"{W}val") for num in part(docx, name).iter(f"{W}numId")} <= there


def test_what_leads_a_list_in_and_its_last_item_but_one_stay_with_what_follows():
    bullets = [Paragraph(style=Style.LIST_BULLET, text=str(n)) for n in range(5)]
    lead_in = Paragraph(style=Style.BODY, text="Frågor:")
    document = opened(of(*bullets, lead_in, *numbered(1, 2)))
    kept = [bool(p.paragraph_format.keep_with_next) for p in document.paragraphs]
    assert kept == [False, False, False, True, False, True, False, False]


@pytest.mark.parametrize(("facts", "tag"), [({}, "sv-SE"), ({"language": "en"}, "en-GB")])
def test_the_language_is_set_and_no_other_is_left(facts, tag):
    docx = exported(**facts)
    texts = [part(docx, f"word/{name}.xml") for name in ("styles", "document", "settings")]
    told = {
        value for text in texts for lang in text.iter(f"{W}lang") for value in lang.attrib.values()
    }
    assert told == {tag}
    assert [lang.get(f"{W}val") for lang in texts[2].iter(f"{W}themeFontLang")] == [tag]
    assert opened(docx).core_properties.language == tag


def test_the_properties_are_ours_and_none_is_the_template_s():
    core = opened(exported()).core_properties
    assert core.title == "Sammanställning WS 2"
    assert core.subject.startswith("Attrahera och behålla!")
    assert core.author == "Reglab"
    assert core.created == core.modified == NOON
    assert core.revision == 1
    assert (core.last_modified_by, core.comments, core.keywords, core.category) == ("",) * 4


def test_a_property_takes_the_beginning_of_what_is_too_long_for_it():
    core = opened(exported(series={"title": "Lång " * 100})).core_properties
    assert core.subject == ("Lång " * 100)[:255]


def test_without_an_organisation_the_author_is_empty():
    assert opened(exported(series={})).core_properties.author == ""


def test_nothing_of_the_template_is_left_behind():
    docx = exported()
    assert not [n for n in part_names(docx) if re.search(r"thumbnail|customXml|Effects", n)]
    with zipfile.ZipFile(io.BytesIO(docx)) as packed:
        everything = b"".join(packed.read(name) for name in packed.namelist())
    for leftover in (b"python-docx", b"Macintosh", b"en-US", b"ja-JP", b"rsid", b"2013-12-23"):
        assert leftover not in everything, leftover


def test_the_export_is_marked_in_its_custom_properties():
    told = {
        found.get("name"): "".join(found.itertext())
        for found in part(exported(), "docProps/custom.xml")
    }
    assert told == {
        EXPORT_MARK_WORKSHOP: "a" * 64,
        EXPORT_MARK_CONTENT: "b" * 64,
        EXPORT_MADE_WITH: f"synthkit {__version__}; offline 1: 1",
    }
    types = part(exported(), "[Content_Types].xml")
    assert "/docProps/custom.xml" in {override.get("PartName") for override in types}
    assert any(
        rel.get("Type", "").endswith("/custom-properties")
        for rel in part(exported(), "_rels/.rels")
    )


def test_the_stamp_follows_workshop_and_content():
    made = whole()
    layout = lay_out(made).value
    stamp = Stamp.of(made.workshop, layout, NOON)
    assert stamp == Stamp.of(whole().workshop, lay_out(whole()).value, NOON)
    other = lay_out(whole(name="WS 3")).value
    assert Stamp.of(made.workshop, other, NOON).content_hash != stamp.content_hash
    assert Stamp.of(made.workshop, other, NOON).workshop_hash == stamp.workshop_hash
    assert Stamp.of(workshop("Annat?"), layout, NOON).workshop_hash != stamp.workshop_hash


def test_the_page_is_a4_and_its_foot_shows_title_and_page():
    section = opened(exported()).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    for margin in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        assert abs(getattr(section, margin) - Cm(2.5)) < Cm(0.01)
    (line,) = section.footer.paragraphs
    assert line.text.startswith("Sammanställning WS 2\tSida")
    assert line.style.name == "Footer"
    field = line._element.find(f"{W}fldSimple")
    assert field.get(f"{W}instr") == "PAGE"


def contrast_with_white(colour: str) -> float:
    """By WCAG 2.1, relative luminance."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (luminance + 0.05)


def test_every_text_can_be_read_against_white():
    styles = opened(exported()).styles
    for name in (*STYLE_NAMES.values(), "Footer"):
        colour = styles[name].font.color.rgb
        assert colour is None or contrast_with_white(str(colour)) >= 4.5, name
        size = styles[name].font.size or styles["Normal"].font.size
        assert size.pt >= 9, name


def test_the_font_is_named_and_never_taken_from_a_theme():
    for name in ("word/styles.xml", "word/document.xml", "word/footer1.xml"):
        for fonts in part(exported(), name).iter(f"{W}rFonts"):
            assert set(fonts.attrib.values()) == {"Calibri"}
            assert not [key for key in fonts.attrib if "Theme" in key or "theme" in key]


def test_the_same_document_has_the_same_bytes():
    assert exported() == exported()


def test_the_time_is_the_stamp_s_and_never_before_zip_can_tell():
    early = Stamp(made_at=dt.datetime(1970, 1, 1, tzinfo=dt.UTC), workshop_hash="", content_hash="")
    layout = lay_out(whole()).value
    for stamp, date_time in ((STAMP, (2025, 10, 10, 12, 0, 0)), (early, (1980, 1, 1, 0, 0, 0))):
        with zipfile.ZipFile(io.BytesIO(to_docx(layout, stamp))) as packed:
            assert {entry.date_time for entry in packed.infolist()} == {date_time}


def test_another_process_with_another_hash_seed_writes_the_same_bytes():
    program = (
        "import hashlib\n"
        "from tests.exporters.test_docx import exported\n"
        "from synthkit.exporters.json_export import to_json\n"
        "from tests.exporters.builders import whole\n"
        "print(hashlib.sha256(exported() + to_json(whole())).hexdigest())\n"
    )
    root = Path(__file__).parents[2]

    def run(seed: str) -> str:
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(root)}
        told = subprocess.run(
            [sys.executable, "-c", program],
            cwd=root,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return told.stdout.strip()

    first, second = run("1"), run("2")
    assert first == second
    assert len(first) == len(hashlib.sha256().hexdigest())


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_words_of_a_group_are_read_back_as_they_were_laid_out(words):
    made = whole(purpose=words, name=words, series={"title": words, "organisation": words})
    layout = lay_out(made).value
    document = opened(to_docx(layout, STAMP))
    assert [p.text for p in document.paragraphs] == [p.text for p in layout.paragraphs]
    assert document.core_properties.title == layout.title
