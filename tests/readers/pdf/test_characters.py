"""Characters that are drawn in unusual ways."""

import pytest

from synthkit.model.document import BlockKind
from synthkit.readers.reading import read
from tests.readers.builders import Pdf, blocks, raw_pdf, texts


def drawn(codes: bytes, names: bytes) -> bytes:
    """A line in a font whose codes stand for glyphs of these names, all equally wide."""
    widths = b" ".join([b"556"] * 86)
    return raw_pdf(
        b"BT /F1 12 Tf 72 700 Td (%s) Tj ET" % codes,
        b"<</Type/Font/Subtype/Type1/BaseFont/Notes/FirstChar 31/LastChar 116/Widths[%s]"
        b"/FontDescriptor<</Type/FontDescriptor/FontName/Notes/Flags 32/Ascent 800/Descent -200"
        b"/CapHeight 700/ItalicAngle 0/StemV 80/FontBBox[0 -200 1000 800]>>"
        b"/Encoding<</Type/Encoding/Differences[%s]>>>>" % (widths, names),
    )


@pytest.mark.parametrize("name", [b"ff", b"f_f"])
def test_a_ligature_is_its_letters(name):
    assert texts(drawn(b"tr\037ar", b"31/" + name)) == ["trffar"]


def test_signs_of_symbol_fonts_are_what_they_show():
    assert texts(drawn(b"mindre buller \037 mer ro", b"31/uniF0E0")) == ["mindre buller → mer ro"]
    [item] = blocks(drawn(b"\037 planteringar", b"31/uniF06C"))
    assert (item.kind, item.text) == (BlockKind.ITEM, "planteringar")


def test_a_sign_that_shows_nothing_known_stays_what_it_is():
    assert texts(drawn(b"ro \037 lugn", b"31/uniF031")) == ["ro \uf031 lugn"]


def test_a_character_that_cannot_be_told_is_left_out_and_a_finding_says_so():
    document = read("Grupp 1.pdf", drawn(b"tr\037ar", b"31/g31"), "abc123")
    assert [block.text for block in document.blocks] == ["trar"]
    [finding] = document.findings
    assert (finding.code, finding.values["count"]) == ("characters_removed", 1)


def test_text_from_right_to_left_is_not_reversed():
    text = "\u0645\u0631\u062d\u0628\u0627 \u0628\u0643\u0645"
    letters = sorted(set(text) - {" "})
    # What stands furthest to the left is drawn first.
    codes = "".join(" " if c == " " else chr(65 + letters.index(c)) for c in reversed(text))
    names = "".join(f"/uni{ord(letter):04X}" for letter in letters)
    assert texts(drawn(codes.encode(), f"65{names}".encode())) == [text]


@pytest.mark.parametrize(("mark", "letter", "whole"), [("¨", "o", "ö"), ("¨", "a", "ä")])
def test_diacritics_that_stand_beside_their_letter_are_put_onto_it(mark, letter, whole):
    made = Pdf()
    made.page().write("St", 72).write(mark, 82.5).write(f"{letter}d", 82)
    assert texts(made.content()) == [f"St{whole}d"]


def test_letters_that_are_drawn_one_by_one_are_a_word():
    made = Pdf()
    page, x = made.page(), 72.0
    for letter in "samverkan":
        page.write(letter, x, font="Courier", size=10)
        x += 6.0
    assert texts(made.content()) == ["samverkan"]


def test_what_is_drawn_twice_to_look_bold_is_read_once():
    made = Pdf()
    made.page().write("fler möten", 72).write("fler möten", 72.3)
    assert texts(made.content()) == ["fler möten"]


def test_what_lies_beside_the_paper_is_not_read():
    made = Pdf()
    made.page().write("fler möten").write("utanför", -200, 72).write("nedanför", 72, 900)
    assert [block.text for block in blocks(made.content())] == ["fler möten"]
