"""Print the text of one file's body blocks, before anything is set aside.

    python benchmarks/read_blocks.py FILE

Headers, footers and comments are no part of the body. Ends with 4 where the file is refused by
name, and says why on stderr; with --why also what the library said.
"""

import sys
import traceback
from pathlib import Path

from synthkit.errors import Unreadable
from synthkit.model.document import BlockKind
from synthkit.readers.reading import read

REFUSED = 4
_NOT_BODY = {BlockKind.HEADER, BlockKind.FOOTER, BlockKind.COMMENT}


def main(arguments: list[str]) -> int:
    *options, file = arguments
    path = Path(file)
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        document = read(path.name, path.read_bytes(), key="000000")
    except Unreadable as refusal:
        if "--why" in options:
            traceback.print_exc()
        print(f"refused: {refusal.key}", file=sys.stderr)
        return REFUSED
    for block in document.blocks:
        if block.kind not in _NOT_BODY:
            print(block.text if block.label is None else f"{block.label} {block.text}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
