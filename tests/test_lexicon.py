"""The loader of the lexicons."""

from importlib.resources import files

import pytest

from wenbiao.lexicon import load_lexicon

NAMES = sorted(p.name.removesuffix(".yaml") for p in files("wenbiao.lexicon").iterdir() if p.name.endswith(".yaml"))


@pytest.mark.parametrize("name", NAMES)
def test_every_lexicon_loads_and_is_cached(name: str) -> None:
    assert load_lexicon(name)
    assert load_lexicon(name) is load_lexicon(name)


def test_an_unknown_lexicon_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        load_lexicon("no_such_lexicon")
