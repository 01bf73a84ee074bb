"""The templates' environment: escaped always, no network, one strict policy for every page."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from flows.report.messages import translate
from flows.report.words import Words

ASSETS = Path(__file__).parent / "assets"

# Scripts and styles come from the report's own folder; `file:` is what 'self' means where a page is opened from disk.
POLICY = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'none'; "
    "base-uri 'none'; form-action 'none'"
)  # fmt: skip


# Controls and direction marks: they would hide or reorder the text around them.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def visible(text: str | None) -> str:
    """A text with its control and direction marks shown as their code points."""
    return _UNSEEN.sub(lambda m: f"\u27e8U+{ord(m.group()):04X}\u27e9", text or "")


@lru_cache(maxsize=4)
def environment(words: Words) -> Environment:
    """Jinja templates in one language.

    Raises:
        jinja2.UndefinedError: at rendering, when a template asks for what was not given.
    """
    env = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals.update(words=words, policy=POLICY)
    env.filters["count"] = lambda n: f"{n:,}"
    env.filters["shown"] = visible
    env.filters["translated"] = lambda message: translate(message, words.language)
    return env
