"""Edits as Word, Word for the web and other programs write them, by hand in the XML."""

import copy
import re
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from synthkit.app.adoption import EditKind as Told
from tests.exporters.editing import DISAGREEMENTS, WordFile
from tests.roundtrip.kinds import kind
from tests.roundtrip.workshop import (
    AGAINST,
    ROOMS,
    SKILLS,
    YARD,
    A,
    B,
    C,
    D,
    E,
    F,
    G,
    H,
    J,
    K,
    L,
    Said,
)

OWN = "Redaktörens helt egna mening"
BY = 'w:id="900" w:author="Redaktör" w:date="2026-03-01T10:00:00Z"'


def xml(text: str) -> Any:
    """The element, whose own names are of Word's main namespace."""
    return parse_xml(re.sub(r"^<w:\w+", lambda start: f"{start[0]} {nsdecls('w')}", text))


def content(paragraph: Paragraph, inner: str) -> None:
    """Puts that XML in place of the runs; the anchors stay around it."""
    runs = paragraph._element.findall(qn("w:r"))
    wrapped = parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>")
    for child in list(wrapped):
        runs[0].addprevious(child)
    for run in runs:
        paragraph._element.remove(run)


def run(text: str, properties: str = "") -> str:
    written = f'<w:t xml:space="preserve">{text}</w:t>'
    return f'<w:r w:rsidR="00AB12CD"><w:rPr>{properties}</w:rPr>{written}</w:r>'


def gone(text: str) -> str:
    written = run(text).replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")
    return f"<w:del {BY}>{written}</w:del>"


def come(text: str) -> str:
    return f"<w:ins {BY}>{run(text)}</w:ins>"


def of_end(paragraph: Paragraph, mark: str) -> None:
    """A tracked change of the paragraph's end."""
    properties = paragraph._element.get_or_add_pPr()
    properties.append(parse_xml(f"<w:rPr {nsdecls('w')}><w:{mark} {BY}/></w:rPr>"))


@kind(Told.REWORD)
def words_in_many_runs_with_marks_of_proofing(file: WordFile, said: Said) -> None:
    pieces = ["Öppna verk", "staden ", "varje ", "tis", "dag"]
    proof = '<w:proofErr w:type="spellStart"/>{}<w:proofErr w:type="spellEnd"/>'
    content(file.saying(A), "".join(proof.format(run(piece)) for piece in pieces))
    said.reword(A, "Öppna verkstaden varje tisdag.")


@kind()
def the_same_words_in_many_runs(file: WordFile, said: Said) -> None:
    for words in (A, C, ROOMS):
        paragraph = file.saying(words)
        content(paragraph, "".join(run(letter) for letter in paragraph.text))


@kind(Told.REWORD)
def a_word_inserted_with_tracking(file: WordFile, said: Said) -> None:
    content(file.saying(C), run("Skriv en ") + come("kort ") + run("handbok om maskinerna."))
    said.reword(C, "Skriv en kort handbok om maskinerna.")


@kind(Told.REWORD)
def a_word_deleted_with_tracking(file: WordFile, said: Said) -> None:
    content(file.saying(G), run("Måla trapphuset") + gone(" i ljusa färger") + run("."))
    said.reword(G, "Måla trapphuset.")


@kind(Told.REWORD, unanchored=(Told.DROP, Told.ADD))
def words_replaced_with_tracking(file: WordFile, said: Said) -> None:
    content(file.saying(E), gone("Hyr ut hörsalen") + come("Upplåt scenen") + run(" till körer."))
    said.reword(E, "Upplåt scenen till körer.")


@kind(Told.REWORD)
def what_one_inserted_and_another_deleted(file: WordFile, said: Said) -> None:
    inner = f"<w:ins {BY}>{gone('gamla och ')}</w:ins>"
    content(file.saying(E), run("Hyr ut hörsalen till ") + inner + come("unga ") + run("körer."))
    said.reword(E, "Hyr ut hörsalen till unga körer.")


@kind(Told.DROP)
def a_line_deleted_with_tracking(file: WordFile, said: Said) -> None:
    line = file.saying(B)
    content(line, gone(f"{B}."))
    of_end(line, "del")
    said.reword(B)


@kind(Told.DROP)
def the_words_of_a_line_deleted_with_tracking(file: WordFile, said: Said) -> None:
    content(file.saying(B), gone(f"{B}."))
    said.reword(B)


@kind(Told.ADD)
def a_line_inserted_with_tracking(file: WordFile, said: Said) -> None:
    line = file.add_after(file.saying(A), OWN)
    content(line, come(f"{OWN}."))
    of_end(line, "ins")
    said.add(A, f"{OWN}.")


