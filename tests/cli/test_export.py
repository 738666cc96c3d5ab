"""``synthkit export``: nothing of a person's is ever overwritten."""

import json
import webbrowser

import docx
import pytest

from tests.cli.builders import NOTES, write_pdf


def name_the_workshop(here, name):
    settings = here / "synthkit.toml"
    before, after = settings.read_text("utf-8").split("[workshop]")
    named = after.replace('name = ""', f'name = "{name}"', 1)
    settings.write_text(f"{before}[workshop]{named}", "utf-8")


def test_the_name_comes_from_the_workshop(synthkit, summarised):
    name_the_workshop(summarised, "WS 7")

    ran = synthkit("export")

    assert ran.out.strip() == "Written: Sammanställning WS 7.docx"
    assert (summarised / "Sammanställning WS 7.docx").exists()


def test_several_forms_are_written_at_once(synthkit, summarised):
    synthkit("export", "--docx", "--md", "--json", "-o", "ut/dokument")

    assert {path.name for path in (summarised / "ut").iterdir()} == {
        "dokument.docx",
        "dokument.md",
        "dokument.json",
    }


def test_a_folder_may_be_named_to_write_into(synthkit, summarised):
    (summarised / "ut").mkdir()
    synthkit("export", "--md", "-o", "ut")

    assert [path.suffix for path in (summarised / "ut").iterdir()] == [".md"]


def test_its_own_unchanged_export_is_replaced(synthkit, summarised):
    synthkit("export", "-o", "dokument.docx")
    name_the_workshop(summarised, "WS 8")

    assert synthkit("export", "-o", "dokument.docx").code == 0
    words = [p.text for p in docx.Document(str(summarised / "dokument.docx")).paragraphs]
    assert "Sammanställning WS 8" in words


def test_an_export_that_was_changed_since_is_left_alone(synthkit, summarised):
    path = summarised / "dokument.docx"
    synthkit("export", "-o", path)
    edited = docx.Document(str(path))
    edited.paragraphs[-1].add_run(" Ändrat.")
    edited.save(str(path))
    changed = path.read_bytes()

    ran = synthkit("export", "-o", path)

    assert ran.code == 1
    assert "has been changed since synthkit wrote it" in ran.err
    assert "-o" in ran.err
    assert path.read_bytes() == changed


def test_a_file_that_it_did_not_write_is_left_alone(synthkit, summarised):
    path = summarised / "dokument.docx"
    path.write_bytes(b"mine")

    ran = synthkit("export", "-o", path)

    assert ran.code == 1
    assert path.read_bytes() == b"mine"


@pytest.mark.parametrize("lock", ["~$kument.docx", ".~lock.dokument.docx#"])
def test_a_document_that_is_open_elsewhere_is_named_as_such(synthkit, summarised, lock):
    synthkit("export", "-o", "dokument.docx")
    (summarised / lock).write_bytes(b"")

    ran = synthkit("export", "-o", "dokument.docx")

    assert ran.code == 1
    assert "open in another program" in ran.err


def test_nothing_summarised_is_said_with_what_to_do(synthkit, ingested):
    ran = synthkit("export")

    assert ran.code == 1
    assert "synthkit summarise" in ran.err
    assert not list(ingested.glob("*.docx"))


def test_a_question_that_is_missing_is_visible_in_the_document_and_a_finding(synthkit, ingested):
    synthkit("summarise", "--question", 1)
    synthkit("export", "-o", "dokument.docx")

    words = [p.text for p in docx.Document(str(ingested / "dokument.docx")).paragraphs]
    assert "Frågan är inte sammanställd ännu." in words
    found = json.loads(synthkit("status", "--json").out)["findings"]
    assert "question_not_summarised" in {finding["code"] for finding in found}


def test_no_part_of_a_file_is_left_behind(synthkit, summarised):
    synthkit("export", "-o", "dokument.docx")

    assert not list(summarised.glob(".*.part"))


def words_of(path):
    return [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]


def test_counts_and_abbreviations_are_printed_on_request(synthkit, summarised):
    settings = summarised / "synthkit.toml"
    text = settings.read_text("utf-8").replace("[glossary]", '[glossary]\nRUA = "ansvariga"')
    settings.write_text(text, "utf-8")

    synthkit("export", "-o", "utan.docx")
    synthkit("export", "--counts", "--glossary", "-o", "med.docx")

    assert "Förkortningar" not in words_of(summarised / "utan.docx")
    words = words_of(summarised / "med.docx")
    assert "RUA\tansvariga" in words
    assert any(word.endswith("av 3 grupper)") for word in words)
    assert "av 3 grupper" not in "".join(words_of(summarised / "utan.docx"))


def test_what_the_settings_ask_for_is_shown_without_being_asked_for_again(synthkit, summarised):
    settings = summarised / "synthkit.toml"
    text = settings.read_text("utf-8").replace("counts = false", "counts = true")
    settings.write_text(text, "utf-8")

    synthkit("export", "-o", "ut.docx")

    assert any(word.endswith("av 3 grupper)") for word in words_of(summarised / "ut.docx"))


def test_a_short_view_says_what_it_hides_and_changes_no_state(synthkit, summarised):
    before = json.loads(synthkit("status", "--json").out)

    normal, short = (
        synthkit("export", "--md", "--detail", d, "-o", d) for d in ("normal", "short")
    )

    assert "short version" not in normal.err
    assert "The short version shows" in short.err
    lines = [len((summarised / f"{d}.md").read_text("utf-8")) for d in ("short", "normal")]
    assert lines[0] < lines[1]
    assert json.loads(synthkit("status", "--json").out) == before


