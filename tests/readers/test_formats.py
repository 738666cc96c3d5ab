"""The list of formats: each file has one, and what is refused says why."""

from collections import Counter

import pytest

from synthkit.model.document import RefusalReason
from synthkit.readers.contents import Refused
from synthkit.readers.formats import ARCHIVES, FORMATS, REFUSED, format_of, refused_by_name
from synthkit.readers.pdf import document as pdf


def test_no_two_formats_have_an_ending_in_common():
    counted = Counter([*REFUSED, *(ending for form in FORMATS for ending in form.endings)])
    assert set(counted.values()) == {1}


def test_content_counts_for_more_than_the_name():
    assert format_of("Grupp 1.docx", b"%PDF-1.4") is pdf.FORMAT
    assert format_of("Grupp 1.xlsx", b"PK\x03\x04") is ARCHIVES


@pytest.mark.parametrize(("ending", "reason"), sorted(REFUSED.items()))
def test_a_format_that_is_refused_is_so_by_name_and_when_it_is_read(
    ending: str, reason: RefusalReason
):
    assert refused_by_name(f"Grupp 1{ending}") is reason
    with pytest.raises(Refused) as refused:
        format_of(f"Grupp 1{ending}", b"notes")
    assert refused.value.reason is reason