@kind(Told.REWORD, Told.MERGE)
def an_end_of_line_deleted_with_tracking(file: WordFile, said: Said) -> None:
    of_end(file.saying(D), "del")
    file.saying(D).add_run(" ")
    said.reword(D, f"{D}. {E}.")
    said.reword(E)


@kind(Told.REWORD, Told.SPLIT)
def an_end_of_line_inserted_with_tracking(file: WordFile, said: Said) -> None:
    file.split(
        file.saying(B), "hur", "Låt pensionärer visa lärlingar.", "Visa hur svarven fungerar."
    )
    of_end(file.saying("visa lärlingar"), "ins")
    said.reword(B, "Låt pensionärer visa lärlingar.", "Visa hur svarven fungerar.")


@kind(Told.REORDER)
def a_line_moved_with_tracking(file: WordFile, said: Said) -> None:
    line = file.saying(A)
    copied = file.add_after(file.saying(E), f"{A}.")
    content(line, f"<w:moveFrom {BY}>{run(f'{A}.')}</w:moveFrom>")
    of_end(line, "moveFrom")
    content(copied, f"<w:moveTo {BY}>{run(f'{A}.')}</w:moveTo>")
    of_end(copied, "moveTo")
    said.put(A, E)


@kind(Told.REORDER)
def a_line_moved_with_tracking_between_marks_of_a_range(file: WordFile, said: Said) -> None:
    line, target = file.saying(C), file.saying(G)
    for paragraph, way in ((line, "From"), (file.add_after(target, f"{C}."), "To")):
        content(paragraph, f"<w:move{way} {BY}>{run(f'{C}.')}</w:move{way}>")
        of_end(paragraph, f"move{way}")
        start = f'<w:move{way}RangeStart {nsdecls("w")} {BY} w:name="move1"/>'
        end = f'<w:move{way}RangeEnd {nsdecls("w")} w:id="900"/>'
        paragraph._element.addprevious(parse_xml(start))
        paragraph._element.addnext(parse_xml(end))
    said.put(C, G)


@kind()
def other_looks_with_tracking(file: WordFile, said: Said) -> None:
    content(file.saying(A), run(f"{A}.", f"<w:b/><w:rPrChange {BY}><w:rPr/></w:rPrChange>"))
    properties = file.saying(B)._element.get_or_add_pPr()
    properties.append(parse_xml(f"<w:pPrChange {nsdecls('w')} {BY}><w:pPr/></w:pPrChange>"))


@kind(Told.RETITLE)
def a_title_changed_with_tracking(file: WordFile, said: Said) -> None:
    content(file.saying(f"{YARD}:"), gone(YARD) + come("Utomhus") + run(":"))
    said.retitle(YARD, "Utomhus")


@kind(Told.REWORD, Told.REWORD)
def the_other_quotes_and_dashes_of_autocorrection(file: WordFile, said: Said) -> None:
    file.reword(file.saying(A), "Öppna ”verkstaden” en kväll i veckan – helst.")
    file.reword(file.saying(H), "Söka bidrag är ’krångligt’ för små firmor…")
    said.reword(A, "Öppna ”verkstaden” en kväll i veckan – helst.")
    said.reword(H, "Söka bidrag är ’krångligt’ för små firmor…")


@kind()
def smart_tags_around_words(file: WordFile, said: Said) -> None:
    tag = '<w:smartTag w:uri="urn:x" w:element="place">{}</w:smartTag>'
    content(file.saying(F), run("Cyklar ") + tag.format(run("behöver tak")) + run(" mot regn."))


@kind(Told.REWORD)
def words_within_a_smart_tag(file: WordFile, said: Said) -> None:
    tag = '<w:smartTag w:uri="urn:x" w:element="date">{}</w:smartTag>'
    content(file.saying(F), run("Cyklar ") + tag.format(run("kräver tak")) + run(" mot regn."))
    said.reword(F, "Cyklar kräver tak mot regn.")


@kind()
def a_content_control_around_a_line(file: WordFile, said: Said) -> None:
    for words in (D, L):
        element = file.saying(words)._element
        control = xml('<w:sdt><w:sdtPr><w:id w:val="7"/></w:sdtPr><w:sdtContent/></w:sdt>')
        element.addprevious(control)
        control.find(qn("w:sdtContent")).append(element)


@kind(Told.REWORD)
def words_in_a_content_control(file: WordFile, said: Said) -> None:
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    content(
        file.saying(L), run("En ") + control.format(run("advokat")) + run(" borde granska avtalen.")
    )
    said.reword(L, "En advokat borde granska avtalen.")


