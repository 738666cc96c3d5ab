"""No hostile text stalls what is asked of texts; `benchmarks.hostile` tries many more."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.hostile import ASKED
from tests.hostile_texts import PIECES, hostile_text

# What a slow machine takes for the slowest, many times over; what stalls takes minutes.
SECONDS = 10.0


@pytest.mark.parametrize("name", ASKED)
@settings(max_examples=4)
@given(seed=st.integers(0, 10**6))
def test_no_text_stalls_what_is_asked_of_it(name, seed):
    begun = time.process_time()
    ASKED[name](hostile_text(seed, 3_000))
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize(
    "piece", ["@", "@b.se", "0 7 0", "Anna Berg ", "A. ", "och ", "(", "“", "ska inte "]
)
def test_no_piece_stalls_anything_when_it_is_repeated(piece):
    assert piece in PIECES
    begun = time.process_time()
    for ask in ASKED.values():
        ask((piece * 2_000)[:4_000])
    assert time.process_time() - begun < SECONDS
