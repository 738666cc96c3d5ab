"""Rebuilds workshops from their source: ``python -m examples.build``, from the folder above.

Builds the examples and those under benchmarks/workshops, or only those that are named: ``ws2``. The
same source gives the same bytes. Needs the extra ``test`` (reportlab).
"""

import sys
from pathlib import Path

from examples.building.workshop import Workshop

HERE = Path(__file__).resolve().parent
EXAMPLE = Workshop(folder=HERE / "ws2", source=HERE / "ws2_source")
# The meetings before it and after it; the three are a series.
OTHERS = tuple(Workshop(HERE / name, HERE / f"{name}_source") for name in ("ws1", "ws3"))


def workshops() -> tuple[Workshop, ...]:
    """The example, then those under benchmarks/workshops in the order of their names."""
    sources = sorted((HERE.parent / "benchmarks" / "workshops").glob("*/source"))
    return EXAMPLE, *(Workshop(folder=source.parent, source=source) for source in sources)


def main(names: list[str]) -> None:
    for workshop in (*workshops(), *OTHERS):
        if not names or workshop.folder.name in names:
            workshop.build()


if __name__ == "__main__":
    main(sys.argv[1:])
