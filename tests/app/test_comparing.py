"""Two meetings side by side: what comes back, what is new, what does not come back."""

from synthkit.app.comparing import Change, compare, likest_question
from synthkit.model.synthesis import Draft, Synthesis
from tests.builders import insight, notes, question, section, synthesis, theme, workshop


def made(name: str, asked: str, **themes: str) -> Synthesis:
    """A meeting with one question and a line a theme."""
    said = notes(*themes.values())
    draft = Draft(
        themes=tuple(
            theme(title, insight(text, note))
            for (title, text), note in zip(themes.items(), said, strict=True)
        )
    )
    one = question(text=asked)
    return synthesis(
        workshop(asked, name=name), section(one, draft, said), notes_by_question={1: said}
    )


FIRST = made(
    "Cykel 1",
    "Hur får vi fler att cykla?",
    Garage="Bygg låsta cykelgarage vid stationen.",
    Avgifter="Avskaffa trängselavgiften.",
)
SECOND = made(
    "Cykel 2",
    "Hur får vi ännu fler att cykla?",
    Station="De låsta cykelgaragen vid stationen är på plats.",
    Frukost="Bjud företagen på frukost i maj.",
)


def changes(compared):
    return {one.change: (one.before, one.after) for one in compared}


def test_lines_on_one_matter_stand_beside_each_other_and_so_do_their_themes():
    (found,) = compare(FIRST, SECOND)
    assert found.questions is not None
    assert found.meetings == ("Cykel 1", "Cykel 2")
    assert changes(found.themes) == {
        Change.STAYED: (("Garage",), ("Station",)),
        Change.CAME: ((), ("Frukost",)),
        Change.WENT: (("Avgifter",), ()),
    }
    assert [one.change for one in found.lines] == [Change.STAYED, Change.CAME, Change.WENT]


def test_every_line_of_both_stands_in_it_once():
    (found,) = compare(FIRST, SECOND)
    assert sum(len(one.before) for one in found.lines) == 2
    assert sum(len(one.after) for one in found.lines) == 2


def test_meetings_that_asked_nothing_alike_are_compared_as_a_whole():
    other = made("Mat", "Vad äter barnen helst i skolan?", Mat="Barnen vill ha soppa.")
    (found,) = compare(FIRST, other)
    assert found.questions is None
    assert {one.change for one in found.lines} == {Change.CAME, Change.WENT}


def test_the_question_most_like_one_is_found_and_its_number_decides_between_none():
    asked = [question(1, "Vad kostar det?"), question(2, "Hur får vi fler att cykla?")]
    assert likest_question(question(1, "Hur får vi barn att cykla?"), asked).number == 2
    assert likest_question(question(2, "Xyzzy"), asked).number == 2
