"""References to pages and pictures, which people may edit and programs reshape."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthkit.model.original import Original, has_reference, referred_to, split_at_reference

PAGE = Original.of("3f9a2c41d0b7ffff", page=2)
PICTURE = Original.of("3f9a2c41d0b7ffff", picture=12)
HASHES = st.text("0123456789abcdef", min_size=64, max_size=64)


@given(HASHES, st.integers(1, 5000), st.booleans())
def test_what_a_reference_names_is_read_out_of_it(content_hash, number, is_page):
    place = {"page": number} if is_page else {"picture": number}
    original = Original.of(content_hash, **place)
    assert referred_to(f"anteckningar.pdf, sida 2\n{original.reference}") == original
    assert referred_to(original.bookmark) == original


@pytest.mark.parametrize(
    "reshape",
    [
        str.upper,
        lambda text: text.strip("[]"),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace(" ", "  "),
        lambda text: f"Se {text}, sida 2",
    ],
)
def test_a_reference_survives_what_programs_do_to_it(reshape):
    assert referred_to(reshape(PICTURE.reference)) == PICTURE


def test_a_reference_with_a_slip_names_nothing_and_is_still_known_as_one():
    slipped = PAGE.reference.replace("p2", "p3")
    assert referred_to(slipped) is None
    assert has_reference(slipped)


@pytest.mark.parametrize(
    "text", ["", "Vi prövade synthkit 2 gånger.", "[synt 3f9a2c41d0b7 p2 aaaa]"]
)
def test_other_text_is_no_reference(text):
    assert referred_to(text) is None
    assert not has_reference(text)


@pytest.mark.parametrize("reference", [PAGE.reference, "[synthkit oops]"])
def test_what_stands_around_a_reference_is_told_apart(reference):
    title = "skanning.pdf, sida 2"
    assert split_at_reference(f"{title}\n{reference}") == (title, "")
    assert split_at_reference(f"{title} {reference} mer tid") == (title, "mer tid")
    assert split_at_reference("mer tid") == ("mer tid", "")


@pytest.mark.parametrize("place", [{}, {"page": 1, "picture": 1}])
def test_an_original_is_a_page_or_a_picture(place):
    with pytest.raises(ValueError, match="a page or a picture"):
        Original(digits="3f9a2c41d0b7", **place)