@pytest.mark.parametrize("ending", ["md", "json", "docx", "pdf", "xlsx", "html"])
def test_a_files_ending_tells_its_form(synthkit, summarised, ending):
    synthkit("export", "-o", f"dokument.{ending}")

    begins = (summarised / f"dokument.{ending}").read_bytes()[:2]
    signs = {"docx": b"PK", "xlsx": b"PK", "pdf": b"%P", "json": b"{\n", "html": b"<!"}
    assert begins == signs.get(ending, b"# ")


@pytest.mark.parametrize("asked", [[], ["--docx"]])
def test_an_ending_that_promises_another_format_is_refused(synthkit, summarised, asked):
    ran = synthkit("export", *asked, "-o", "dokument.rtf")

    assert ran.code == 1
    assert ".docx, .pdf, .html, .pptx, .xlsx, .md, .json" in ran.err
    assert not (summarised / "dokument.rtf").exists()


def test_the_format_comes_from_the_ending_whatever_its_case(synthkit, summarised):
    assert synthkit("export", "-o", "dokument.JSON").code == 0

    assert json.loads((summarised / "dokument.JSON").read_text("utf-8"))["questions"]


def test_a_group_gets_a_receipt_and_an_unknown_one_is_named(synthkit, summarised):
    assert synthkit("export", "--receipt", "Grupp 2", "--html").code == 0
    page = (summarised / "Era anteckningar Grupp 2.html").read_text("utf-8")
    assert "Studiebesök hos varandra" in page

    ran = synthkit("export", "--receipt", "Grupp 9")
    assert ran.code == 2
    assert "Grupp 1" in ran.err


def test_all_groups_get_theirs_at_once(synthkit, summarised):
    synthkit("export", "--receipt", "all")
    assert len(list(summarised.glob("Era anteckningar *.docx"))) == 3
    assert synthkit("export", "--receipt", "all", "--json").code == 1


def test_a_receipt_gets_the_name_that_is_typed_and_all_of_them_a_folder(synthkit, summarised):
    synthkit("export", "--receipt", "Grupp 2", "--html", "-o", "kvitto.html")
    synthkit("export", "--receipt", "all", "-o", "kvitton")
    refused = synthkit("export", "--receipt", "all", "--html", "-o", "alla.html")

    assert (summarised / "kvitto.html").is_file()
    assert len(list((summarised / "kvitton").glob("Era anteckningar *.docx"))) == 3
    assert "alla.html is one file" in refused.err


def test_what_is_no_format_of_a_receipt_is_named_as_it_was_typed(synthkit, summarised):
    refused = synthkit("export", "--evidence", "--receipt", "all", "-o", "sida")

    assert refused.code == 1
    assert "not written with --evidence" in refused.err
    assert not (summarised / "sida").exists()


def test_the_working_page_has_a_name_of_its_own_beside_the_public_one(synthkit, summarised):
    synthkit("export", "--html", "--evidence", "-o", "sida")

    assert {p.name for p in summarised.glob("sida*")} == {"sida.html", "sida – underlag.html"}


def test_pages_of_files_are_pictured_with_what_is_masked_covered(synthkit, after, here):
    after(a_pdf_with_a_number, ("ingest", "notes"), ("summarise",))

    synthkit("export", "--evidence", "-o", "utan.html")
    synthkit("export", "--evidence", "--with-names", "-o", "med.html")

    (shown,) = here.glob("med*.html")
    assert '"pictures":{"1":"/9j/' in shown.read_text("utf-8")
    assert '"pictures":{"1":"/9j/' in (here / "utan.html").read_text("utf-8")
    assert picture(shown) != picture(here / "utan.html")


def a_pdf_with_a_number(folder):
    first, second = NOTES["Grupp 1"]
    write_pdf(folder / "notes" / "Grupp 1.pdf", [(*first, "Ring Åsa på 070-123 45 67"), second])


def picture(page):
    return page.read_text("utf-8").partition('"pictures":{"1":"')[2].partition('"')[0]


def a_pdf(folder):
    write_pdf(folder / "notes" / "Grupp 1.pdf", NOTES["Grupp 1"])


class Browser(webbrowser.BaseBrowser):
    """A browser that only remembers what it was to open."""

    def __init__(self):
        super().__init__()
        self.opened: list[str] = []

    def open(self, url, new=0, autoraise=True):
        self.opened.append(url)
        return True


def test_show_open_writes_the_working_page_and_opens_it(synthkit, summarised):
    browser = Browser()
    webbrowser.register("remembering", None, browser, preferred=True)

    ran = synthkit("show", "--open")
    again = synthkit("show", "--open")

    (page,) = summarised.glob("*underlag.html")
    assert (ran.code, again.code) == (0, 0)
    assert browser.opened == [page.resolve().as_uri()] * 2


def test_a_draft_says_so_in_its_name_too(synthkit, summarised):
    synthkit("export", "--draft", "--md", "-o", "ut.md")

    assert (summarised / "ut – UTKAST.md").read_text("utf-8").startswith("UTKAST")


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (("--sources", "comments", "--html"), 1, "Only Word files have comments"),
        (("--sources", "fotnoter"), 2, "comments, appendix"),
    ],
)
def test_sources_that_cannot_be_shown_so_are_refused(synthkit, summarised, typed, code, said):
    ran = synthkit("export", *typed)

    assert ran.code == code
    assert said in ran.err
    assert not list(summarised.glob("*.html"))
