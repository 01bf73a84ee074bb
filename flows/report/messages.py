"""The messages of ``issues`` in the report's language; the table has them in English, beside the check's name."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

_GAP = "{}"


def translate(message: str, language: str) -> str:
    """A message in a language.

    Args:
        message: as ``issues.message`` has it.
        language: ``en`` or ``zh``.

    Returns:
        The message; as it is where ``messages.yaml`` does not know it.
    """
    if language == "en":
        return message
    for pattern, translated in _patterns(language):
        found = pattern.fullmatch(message)
        if found:
            return translated.format(*(translate(part, language) for part in found.groups()))
    return message


@cache
def _patterns(language: str) -> list[tuple[re.Pattern[str], str]]:
    """What messages look like, those with the most fixed words first."""
    entries = yaml.safe_load(Path(__file__).with_name("messages.yaml").read_text(encoding="utf-8"))
    entries.sort(key=lambda entry: -len(entry["en"]))
    return [
        (re.compile("(.+?)".join(map(re.escape, entry["en"].split(_GAP))), re.DOTALL), entry[language])
        for entry in entries
    ]
