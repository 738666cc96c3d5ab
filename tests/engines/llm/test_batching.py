"""What a run will take, said before it begins."""

from synthkit.engines.llm.batching import Forecast, following, forecast
from synthkit.engines.models.model import asked_tokens
from tests.engines.models.builders import request


def test_known_requests_take_what_they_hold_and_no_more_replies_than_they_allow():
    asked = [request("kort", reply_limit=300), request("lång " * 5_000, reply_limit=4_000)]
    expected = forecast(asked)

    assert expected.calls == 2
    assert expected.prompt_tokens == sum(map(asked_tokens, asked))
    assert 300 < expected.reply_tokens <= 4_300


def test_a_draft_leads_to_one_call_more_and_parts_of_one_to_two():
    part = request("lång " * 1_000)

    assert following([]) == Forecast()
    assert following([part]).calls == 1
    assert following([part, part]).calls == 2
    assert following([part] * 5).prompt_tokens > following([part] * 2).prompt_tokens
