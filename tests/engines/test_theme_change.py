"""How a theme went on from the earlier meetings to the last: told where the notes show it."""

import pytest

from synthkit.engines.offline.theme_change import change_of
from synthkit.model.synthesis import ThemeChange

SAUNA = ("Bastun vid sjön behöver rustas", "Rusta bastun")


@pytest.mark.parametrize(
    ("earlier", "last", "change"),
    [
        (SAUNA, ("Bastun vid sjön är nu på plats",), ThemeChange.SETTLED),
        (SAUNA, ("Beslutat i mars: bastun rivs",), ThemeChange.SETTLED),
        (SAUNA, ("Snickaren börjar med bastun 14 april",), ThemeChange.MORE_CONCRETE),
        (SAUNA, ("Bastun rustas för 80 000 kronor",), ThemeChange.MORE_CONCRETE),
        (("Bygg en bastu vid sjön",), ("Bygg ingen bastu vid sjön",), ThemeChange.TURNED),
    ],
)
def test_what_the_last_meeting_adds_is_told(earlier, last, change):
    assert change_of(earlier, last, "sv") is change


@pytest.mark.parametrize(
    ("earlier", "last"),
    [
        (SAUNA, ("Bastun vid sjön är fortfarande kall",)),
        # One of several says that it is done with.
        (SAUNA, ("Bastun är nu på plats", "Vem sköter bastun?", "Bastun luktar")),
        # Figures stood there before.
        (("Bastun rymmer 6 personer",), ("Bastun rymmer 8 personer",)),
        # The last meeting did not agree with itself.
        (("Bygg en bastu vid sjön",), ("Bygg ingen bastu vid sjön", "Bygg en bastu vid sjön")),
    ],
)
def test_in_doubt_nothing_is_told(earlier, last):
    assert change_of(earlier, last, "sv") is None
