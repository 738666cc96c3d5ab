"""Rebuilds workshops from their source: ``python -m examples.build``, from the folder above.

Builds the example and those under benchmarks/workshops, or only those that are named: ``ws2``. The
same source gives the same bytes. Needs the extra ``test`` (reportlab).
"""

import sys
from pathlib import Path

from examples.building.workshop import Workshop

HERE = Path(__file__).resolve().parent
EXAMPLE = Workshop(folder=HERE / "ws2", source=HERE / "ws2_source")


def workshops() -> tuple[Workshop, ...]:
    """The example, then those under benchmarks/workshops in the order of their names."""
    sources = sorted((HERE.parent / "benchmarks" / "workshops").glob("*/source"))
    return EXAMPLE, *(Workshop(folder=source.parent, source=source) for source in sources)


def main(names: list[str]) -> None:
    for workshop in workshops():
        if not names or workshop.folder.name in names:
            workshop.build()


if __name__ == "__main__":
    main(sys.argv[1:])
