"""On which side each note of a disputed question stands.

Few notes say "we should" or "we should not"; the others give reasons, and reasons for and against
share their words. So the notes that say where they stand teach, question by question, how each side
speaks: by a ridge regression on the likeness of notes. What praises or blames counts too, but
weakly, and which of the two speaks for the proposal is learnt from the same notes.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synthkit.text.similarity.polarity import Statement
from synthkit.text.valence import valence
from synthkit.text.wordforms import same_word

# Of the stands on what the question proposes, how many must be against the others: one misread
# makes no dispute.
_LEAST_OPPOSED = 0.1
# How much a note counts that says where it stands, and one that praises or blames.
_BY_STAND, _BY_VALENCE = 2.0, 0.3
_RIDGE = 4.0
# The share of the notes, those that lean least, whose side is not known.
_UNKNOWN = 0.3
# How much nearer than usual notes must be to be joined, where stands cannot be told at all.
_BY_TRUST = 0.7


@dataclass(frozen=True, slots=True)
class Dispute:
    """Where the notes of a question stand.

    Attributes:
        sides: 1 for each note that is for what is proposed, -1 for each against, 0 where nobody
            knows.
        nearness: how alike notes of one side must be to be joined: the worse what was learnt tells
            the notes that say where they stand, the more.
    """

    sides: tuple[int, ...]
    nearness: float


def dispute(
    statements: Sequence[Statement], similarity: NDArray[np.float32], proposals: Collection[str]
) -> Dispute | None:
    """Where the notes stand on what the question proposes, None where they do not dispute it."""
    stands = np.array([_stand(said, proposals) for said in statements], dtype=np.float64)
    wanted, refused = int((stands > 0).sum()), int((stands < 0).sum())
    if min(wanted, refused) <= _LEAST_OPPOSED * (wanted + refused):
        return None
    near = similarity.astype(np.float64)
    # What all notes share tells no sides apart.
    near += near.mean() - near.mean(axis=0) - near.mean(axis=1)[:, np.newaxis]
    judged = [
        0 if stand else valence(said.text, said.language)
        for stand, said in zip(stands, statements, strict=True)
    ]
    weights = np.abs(stands) * _BY_STAND
    praise = float(_learnt(near, stands, weights).leaning @ judged)
    known = stands + np.array(judged) * (1.0 if praise >= 0 else -1.0)
    learnt = _learnt(near, known, weights + np.abs(judged) * _BY_VALENCE)
    told = (learnt.blind * stands)[stands != 0] > 0
    strength = np.abs(learnt.leaning)
    least = np.sort(strength)[int(_UNKNOWN * len(strength))]
    sides = np.where(stands != 0, stands, np.where(strength < least, 0, np.sign(learnt.leaning)))
    return Dispute(tuple(map(int, sides)), 1.0 - _BY_TRUST * float(told.mean()))


def _stand(said: Statement, proposals: Collection[str]) -> int:
    """Where a note stands by its own word; 0 where it does not say, or says both."""
    wanted = {
        not ask.refused
        for ask in said.claim.asks
        if any(same_word(ask.deed, deed) for deed in proposals)
    }
    return 0 if len(wanted) != 1 else 1 if True in wanted else -1


@dataclass(frozen=True, slots=True)
class _Learnt:
    """To which side each note leans, and to which it would if it were not known itself."""

    leaning: NDArray[np.float64]
    blind: NDArray[np.float64]


def _learnt(
    near: NDArray[np.float64], known: NDArray[np.float64], weights: NDArray[np.float64]
) -> _Learnt:
    """Kernel ridge regression; rounded, as sums of floats hang on the machine."""
    at = np.flatnonzero(weights)
    solved = np.linalg.inv(near[np.ix_(at, at)] + np.diag(_RIDGE / weights[at]))
    factors = solved @ known[at]
    blind = np.zeros(len(known))
    blind[at] = known[at] - factors / np.diag(solved)
    return _Learnt((near[:, at] @ factors).round(6), blind.round(6))
