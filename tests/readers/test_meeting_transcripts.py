"""Transcripts of meetings are no group's notes."""

import pytest

from synthkit.readers.meeting_transcripts import Transcripts
from synthkit.readers.reading import ReadingChoices, read
from tests.readers.builders import docx, p, r

VTT = """WEBVTT

1
00:00:01.000 --> 00:00:04.000
<v Anna Berg>Välkomna allihop.</v>

2
00:00:05.000 --> 00:00:09.500
<v Bo Ek>Vi behöver fler
möten i länet.</v>
"""
TURNS = [
    ("Anna Berg", "0:03", "Välkomna."),
    ("Bo Ek", "0:09", "Fler möten."),
    ("Anna Berg", "1:12", "Ja."),
]
TURNS += [
    ("Bo Ek", "1:20", "Mer pengar."),
    ("Anna Berg", "2:01", "Till vad?"),
    ("Bo Ek", "2:09", "Lotsar."),
]
TEAMS = docx(
    p("Dialogmöte-20251009_130000-Mötesinspelning")
    + "".join(p(r(f"{name}   {at}") + "<w:r><w:br/></w:r>" + r(said)) for name, at, said in TURNS)
)
PASTED = "\n".join(f"[{at}] {name}: {said}" for name, at, said in TURNS)
FILES = [("möte.vtt", VTT.encode()), ("möte.docx", TEAMS), ("möte.txt", PASTED.encode())]


@pytest.mark.parametrize(("name", "content"), FILES)
def test_a_transcript_is_recognised_and_a_finding_says_so(name, content):
    document = read(name, content, "abc123")
    assert document.transcript
    assert [finding.code for finding in document.findings] == ["transcript_set_aside"]


@pytest.mark.parametrize(("name", "content"), FILES)
def test_asked_for_it_is_read_without_names_and_times(name, content):
    document = read(name, content, "abc123", choices=ReadingChoices(Transcripts.AS_NOTES))
    whole = " ".join(block.text for block in document.blocks)
    assert not document.transcript
    assert "ler möten" in whole
    assert "Berg" not in whole
    assert "Ek" not in whole
    assert not any(f"{n}:" in whole for n in range(10))


def test_what_was_said_is_a_paragraph_a_turn():
    read_out = read(
        "möte.vtt", VTT.encode(), "abc123", choices=ReadingChoices(Transcripts.AS_NOTES)
    )
    assert [b.text for b in read_out.blocks] == [
        "Välkomna allihop.",
        "Vi behöver fler möten i länet.",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["09:00 Fika", "09:30 Inledning", "10:00 Gruppdialog", "12:00 Lunch", "13:00 Paneler",
         "14:00 Redovisning", "15:00 Avslutning"],
        ["Inledning 09:00", "Fika 10:00", "Gruppdialog 10:30", "Lunch 12:00", "Fika 14:00",
         "Redovisning 14:30", "Avslutning 15:00"],
        ["Fler möten, helst kl 14:30", "Bo: mer pengar", "Anna: ja", "Bo: lotsar"],
    ],
)  # fmt: skip
def test_notes_with_some_times_in_them_are_notes(lines):
    document = read("grupp 1.txt", "\n".join(lines).encode(), "abc123")
    assert not document.transcript
    assert [block.text for block in document.blocks] == lines


CHAT = [(name, f"14:{minute}", said) for minute, (name, _, said) in enumerate(TURNS, 41)]
LATE = [(name, f"0:14:{second}", said) for second, (name, _, said) in enumerate(TURNS, 41)]


@pytest.mark.parametrize(("turns", "recorded"), [(CHAT, False), (LATE, True)])
def test_a_recording_counts_from_its_start_and_a_chat_tells_the_time_of_day(turns, recorded):
    pasted = "\n".join(f"[{at}] {name}: {said}" for name, at, said in turns)
    assert read("grupp 1.txt", pasted.encode(), "abc123").transcript == recorded
