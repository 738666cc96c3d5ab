"""In what a line may differ from its notes: a list of aspects, each of which compares clauses.

Similarity only proposes which clauses are on one matter; what stands there decides. To fault a line
takes a clause of its notes that is plainly on the same matter and says another thing, and none on
the matter at all that says the same.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from synthkit.checks.aspects import additions, marks, roles, sides
from synthkit.checks.aspects.comparison import Comparison, Difference, compared
from synthkit.text.languages import LanguageCode

Aspect = Callable[[Comparison], Iterator[Difference]]

ASPECTS: Final[tuple[Aspect, ...]] = (
    additions.another_matter,
    sides.negations,
    sides.opposites,
    sides.amounts,
    sides.modality,
    marks.ratios,
    marks.units,
    marks.bindings,
    marks.dates_of_no_note,
    marks.numbers_from_elsewhere,
    roles.changed_places,
    roles.exchanged,
    roles.replaced,
    additions.causes,
    additions.judgements,
    additions.generalised,
    additions.added_matter,
)

# Of the findings that the aspects give.
CODES: Final = (
    "matter_of_no_note",
    "negation_added",
    "negation_lost",
    "says_otherwise",
    "wish_as_fact",
    "number_from_elsewhere",
    "roles_swapped",
    "cause_added",
    "judgement_added",
    "generalised",
    "matter_added",
    "date_of_no_note",
)


def differences(
    line: str, carrying: Iterable[str], others: Iterable[str], language: LanguageCode
) -> tuple[Difference, ...]:
    """What a line says and its notes do not, each once.

    Args:
        line: the words of an insight, or of one side of a tension.
        carrying: what the notes say that carry it.
        others: what those say that merely say the same.
        language: of the line.
    """
    both = compared(line, carrying, others, language)
    return tuple(dict.fromkeys(difference for aspect in ASPECTS for difference in aspect(both)))
