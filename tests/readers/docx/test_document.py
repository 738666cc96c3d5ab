"""What a Word file holds, as blocks."""

import pytest

from synthkit.model.document import Block, BlockKind, Place
from tests.builders import cell, heading, item, paragraph
from tests.readers.builders import (
    LISTS,
    abstract_list,
    blocks,
    box,
    docx,
    instance,
    numbered,
    p,
    r,
    relations,
    root,
    row,
    style,
    table,
    tc,
    texts,
)

HEADINGS = style("Rubrik1", "heading 1") + style("Egen", "Egen rubrik", "Rubrik1")


# Structure


def test_a_heading_is_known_by_its_style_whatever_the_id_is_called():
    assert blocks(docx(p("Fråga 1", style="Rubrik1"), styles=HEADINGS)) == (heading("Fråga 1"),)


def test_a_style_inherits_being_a_heading():
    assert blocks(docx(p("Fråga 1", style="Egen"), styles=HEADINGS)) == (heading("Fråga 1"),)


@pytest.mark.parametrize("name", ["Rubrik 2", "Überschrift 2", "Otsikko 2", "Heading 2"])
def test_a_heading_style_may_have_a_name_in_another_language(name):
    made = docx(p("Fråga 1", style="x"), styles=style("x", name))
    assert blocks(made) == (heading("Fråga 1", 2),)


def test_an_outline_level_makes_a_heading():
    outlined = p("Fråga 1", props='<w:outlineLvl w:val="2"/>')
    assert blocks(docx(outlined)) == (heading("Fråga 1", 3),)


