"""Writes the pictures of pages in docs/images out of the demo: ``python docs/make_images.py``."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

IMAGES = Path(__file__).parent / "images"
PAGE = (485, 686)
PICTURES = {
    "demo": ("Sammanställning WS 2.pdf", "Sammanställning WS 2.pdf", "Sammanställning WS 2.pdf"),
    "onepager-sheet": ("Sammanställning WS 2 – på en sida.pdf", "anteckningsblad/Grupp 1.pdf"),
}


def run(*words: str) -> None:
    """Runs a command of the program."""
    subprocess.run([sys.executable, "-m", "synthkit", *words], check=True)  # noqa: S603 - our own program


def picture(folder: Path, names: tuple[str, ...]) -> Image.Image:
    """Pages side by side; a file that is named again gives its next page."""
    made = Image.new("RGB", (PAGE[0] * len(names), PAGE[1]), "white")
    for at, name in enumerate(names):
        page = pypdfium2.PdfDocument(folder / name)[names[:at].count(name)]
        made.paste(
            page.render(scale=2).to_pil().resize(PAGE, Image.Resampling.LANCZOS), (PAGE[0] * at, 0)
        )
    return made.quantize(24, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "demo"
        run("demo", str(folder))
        for words in (["export", "--pdf"], ["export", "--onepager", "--pdf"]):
            run("-w", str(folder), *words, "-o", str(folder))
        run(
            "-w",
            str(folder),
            "forms",
            "--groups",
            "1",
            "--pdf",
            "-o",
            str(folder / "anteckningsblad"),
        )
        for name, names in PICTURES.items():
            picture(folder, names).save(IMAGES / f"{name}.png", optimize=True)
