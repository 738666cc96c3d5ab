"""Records the replies to what a changed prompt asks.

    python -m tests.recordings --url http://127.0.0.1:PORT/v1

At the address stands an OpenAI-compatible server behind which a person answers, from what the
prompt says alone. Only what was never answered is asked for; each reply is kept as it comes, so
that a run that was stopped goes on from there. What nobody asks for any more goes at the end.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from synthkit.app.pipeline import summarise
from synthkit.app.sections import Existing
from synthkit.cli.environment import Environment
from synthkit.engines.models.connection import Connection
from synthkit.engines.models.endpoint import Endpoint, shown_address
from synthkit.engines.models.openai_model import OpenAIModel
from tests.builders import NOON
from tests.recordings.example import NUMBERS, context_on, engine_of, read_example
from tests.recordings.recorded import CAPACITY, HERE, Recorder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", required=True)
    parser.add_argument("--wait", type=float, default=3600.0, help="seconds for one reply")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workshop = read_example(folder)
        with context_on(folder, workshop) as context:
            model = OpenAIModel(
                Endpoint(address=shown_address(asked.url), model="person"),
                Connection(asked.url, timeout=asked.wait),
                CAPACITY,
                context.store,
                Environment(source_date_epoch=int(NOON.timestamp())),
            )
            recorder = Recorder(model, HERE)
            summarise(context, engine_of(recorder, context), NUMBERS, Existing.OWN)
    for gone in recorder.tidy():
        sys.stdout.write(f"no longer asked for: {gone}\n")


if __name__ == "__main__":
    main()
