"""A house template as a person hands it in."""

from collections.abc import Mapping
from pathlib import PurePath

from synthkit.model.base import FrozenModel


class HouseTemplate(FrozenModel):
    """A template as it was read.

    Attributes:
        name: of the file.
        styles: names of its styles by ours, where the settings give some.
        reference: the organisation's own number of the matter, for a field of it.
    """

    name: str
    content: bytes
    styles: Mapping[str, str] = {}
    reference: str = ""

    @property
    def ending(self) -> str:
        """The ending of its file, with the dot, in small letters."""
        return PurePath(self.name).suffix.lower()
