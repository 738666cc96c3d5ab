import pytest

from synthkit.text.asides import asks_about_an_event, is_aside, is_illegible


@pytest.mark.parametrize(
    "text",
    [
        "Kaffet var kallt",
        "Parkeringen full, började 10 min sent",
        "Teams strulade i början",
        "Ljudet hackade hela tiden",
        "Vi hann inte med sista frågan",
        "Lunch 12.00",
        "Tack för idag!",
        "Coffee was cold",
        "Sound kept dropping on Teams",
        "We ran out of time",
        "Det gick inte att ställa bilen på parkeringen",
        "Värmen var på för högt",
        "Vi måste vara ute ur lokalen 20.30",
        "Hej från bord 2 :)",
        "Bra stämning i gruppen!",
        "Nån hade bokat vårt grupprum från kl 14",
        "The room was booked until four only",
        "Pizza was good",
        "Started late because of the train",
        "Thank you all",
        "Thanks for the coffee",
    ],
)
def test_the_room_the_food_and_the_technique_are_asides(text):
    assert is_aside(text)


@pytest.mark.parametrize(
    "text",
    [
        "TESTBÄDDAR",
        "Umeå!",
        "Gemensam lunch för nyanlända kollegor",
        "Billigare parkering vid stationen",
        "Fika med grannar skapar kontakt",
        "Digitala möten via Teams fungerar dåligt för äldre",
        "Lokalen är för liten för föreningen",
        "Bussen går för sällan",
        "Free lunch for volunteers",
        "Better bus connections",
        "Hej på alla språk vid entrén",
        "Toaletten i parken är alltid trasig",
        "Patienten fick vänta i rummet i fyra timmar",
        "Skriv avtal med bönderna",
        "En sak per möte",
        "Put notices on the board in the village hall",
        "Thanks to the ferry we all get home",
        "Tack vare bussen kommer alla hem",
    ],
)
def test_a_matter_is_no_aside_however_short(text):
    assert not is_aside(text)


@pytest.mark.parametrize(
    "text",
    [
        "Max fem ord per lapp",
        "Skriv tydligt och lämna lapparna till samtalsledaren",
        "En tanke per rad, tack",
        "Skrivet på mobilen, ursäkta stavfelen",
        "Keep it short, one thought a line",
        "Leave the form with your facilitator",
    ],
)
def test_how_the_notes_are_to_be_written_is_no_answer(text):
    assert is_aside(text)


@pytest.mark.parametrize(
    "question",
    [
        "Vad kan bli bättre på nästa föräldramöte?",
        "Hur var utbildningsdagen?",
        "Vad tyckte ni om dagen?",
        "What did you think of the training day?",
        "How was the summer camp?",
    ],
)
def test_a_question_about_an_event_asks_for_room_and_time(question):
    assert asks_about_an_event(question)


@pytest.mark.parametrize(
    "question",
    ["Hur delar ni maskiner i dag?", "Vilka mötesplatser saknas?", "Hur blir vardagen enklare?"],
)
def test_other_questions_do_not(question):
    assert not asks_about_an_event(question)


def test_what_the_question_is_about_is_never_an_aside():
    assert is_aside("Parkeringen full")
    assert not is_aside("Parkeringen full", matter={"parkering", "centrum"})


@pytest.mark.parametrize("text", ["[oläsligt]", "oläsligt ord", "???", "- ...", "(illegible)"])
def test_what_nobody_can_read_is_illegible(text):
    assert is_illegible(text)


def test_a_word_about_legibility_is_not():
    assert not is_illegible("Oläsliga skyltar på stationen")
