"""Print what reads the pages of PDF files best: the reader here, or pdfplumber's layout.

    python benchmarks/pdf_layout.py

On the corpus of public test documents under SYNTHKIT_BENCH_DATA, whose own scorer counts the words.
A "complex" file has tables, boxes or turned text; files of more than 40 pages are left out.
pdfplumber reads with its defaults, and once more with the space between words corrected
(`x_tolerance_ratio`).
Last come the cells of tables, as texts without white space.
"""

import importlib.util
import os
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pdfplumber

from synthkit.errors import Unreadable
from synthkit.model.document import Block, BlockKind
from synthkit.readers.reading import read

_NOT_BODY = {BlockKind.HEADER, BlockKind.FOOTER, BlockKind.COMMENT}
_RATIO = 0.15
_MOST_PAGES = 40  # of a file; pdfplumber takes its time


def ours(path: Path) -> str:
    document = read(path.name, path.read_bytes(), "000000")
    return "\n".join(b.text for b in document.blocks if b.kind not in _NOT_BODY)


def pdfplumbers(**options: float) -> Callable[[Path], str]:
    def text(path: Path) -> str:
        with pdfplumber.open(path) as opened:
            return "\n".join(page.extract_text(**options) or "" for page in opened.pages)

    return text


READERS: dict[str, Callable[[Path], str]] = {
    "synthkit": ours,
    "pdfplumber": pdfplumbers(),
    f"pdfplumber, {_RATIO}": pdfplumbers(x_tolerance_ratio=_RATIO),
}


def is_plain(blocks: tuple[Block, ...], path: Path) -> bool:
    if any(block.kind in {BlockKind.CELL, BlockKind.BOX} for block in blocks):
        return False
    with pdfplumber.open(path) as opened:
        return all(all(c["upright"] for c in page.chars) for page in opened.pages)


def cells_of(blocks: tuple[Block, ...]) -> Counter[str]:
    by_place: dict[tuple[int | None, ...], str] = {}
    for block in blocks:
        if block.kind is BlockKind.CELL:
            at = (block.place.page, block.place.table, block.place.row, block.place.column)
            by_place[at] = by_place.get(at, "") + (block.label or "") + block.text
    return Counter("".join(text.split()) for text in by_place.values())


def cells_by_pdfplumber(path: Path) -> Counter[str]:
    with pdfplumber.open(path) as opened:
        found = [t for page in opened.pages for t in page.extract_tables() if len(t) > 1]
    return Counter("".join(c.split()) for table in found for row in table for c in row if c)


def scorer(folder: Path) -> ModuleType:
    found = importlib.util.spec_from_file_location("scorer", folder / "measure_ingest.py")
    assert found is not None
    assert found.loader is not None
    made = importlib.util.module_from_spec(found)
    found.loader.exec_module(made)
    return made


def main() -> int:
    folder = Path(os.environ.get("SYNTHKIT_BENCH_DATA", "")) / "corpus"
    if not (folder / "measure_ingest.py").exists():
        print("skipped: SYNTHKIT_BENCH_DATA names no folder with the corpus")
        return 0
    score = scorer(folder)
    rows: dict[tuple[str, str], list[tuple[float, float, float, float]]] = {}
    agreed = [0, 0, 0]
    for path in sorted((folder / "files").rglob("*.pdf")):
        reference = score.ref_of(str(path.relative_to(folder)), ".ref.txt")
        words = score.words(reference or "")
        try:
            blocks = read(path.name, path.read_bytes(), "000000").blocks
            with pdfplumber.open(path) as opened:
                few = len(opened.pages) <= _MOST_PAGES
            if not words or not few:
                continue
            kind = "plain" if is_plain(blocks, path) else "complex"
        except Exception:  # noqa: BLE001 - what only one of them opens says nothing about layout
            continue
        for name, reader in READERS.items():
            begun = time.perf_counter()
            try:
                text = score.words(reader(path))
            except Unreadable:
                text = []
            taken = time.perf_counter() - begun
            recall, precision, pairs = score.score(words, text)
            rows.setdefault((kind, name), []).append(
                (recall, precision or 0.0, pairs or 0.0, taken)
            )
        mine, theirs = cells_of(blocks), cells_by_pdfplumber(path)
        if theirs:
            agreed[0] += (mine & theirs).total()
            agreed[1] += mine.total()
            agreed[2] += theirs.total()
    print(f"{'':10}{'':20}{'files':>6}{'recall':>9}{'precision':>11}{'pairs':>8}{'seconds':>9}")
    for (kind, name), found in sorted(rows.items()):
        means = [statistics.mean(part) for part in zip(*found, strict=True)]
        print(
            f"{kind:10}{name:20}{len(found):6}{means[0]:9.3f}{means[1]:11.3f}{means[2]:8.3f}"
            f"{sum(one[3] for one in found):9.1f}"
        )
    both, mine_all, theirs_all = agreed
    print(f"cells: {mine_all} here, {theirs_all} by pdfplumber, {both} the same")
    return 0


if __name__ == "__main__":
    sys.exit(main())
