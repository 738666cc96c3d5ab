"""Rebuilds the example: ``python -m examples.build_ws2``, from the folder above this one.

It writes examples/ws2/notes/ and examples/ws2/gold.json out of examples/ws2_source/. The same
source gives the same bytes. Needs the extra ``test`` (reportlab).
"""

from pathlib import Path

from examples.ws2_build.docx_files import docx_bytes
from examples.ws2_build.gold import gold_text
from examples.ws2_build.pdf_files import pdf_bytes
from examples.ws2_build.source import GroupFile, read_groups

EXAMPLE = Path(__file__).resolve().parent / "ws2"


def group_file_bytes(group: GroupFile) -> bytes:
    """The file of a group, in its shape."""
    return pdf_bytes(group) if group.file.endswith(".pdf") else docx_bytes(group)


def main() -> None:
    groups = read_groups()
    folder = EXAMPLE / "notes"
    folder.mkdir(parents=True, exist_ok=True)
    for group in groups:
        (folder / group.file).write_bytes(group_file_bytes(group))
        print(f"{group.file}: {len(group.notes)} notes")
    (EXAMPLE / "gold.json").write_text(gold_text(groups), "utf-8", newline="\n")
    print(f"gold.json: {sum(len(group.notes) for group in groups)} notes")


if __name__ == "__main__":
    main()