def test_the_outline_level_of_body_text_makes_none_out_of_a_heading_style():
    toc = style("TOC", "TOC Heading", "Rubrik1", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>')
    made = docx(p("Innehåll", style="TOC"), styles=HEADINGS + toc)
    assert blocks(made) == (paragraph("Innehåll"),)


@pytest.mark.parametrize("name", ["Title", "Subtitle"])
def test_title_and_subtitle_are_headings_of_the_first_level(name):
    assert blocks(docx(p("WS 2", style="x"), styles=style("x", name))) == (heading("WS 2", 1),)


def test_a_wholly_bold_or_underlined_paragraph_is_strong():
    made = docx(
        p(r("Fråga ", "<w:b/>"), r("1", "<w:b/>"))
        + p(r("Fråga 2", '<w:u w:val="single"/>'))
        + p(r("Halvt", "<w:b/>"), r(" fet"))
        + p(r("Inte fet", '<w:b w:val="0"/>'), style="Fet"),
        styles=style("Fet", props="<w:rPr><w:b/></w:rPr>"),
    )
    assert [block.strong for block in blocks(made)] == [True, True, False, False]


def test_a_style_makes_a_paragraph_strong():
    bold = style("Fet", props="<w:rPr><w:b/></w:rPr>")
    assert blocks(docx(p("Fråga", style="Fet"), styles=bold)) == (paragraph("Fråga", strong=True),)


# Lists


def test_automatic_numbers_are_rebuilt_as_labels():
    made = docx(
        p("ett", props=numbered(1))
        + p("två", props=numbered(1))
        + p("två a", props=numbered(1, 1))
        + p("två b", props=numbered(1, 1))
        + p("djupt", props=numbered(1, 2))
        + p("tre", props=numbered(1))
        + p("tre a", props=numbered(1, 1)),
        numbering=LISTS,
    )
    assert blocks(made) == (
        item("ett", label="1."),
        item("två", label="2."),
        item("två a", 1, label="a)", parent=1),
        item("två b", 1, label="b)", parent=1),
        item("djupt", 2, label="2.b.1", parent=3),
        item("tre", label="3."),
        item("tre a", 1, label="a)", parent=5),
    )


def test_bullets_have_no_label():
    made = docx(p("ett", props=numbered(2)) + p("under", props=numbered(2, 1)), numbering=LISTS)
    assert blocks(made) == (item("ett"), item("under", 1, parent=0))


def test_a_list_that_starts_over_is_counted_anew():
    over = instance(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>')
    made = docx(
        p("a", props=numbered(1)) + p("b", props=numbered(3)) + p("c", props=numbered(3)),
        numbering=LISTS + over,
    )
    assert [block.label for block in blocks(made)] == ["1.", "5.", "6."]


@pytest.mark.parametrize(
    ("form", "labels"),
    [
        ("upperRoman", ["I.", "II.", "III.", "IV."]),
        ("lowerLetter", ["a.", "b.", "c.", "d."]),
        ("decimalZero", ["01.", "02.", "03.", "04."]),
    ],
)
def test_labels_are_written_in_the_form_of_the_list(form, labels):
    lists = abstract_list(0, (form, "%1.")) + instance(1, 0)
    made = docx(p("x", props=numbered(1)) * 4, numbering=lists)
    assert [block.label for block in blocks(made)] == labels


def test_a_style_puts_a_paragraph_into_a_list():
    listed = style("List", props=f"<w:pPr>{numbered(1)}</w:pPr>")
    made = docx(p("ett", style="List"), styles=listed, numbering=LISTS)
    assert blocks(made) == (item("ett", label="1."),)


def test_a_heading_keeps_its_automatic_number_as_its_label():
    made = docx(p("Hur?", style="Rubrik1", props=numbered(1)), styles=HEADINGS, numbering=LISTS)
    assert blocks(made) == (heading("Hur?", label="1."),)


def test_list_zero_takes_a_paragraph_out_of_its_style_s_list():
    listed = style("List", props=f"<w:pPr>{numbered(1)}</w:pPr>")
    made = docx(p("fri", style="List", props=numbered(0)), styles=listed, numbering=LISTS)
    assert blocks(made) == (paragraph("fri"),)


@pytest.mark.parametrize("sign", ["- ", "• ", "– ", "* ", "o ", "-\u00a0", "\uf0b7 "])
def test_a_typed_list_sign_makes_an_item_and_is_taken_off(sign):
    assert blocks(docx(p(f"{sign}fler möten"))) == (item("fler möten"),)


@pytest.mark.parametrize("text", ["-5 grader", "och sen", "– ", "*viktigt*"])
def test_what_only_looks_like_a_list_sign_stays(text):
    assert blocks(docx(p(text))) == (paragraph(text.strip()),)


def test_typed_items_nest_by_their_indentation():
    deeper = '<w:ind w:left="720"/>'
    made = docx(p("- ett") + p("- under", props=deeper) + p("- två"))
    assert blocks(made) == (item("ett"), item("under", 1, parent=0), item("två"))


def test_typed_items_nest_by_the_spaces_before_their_sign():
    made = docx(p("- ett") + p("   - under") + p("\t\t- djupt") + p("- två"))
    assert [block.level for block in blocks(made)] == [0, 1, 2, 0]


def test_items_typed_with_line_breaks_are_items_of_their_own():
    made = docx(p("Vi vill:", "<w:r><w:br/></w:r>", "- ett", "<w:r><w:br/></w:r>", "- två"))
    assert blocks(made) == (paragraph("Vi vill:"), item("ett"), item("två"))


def test_a_heading_ends_the_reach_of_the_items_above_it():
    made = docx(
        p("ett", props=numbered(2))
        + p("Fråga 2", style="Rubrik1")
        + p("under", props=numbered(2, 1)),
        styles=HEADINGS,
        numbering=LISTS,
    )
    assert blocks(made)[2].parent is None


# Tables


def test_cells_come_in_reading_order_with_their_places():
    made = docx(table(["a", "b"], ["c", "d"]))
    assert blocks(made) == (cell("a", 1, 1), cell("b", 1, 2), cell("c", 2, 1), cell("d", 2, 2))


def test_each_paragraph_of_a_cell_is_a_block():
    made = docx(table([p("a") + p("b")]))
    assert blocks(made) == (cell("a", 1, 1), cell("b", 1, 1))


def test_list_items_in_a_cell_keep_their_level():
    listed = p("a", props=numbered(2)) + p("under", props=numbered(2, 1))
    first, second = blocks(docx(table([listed]), numbering=LISTS))
    assert (first.kind, first.level, first.parent) == (BlockKind.CELL, 0, None)
    assert (second.kind, second.level, second.parent) == (BlockKind.CELL, 1, 0)


def test_merged_cells_are_read_once():
    wide = tc("bred", '<w:gridSpan w:val="2"/>')
    top, below = tc("hög", '<w:vMerge w:val="restart"/>'), tc("", "<w:vMerge/>")
    made = docx(f"<w:tbl>{row(wide, top)}{row('a', 'b', below)}</w:tbl>")
    assert blocks(made) == (
        cell("bred", 1, 1),
        cell("hög", 1, 3),
        cell("a", 2, 1),
        cell("b", 2, 2),
    )


def test_a_nested_table_is_read_where_it_stands():
    inner = table(["inre"])
    made = docx(table([p("före") + inner + p("efter"), "b"]))
    assert [(b.text, b.place.table) for b in blocks(made)] == [
        ("före", 1),
        ("inre", 2),
        ("efter", 1),
        ("b", 1),
    ]


def test_a_heading_in_a_cell_is_a_strong_cell():
    made = docx(table([p("Fråga 1", style="Rubrik1")]), styles=HEADINGS)
    assert blocks(made) == (cell("Fråga 1", 1, 1).model_copy(update={"strong": True}),)


def test_a_deleted_row_is_out():
    gone = row("borta", props="<w:del/>")
    made = docx(f"<w:tbl>{row('kvar')}{gone}</w:tbl>")
    assert texts(made) == ["kvar"]


# Boxes, controls, fields, notes


def test_a_text_box_is_read_once_after_its_paragraph():
    made = docx(p("före", box(p("i rutan"), p("- punkt"))) + p("efter"))
    assert [(b.kind, b.text) for b in blocks(made)] == [
        (BlockKind.PARAGRAPH, "före"),
        (BlockKind.BOX, "i rutan"),
        (BlockKind.BOX, "punkt"),
        (BlockKind.PARAGRAPH, "efter"),
    ]


def test_content_controls_are_seen_through():
    made = docx(
        f"<w:sdt><w:sdtContent>{p('block')}</w:sdtContent></w:sdt>"
        + p("in", f"<w:sdt><w:sdtContent>{r('uti')}</w:sdtContent></w:sdt>")
    )
    assert texts(made) == ["block", "inuti"]


def test_the_prompt_of_an_untouched_form_field_is_told_apart():
    prompts = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
    control = f"<w:sdt>{prompts}<w:sdtContent>{r('Klicka här')}</w:sdtContent></w:sdt>"
    assert blocks(docx(p("Namn: ", control))) == (
        paragraph("Namn:"),
        paragraph("Klicka här", placeholder=True),
    )


def test_of_a_field_the_result_is_read_and_never_the_code():
    def character(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    whole = character("begin") + code + character("separate") + r("7") + character("end")
    simple = f'<w:fldSimple w:instr="DATE">{r("9 oktober")}</w:fldSimple>'
    assert texts(docx(p("sida ", whole) + p(simple))) == ["sida 7", "9 oktober"]


def test_a_field_that_never_ends_hides_nothing():
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert texts(docx(p(begun, "syns") + p("syns med"))) == ["syns", "syns med"]


def test_links_and_smart_tags_are_text():
    made = p(f"<w:hyperlink>{r('länk')}</w:hyperlink>", f"<w:smartTag>{r('Umeå')}</w:smartTag>")
    assert texts(docx(made)) == ["länkUmeå"]


def test_notes_and_comments_follow_the_paragraph_they_hang_on():
    hanging = (
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r>'
        '<w:r><w:commentReference w:id="2"/></w:r>'
    )
    made = docx(
        p("text", hanging) + p("mer"),
        footnotes=f'<w:footnote w:id="2">{p("fot")}</w:footnote>'
        f'<w:footnote w:id="0" w:type="separator">{p("streck")}</w:footnote>',
        endnotes=f'<w:endnote w:id="2">{p("slut")}</w:endnote>',
        comments=f'<w:comment w:id="2">{p("kommentar")}{p("i två")}</w:comment>',
    )
    assert [(b.kind, b.text) for b in blocks(made)] == [
        (BlockKind.PARAGRAPH, "text"),
        (BlockKind.FOOTNOTE, "fot"),
        (BlockKind.FOOTNOTE, "slut"),
        (BlockKind.COMMENT, "kommentar\ni två"),
        (BlockKind.PARAGRAPH, "mer"),
    ]


def test_headers_come_first_and_footers_last_and_each_once():
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header"/>'
        '<w:footerReference w:type="default" r:id="footer"/></w:sectPr>'
    )
    made = docx(
        p("ett", props=section) + p("två") + section, header=p("Grupp 3"), footer=p("sida 1")
    )
    assert [(b.kind, b.text) for b in blocks(made)] == [
        (BlockKind.HEADER, "Grupp 3"),
        (BlockKind.PARAGRAPH, "ett"),
        (BlockKind.PARAGRAPH, "två"),
        (BlockKind.FOOTER, "sida 1"),
    ]


def test_the_header_of_the_first_page_is_none_where_the_first_page_has_no_header_of_its_own():
    section = '<w:sectPr><w:headerReference w:type="first" r:id="header"/></w:sectPr>'
    assert texts(docx(p("ett") + section, header=p("syns inte"))) == ["ett"]


# Tracked changes and characters


def test_tracked_changes_are_read_as_if_accepted():
    made = p(
        "vi ",
        f"<w:ins>{r('ska')}</w:ins>",
        "<w:del><w:r><w:delText>ska inte</w:delText></w:r></w:del>",
        f"<w:moveFrom>{r('flyttat')}</w:moveFrom>",
        f"<w:moveTo>{r(' samverka')}</w:moveTo>",
    )
    assert texts(docx(made)) == ["vi ska samverka"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs():
    joined = p("vi ska", props="<w:rPr><w:del/></w:rPr>") + p(" samverka")
    assert texts(docx(joined)) == ["vi ska samverka"]


def test_a_moved_paragraph_is_read_once():
    moved = p(f"<w:moveFrom>{r('flyttat')}</w:moveFrom>", props="<w:rPr><w:moveFrom/></w:rPr>")
    assert texts(docx(moved + p("kvar") + p(f"<w:moveTo>{r('flyttat')}</w:moveTo>"))) == [
        "kvar",
        "flyttat",
    ]


def test_hidden_text_is_out():
    hidden = style("Dold", props="<w:rPr><w:vanish/></w:rPr>")
    made = docx(p("syns", r(" inte", "<w:vanish/>")) + p("dold", style="Dold"), styles=hidden)
    assert texts(made) == ["syns"]


def test_what_is_struck_through_stands_apart():
    made = docx(p("Höj ", r("avgiften", "<w:strike/>"), " taket") + p(r("Riv", "<w:dstrike/>")))
    assert [(block.text, block.struck) for block in blocks(made)] == [
        ("Höj  taket".replace("  ", " "), False),
        ("avgiften", True),
        ("Riv", True),
    ]


def test_characters_stand_as_they_are_read():
    made = p(
        "sam\u00adver\u00adkan\u00a0nu\u200b",
        "<w:r><w:softHyphen/><w:tab/><w:noBreakHyphen/></w:r>",
        "o\u0308",
        '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
    )
    assert texts(docx(made)) == ["samverkan nu -ö✓"]


def test_a_drop_cap_belongs_to_its_word():
    cap = p("S", props='<w:framePr w:dropCap="drop"/>')
    assert texts(docx(cap + p("amverkan"))) == ["Samverkan"]


# Odd and damaged packages


def test_strict_ooxml_is_read():
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    main = f'<w:document xmlns:w="{strict}"><w:body>{p("text")}</w:body></w:document>'
    assert texts(docx("", extra={"word/document.xml": main})) == ["text"]


def test_relations_that_lead_nowhere_do_no_harm():
    section = '<w:sectPr><w:headerReference w:type="default" r:id="gone"/></w:sectPr>'
    lost = relations({"gone": ("header", "gone.xml"), "s": ("styles", "styles.xml")})
    made = docx(p("text") + section, extra={"word/_rels/document.xml.rels": lost})
    assert texts(made) == ["text"]


def test_damaged_styles_do_no_harm():
    made = docx(p("text"), styles="", extra={"word/styles.xml": "<broken"})
    assert texts(made) == ["text"]


def test_an_element_that_nobody_knows_is_seen_through():
    assert texts(docx(f"<w:new>{p('<w:newer>' + r('text') + '</w:newer>')}</w:new>")) == ["text"]


def test_a_footnote_that_refers_to_itself_ends():
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    made = docx(
        p("text", reference), footnotes=f'<w:footnote w:id="2">{p("fot", reference)}</w:footnote>'
    )
    assert texts(made) == ["text", "fot"]


def test_several_bodies_are_all_read():
    main = root("document", f"<w:body>{p('ett')}</w:body><w:body>{p('två')}</w:body>")
    assert texts(docx("", extra={"word/document.xml": main})) == ["ett", "två"]


def test_a_block_of_a_table_in_a_header_is_of_the_header():
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'
    made = docx(p("text") + section, header=table(["Grupp 3"]))
    assert blocks(made)[0] == Block(
        kind=BlockKind.HEADER, text="Grupp 3", place=Place(table=1, row=1, column=1)
    )


# Tables of contents, and lists made in two ways

TOC = style("TOC1", "toc 1") + style("TOCHeading", "TOC Heading")


def test_the_lines_of_a_table_of_contents_are_of_their_own_kind():
    made = docx(
        p("Fråga 1", "<w:r><w:tab/></w:r>", "3", style="TOC1") + p("Fråga 1", style="Rubrik1"),
        styles=HEADINGS + TOC,
    )
    assert [(b.kind, b.text) for b in blocks(made)] == [
        (BlockKind.CONTENTS, "Fråga 1 3"),
        (BlockKind.HEADING, "Fråga 1"),
    ]


def test_a_table_of_contents_that_is_a_control_takes_its_heading_along():
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    held = p("Innehåll") + p("- Fråga 1")
    control = f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{held}</w:sdtContent></w:sdt>"
    assert [(b.kind, b.text) for b in blocks(docx(control + p("text")))] == [
        (BlockKind.CONTENTS, "Innehåll"),
        (BlockKind.CONTENTS, "- Fråga 1"),
        (BlockKind.PARAGRAPH, "text"),
    ]


@pytest.mark.parametrize("further_in", ["   ", "\t"])
def test_typed_items_below_an_automatic_one_and_further_in_belong_to_it(further_in):
    made = docx(
        p("ett", props=numbered(1))
        + p(f"{further_in}- under ett")
        + p(f"{further_in}- också under ett")
        + p("två", props=numbered(1)),
        numbering=LISTS,
    )
    assert blocks(made) == (
        item("ett", label="1."),
        item("under ett", 1, parent=0),
        item("också under ett", 1, parent=0),
        item("två", label="2."),
    )


def test_typed_items_as_far_in_as_the_automatic_ones_stand_beside_them():
    edge = '<w:pPr><w:ind w:left="1080" w:hanging="360"/></w:pPr>'
    lists = abstract_list(0, ("bullet", "•"), more=edge) + instance(1, 0)
    typed = '<w:ind w:left="{}"/>'
    made = docx(
        p("ett", props=numbered(1))
        + p("- bredvid", props=typed.format(720))
        + p("- under", props=typed.format(1440)),
        numbering=lists,
    )
    assert blocks(made) == (item("ett"), item("bredvid"), item("under", 1, parent=1))


def test_a_plain_paragraph_ends_the_list_above_it():
    made = docx(p("ett", props=numbered(1)) + p("Sedan:") + p("   - eget"), numbering=LISTS)
    assert blocks(made)[2] == item("eget")
