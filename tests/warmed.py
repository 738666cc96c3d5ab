"""Imported before children are forked: what the program loads in doing its job, they have."""

from synthkit.app.pipeline import export
from synthkit.engines.offline import OfflineEngine
from synthkit.exporters.formats import DOCX
from synthkit.exporters.view import View
from tests.app.builders import Workplace, group_file
from tests.cli.builders import NOTES

FILES = [group_file(name, *map(tuple, notes)) for name, notes in NOTES.items() if len(notes) > 1]

with Workplace(OfflineEngine(), *FILES) as place:
    export(place.context, place.summarise(), DOCX, View())