@kind()
def a_prompt_of_a_content_control_that_nobody_filled_in(file: WordFile, said: Said) -> None:
    control = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    content(file.saying(L), run(f"{L}.") + control.format(run("Klicka här")))


@kind()
def links_that_word_made(file: WordFile, said: Said) -> None:
    link = '<w:hyperlink w:anchor="x">{}</w:hyperlink>'
    content(
        file.saying(K), run("Bankens ") + link.format(run("öppettider")) + run(" passar ingen.")
    )


@kind()
def the_result_of_a_field(file: WordFile, said: Said) -> None:
    character = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    field = character.format("begin") + "<w:r><w:instrText>REF x</w:instrText></w:r>"
    field += character.format("separate") + run("avtalen") + character.format("end")
    content(file.saying(L), run("En jurist borde granska ") + field + run("."))


@kind(Told.REWORD)
def a_simple_field_put_in(file: WordFile, said: Said) -> None:
    field = '<w:fldSimple w:instr=" DATE ">{}</w:fldSimple>'
    content(file.saying(L), run(f"{L} före ") + field.format(run("2027-01-01")) + run("."))
    said.reword(L, f"{L} före 2027-01-01.")


@kind()
def hyphens_that_break_a_word_alone(file: WordFile, said: Said) -> None:
    soft = "<w:r><w:softHyphen/></w:r>"
    content(file.saying(C), run("Skriv en hand") + soft + run("bok om maski\u00adnerna."))


@kind()
def a_line_broken_by_hand(file: WordFile, said: Said) -> None:
    content(
        file.saying(B),
        run("Låt pensionärer visa") + "<w:r><w:br/></w:r>" + run("lärlingar hur svarven fungerar."),
    )


@kind(Told.REWORD)
def words_struck_through_to_be_deleted(file: WordFile, said: Said) -> None:
    content(
        file.saying(D),
        run("Byt lokaler med bryggeriet") + run(" under hösten", "<w:strike/>") + run("."),
    )
    said.reword(D, "Byt lokaler med bryggeriet.")


@kind(Told.DROP)
def a_line_struck_through_to_be_deleted(file: WordFile, said: Said) -> None:
    content(file.saying(D), run(f"{D}.", "<w:strike/>"))
    said.reword(D)


@kind()
def styles_by_the_ids_of_a_swedish_word(file: WordFile, said: Said) -> None:
    ids = {
        "Heading1": "Rubrik1",
        "Heading2": "Rubrik2",
        "Heading3": "Rubrik3",
        "ListBullet": "Punktlista",
    }
    names = {"Heading 1": "heading 1", "Heading 2": "heading 2", "Heading 3": "heading 3"}
    for style in file.document.styles.element.findall(qn("w:style")):
        style.set(qn("w:styleId"), ids.get(style.get(qn("w:styleId")), style.get(qn("w:styleId"))))
        called = style.find(qn("w:name"))
        called.set(qn("w:val"), names.get(called.get(qn("w:val")), called.get(qn("w:val"))))
    for used in file.document.element.iter(qn("w:pStyle")):
        used.set(qn("w:val"), ids.get(used.get(qn("w:val")), used.get(qn("w:val"))))


@kind()
def lists_numbered_anew(file: WordFile, said: Said) -> None:
    numbering = file.document.part.numbering_part.element
    first = numbering.find(qn("w:num"))
    new = copy.deepcopy(first)
    new.set(qn("w:numId"), "77")
    numbering.append(new)
    for line in file.styled("List Bullet"):
        properties = line._element.get_or_add_pPr()
        old = properties.find(qn("w:numPr"))
        if old is not None:
            properties.remove(old)
        properties.append(xml('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>'))


@kind()
def lines_indented_and_taken_out_of_their_list(file: WordFile, said: Said) -> None:
    deeper = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
    none = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
    for words, given in ((B, deeper), (E, none)):
        properties = file.saying(words)._element.get_or_add_pPr()
        properties.append(xml(given))


@kind()
def a_title_that_is_only_bold_now(file: WordFile, said: Said) -> None:
    heading = file.saying(f"{ROOMS}:")
    heading.style = file.document.styles["Normal"]
    heading.runs[0].bold = True


@kind(Told.RETITLE)
def a_title_that_is_only_bold_and_has_other_words(file: WordFile, said: Said) -> None:
    heading = file.saying(f"{ROOMS}:")
    heading.style = file.document.styles["Normal"]
    content(heading, run("Tak över huvudet", "<w:b/>"))
    said.retitle(ROOMS, "Tak över huvudet")


