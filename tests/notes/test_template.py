"""What a template tells the people at the table is no note, even where only one file has it."""

import pytest

from tests.builders import heading, item, paragraph
from tests.notes.builders import take_from, texts, under

NOTE = "Dela goda exempel"


@pytest.mark.parametrize(
    "said",
    [
        "Här antecknar ni",
        "Här skriver ni era tankar",
        "OBS! Skriv tydligt",
        "Please write clearly",
        "Skickas till anna@region.se senast 5 maj",
        "Lämna in till processledaren",
        "Return this form to the front desk",
        "Tack för er medverkan!",
        "Good luck!",
        "Gruppens svar på frågan",
        "Grupp nr: ____",
        "Bordsnummer",
        "Utrymme för anteckningar",
        "Fortsätt gärna på baksidan",
        "Använd gärna stödord",
        "Ni har 25 minuter på er.",
        "You have 20 minutes for each question.",
        "Vi vill att ni diskuterar följande frågor:",
        "Syftet med samtalet är att samla in era erfarenheter.",
        "Välj en person som antecknar",
        "Ett förslag per rad. Spara dokumentet när ni är klara.",
        "Placera lapparna under rätt fråga. Max tre lappar var.",
        "Only one idea per sticky. You have 10 minutes for each question.",
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_it_is_set_aside_where_nothing_is_noted_yet(said, above):
    blocks = [paragraph(said), under(1)] if above else [under(1), paragraph(said)]
    assert texts(take_from(heading("Anteckningar"), *blocks, item(NOTE))) == [NOTE]


@pytest.mark.parametrize(
    "said",
    [
        "Vi vill att fler får chansen",
        "Sätt tydliga mål. Följ upp dem varje år.",
        "En kontakt per kommun",
        "Placera lärlingar på fler företag. Ni ska betala dem.",
        "Ni som arbetsgivare måste våga anställa",
        "Skicka material i god tid till alla kommuner",
        "Lämna utrymme för reflektion",
        "Utrymme för misstag behövs i nya projekt",
        "Tack vare projektet har vi fler kontakter",
        "Skriv tydligare annonser",
        "Syftet med mötena är oklart",
        "Gruppens sammansättning spelar roll",
        "Fortsätt med studiebesöken",
        "Använd befintliga nätverk",
        "You have to know someone to get a job",
        "Send teachers on exchange",
    ],
)
def test_what_a_group_asks_of_others_is_a_note(said):
    assert texts(take_from(under(1), paragraph(said), item(NOTE))) == [said, NOTE]
