"""The sole reader of the machine's policy: which engines and hosts its administrator allows.

Its place is a constant of the platform, never an option, a setting or an environment variable, so
that nothing in a workspace or a shell overrides it. A policy that cannot be read allows nothing to
be sent.
"""

import os
import re
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from synthkit.errors import ModelError

_FILES: Final = {
    # Not %ProgramData%: whoever starts the program can set that to any folder.
    "win32": Path("C:/ProgramData/synthkit/policy.toml"),
    "darwin": Path("/Library/Application Support/synthkit/policy.toml"),
}
POLICY_FILE: Final = _FILES.get(sys.platform, Path("/etc/synthkit/policy.toml"))

_NAME = r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\]"
_PORT = r"(?::[1-9][0-9]{0,3}|:[1-5][0-9]{4}|:6[0-4][0-9]{3}|:65[0-4][0-9]{2})?"
_HOST = re.compile(rf"(?:{_NAME}){_PORT}")
# Nothing that two parsers could read in two ways: no user, no other sign, no empty port.
_ADDRESS = re.compile(rf"(?i:https?)://(?:{_NAME}){_PORT}(?:/[A-Za-z0-9._~/-]*)?")
_PORTS: Final = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Policy:
    """What the machine's administrator allows.

    Attributes:
        file: where it stands.
        engines: that may be used beside the offline engine; None for all.
        hosts: that may be sent to, as they are listed, in small letters; None for all.
        trouble: why nothing is known of it: a key of an error; None where it was read, or there
            is none.
    """

    file: Path
    engines: frozenset[str] | None = None
    hosts: tuple[str, ...] | None = None
    trouble: str | None = None

    @property
    def exists(self) -> bool:
        """Whether there is one."""
        return bool(self.trouble) or self.engines is not None or self.hosts is not None

    def allow_engine(self, name: str) -> None:
        """Lets an engine pass that sends.

        Raises:
            ModelError: "policy_unreadable" or "policy_malformed", if nothing is known of what is
                allowed; "engine_not_allowed".
        """
        if self.trouble:
            raise ModelError(self.trouble, file=self.file)
        if self.engines is not None and name not in self.engines:
            allowed = ", ".join(sorted(self.engines | {"offline"}))
            raise ModelError("engine_not_allowed", name=name, allowed=allowed, file=self.file)

    def allow_address(self, url: str) -> None:
        """Lets an address pass that is sent to.

        A host passes only as it is listed, on that port, or on its scheme's own where none is
        listed: not a host below it, and no address that could be read in two ways.

        Raises:
            ModelError: as `allow_engine`; "host_not_allowed".
        """
        if self.trouble:
            raise ModelError(self.trouble, file=self.file)
        if self.hosts is None:
            return
        host, port, own_port = _place_of(url)
        passing = {f"{host}:{port}", *((host,) if port == own_port else ())}
        if not host or not passing & set(self.hosts):
            shown = host if port == own_port else f"{host}:{port}"
            allowed = ", ".join(self.hosts) or "–"
            raise ModelError("host_not_allowed", host=shown or "–", allowed=allowed, file=self.file)


def read_policy(file: Path = POLICY_FILE) -> Policy:
    """The policy that stands in that file; one that allows everything where there is no file."""
    try:
        text = file.read_text("utf-8-sig")
    except FileNotFoundError:
        # A link that leads nowhere is a policy that cannot be read.
        missing = not os.path.lexists(file)
        return Policy(file) if missing else Policy(file, trouble="policy_unreadable")
    except (OSError, UnicodeDecodeError):
        return Policy(file, trouble="policy_unreadable")
    try:
        return _parsed(file, tomllib.loads(text))
    except ValueError:
        return Policy(file, trouble="policy_malformed")


def _parsed(file: Path, content: dict[str, object]) -> Policy:
    """The policy that a file tells; a key too many may be one that was meant to forbid something.

    Raises:
        ValueError: if it tells anything else than engines and hosts, or neither.
    """
    if not content or not set(content) <= {"engines", "hosts"}:
        raise ValueError(content)
    lists = {key: _words(value) for key, value in content.items()}
    engines, hosts = lists.get("engines"), lists.get("hosts")
    if not all(_HOST.fullmatch(host) for host in hosts or ()):
        raise ValueError(hosts)
    return Policy(
        file,
        engines=None if engines is None else frozenset(engines),
        hosts=None if hosts is None else tuple(host.lower() for host in hosts),
    )


def _words(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise ValueError(value)
    return tuple(value)


def _place_of(url: str) -> tuple[str, int, int]:
    """Host, port and the scheme's own port of an address; no host where it is unclear."""
    if not _ADDRESS.fullmatch(url):
        return "", 0, 0
    parts = urlsplit(url)
    host = parts.hostname or ""
    own_port = _PORTS[parts.scheme]
    return f"[{host}]" if ":" in host else host, parts.port or own_port, own_port
