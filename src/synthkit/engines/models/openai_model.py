"""A language model behind an OpenAI-compatible API: the sole importer of the client.

One request, one call: the client's own retries are off, because whoever wraps this model knows of
all calls and retries better. Errors are told apart by status and type; texts and codes differ from
server to server (llama.cpp's codes are numbers).
"""

import json
import threading
from dataclasses import dataclass, field
from typing import Any, Final

import openai
from pydantic import SecretStr, ValidationError

from synthkit.engines.models.abilities import (
    Abilities,
    Experience,
    Form,
    first_guess,
    is_about_one_schema,
)
from synthkit.engines.models.clock import Clock
from synthkit.engines.models.endpoint import Endpoint
from synthkit.engines.models.model import (
    Capacity,
    Finish,
    Reply,
    ReplyForm,
    Request,
    estimated_tokens,
)
from synthkit.engines.models.trouble import (
    Hopeless,
    Refused,
    Trouble,
    TroubleKind,
    says_too_long,
    seconds_to_wait,
)

# Where anybody is there, being connected takes no longer, however slow the model.
_CONNECT_SECONDS: Final = 10.0
# The client insists on a key; a server that has none looks at none.
_NO_KEY: Final = "none"
_AS_JSON: Final = (
    "\n\nReply with one JSON object that fits this JSON Schema, and with nothing else:\n\n"
)
# Statuses by which servers say that they do not understand what they are asked for.
_NOT_UNDERSTOOD: Final = frozenset({400, 422, 501})
_NO_ENTRY: Final = 401
_FINISHES: Final = {"length": Finish.CUT, "content_filter": Finish.REFUSED}


@dataclass(frozen=True, slots=True)
class Connection:
    """What it takes to reach an endpoint.

    Attributes:
        url: as it was configured.
        key_name: the environment variable that the key comes from.
        key: None where the server asks for none.
        azure_version: of Azure's API; None for all other servers.
        timeout: seconds to wait for a reply.
        direct: takes no proxy that the environment names: through one, notes go elsewhere first.
    """

    url: str
    key_name: str = "OPENAI_API_KEY"
    key: SecretStr | None = field(default=None, repr=False)
    azure_version: str | None = None
    timeout: float = 120.0
    direct: bool = False

    def client(self) -> openai.OpenAI:
        """The package's client, without retries and without following anybody elsewhere."""
        shared: dict[str, Any] = {
            "api_key": self.key.get_secret_value() if self.key else _NO_KEY,
            "max_retries": 0,
            "timeout": openai.Timeout(self.timeout, connect=_CONNECT_SECONDS),
            # Notes go where a person said, not where a server says.
            "http_client": openai.DefaultHttpxClient(
                follow_redirects=False, trust_env=not self.direct
            ),
        }
        if self.azure_version:
            return openai.AzureOpenAI(
                azure_endpoint=self.url, api_version=self.azure_version, **shared
            )
        return openai.OpenAI(base_url=self.url, **shared)

    def without_key(self, told: str) -> str:
        """What was said, in one line, and without the key, which some servers repeat."""
        if self.key:
            told = told.replace(self.key.get_secret_value(), "…")
        return " ".join(told.split())


