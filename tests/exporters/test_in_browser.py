"""The web pages as a browser shows them: Debian's Chromium through Playwright, with axe-core.

axe-core comes from npm; AXE_CORE says where its axe.min.js lies.
"""

import importlib.util
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from synthkit.cli.main import main
from synthkit.exporters.evidence.page import export as to_evidence
from synthkit.exporters.view import View
from synthkit.text.characters import without_unseen
from tests.builders import NOON
from tests.exporters.test_hostile_notes import HOSTILE, saying

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
AXE = Path(os.environ.get("AXE_CORE", "node_modules/axe-core/axe.min.js"))

pytestmark = [
    pytest.mark.chromium,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
    pytest.mark.skipif(
        importlib.util.find_spec("playwright") is None, reason="Playwright is not installed"
    ),
]
accessible = pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed")
EVIDENCE, PUBLIC, RECEIPT = "underlag.html", "sida.html", "Era anteckningar Grupp 4.html"


@pytest.fixture(scope="module")
def folder(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's web pages."""
    folder = tmp_path_factory.mktemp("pages") / "copy"
    shutil.copytree(example, folder)
    asked = (("--evidence", "-o", EVIDENCE), ("--html", "-o", PUBLIC))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.delenv("SYNTHKIT_WORKSPACE", raising=False)
        for typed in (*asked, ("--receipt", "Grupp 4", "--html")):
            patch.setattr(sys, "argv", ["synthkit", "export", *typed])
            with pytest.raises(SystemExit):
                main()
    return folder


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - it may be missing

    # Its sandbox does not run for root, who runs the tests in a container.
    apart = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=apart)
        yield running
        running.close()


class Opened:
    """A page with all that it asked for, and all that went wrong in it."""

    def __init__(self, page: "Page", path: Path) -> None:
        self.page = page
        self.asked: list[str] = []
        self.wrong: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("console", lambda said: self.wrong.append(said.text))
        page.on("dialog", lambda dialog: self.wrong.append(dialog.message))
        page.goto(path.as_uri())

    def run(self, script: str, given: object = None) -> Any:
        return self.page.evaluate(script, given)


@pytest.fixture
def opened(browser: "Browser", folder: Path):
    def page(name: str, width: int = 1280, **how: Any) -> Opened:
        shown = browser.new_page(viewport={"width": width, "height": 900}, **how)
        return Opened(shown, folder / name)

    yield page
    for context in browser.contexts:
        context.close()


@pytest.fixture
def evidence(opened) -> Opened:
    return opened(EVIDENCE)


OPEN_ALL = """() => {
  document.querySelector(".bulk")?.click();
  for (const one of document.querySelectorAll("details")) one.open = true;
}"""
# One of each kind, which axe-core is quicker with.
OPEN_SOME = """() => {
  document.querySelector(".opener")?.click();
  for (const one of document.querySelectorAll("details:first-of-type, #file_2")) one.open = true;
}"""
NOTES = ("#note-list > li", "#note-more button")
# Clicks each button of a list and says what number it shows, and how many of the things it lists.
COUNTED = """([buttons, listed, open]) => [...document.querySelectorAll(buttons)].map((button) => {
  button.click();
  if (open) document.querySelector(open)?.click();
  for (const one of document.querySelectorAll("details[open]")) {
    one.dispatchEvent(new Event("toggle"));
  }
  const shown = [...document.querySelectorAll(listed)].filter((one) => !one.closest("[hidden]"));
  return [Number(button.dataset.count), shown.length];
})"""


@accessible
@pytest.mark.parametrize("name", [EVIDENCE, PUBLIC, RECEIPT])
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing(opened, name, scheme, width):
    shown = opened(name, width, color_scheme=scheme)
    shown.run(OPEN_SOME)
    shown.page.wait_for_timeout(100)
    shown.run(AXE.read_text("utf-8"))
    found = shown.run("axe.run()")
    assert len(found["passes"]) > 10
    told = [(one["id"], [node["html"] for node in one["nodes"][:3]]) for one in found["violations"]]
    assert not told


@pytest.mark.parametrize("name", [EVIDENCE, PUBLIC, RECEIPT])
def test_a_page_fits_a_telephone_asks_for_nothing_and_runs_without_a_fault(opened, name):
    shown = opened(name, width=390)
    shown.run(OPEN_ALL)
    root = "document.documentElement"
    assert shown.run(f"{root}.scrollWidth <= {root}.clientWidth")
    assert len(shown.asked) == 1
    assert not shown.wrong