@kind()
def titles_of_another_level(file: WordFile, said: Said) -> None:
    styles = file.document.styles
    styles.add_style("Heading 4", 1) if "Heading 4" not in styles else None
    file.saying(f"{ROOMS}:").style = styles["Heading 4"]
    file.saying(f"{SKILLS}:").style = styles["Heading 2"]


@kind(*[Told.FRONT] * 3)
def the_headings_between_reworded(file: WordFile, said: Said) -> None:
    for heading in file.document.paragraphs:
        if heading.text == "Delade meningar:":
            file.reword(heading, "Där vi tycker olika:")
        elif heading.text == "Nyckelinsikter:":
            file.reword(heading, "Det viktigaste:")


@kind(Told.DROP, Told.REWORD)
def a_line_deleted_under_a_title_that_is_none_any_more(file: WordFile, said: Said) -> None:
    heading = file.saying(f"{YARD}:")
    heading.style = file.document.styles["List Bullet"]
    file.delete(file.saying(F))
    content(file.saying(G), run(f"{G} och ljust trä."))
    said.reword(F)
    said.reword(G, f"{G} och ljust trä.")


@kind(Told.COMMENT, Told.COMMENT)
def a_comment_with_an_answer(file: WordFile, said: Said) -> None:
    file.comment(file.saying(J), "Stämmer det?")
    file.comment(file.saying(J), "Ja, enligt grupp 2.")


@kind(Told.COMMENT)
def a_comment_in_several_paragraphs(file: WordFile, said: Said) -> None:
    file.comment(file.saying(J), "Stämmer det?\nJag tvivlar.")


@kind(Told.COMMENT)
def a_comment_over_several_lines(file: WordFile, said: Said) -> None:
    runs = [file.saying(words).runs[0] for words in (D, E)]
    file.document.add_comment(runs, text="Slå ihop?", author="Anna Ek", initials="AE")


@kind(Told.FRONT)
def a_footnote_at_a_line(file: WordFile, said: Said) -> None:
    file.footnote(file.saying(E), "Enligt kommunens hyreslista.")


@kind()
def anchors_of_words_own(file: WordFile, said: Said) -> None:
    for number, words in enumerate((A, ROOMS, H)):
        element = file.saying(words)._element
        element.insert(1, xml(f'<w:bookmarkStart w:id="{500 + number}" w:name="_GoBack{number}"/>'))
        element.append(xml(f'<w:bookmarkEnd w:id="{500 + number}"/>'))


@kind(Told.DROP)
def an_anchor_that_slid_to_the_next_line(file: WordFile, said: Said) -> None:
    line, below = file.saying(A), file.saying(B)
    for anchor in line._element.findall(qn("w:bookmarkStart")):
        below._element.insert(1, anchor)
    file.delete(line)
    said.reword(A)


@kind()
def anchors_between_the_paragraphs(file: WordFile, said: Said) -> None:
    for anchor in list(file.document.element.body.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
        paragraph = anchor.getparent()
        (paragraph.addprevious if anchor.tag == qn("w:bookmarkStart") else paragraph.addnext)(
            anchor
        )


@kind(Told.ADD)
def a_picture_with_its_caption(file: WordFile, said: Said) -> None:
    said.add(G, "Figur 1. Gården i maj.")
    caption = file.add_after(file.saying(G), "Figur 1. Gården i maj.")
    caption.style = file.document.styles.add_style("Caption", 1)


@kind(Told.FRONT)
def a_text_box(file: WordFile, said: Said) -> None:
    box = (
        '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
        "<w:p><w:r><w:t>Klipp ut och spara</w:t></w:r></w:p>"
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    content(file.saying(G), run(f"{G}.") + box)


@kind(Told.DROP, Told.DROP, Told.DROP)
def headings_with_the_look_of_the_line_that_was_deleted_above(file: WordFile, said: Said) -> None:
    headings = (DISAGREEMENTS, "2. Vad behöver", "Om sammanställningen")
    for words, heading in zip((G, AGAINST, K), headings, strict=True):
        file.delete(file.saying(words))
        below = [p for p in file.document.paragraphs if p.text.startswith(heading)][-1]
        below.style = file.document.styles["List Bullet"]
    said.reword(G)
    said.reword(K)
    said.tensions[1] = []


@kind(Told.REWORD, Told.MERGE)
def two_lines_run_together_without_a_space(file: WordFile, said: Said) -> None:
    content(file.saying(D), run(f"{D}.{E}."))
    for paragraph in file.document.paragraphs:
        if paragraph.text == f"{E}.":
            file.delete(paragraph)
    said.reword(D, f"{D}. {E}.")
    said.reword(E)
