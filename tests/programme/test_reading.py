"""Invitations of differing make say what they say, and nothing that they do not say."""

import datetime as dt

from synthkit.model.document import Block
from synthkit.model.programme import Meeting, MeetingForm
from synthkit.programme.reading import ProgrammeRead, read_programme
from tests.builders import cell, document, heading, item, paragraph


def announced_by(*blocks: Block) -> ProgrammeRead:
    return read_programme(document("Inbjudan.docx", *blocks))


def lines(*texts: str) -> list[Block]:
    return [paragraph(text) for text in texts]


def meetings_of(*blocks: Block) -> dict[str, Meeting]:
    return {one.name: one for one in announced_by(*blocks).programme.meetings}


def days(*written: str) -> tuple[dt.date, ...]:
    return tuple(map(dt.date.fromisoformat, written))


PROSE = (
    *lines("INBJUDAN", "TRYGGARE VÄGAR!", "Tillsammans för barnens resor till"),
    *lines("skolan", "Region Halland bjuder in kommunerna till en serie träffar."),
    *lines("Lärprojektet ”Tryggare vägar – tillsammans för barnens resor till skolan” pågår 2027."),
    *lines("Syftet är att fler barn ska gå och cykla.", "Sista anmälningsdag är 3 mars, 2027."),
    *lines("Projektet leds av Karin Lövgren, Region Halland. karin@exempel.se, 070-123 45 67"),
    *lines("Workshop 1. Var är det farligt? – En karta över", "länets skolvägar"),
    *lines("Tid och plats: Fysisk träff i Varberg den 7-8 april (lunch till lunch)"),
    *lines("Workshopen äger rum i anslutning till en mässa den 9 april."),
    *lines("Kunskapsseminarium 1. Vad säger forskningen?"),
    *lines("Tid och plats: Digital träff den 4 maj kl. 09.00-11.30"),
    *lines(
        "Workshop 2. Från plan till gata", "Tid och plats: den 26 januari kl. 10.00–15.00 i Laholm"
    ),
)


def test_a_project_s_name_and_title_are_read_with_their_own_marks_and_letters():
    series = announced_by(*PROSE).programme.series
    assert series.name == "Tryggare vägar – tillsammans för barnens resor till skolan"
    assert series.title == "Tryggare vägar! – Tillsammans för barnens resor till skolan"
    assert (series.kind, series.organisation) == ("lärprojektet", "Region Halland")


def test_the_purpose_is_the_sentence_that_says_it():
    assert announced_by(*PROSE).programme.purpose == "Syftet är att fler barn ska gå och cykla."


def test_each_meeting_has_its_name_title_days_time_place_and_form():
    first, seminar, second = announced_by(*PROSE).programme.meetings
    assert first == Meeting(
        name="WS 1",
        kind="workshopen",
        ordinal=1,
        title="Var är det farligt? – En karta över länets skolvägar",
        dates=days("2027-04-07", "2027-04-08"),
        time="lunch till lunch",
        place="Varberg",
        form=MeetingForm.ON_SITE,
    )
    assert seminar.kind == "kunskapsseminariet"
    assert (seminar.place, seminar.form) == (None, MeetingForm.ONLINE)
    assert second.time == "10.00–15.00"


def test_a_day_without_a_year_has_the_year_that_the_programme_has_come_to():
    dates = [one.dates for one in announced_by(*PROSE).programme.meetings]
    assert dates[1:] == [days("2027-05-04"), days("2028-01-26")]


def test_what_is_concluded_is_told_from_what_stands_there():
    concluded = {(one.meeting, one.field): one.concluded for one in announced_by(*PROSE).readings}
    assert concluded["WS 1", "dates"]
    assert not concluded["WS 1", "place"]


def test_private_persons_their_numbers_and_addresses_stay_out():
    said = announced_by(*PROSE).programme.model_dump_json()
    assert not any(private in said for private in ("Lövgren", "karin@", "070-"))


def test_a_person_who_invites_is_no_organiser():
    assert announced_by(*lines("Karin Lövgren bjuder in till samtal.")).programme.series == (
        announced_by(*lines("Vi bjuder in till samtal.")).programme.series
    )