def test_every_line_opens_the_notes_that_it_says_it_rests_on(evidence):
    opened = evidence.run(
        """() => [...document.querySelectorAll(".opener")].map((opener) => {
          opener.click();
          const notes = opener.parentElement.querySelectorAll(".notes:not(.nearby) > .note");
          const places = [...notes].filter((note) => note.querySelector(".tag a")?.textContent);
          return [Number(opener.dataset.count), notes.length, places.length, opener.ariaExpanded];
        })"""
    )
    data = evidence.run("data.lines.map((line) => line.notes.length)")
    assert len(opened) == len(data) > 20
    assert [tuple(one) for one in opened] == [(count, count, count, "true") for count in data]


def test_every_number_of_the_notes_opens_a_list_as_long_and_the_parts_add_up(evidence):
    listed = [
        "#ledger-notes button, #ledger-reasons button",
        "#note-list > li",
        "#note-more button",
    ]
    counted = evidence.run(f"() => ({COUNTED})({listed})")
    assert all(number == length for number, length in counted)
    total, cited, near, left_out, *reasons = (number for number, _ in counted)
    assert (total, total) == (196, cited + near + left_out)
    assert left_out == sum(reasons)


def test_every_number_of_the_blocks_opens_a_list_as_long_and_the_parts_add_up(evidence):
    evidence.run(OPEN_ALL)
    blocks = "#ledger-blocks .key, #ledger-aside button"
    counted = evidence.run(COUNTED, [blocks, ".blocks > li", ""])
    assert all(number == length for number, length in counted)
    with_notes, aside, *reasons = (number for number, _ in counted)
    assert evidence.run("data.totals.blocks") == with_notes + aside
    assert aside == sum(reasons)


def test_every_number_of_groups_by_theme_opens_a_list_as_long(evidence):
    evidence.run(OPEN_ALL)
    evidence.page.wait_for_timeout(100)
    counted = evidence.run(
        f"() => ({COUNTED})(['td button', '#note-list > li', '#note-more button'])"
    )
    assert len(counted) > 50
    assert all(number == length for number, length in counted)


def test_filters_and_search_leave_what_matches_them_all(evidence):
    page = evidence.page
    page.get_by_label("Fråga", exact=True).select_option("1")
    page.get_by_label("Grupp", exact=True).select_option("Grupp 4")
    page.get_by_label("Sök ord").fill("RUA")
    page.locator("#note-list > li:nth-child(9)").wait_for(state="detached")
    texts = page.locator("#note-list > li > p:first-child").all_text_contents()
    tags = page.locator("#note-list .tag").all_text_contents()
    assert texts
    assert all("rua" in text.casefold() for text in texts)
    assert all(tag.startswith("Grupp 4") and tag.endswith("Fråga 1") for tag in tags)
    assert page.locator("#shown").inner_text().startswith(f"Visar {len(texts)} av 196 anteckningar")
    page.get_by_role("button", name="Rensa urvalet").first.click()
    assert "Visar 196 av 196" in page.locator("#shown").inner_text()


def test_the_keyboard_alone_opens_a_line_and_leads_to_where_its_note_stands(evidence):
    page = evidence.page
    page.locator(".opener").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    address = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")
    assert page.evaluate("'#' + document.activeElement.id") == address
    assert page.locator(address).is_visible()


def test_each_note_in_the_list_leads_to_its_lines(evidence):
    page = evidence.page
    link = page.locator("#note-list .state a").first
    words = link.text_content() or ""
    link.click()
    assert words in page.locator("li:focus").inner_text()


# Each finding about a note whose list does not say it, once its button is clicked.
NOT_BESIDE = """() => data.findings.filter(({ place, message }, number) => {
  if (place?.[0] !== "note") return false;
  document.querySelectorAll("#findings-heading ~ ul > li")[number].querySelector("button").click();
  return document.querySelector("#note-list .remarks").textContent.includes(message) === false;
}).map((one) => one.message)"""


def test_a_finding_stands_beside_the_note_that_it_is_about(evidence):
    assert evidence.page.locator("#findings-heading ~ ul button").count() > 0
    assert evidence.run(NOT_BESIDE) == []


def test_print_shows_the_page_without_what_only_a_screen_needs(evidence):
    evidence.page.emulate_media(media="print")
    assert not evidence.page.locator(".filters").is_visible()
    assert evidence.page.locator("#ledger-notes").is_visible()


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_note_does_nothing_and_is_read_whole(browser, tmp_path, kind):
    path = tmp_path / EVIDENCE
    path.write_bytes(to_evidence(saying(HOSTILE[kind]), View(), NOON))
    page = browser.new_page(viewport={"width": 390, "height": 900})
    shown = Opened(page, path)
    shown.run(OPEN_ALL)
    said = without_unseen(HOSTILE[kind])
    note = page.locator("#note-list .note p:first-child").first.text_content() or ""
    assert " ".join(note.split()) == said
    assert said in " ".join((page.locator(".lines li").first.text_content() or "").split())
    assert shown.run("[window.hacked, document.documentElement.scrollWidth <= 390]") == [None, True]
    assert (shown.wrong, len(shown.asked)) == ([], 1)
    page.close()
