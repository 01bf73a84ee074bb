"""Lexicons: what enumerates is data. Each entry of a YAML lexicon bears an example and a counter-example, tests both."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load_lexicon(name: str) -> Any:
    """Read a lexicon.

    Args:
        name: file name without its ending, ``units`` for ``units.yaml``.

    Returns:
        What the YAML says; the same object at every call, so callers do not change it.

    Raises:
        FileNotFoundError: no such lexicon.
    """
    return yaml.load(files(__package__).joinpath(f"{name}.yaml").read_text(encoding="utf-8"), Loader=_LOADER)
