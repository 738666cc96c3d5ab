"""A proxy on the loopback that passes everything on and keeps what passed."""

import socket
import threading
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit


class Recording:
    """Stands between a client and a server, from entering its ``with`` statement to leaving it.

    Attributes:
        url: to be used in the place of the server's.
    """

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._behind = (parts.hostname or "", parts.port or 80)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._turn = threading.Lock()
        self._sent: list[bytes] = []
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}{parts.path}"

    @property
    def sent(self) -> bytes:
        """All that clients sent, headers and bodies."""
        with self._turn:
            return b"".join(self._sent)

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._listening.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            server = socket.create_connection(self._behind)
            for source, goal, kept in ((client, server, self._sent), (server, client, None)):
                threading.Thread(target=self._pass, args=(source, goal, kept), daemon=True).start()

    def _pass(self, source: socket.socket, goal: socket.socket, kept: list[bytes] | None) -> None:
        try:
            while piece := source.recv(65536):
                if kept is not None:
                    with self._turn:
                        kept.append(piece)
                goal.sendall(piece)
            goal.shutdown(socket.SHUT_WR)
        except OSError:
            goal.close()
