"""Mail: the notes in its body become blocks, and what stands around them does not."""

from email.message import EmailMessage

import pytest

from synthkit.errors import Unreadable
from synthkit.model.document import BlockKind, RefusalReason
from synthkit.readers.reading import read

NOTES = "Vad saknas i parken?\n- Bänkar i skuggan\n- Vatten till hundarna\n"
SIGNED = "\nMed vänliga hälsningar\nUlla Brännmark\n070-174 06 11\n"
HISTORY = (
    "\nFrån: Parken <parken@example.se>\nSkickat: den 2 maj 2026\nTill: Ulla\n"
    "Ämne: Hur gick det?\n\nSkicka era anteckningar!\n"
)


def mail(text: str, subtype: str = "plain", **more: str) -> EmailMessage:
    made = EmailMessage()
    made["Subject"] = more.get("subject", "Anteckningar lag Grön")
    made["From"] = "Ulla Brännmark <ulla@example.se>"
    made.set_content(text, subtype=subtype)
    return made


def body(content: bytes) -> list[str]:
    document = read("brev.eml", content, "abc123")
    return [block.text for block in document.blocks if block.kind is not BlockKind.HEADER]


def test_greeting_signature_and_the_mail_answered_are_no_notes():
    text = f"Hej Parken!\n\nHär kommer våra anteckningar.\n\n{NOTES}{SIGNED}{HISTORY}"
    document = read("brev.eml", mail(text).as_bytes(), "abc123")
    assert [b.text for b in document.blocks] == [
        "Anteckningar lag Grön",
        "Vad saknas i parken?",
        "Bänkar i skuggan",
        "Vatten till hundarna",
    ]
    assert "Brännmark" not in document.model_dump_json()
    assert {f.code for f in document.findings} == {"mail_lines_left_out"}


@pytest.mark.parametrize(
    "closing", ["Med vänlig hälsning", "Bästa hälsningar,", "Allt gott!", "Kind regards", "Mvh"]
)
def test_however_a_mail_is_signed_the_signature_is_no_note(closing):
    content = mail(f"{NOTES}\n{closing}\nUlla Brännmark\nParkingenjör\n").as_bytes()
    assert body(content) == NOTES.replace("- ", "").splitlines()


def test_a_mail_that_only_forwards_another_is_what_that_one_says():
    text = f"Se nedan\n{HISTORY.replace('Skicka era anteckningar!', NOTES)}{SIGNED}"
    assert body(mail(text).as_bytes()) == [
        "Vad saknas i parken?",
        "Bänkar i skuggan",
        "Vatten till hundarna",
    ]


def test_of_text_and_page_the_text_counts_and_else_the_page():
    both = mail(NOTES)
    both.add_alternative("<p>Samma sak igen</p>", subtype="html")
    assert "Samma sak igen" not in body(both.as_bytes())
    page = "<meta charset=iso-8859-1><p>Vad saknas?</p><ul><li>Grönt gräs</li></ul>"
    assert body(mail(page, "html").as_bytes()) == ["Vad saknas?", "Grönt gräs"]


def test_attachments_are_named_and_letters_of_unknown_kinds_are_guessed():
    made = mail(NOTES)
    made.add_attachment(b"PK", maintype="application", subtype="zip", filename="mer.docx")
    found = read("brev.eml", made.as_bytes(), "abc123")
    assert {f.code for f in found.findings} == {"attachments_unread"}
    strange = (
        b"Subject: x\nContent-Type: text/plain; charset=klingon\n\nF\xe4rre bilar\nMer tr\xe4d\n"
    )
    assert body(strange) == ["Färre bilar", "Mer träd"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (
            b"".join(
                b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n)
                for n in range(3000)
            ),
            RefusalReason.UNSAFE,
        ),
        (b"Subject: tomt\n\n", RefusalReason.NO_CONTENT),
    ],
)
def test_what_nests_without_end_or_says_nothing_is_refused(content, reason):
    with pytest.raises(Unreadable) as refused:
        read("brev.eml", content, "abc123")
    assert refused.value.key == reason


@pytest.mark.parametrize(
    "said",
    [
        "Se våra anteckningar nedan.",
        "Vi skickar här gruppens svar",
        "Hör gärna av er om något är oklart!",
        "Please find our notes below",
    ],
)
def test_what_covers_the_notes_is_none(said):
    assert body(mail(f"Hej!\n\n{said}\n\n{NOTES}").as_bytes())[0] == "Vad saknas i parken?"


@pytest.mark.parametrize("said", ["Se till att grinden stängs", "Skicka ut kartor i god tid"])
def test_a_note_that_begins_like_one_of_these_is_a_note(said):
    assert said in body(mail(f"Vad saknas i parken?\n{said}\n\nBänkar\n").as_bytes())


def test_notes_that_are_passed_on_are_read_whole_with_what_was_added_below_their_signature():
    passed_on = HISTORY.replace("Skicka era anteckningar!", f"Hej!\n\n{NOTES}\n//Siv\n")
    text = (
        f"Hej!\n\nJag skickar det som Siv skrev, säg till om något fattas eller är otydligt.\n"
        f"Jag la till något längst ner.\n{SIGNED}{passed_on}\nSkickat från min Telefon\n\n"
        "Vi sa också att lekplatsen behöver skugga mitt på dagen.\n\n"
        "Detta meddelande kan innehålla uppgifter som är avsedda för mottagaren ensam.\n"
    )
    assert body(mail(text, subject="VB: Anteckningar lag Grön").as_bytes()) == [
        "Vad saknas i parken?",
        "Bänkar i skuggan",
        "Vatten till hundarna",
        "Vi sa också att lekplatsen behöver skugga mitt på dagen.",
    ]
    answered = body(mail(text, subject="SV: Anteckningar lag Grön").as_bytes())
    assert "Bänkar i skuggan" not in answered


def test_what_a_page_strikes_through_is_set_apart():
    page = "<p>Vad saknas?</p><ul><li>Grönt gräs</li><li><del>Fler bord</del></li></ul>"
    blocks = read("brev.eml", mail(page, "html").as_bytes(), "abc123").blocks
    assert [b.text for b in blocks if b.struck] == ["Fler bord"]
