"""The numbers of a line stand in the notes behind it."""

from synthkit.checks.numbers import numbers_in_titles_without_source, numbers_without_source
from synthkit.model.finding import Severity
from synthkit.model.synthesis import Draft
from tests.builders import insight, notes, tension, theme
from tests.checks.builders import codes, of_insight, of_tension, values, whole


def test_a_number_that_no_cited_note_says_is_found() -> None:
    (a,) = notes("Mötas 4 gånger om året")
    (finding,) = numbers_without_source(of_insight("Mötas 6 gånger om året.", a))
    assert (finding.severity, finding.values["number"]) == (Severity.ERROR, "6")
    assert codes(numbers_without_source, of_insight("Mötas fyra gånger om året.", a)) == []


def test_a_number_in_another_note_of_the_question_does_not_count() -> None:
    a, b = notes("Mötas oftare", "Mötas 6 gånger om året")
    draft = Draft(themes=(theme("Möten", insight("Mötas 6 gånger.", a)),))
    assert values(numbers_without_source, whole(draft, a, b), "number") == ["6"]


def test_a_number_in_letters_is_a_warning() -> None:
    (a,) = notes("HR och RUA behöver mötas")
    (finding,) = numbers_without_source(of_insight("De två behöver mötas.", a))
    assert (finding.severity, finding.values["number"]) == (Severity.WARNING, "två")


def test_the_note_that_a_note_is_nested_under_counts_too() -> None:
    parent, child = notes("Inför 2027", "kartlägg behoven")
    nested = child.model_copy(update={"parent": parent.id})
    draft = Draft(themes=(theme("Behov", insight("Kartlägg behoven inför 2027.", nested)),))
    assert codes(numbers_without_source, whole(draft, parent, nested)) == []
    assert codes(numbers_without_source, whole(draft, parent, child)) == ["number_without_source"]


def test_each_side_of_a_tension_is_held_to_its_own_notes() -> None:
    a, b = notes("Börja 2026", "Börja 2027")
    swapped = tension("Börja 2027", "Börja 2026", [a], [b])
    right = tension("Börja 2026", "Börja 2027", [a], [b])
    assert values(numbers_without_source, of_tension(swapped, a, b), "number") == ["2027", "2026"]
    assert codes(numbers_without_source, of_tension(right, a, b)) == []


def test_a_number_in_a_title_stands_in_a_note_of_the_theme() -> None:
    a, b = notes("Kartlägg före 2027", "Fler möten")
    right = Draft(themes=(theme("Före 2027", insight("Kartlägg före 2027.", a)),))
    wrong = Draft(themes=(theme("Före 2027", insight("Fler möten.", b)),))
    assert codes(numbers_in_titles_without_source, whole(right, a, b)) == []
    assert codes(numbers_in_titles_without_source, whole(wrong, a, b)) == [
        "title_number_without_source"
    ]


def test_more_in_letters_than_anybody_would_count_is_no_count() -> None:
    a, b = notes("HR och RUA behöver mötas", "Mötas oftare")
    (finding,) = numbers_without_source(of_insight("Mötas elva gånger om året.", a, b))
    assert (finding.severity, finding.values["number"]) == (Severity.ERROR, "elva")


def test_a_line_may_count_the_notes_behind_it() -> None:
    six = notes(*(f"Mötas oftare {letter}" for letter in "abcdef"))
    (finding,) = numbers_without_source(of_insight("Sex grupper vill mötas.", *six))
    assert finding.severity is Severity.WARNING
