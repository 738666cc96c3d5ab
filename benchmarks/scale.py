"""Time and memory of the whole job over the number of notes, as one process from files to document.

    python -m benchmarks.scale [NOTES ...] [--questions N] [--loose] [--plot FILE.svg]

Makes an invented workshop of each size (five questions, groups of forty notes, a Word file each
with an attendance list; the same on every run), puts it through ``synthkit run`` with both back
ends of similarity, and prints seconds, seconds of the processors and peak memory. Memory is that
of the largest process, as the system counts it, so that the benchmark needs Linux or macOS.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import docx

from benchmarks.backends import installed
from benchmarks.plot import Panel, Series, plotted

SIZES = [200, 1000, 2000, 5000, 10_000]
NOTES_A_GROUP = 40
QUESTIONS = (
    "Vad fungerar bra i dag?",
    "Vilka hinder ser ni?",
    "Vad behöver vi göra tillsammans?",
    "Vem bör ta ansvar för vad?",
    "Hur vet vi att det har blivit bättre?",
)
# What a note is made of. First parts and last parts of compounds are free to meet, so that the
# vocabulary grows with the number of notes, as it does in real ones.
FIRST = """
skol buss park kultur idrotts biblioteks språk arbets sommar kvälls ungdoms närings bostads
miljö trafik data möbel mat vatten energi hälso student lärar bygg skogs fiske turist post brand
fritids lokal byggnads resurs avtals tids projekt kontakt motions hamn torg
"""
LAST = """
planen gruppen stödet ansvaret lokalen tiden budgeten kursen kön avgiften rutinen platsen
samordningen utbildningen servicen kontoret nätverket bidraget schemat mötet underlaget arbetet
miljön hållplatsen föreningen dialogen uppföljningen kartan webbplatsen enheten
"""
SAYING = (
    "{0} fungerar inte",
    "{0} behöver bli tydligare",
    "Vi vill ha mer pengar till {0}",
    "{0} – ingen vet vem som bestämmer",
    "Satsa på {0} och {1}",
    "{0} är det bästa vi har i {2}",
    "Samordna {0} med {1}",
    "Ge {0} {3} år till",
    "{2} saknar {0}",
    "Lär av {0} i {2}",
    "För lite tid för {0}",
    "{0} måste nå fler",
    "Avskaffa {0}",
    "Varför inte pröva {0} under {3} månader?",
    "Otydligt vem som äger {0}",
)
REASON = (
    "",
    "",
    "",
    ", annars tappar vi folk",
    ", särskilt i {2}",
    " eftersom det kostar för mycket",
    " så att fler kan vara med",
    ", det har vi sagt i {3} år",
)
PLACES = """
Norrvik Ekby Sandhamra Storfors Lillholma Västermark Åsbro Björknäs Kvarnsta Malmby Högtorp
Strömnäs Lövsta Almvik Granhult Södersta
"""


GIVEN_NAMES = """
Anna Karin Maria Eva Lena Johan Lars Erik Anders Per Nils Sara Fatima Ali Omar Amina Björn Gunilla
Stig Ulla Oskar Elin Hanna Jonas Mikael
"""
SURNAMES = """
Andersson Lindqvist Berg Ek Sandström Nyberg Hassan Holm Lundgren Sjöberg Wallin Öberg Persson
Dahlin Granath Mohammed Forsberg Åkesson Hedlund Norén
"""


class Headings(Enum):
    """Whether files repeat the questions."""

    REPEATED = "repeated"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took.

    Attributes:
        of_processor: seconds of all processors together, which a busy machine hardly changes.
    """

    notes: int
    seconds: float
    of_processor: float
    megabytes: float


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("notes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--questions", type=int, default=len(QUESTIONS))
    parser.add_argument("--loose", action="store_true", help="files that repeat no question")
    parser.add_argument("--plot", type=Path, help="where to draw the curves")
    asked = parser.parse_args()
    runs: dict[str, list[Run]] = {}
    print(f"{'':10}{'notes':>8}{'seconds':>9}{'of CPU':>9}{'MB':>7}", flush=True)
    for notes in asked.notes:
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / "notes"
            headings = Headings.NONE if asked.loose else Headings.REPEATED
            make_workshop(made, notes, QUESTIONS[: asked.questions], headings)
            for backend, program in installed().items():
                run = measured(made, program, notes)
                runs.setdefault(backend, []).append(run)
                print(
                    f"{backend:10}{run.notes:8}{run.seconds:9.1f}{run.of_processor:9.1f}"
                    f"{run.megabytes:7.0f}",
                    flush=True,
                )
    if asked.plot:
        asked.plot.write_text(drawn(runs), "utf-8")


def make_workshop(folder: Path, notes: int, questions: tuple[str, ...], headings: Headings) -> None:
    """Word files of groups, with so many notes in all and synthkit.toml beside their folder."""
    chance = random.Random(notes)
    folder.mkdir()
    listed = ", ".join(f'"{question}"' for question in questions)
    (folder.parent / "synthkit.toml").write_text(
        f'[workshop]\nname = "WS 1"\nlanguage = "sv"\nquestions = [{listed}]\n', "utf-8"
    )
    groups = max(2, round(notes / NOTES_A_GROUP))
    for group in range(groups):
        held = notes // groups + (group < notes % groups)
        document = docx.Document()
        document.add_heading(f"Grupp {group + 1}", 1)
        people = [f"{one_of(GIVEN_NAMES, chance)} {one_of(SURNAMES, chance)}" for _ in range(6)]
        document.add_paragraph(f"Deltagare: {', '.join(people)}")
        for number, question in enumerate(questions):
            if headings is Headings.REPEATED:
                document.add_heading(f"{number + 1}. {question}", 2)
            share = held // len(questions) + (number < held % len(questions))
            for _ in range(share):
                document.add_paragraph(a_note(chance), style="List Bullet")
        document.save(str(folder / f"grupp {group + 1}.docx"))


def a_note(chance: random.Random) -> str:
    """A sentence such as a group would write, by chance."""
    things = [one_of(FIRST, chance) + one_of(LAST, chance) for _ in range(2)]
    said = chance.choice(SAYING) + chance.choice(REASON)
    text = said.format(*things, one_of(PLACES, chance), chance.randint(2, 9))
    return text[:1].upper() + text[1:]


def one_of(words: str, chance: random.Random) -> str:
    """One of these words."""
    return chance.choice(words.split())


def measured(notes: Path, program: list[str], count: int) -> Run:
    """The whole job in a new workspace, in a process of its own."""
    with tempfile.TemporaryDirectory(dir=notes.parent) as folder:
        settings = notes.parent / "synthkit.toml"
        (Path(folder) / settings.name).write_bytes(settings.read_bytes())
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *program, "run", str(notes)],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - start
    if process.returncode not in {0, 3}:
        sys.exit(f"synthkit run ended with {process.returncode}")
    # Linux counts kilobytes, macOS bytes.
    unit = 2**20 if sys.platform == "darwin" else 2**10
    of_processor = usage.ru_utime + usage.ru_stime
    return Run(count, seconds, of_processor, usage.ru_maxrss / unit)


def drawn(runs: dict[str, list[Run]]) -> str:
    """Time and memory over the number of notes, both back ends."""
    seconds = [Series(name, [(r.notes, r.seconds) for r in held]) for name, held in runs.items()]
    memory = [Series(name, [(r.notes, r.megabytes) for r in held]) for name, held in runs.items()]
    return plotted([Panel("Seconds", seconds), Panel("Peak memory, MB", memory)], "Notes")


if __name__ == "__main__":
    main()