class OpenAIModel:
    """Meets `synthkit.engines.models.model.Model`; makes exactly one call a request.

    But for a server that refuses a request for how it is put, rather than for what it asks: then
    it is put in the next best way, and the way that worked is remembered.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        connection: Connection,
        capacity: Capacity,
        experience: Experience,
        clock: Clock,
    ) -> None:
        self._endpoint = endpoint
        self._connection = connection
        self._capacity = capacity
        self._experience = experience
        self._clock = clock
        self._client = connection.client()
        self._turn = threading.Lock()
        self._kept = _kept(experience, endpoint)
        self._abilities = self._kept or first_guess(endpoint)

    @property
    def name(self) -> str:
        """As configured."""
        return self._endpoint.model

    @property
    def capacity(self) -> Capacity:
        """As configured."""
        return self._capacity

    @property
    def abilities(self) -> Abilities:
        """What is known of the server by now."""
        return self._abilities

    def complete(self, request: Request) -> Reply:
        """The reply of one call.

        Raises:
            ContextExceeded: if the server says that the request is too long.
            Trouble: if the call may be made again.
            ModelError: if that would be of no use; `Hopeless`, if no other call would be either.
        """
        abilities, lasting = self._abilities, True
        while True:
            try:
                reply = self._ask(request, abilities)
            except openai.APIStatusError as error:
                refused = self._refused(error)
                less = _less(abilities, refused)
                instead = None if less else refused.as_reply
                if instead:
                    return instead
                if less is None:
                    raise self._as_ours(refused) from error
                abilities, lasting = less, lasting and not is_about_one_schema(refused.told)
                continue
            if abilities.form is not Form.TEXT and _is_no_json(reply):
                # A server that was held to JSON cannot have said that: it was held to nothing.
                abilities = abilities.model_copy(update={"form": Form.TEXT})
                continue
            if lasting:
                self._remember(abilities)
            return reply

    def _ask(self, request: Request, abilities: Abilities) -> Reply:
        began = self._clock.seconds()
        try:
            answer = self._client.chat.completions.create(
                model=self._endpoint.model,
                messages=_messages(request, abilities.form),
                extra_body=self._options(request, abilities),
            )
        except openai.APIStatusError:
            raise
        except openai.APITimeoutError as error:
            seconds = f"{self._connection.timeout:g}"
            raise Trouble(TroubleKind.TIMED_OUT, f"no reply within {seconds} s") from error
        except openai.APIConnectionError as error:
            raise self._unreached(error) from error
        except (openai.OpenAIError, ValueError) as error:
            raise Trouble(TroubleKind.FAILING, "the reply is no JSON") from error
        choices = getattr(answer, "choices", None)
        if not choices:
            raise Trouble(TroubleKind.FAILING, "the reply is no chat completion")
        text = _text_of(choices[0].message)
        finish = _FINISHES.get(choices[0].finish_reason, Finish.COMPLETE)
        if getattr(choices[0].message, "refusal", None):
            finish = Finish.REFUSED
        usage = answer.usage
        asked = "".join(message.text for message in request.messages)
        return Reply(
            text=text,
            finish=finish,
            prompt_tokens=getattr(usage, "prompt_tokens", None) or estimated_tokens(asked),
            reply_tokens=getattr(usage, "completion_tokens", None) or estimated_tokens(text),
            seconds=round(self._clock.seconds() - began, 3),
        )

    def _options(self, request: Request, abilities: Abilities) -> dict[str, object]:
        """What stands in the body beside model and messages."""
        sampling = {"temperature": self._endpoint.temperature, "seed": self._endpoint.seed}
        options: dict[str, object] = {
            name: value
            for name, value in sampling.items()
            if value is not None and name not in abilities.refused
        }
        form = _response_format(request.form, abilities.form)
        if form:
            options["response_format"] = form
        if abilities.limits:
            options[abilities.limits[0]] = min(request.reply_limit, self._capacity.reply)
        return options

    def _remember(self, abilities: Abilities) -> None:
        """Keeps what worked, where it is news."""
        with self._turn:
            if abilities == self._kept:
                return
            self._kept = self._abilities = abilities
            self._experience.save_abilities(
                self._endpoint.address, self._endpoint.model, abilities.model_dump_json().encode()
            )

    def _refused(self, error: openai.APIStatusError) -> Refused:
        wait = seconds_to_wait(error.response.headers, self._clock.now())
        return Refused(error.status_code, self._connection.without_key(_told(error)), wait)

    def _as_ours(self, refused: Refused) -> Exception:
        if refused.status == _NO_ENTRY and self._connection.key is None:
            return Hopeless("model_wants_key", endpoint=self._endpoint.address)
        return refused.as_ours(
            endpoint=self._endpoint.address,
            model=self._endpoint.model,
            name=self._connection.key_name,
        )

    def _unreached(self, error: openai.APIConnectionError) -> Trouble:
        cause: BaseException = error
        while cause.__cause__ or cause.__context__:
            cause = cause.__cause__ or cause.__context__ or cause
        return Trouble(TroubleKind.UNREACHED, self._connection.without_key(str(cause)))


def _kept(experience: Experience, endpoint: Endpoint) -> Abilities | None:
    kept = experience.abilities(endpoint.address, endpoint.model)
    try:
        return Abilities.model_validate_json(kept) if kept else None
    except ValidationError:
        # Kept by another version: found out anew.
        return None


def _less(abilities: Abilities, refused: Refused) -> Abilities | None:
    """How the request may be put instead; None if it is not for how it was put."""
    if refused.status not in _NOT_UNDERSTOOD or says_too_long(refused.told):
        return None
    return abilities.without(refused.told)


def _told(error: openai.APIStatusError) -> str:
    """All that the server said, for what it is about may stand in any part of it."""
    body = error.body
    if isinstance(body, dict):
        parts = dict.fromkeys(body.get(name) for name in ("code", "type", "param", "message"))
        return " ".join(str(part) for part in parts if part is not None) or json.dumps(body)
    return str(body or error)


def _messages(request: Request, form: Form) -> Any:  # noqa: ANN401 - the client's own union
    messages = [{"role": message.role, "content": message.text} for message in request.messages]
    if form is not Form.SCHEMA:
        schema = json.dumps(request.form.json_schema, ensure_ascii=False)
        messages[-1]["content"] += _AS_JSON + schema
    return messages


def _response_format(form: ReplyForm, how: Form) -> dict[str, object] | None:
    if how is Form.TEXT:
        return None
    if how is Form.OBJECT:
        return {"type": "json_object"}
    schema = {"name": form.name, "schema": form.json_schema, "strict": True}
    return {"type": "json_schema", "json_schema": schema}


def _text_of(message: Any) -> str:  # noqa: ANN401 - servers differ in what they leave out
    return str(getattr(message, "content", None) or getattr(message, "refusal", None) or "")


def _is_no_json(reply: Reply) -> bool:
    """Whether a whole reply begins as no JSON object does."""
    begun = reply.text.lstrip()
    return reply.finish is Finish.COMPLETE and bool(begun) and not begun.startswith(("{", "["))
