"""Settings and batches of a run."""

from __future__ import annotations

import pytest

from flows.job import make_batches
from flows.sources import Source


@pytest.mark.parametrize(
    ("n", "size", "workers"), [(0, 1, 2), (1, 1, 2), (50, 1, 2), (5000, 1, 2), (30, 10**6, 4), (3, 10**8, 1)]
)
def test_batches_hold_every_file_once(n: int, size: int, workers: int) -> None:
    sources = [Source(f"{i:05}", "", "", size) for i in range(n)]
    batches = list(make_batches(sources, workers))
    assert [s for b in batches for s in b] == sources
    assert all(b for b in batches)
    assert all(len(b) == 1 or sum(s.n_bytes for s in b) <= 6 * 2**20 for b in batches)
    assert all(len(b) <= 1000 for b in batches)
