"""Where ingested folders lie: kept so that a workspace can be copied and moved.

A folder in the workspace is kept by its place there. One outside is kept by its place as seen from
the workspace, for both may have been copied together, and by its absolute path, for they may not.
"""

import os
from pathlib import Path, PurePath

_BETWEEN = "//"  # stands in no resolved path, but at the start of a network share's


def kept_place(root: str, home: Path) -> str:
    """How an ingested folder, given by its absolute path, is kept in the workspace ``home``."""
    if Path(root).is_relative_to(home):
        return Path(root).relative_to(home).as_posix()
    try:
        seen_from_home = PurePath(os.path.relpath(root, home)).as_posix()
    except ValueError:  # on another drive
        return root
    return f"{seen_from_home}{_BETWEEN}{root}"


def absolute_place(kept: str, home: Path) -> str:
    """The absolute path, with "/" between its parts, of a folder that was kept so."""
    if PurePath(kept).is_absolute():
        return kept
    relative, _, absolute = kept.partition(_BETWEEN)
    place = Path(os.path.normpath(home / relative))
    return place.as_posix() if not absolute or place.is_dir() else absolute
