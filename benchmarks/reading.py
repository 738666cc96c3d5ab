"""Print how long reading takes beside plain reading by other libraries, in the same run.

    python benchmarks/reading.py

A Word file of 30 pages beside python-docx's paragraphs and tables; a PDF of 100 pages of running
text, and one of 100 pages of columns and tables, beside pdfplumber's `extract_text` page by page.
Memory is the most that a process of its own took for the file, with what Python and the libraries
take themselves. The two run in turns; every figure is the median of five.
"""

import io
import multiprocessing
import resource
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median

import docx
import pdfplumber
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from synthkit.readers.reading import read

_ROUNDS = 5
_LINE = "Vi behöver fler möten mellan kommunen och näringslivet i hela länet, sade många här."
_SHORT = "fler möten mellan kommun och näringsliv"


def word_file() -> bytes:
    made = docx.Document()
    for number in range(30):
        made.add_heading(f"Fråga {number}", 1)
        for _ in range(22):
            made.add_paragraph(_LINE, style="List Bullet")
        table = made.add_table(rows=5, cols=3)
        for cell in (cell for row in table.rows for cell in row.cells):
            cell.text = _SHORT
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def running_text() -> bytes:
    return _pdf(lambda canvas: _lines(canvas, _LINE, 60, 50))


def columns_and_tables() -> bytes:
    def page(canvas: Canvas) -> None:
        _lines(canvas, _SHORT, 60, 25)
        _lines(canvas, _SHORT, 310, 25)
        for row in range(11):
            canvas.line(60, 60 + 30 * row, 540, 60 + 30 * row)
        for column in range(4):
            canvas.line(60 + 160 * column, 60, 60 + 160 * column, 360)
            for row in range(10) if column < 3 else ():
                canvas.drawString(64 + 160 * column, 70 + 30 * row, _SHORT[:28])

    return _pdf(page)


def _pdf(page: Callable[[Canvas], None]) -> bytes:
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4, invariant=1)
    for _ in range(100):
        canvas.setFont("Helvetica", 10)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return held.getvalue()


def _lines(canvas: Canvas, text: str, x: float, count: int) -> None:
    for number in range(count):
        canvas.drawString(x, 790 - 14 * number, text)


def by_synthkit(content: bytes) -> None:
    read("x", content, "000000")


def by_python_docx(content: bytes) -> None:
    document = docx.Document(io.BytesIO(content))
    for paragraph in document.paragraphs:
        paragraph.text  # noqa: B018 - made when it is asked for
    for table in document.tables:
        for cell in (cell for row in table.rows for cell in row.cells):
            cell.text  # noqa: B018


def by_pdfplumber(content: bytes) -> None:
    with pdfplumber.open(io.BytesIO(content)) as opened:
        for page in opened.pages:
            page.extract_text()
            page.close()


def _measured(connection: Connection, work: Callable[[bytes], None], content: bytes) -> None:
    begun = time.perf_counter()
    work(content)
    seconds = time.perf_counter() - begun
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    connection.send((seconds, peak))


def measured(work: Callable[[bytes], None], content: bytes) -> tuple[float, float]:
    """Seconds and megabytes, in a fresh process."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_measured, args=(theirs, work, content))
    process.start()
    seconds, peak = ours.recv()
    process.join()
    return seconds, peak / 1e6


def main() -> None:
    cases = [
        ("docx, 30 pages", word_file(), by_python_docx),
        ("pdf, 100 pages of text", running_text(), by_pdfplumber),
        ("pdf, 100 pages of columns and tables", columns_and_tables(), by_pdfplumber),
    ]
    print(f"{'':38}{'synthkit':>18}{'the other':>18}{'time':>8}")
    for name, content, other in cases:
        pairs = [(measured(by_synthkit, content), measured(other, content)) for _ in range(_ROUNDS)]
        told = [
            f"{median(s for s, _ in found):7.2f} s {median(m for _, m in found):5.0f} MB"
            for found in zip(*pairs, strict=True)
        ]
        ratio = median(ours[0] / theirs[0] for ours, theirs in pairs)
        print(f"{name:38}{told[0]:>18}{told[1]:>18}{ratio:7.2f}x")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    main()
