"""The words of the report, in English or Chinese."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

LANGUAGES = ("en", "zh")


class Words:
    """Looks words up in one language; a missing one is an error, never an empty label."""

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            raise ValueError(f"no such language: {language} (one of {', '.join(LANGUAGES)})")
        self.language = language

    def __getitem__(self, key: str) -> str:
        return _table()[key][self.language]

    def __call__(self, key: str, **values: object) -> str:
        """A phrase with its gaps filled."""
        return self[key].format(**values)


@cache
def load_words(language: str) -> Words:
    """The words of a language.

    Raises:
        ValueError: no such language.
    """
    return Words(language)


@cache
def _table() -> dict[str, dict[str, str]]:
    return yaml.safe_load(Path(__file__).with_name("words.yaml").read_text(encoding="utf-8"))
