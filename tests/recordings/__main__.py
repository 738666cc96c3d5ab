"""Records the replies to what a changed prompt asks.

    python -m tests.recordings --url http://127.0.0.1:PORT/v1

At the address stands an OpenAI-compatible server behind which a person answers, from what the
prompt says alone. Only what was never answered is asked for; each reply is kept as it comes, so
that a run that was stopped goes on from there. What nobody asks for any more goes at the end.
"""

import argparse
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from synthkit.app.pipeline import summarise
from synthkit.app.sections import Existing
from synthkit.cli.environment import Environment
from synthkit.engines.models.connection import Connection
from synthkit.engines.models.endpoint import Endpoint, shown_address
from synthkit.engines.models.openai_model import OpenAIModel
from tests.builders import NOON
from tests.recordings.example import (
    EXAMPLE,
    HARBOUR,
    NUMBERS,
    context_on,
    decide_a_name,
    engine_of,
    hear_a_late_group,
    move_a_note,
    read_workshop,
)
from tests.recordings.recorded import CAPACITY, HERE, LATER, Recorder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", required=True)
    parser.add_argument("--wait", type=float, default=3600.0, help="seconds for one reply")
    asked = parser.parse_args()
    for source in (EXAMPLE, HARBOUR):
        record(source, asked.url, asked.wait)


def record(source: Path, url: str, wait: float) -> None:
    """Records what is asked about one workshop, and of the example what changes of it ask."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workshop = read_workshop(folder, source)
        with context_on(folder, workshop) as context:
            asked = Connection(url, timeout=wait)
            environment = Environment(source_date_epoch=int(NOON.timestamp()))
            endpoint = Endpoint(address=shown_address(url), model="person")
            model = OpenAIModel(endpoint, asked, CAPACITY, context.store, environment)
            recorders = [Recorder(model, HERE / source.name)]
            summarise(context, engine_of(recorders[0], context), NUMBERS, Existing.OWN)
            if source == EXAMPLE:
                recorders.append(Recorder(model, LATER))
                for change in (hear_a_late_group, move_a_note):
                    change(context)
                    summarise(context, engine_of(recorders[1], context), NUMBERS, Existing.OWN)
                settled = replace(context, workshop=decide_a_name(workshop))
                summarise(settled, engine_of(recorders[1], context), NUMBERS, Existing.OWN)
    for gone in (name for recorder in recorders for name in recorder.tidy()):
        sys.stdout.write(f"no longer asked for: {gone}\n")


if __name__ == "__main__":
    main()
