"""Off topic is judged against the questions; no list of words decides alone."""

from synthkit.engines.offline.relevance import reasons_to_leave_out
from synthkit.model.note import LeftOutReason
from tests.builders import notes

EVENT = "Vad kan bli bättre på nästa föräldramöte?"
OTHER = "Vad gör vi åt översvämningarna?"


def off_topic(given, question):
    found = reasons_to_leave_out(given, [question], "sv")
    return [note.text for note in given if found.get(note.id) is LeftOutReason.OFF_TOPIC]


def test_the_room_answers_a_question_about_a_meeting_and_no_other():
    given = notes("Lokalen var kall", "Vi hann inte med frågan", "Pumpa ut vattnet")
    assert off_topic(given, EVENT) == []
    assert off_topic(given, OTHER) == ["Lokalen var kall", "Vi hann inte med frågan"]


def test_what_two_groups_say_is_on_the_matter():
    ours, theirs = (notes("Lokalen var kall", group=group) for group in ("Grupp 1", "Grupp 2"))
    assert off_topic((*ours, *theirs), OTHER) == []
    again = notes("Lokalen var kall", "Lokalen var kall", group="Grupp 1")
    assert off_topic(again, OTHER) == ["Lokalen var kall"] * 2


def test_a_note_with_a_word_of_the_question_is_on_the_matter():
    assert off_topic(notes("Vi hann inte stoppa översvämningen"), OTHER) == []
