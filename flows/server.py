"""An embedded Prefect server for one run, where the user has none: started early, alone on its port, gone with the run.

Prefect starts one by itself as well, but only after importing the whole server into the client first; starting it
beside the rest of the work saves some three seconds, and it dies with the run even on kill -9.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
import tomllib
import urllib.request
from collections.abc import Iterator
from pathlib import Path

_STARTUP_SECONDS = 120
_USUAL_PORT = 4200
# Nothing calls out; faults are told by the command itself, not by Prefect's log in the midst of the progress.
QUIET = {"DO_NOT_TRACK": "1", "PREFECT_SERVER_ANALYTICS_ENABLED": "false", "PREFECT_LOGGING_LEVEL": "CRITICAL"}


class ServerError(Exception):
    """The embedded server did not come up."""


def has_server() -> bool:
    """Whether the user's environment or active Prefect profile names a server.

    Read off the file: Prefect itself takes more than a second to import.
    """
    if os.environ.get("PREFECT_API_URL"):
        return True
    home = Path(os.environ.get("PREFECT_HOME", Path.home() / ".prefect"))
    try:
        settings = tomllib.loads((home / "profiles.toml").read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError):
        return False
    active = os.environ.get("PREFECT_PROFILE") or settings.get("active")
    return "PREFECT_API_URL" in settings.get("profiles", {}).get(active, {})


@contextlib.contextmanager
def embedded_server(*, lasting: bool = False) -> Iterator[Server]:
    """A server of our own; ``wait`` on it before use.

    Args:
        lasting: whether it runs schedules and shows Prefect's pages, or only keeps the account of one run.
    """
    server = Server(lasting=lasting)
    try:
        yield server
    finally:
        server.stop()


class Server:
    """A running server of our own, or the user's.

    Attributes:
        url: address of its API.
        ours: whether it is our own.
    """

    def __init__(self, *, lasting: bool = False) -> None:
        for name, value in QUIET.items():
            os.environ.setdefault(name, value)
        self._process: subprocess.Popen[bytes] | None = None
        self.url = os.environ.get("PREFECT_API_URL", "the address in your Prefect profile")
        self.ours = not has_server()
        if not self.ours:
            return
        port = _free_port(_USUAL_PORT if lasting else 0)
        self.url = f"http://127.0.0.1:{port}/api"
        os.environ["PREFECT_API_URL"] = self.url
        settings = {"PREFECT__SERVER_FINAL": "1"}
        if not lasting:
            settings |= {"PREFECT__SERVER_EPHEMERAL": "1", "PREFECT_UI_ENABLED": "0"}
        command = [sys.executable, "-m", "flows.server", str(port), str(os.getpid())]
        self._process = subprocess.Popen(
            command,
            env=os.environ | settings,
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )

    def wait(self) -> None:
        """Wait until the server answers.

        Raises:
            ServerError: it ended, or gave no answer in two minutes.
        """
        if self._process is None:
            return
        deadline = time.monotonic() + _STARTUP_SECONDS
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                assert self._process.stderr is not None
                last = self._process.stderr.read().decode(errors="replace").strip().splitlines()[-1:]
                raise ServerError(f"Prefect's embedded server ended at once: {' '.join(last)}")
            with contextlib.suppress(OSError), urllib.request.urlopen(f"{self.url}/health", timeout=1):
                return
            time.sleep(0.05)
        raise ServerError(f"Prefect's embedded server gave no answer in {_STARTUP_SECONDS} s")

    def stop(self) -> None:
        """End the server, if it is ours."""
        if self._process is not None:
            os.environ.pop("PREFECT_API_URL", None)
            self._process.kill()
            self._process.wait()


def _free_port(wanted: int) -> int:
    """The wanted port of this machine if it is free, else any."""
    for port in (wanted, 0):
        with contextlib.suppress(OSError), socket.socket() as listener:
            listener.bind(("127.0.0.1", port))
            return listener.getsockname()[1]
    raise ServerError("this machine has no free port")


def die_with_parent() -> None:
    """Have the kernel end this process when the one that started it ends (Linux; elsewhere nothing)."""
    if sys.platform == "linux":
        pr_set_pdeathsig = 1
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)


def _serve(port: int, parent: int) -> None:
    die_with_parent()
    if os.getppid() != parent:
        return
    import uvicorn

    uvicorn.run(
        "prefect.server.api.server:create_app",
        factory=True,
        host="127.0.0.1",
        port=port,
        log_level="error",
        lifespan="on",
    )


if __name__ == "__main__":
    _serve(int(sys.argv[1]), int(sys.argv[2]))
