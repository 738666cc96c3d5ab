"""Learns what tells an order to a machine from a note, see `synthkit.text.commands`.

    python tools/make_order_weights.py [--check]

The texts lie in `tests/text/orders`: written ones, a line each under their kind, where "||" parts a
note from the order in it; and parts that texts are put together from, so that no single sentence is
learnt by heart. The notes of the examples and of the benchmarks' workshops are innocent.
``--check`` writes nothing and prints how kinds fare that were not learnt from. Takes a minute.
"""

import argparse
import json
import random
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from synthkit.text.commands import BUCKETS, HEAD, WEIGHTS, features

HERE = Path(__file__).resolve().parent
TEXTS = HERE.parent / "tests" / "text" / "orders"
COMBINED = {"sv": 600, "en": 300}
# What a text put together weighs beside a written one.
COMBINED_WEIGHT = 0.5
RIDGE = 0.05
STEPS = 300
FOLDS = 5
# The share of written innocent texts, all look-alikes, that must be kept when not learnt from.
KEPT = 0.97
PART = re.compile(r"\{(?:(\w+):)?(\w+)\}")
Floats = np.ndarray[Any, np.dtype[np.float64]]


class Text(NamedTuple):
    """A text that is learnt from."""

    said: str
    is_order: bool
    kind: str
    weight: float = 1.0


class Model(NamedTuple):
    """What was learnt: a weight for each bucket of features."""

    weights: Floats
    bias: float

    def score(self, text: str) -> float:
        """Above zero for an order, below for a note."""
        buckets, shares = encoded(text)
        return float(self.weights[buckets] @ shares) + self.bias


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    texts = [*written(), *noted(), *combined()]
    threshold = checked(texts)
    if not parser.parse_args().check:
        write(learnt(texts), threshold)


def written() -> Iterator[Text]:
    for path in sorted(TEXTS.glob("*.txt")):
        kind = ""
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("## "):
                kind = f"{path.stem.split('_')[0]}: {line[3:]}"
            elif line and kind:
                *notes, said = line.split(" || ")
                yield Text(said, path.stem.startswith("orders"), kind)
                yield from (Text(note, is_order=False, kind="before an order") for note in notes)


def noted() -> Iterator[Text]:
    """The notes of the examples and of the benchmarks' workshops."""
    for path in sorted(
        [*HERE.glob("../examples/*/gold.json"), *HERE.glob("../benchmarks/*/*/gold.json")]
    ):
        for note in json.loads(path.read_text("utf-8"))["notes"]:
            yield Text(note["text"], note["kind"] == "injection", "noted")


def combined() -> Iterator[Text]:
    for path in sorted(TEXTS.glob("combined_*.toml")):
        for kind, parts in tomllib.loads(path.read_text("utf-8")).items():
            for said in put_together(parts, COMBINED[path.stem[-2:]]):
                yield Text(said, kind == "order", "combined", COMBINED_WEIGHT)


def put_together(parts: Mapping[str, Any], many: int) -> Iterable[str]:
    """So many different texts; "{to:act}" takes what stands behind the slash of an act."""
    chance = random.Random(1)
    forms = parts["forms"].split("\n")[:-1]

    def filled(match: re.Match[str]) -> str:
        mood, name = match[1] or "", match[2]
        chosen = chance.choice(parts[name.lower()])
        if "/" in chosen:
            imperative, infinitive = chosen.split("/")
            rest = infinitive.split()[len(imperative.split()) :]
            chosen = infinitive if mood.lower() == "to" else " ".join([imperative, *rest])
        chosen = PART.sub(filled, chosen)
        return capital(chosen) if (mood or name)[0].isupper() else chosen

    found: dict[str, None] = {}
    while len(found) < many:
        found[capital(PART.sub(filled, chance.choice(forms)))] = None
    return found


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def encoded(text: str) -> tuple[np.ndarray[Any, np.dtype[np.int64]], Floats]:
    kinds = [kind for kind in features(text) if kind]
    shares = [np.full(len(kind), len(kind) ** -0.5) for kind in kinds]
    return np.concatenate([np.array(kind) for kind in kinds]), np.concatenate(shares)


def learnt(texts: Sequence[Text]) -> Model:
    """Logistic regression with a ridge, by accelerated gradient steps (Nesterov 1983)."""
    rows = [encoded(text.said) for text in texts]
    row = np.repeat(np.arange(len(rows)), [len(buckets) for buckets, _ in rows])
    buckets = np.concatenate([buckets for buckets, _ in rows])
    shares = np.concatenate([shares for _, shares in rows])
    wanted = np.array([float(text.is_order) for text in texts])
    each = np.array([text.weight for text in texts])

    def sums(weights: Floats) -> Floats:
        return np.bincount(row, weights[buckets] * shares, len(texts))

    def back(errors: Floats) -> Floats:
        return np.bincount(buckets, errors[row] * shares, BUCKETS)

    step = 1 / (0.25 * (steepest(sums, back, each) + each.sum()) + RIDGE)
    weights = before = np.zeros(BUCKETS)
    bias = bias_before = 0.0
    for at in range(STEPS):
        ahead = weights + at / (at + 3) * (weights - before)
        bias_ahead = bias + at / (at + 3) * (bias - bias_before)
        errors = each * (1 / (1 + np.exp(-sums(ahead) - bias_ahead)) - wanted)
        before, bias_before = weights, bias
        weights = ahead - step * (back(errors) + RIDGE * ahead)
        bias = bias_ahead - step * float(errors.sum())
    return Model(weights, bias)


def steepest(
    sums: Callable[[Floats], Floats], back: Callable[[Floats], Floats], each: Floats
) -> float:
    """The largest eigenvalue of the features' products."""
    vector = np.full(BUCKETS, BUCKETS**-0.5)
    length = 1.0
    for _ in range(20):
        vector = back(each * sums(vector / length))
        length = float(np.linalg.norm(vector))
    return length


def checked(texts: Sequence[Text]) -> float:
    """The threshold, from texts of kinds that were not learnt from; prints how each kind fares."""
    kinds = sorted({text.kind for text in texts if text.is_order})
    chance = random.Random(1)
    fold = [
        kinds.index(text.kind) % FOLDS if text.is_order else chance.randrange(FOLDS)
        for text in texts
    ]
    scores: dict[str, list[float]] = {}
    for at in range(FOLDS):
        model = learnt([text for text, its in zip(texts, fold, strict=True) if its != at])
        for text in (text for text, its in zip(texts, fold, strict=True) if its == at):
            if text.kind != "combined":
                kind = text.kind if text.is_order or text.kind == "noted" else "innocent"
                scores.setdefault(kind, []).append(model.score(text.said))
    threshold = float(np.quantile(scores["innocent"], KEPT))
    for kind, found in sorted(scores.items()):
        above = sum(one > threshold for one in found)
        print(f"{kind:45} {above:4} of {len(found):4} taken for orders")
    return threshold


def write(model: Model, threshold: float) -> None:
    unit = float(np.abs(model.weights).max()) / 127
    rounded = np.rint(model.weights / unit).astype(np.int8)
    WEIGHTS.write_bytes(HEAD.pack(model.bias - threshold, unit) + rounded.tobytes())


if __name__ == "__main__":
    main()
