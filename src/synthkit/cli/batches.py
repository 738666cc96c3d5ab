"""Sections made through a provider's batch interface: sent, waited for or come back for, taken in.

Each round goes through the questions as any run does, with nobody behind the engine: what is not
answered yet is sent as a batch, and what came back lies in the log of calls, where the next round
finds it. Wherever a run is stopped, the same command goes on from there.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from synthkit.app.sections import Existing
from synthkit.cli.engine_factory import EngineFactory, EngineOptions
from synthkit.cli.engine_run import Summarised, make_sections
from synthkit.cli.screen import Screen
from synthkit.cli.settings.llm import LLM
from synthkit.cli.workspace import Workspace
from synthkit.engines.models.batch_api import BatchApi, BatchReply
from synthkit.engines.models.endpoint import SHARE_OF_PRICE
from synthkit.engines.models.logged import TOO_LONG, call_key, call_of
from synthkit.engines.models.model import Reply, Request, asked_tokens
from synthkit.errors import ModelError, UsageMistake
from synthkit.model.calls import Batch

# Providers take minutes at least; a shorter wait learns nothing.
_SECONDS_BETWEEN = 30.0


@dataclass(frozen=True, slots=True)
class BatchRun:
    """What sections are made with, in batches.

    Attributes:
        asked: the questions' numbers; None for all.
        waits: for the replies, rather than be called again later.
    """

    workspace: Workspace
    asked: list[int] | None
    options: EngineOptions
    existing: Existing
    waits: bool


def make_in_batches(run: BatchRun, screen: Screen) -> Summarised:
    """Makes the sections that are not up to date, as far as their replies are there.

    Raises:
        UsageMistake: "batch_without_llm", or "batch_no_cache".
        ModelError: where the provider refuses a batch or some of its requests, or a limit of the
            run would be passed; what was answered is kept.
    """
    factory = EngineFactory(run.workspace, run.options)
    if factory.name != LLM:
        raise UsageMistake("batch_without_llm", engine=factory.name)
    if run.options.no_cache:
        raise UsageMistake("batch_no_cache")
    provider = _Provider(run, factory, screen)
    while True:
        made = make_sections(run.workspace, run.asked, run.options, run.existing, screen)
        waiting = provider.keyed(made.waiting)
        if not waiting:
            return made
        if provider.take_in(waiting):
            continue
        provider.send(waiting)
        if not run.waits:
            screen.remark("terminal.batch_later")
            return made
        provider.wait()


class _Provider:
    """The batches of one model, as the store and the provider know them."""

    def __init__(self, run: BatchRun, factory: EngineFactory, screen: Screen) -> None:
        self._run = run
        self._store = run.workspace.store
        self._clock = run.workspace.environment
        self._endpoint = factory.language_model.endpoint
        self._prices = factory.language_model.settings.prices
        self._screen = screen
        self._api: BatchApi = factory.language_model.batch_api()

    def keyed(self, requests: tuple[Request, ...]) -> dict[str, Request]:
        """The requests by the keys of their calls."""
        return {call_key(request, self._endpoint): request for request in requests}

    def take_in(self, waiting: Mapping[str, Request]) -> bool:
        """Logs the replies of the batches that have ended; whether there were any.

        Raises:
            ModelError: "batch_ended" or "batch_unanswered", where some requests got no reply.
        """
        taken = False
        for batch in self._open():
            state = self._api.state(batch.id)
            values = {"answered": state.answered, "count": len(batch.keys)}
            if not state.has_ended:
                self._screen.remark("terminal.batch_state", status=state.status, **values)
                continue
            came = list(self._api.results(state, waiting))
            for one in came:
                self._log(one, waiting[one.key])
            self._store.drop_batch(batch.id)
            self._api.clear(state)
            self._screen.remark("terminal.batch_taken_in", **values)
            taken = True
            failed = [one for one in came if one.reply is None and not one.is_too_long]
            if failed:
                fault = failed[0].fault
                raise ModelError("batch_unanswered", count=len(failed), message=fault)
            if state.fault:
                raise ModelError("batch_ended", message=state.fault, **values)
        return taken

    def send(self, waiting: Mapping[str, Request]) -> None:
        """Sends what no batch holds yet.

        Raises:
            ModelError: "max_calls_reached" or "max_cost_reached", before anything is sent.
        """
        sent = {key for batch in self._open() for key in batch.keys}
        requests = {key: one for key, one in waiting.items() if key not in sent}
        if not requests:
            return
        self._stop_at_limits(requests)
        batch = Batch(
            id=self._api.send(requests),
            address=self._endpoint.address,
            model=self._endpoint.model,
            keys=tuple(requests),
            at=self._clock.now(),
        )
        self._store.save_batch(batch)
        self._screen.remark("terminal.batch_sent", count=len(requests), model=batch.model)

    def wait(self) -> None:
        """Lets time pass until some batch has ended."""
        while not any(self._api.state(batch.id).has_ended for batch in self._open()):
            self._clock.sleep(_SECONDS_BETWEEN)

    def _open(self) -> tuple[Batch, ...]:
        return self._store.batches(self._endpoint.address, self._endpoint.model)

    def _log(self, came: BatchReply, request: Request) -> None:
        """Keeps a reply as that of a call; a request that is too long is divided, as ever."""
        finish = came.reply.finish.value if came.reply else TOO_LONG
        if came.reply or came.is_too_long:
            reply = came.reply or Reply(text="")
            call = call_of(request, self._endpoint, reply, self._clock.now())
            self._store.log_call(call.model_copy(update={"finish": finish, "batched": True}))

    def _stop_at_limits(self, requests: Mapping[str, Request]) -> None:
        options, prices = self._run.options, self._prices
        if options.max_calls is not None and len(requests) > options.max_calls:
            raise ModelError("max_calls_reached", calls=0, cost="0")
        if options.max_cost is not None and prices:
            of_batch = prices.times(SHARE_OF_PRICE)
            asked = requests.values()
            most = sum(of_batch.of(asked_tokens(one), one.reply_limit) for one in asked)
            if most > options.max_cost:
                raise ModelError("max_cost_reached", calls=0, cost="0")
