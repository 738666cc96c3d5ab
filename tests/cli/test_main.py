"""A character that a console lacks is printed as the nearest that it has."""

import io
import sys

import pytest

from synthkit.cli.main import accept_any_character


@pytest.mark.parametrize(
    ("encoding", "text", "printed"),
    [
        ("ascii", "Łódź – Åse’s “nät”…", 'Lodz - Ase\'s "nat"...'),
        ("ascii", "• 3 × 2 → 6 ← 中", "- 3 x 2 -> 6 <- Zhong"),
        ("cp437", "för Łukasz • ½", "för Lukasz - ½"),
        ("utf-8", "• Łódź → ☕", "• Łódź → ☕"),
        ("ascii", "\U000e0001\ue000", "??"),
    ],
)
def test_it_is_the_nearest_sign_or_letter(monkeypatch, encoding, text, printed):
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding=encoding))
    accept_any_character()

    sys.stdout.write(text)
    sys.stdout.flush()

    assert written.getvalue().decode(encoding) == printed