def test_a_programme_as_a_table_is_read_by_what_its_columns_are_called():
    rows = (
        ("När", "Träff", "Tema", "Plats"),
        ("Tors 17 september, kl 9–12", "Träff 1", "Nuläge och mätning", "Falkenberg, Stadshuset"),
        ("Ons 21 oktober, kl 13–15", "Träff 2", "Svinn i skolköket", "Digitalt (Teams)"),
        ("Tors 18 mars, kl 9–12", "Avslutande träff", "Vad tar vi med oss?", "Halmstad"),
    )
    cells = [cell(text, r, c) for r, row in enumerate(rows, 1) for c, text in enumerate(row, 1)]
    found = meetings_of(paragraph("Nätverket Klimatsmarta måltider – hösten 2026"), *cells)
    assert list(found) == ["Träff 1", "Träff 2", "Avslutande träff"]
    assert found["Träff 1"].title == "Nuläge och mätning"
    assert found["Träff 1"].place == "Falkenberg, Stadshuset"
    assert (found["Träff 2"].place, found["Träff 2"].form) == (None, MeetingForm.ONLINE)
    assert found["Avslutande träff"].dates == days("2027-03-18")


def test_items_of_a_mail_begin_with_the_meeting_or_with_the_day():
    found = meetings_of(
        paragraph("Vi ses våren 2026:"),
        item("Workshop 1: Vad är trygghet? 4 februari kl 9.30-15.00, Folkets hus i Mora"),
        item("3 mars kl. 13-14.30: Webbinarium 1 – Forskning om ensamhet"),
        item("Slutkonferens den 12 maj kl 10-16 i Falun"),
    )
    assert found["WS 1"].title == "Vad är trygghet?"
    assert found["WS 1"].place == "Folkets hus i Mora"
    assert found["Webbinarium 1"].title == "Forskning om ensamhet"
    assert found["Webbinarium 1"].dates == days("2026-03-03")
    assert (found["Slutkonferens"].ordinal, found["Slutkonferens"].place) == (None, "Falun")


def test_labels_below_or_within_a_line_tell_when_and_where():
    found = meetings_of(
        heading("The Nordic Ports Association invites you to the project “Green Harbours Now”"),
        heading("Workshop 1: Where do we stand?", 2),
        paragraph("When: Tuesday, January 26, 2027, 10 am–4 pm. Where: Turku, Finland (on site)"),
        heading("Webinar 1: Shore power", 2),
        paragraph("When: February 17, 2027, 2–3:30 pm, online"),
    )
    first = found["WS 1"]
    assert (first.time, first.place, first.form) == (
        "10 am–4 pm",
        "Turku, Finland",
        MeetingForm.ON_SITE,
    )
    assert found["Webinar 1"].time == "2–3:30 pm"


def test_a_day_whose_year_nothing_tells_is_missing_and_its_line_is_shown():
    found = announced_by(*lines("Workshop 1: Nuläge", "Datum: 4 maj kl 9–12"))
    assert found.programme.meetings[0].dates == ()
    (day,) = (one for one in found.readings if one.field == "dates")
    assert (day.value, day.source) == (None, "Datum: 4 maj kl 9–12")


def test_a_day_that_is_no_such_weekday_is_missing():
    found = meetings_of(*lines("Workshop 1: Nuläge", "Datum: måndag 5 maj 2026"))
    assert found["WS 1"].dates == ()


def test_figures_alone_are_no_day_where_either_may_be_the_month():
    text = "The programme of the network and what we will do in it"
    found = meetings_of(*lines(text, "Workshop 1: Start", "Date: 3/4/2027"))
    assert found["WS 1"].dates == ()


def test_a_meeting_that_is_only_spoken_of_is_not_announced():
    assert not meetings_of(*lines("Under workshop 1 pratade vi om nuläget.", "Workshopen var bra."))


def test_a_deadline_is_no_day_of_a_meeting():
    found = meetings_of(*lines("Workshop 1: Nuläge", "Anmälan senast den 3 mars 2027"))
    assert found["WS 1"].dates == ()
