"""A plan asks nobody, and knows all that would be asked."""

import pytest

from synthkit.engines.models.model import Pending
from synthkit.engines.models.planned import Planned
from tests.engines.models.builders import CAPACITY, request


def test_everything_that_is_asked_is_kept_once_by_question():
    planned = Planned("m", CAPACITY)
    second, first = request("b", question=2), request("a", question=1)
    for asked in (second, first, second):
        with pytest.raises(Pending) as caught:
            planned.complete(asked)
        assert caught.value.requests == (asked,)

    assert planned.asked == (first, second)
