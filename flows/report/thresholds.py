"""What a run may show before it is called into question: ``thresholds.toml``, changed by a file of the user's."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from schemas.checks import LEVELS


class ThresholdsError(ValueError):
    """A thresholds file that cannot be read; the message says where."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """The level of a check of the whole release, and the greatest value that passes."""

    level: str
    threshold: float


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Thresholds by check, and the report's limits."""

    checks: dict[str, Threshold]
    refused_rows: int
    listed: int
    document_pages: int
    sampled_documents: int


def load_thresholds(path: Path | None = None) -> Thresholds:
    """Read the default thresholds and, over them, a file.

    Args:
        path: a TOML file of the same form; None for the defaults alone.

    Raises:
        ThresholdsError: the file is missing, is not TOML, or names what does not exist.
    """
    settings = _read(Path(__file__).with_name("thresholds.toml"))
    if path is not None:
        given = _read(path)
        for section, entries in given.items():
            if section not in settings or not isinstance(entries, dict):
                raise ThresholdsError(f"{path}: unknown section [{section}] (there are {', '.join(settings)})")
            for name, value in entries.items():
                if name not in settings[section]:
                    raise ThresholdsError(
                        f"{path}: unknown name {name} in [{section}] (there are {', '.join(settings[section])})"
                    )
                settings[section][name] = settings[section][name] | value if section == "checks" else value
    try:
        checks = {name: Threshold(c["level"], float(c["threshold"])) for name, c in settings["checks"].items()}
        limits = {name: int(value) for name, value in settings["report"].items()}
    except (TypeError, ValueError) as error:
        raise ThresholdsError(f"{path}: {error}") from error
    wrong = [f"{name}: {c.level}" for name, c in checks.items() if c.level not in LEVELS]
    if wrong:
        raise ThresholdsError(f"{path}: unknown level of {'; '.join(wrong)} (there are {', '.join(LEVELS)})")
    return Thresholds(checks, **limits)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ThresholdsError(f"{path}: {error}") from error
