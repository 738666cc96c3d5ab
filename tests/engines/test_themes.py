from collections import Counter

from synthkit.engines.offline import OfflineEngine
from synthkit.model.synthesis import Brief
from tests.builders import notes, question
from tests.engines.workshops import care, green, youth

ENGINE = OfflineEngine()


def themes_of(asked, given):
    return ENGINE.outline(asked, given).value.themes


def test_ordinary_material_gets_three_to_five_themes_without_a_giant():
    for workshop in (youth(), care(), green()):
        themes = themes_of(workshop.question, workshop.notes)
        sizes = [len(theme.notes) for theme in themes]
        assert 3 <= len(themes) <= 5
        assert max(sizes) <= len(workshop.notes) / 2
        assert min(sizes) >= 2


def test_themes_are_closer_to_a_careful_readers_than_chance():
    for workshop in (youth(), care(), green()):
        together = apart = 0
        for theme in themes_of(workshop.question, workshop.notes):
            labels = [workshop.themes[note] for note in theme.notes]
            pairs = [(a, b) for at, a in enumerate(labels) for b in labels[at + 1 :]]
            together += sum(a == b for a, b in pairs)
            apart += sum(a != b for a, b in pairs)
        counts = Counter(workshop.themes.values())
        size = len(workshop.notes)
        chance = sum(n * (n - 1) for n in counts.values()) / (size * (size - 1))
        assert together / (together + apart) > 2 * chance


def test_thin_material_gets_fewer_themes():
    two = notes("Fler bussar", "Bussarna går för sällan", "Unga ledare", "Utbilda ledare",
                "Ledarna orkar inte", "Bussar på kvällen")  # fmt: skip
    assert len(themes_of(question(), two)) == 2
    assert len(themes_of(question(), notes("Fler bussar på kvällen"))) == 1


def test_a_question_that_nobody_answered_gets_none():
    assert themes_of(question(), ()) == ()
    assert themes_of(question(), notes("Kaffet var kallt")) == ()


def test_the_outline_names_the_themes_that_the_draft_has():
    for workshop in (youth(), care(), green()):
        outlined = [t.title for t in themes_of(workshop.question, workshop.notes)]
        drafted = ENGINE.draft(workshop.question, workshop.notes, Brief()).value.themes
        assert [t.title for t in drafted] == [
            t for t in outlined if t in {d.title for d in drafted}
        ]
        assert len(drafted) >= len(outlined) - 1


def test_no_note_is_in_two_themes_of_an_outline():
    workshop = green()
    held = [n for theme in themes_of(workshop.question, workshop.notes) for n in theme.notes]
    assert len(held) == len(set(held))
