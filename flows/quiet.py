"""Waiting for a moment in which nobody reads a folder.

pandas, Polars and DuckDB open a file twice, for its footer and for its rows. When the link to the current release
moves in between, the second open meets another file and the read fails (measured: one in four moves under a reader that
does nothing but read, one in fifteen under one that pauses 20 ms). The moment between two reads is found by watching.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import select
import sys
import time
from pathlib import Path

_OPEN, _ACCESS, _CLOSE_READ = 0x20, 0x01, 0x10


# The longer nobody has read, the surer it is that nobody is between two opens; readers that poll leave less and less.
_PATIENCE = ((0.1, 1.0), (0.03, 1.0), (0.012, 1.0))


def await_quiet(folder: Path) -> bool:
    """Wait until no file of a folder has been touched for a tenth of a second, or for less if that does not happen.

    Args:
        folder: the folder to watch.

    Returns:
        Whether a quiet moment came within three seconds; False also where the system cannot watch (only Linux can).
    """
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    watch = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
    if watch < 0:
        return False
    try:
        if libc.inotify_add_watch(watch, os.fsencode(folder), _OPEN | _ACCESS | _CLOSE_READ) < 0:
            return False
        for quiet, longest in _PATIENCE:
            deadline = time.monotonic() + longest
            while time.monotonic() < deadline:
                ready, _, _ = select.select([watch], [], [], quiet)
                if not ready:
                    return True
                with contextlib.suppress(BlockingIOError):
                    while os.read(watch, 65536):
                        pass
        return False
    finally:
        os.close(watch)
