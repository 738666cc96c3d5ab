"""What a section of a closing synthesis holds, and which section a line speaks like."""

import pytest

from synthkit.text import languages
from synthkit.text.frame import SPOKEN, SectionKind, kinds_of, speaks


@pytest.mark.parametrize("code", ["sv", "en"])
def test_every_section_of_a_language_s_own_frame_is_known_for_what_it_holds(code):
    frame = languages.get(code).closing.frame
    assert kinds_of(frame) == {
        SectionKind.RECURRING: 0,
        SectionKind.FACTORS: 1,
        SectionKind.STRUCTURES: 2,
        SectionKind.TOOLS: 3,
        SectionKind.OPEN: 4,
        SectionKind.NEXT: 5,
    }


def test_a_section_of_another_name_holds_no_kind_of_lines():
    assert kinds_of(["Hälsningar från Bengtsfors"]) == {}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Vem betalar skötseln av dammarna?", SectionKind.OPEN),
        ("Vi bjuder in markägarna till en vandring före midsommar", SectionKind.NEXT),
        ("En lathund för strandskötsel", SectionKind.TOOLS),
        ("Förtroende mellan markägare är avgörande", SectionKind.FACTORS),
        ("Kommunen har samordningsansvaret för vattenrådet", SectionKind.STRUCTURES),
        ("Who pays for the ponds?", SectionKind.OPEN),
        ("A checklist for shore owners", SectionKind.TOOLS),
    ],
)
def test_a_line_speaks_most_like_its_own_kind(line, kind):
    assert max(SPOKEN, key=lambda one: speaks(one, line)) is kind
