#!/usr/bin/env python3
"""Score the finding of reprints: pairs with edited titles, datelines and 5 % of the sentences, and distinct articles.

    python bench/score_reprints.py [CORPUS]

CORPUS holds `news/*.txt` (by default ../shared/corpus).
"""

import random
import re
import sys
import time
from pathlib import Path

from wenbiao.reprints import find_reprints, match_signatures, signature

PAIRS, DISTINCT = 200, 1000


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[。！？])", text)


def edit(text: str, others: list[str], rng: random.Random) -> str:
    """Another title, another dateline; of every 20 sentences one is dropped, replaced or has words changed."""
    _, _, body = text.partition("\n")
    body = re.sub(r"^\S{2,6}消息\s*[（(][^）)]*[）)]\s*[:：]?", "某某社北京5月8日电　", body)
    parts = sentences(body)
    for i in rng.sample(range(len(parts)), max(1, round(0.05 * len(parts)))):
        change = rng.randrange(3)
        if change == 0:
            parts[i] = ""
        elif change == 1:
            parts[i] = sentences(rng.choice(others))[0].partition("\n")[2]
        else:
            characters = list(parts[i])
            for j in rng.sample(range(len(characters)), len(characters) // 6):
                characters[j] = rng.choice("的在了是和有")
            parts[i] = "".join(characters)
    return rng.choice(others).partition("\n")[0] + "\n" + "".join(parts)


def main() -> None:
    corpus = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "shared/corpus"
    texts = [path.read_text(encoding="utf-8-sig") for path in sorted((corpus / "news").glob("*.txt"))]
    for at_least in (1, 3, 5, 10):
        for seed in (1, 2, 3):
            rng = random.Random(seed)
            sample = rng.sample(texts, DISTINCT)
            false = len(find_reprints((str(i), text) for i, text in enumerate(sample)))
            chosen = [text for text in sample if sum(map(bool, map(str.strip, sentences(text)))) >= at_least][:PAIRS]
            edited = [edit(text, texts, rng) for text in chosen]
            found = find_reprints(
                [(f"o{i}", text) for i, text in enumerate(chosen)] + [(f"r{i}", text) for i, text in enumerate(edited)]
            )
            right = sum(found.get(f"r{i}") == f"o{i}" for i in range(len(edited)))
            print(
                f"articles of {at_least:2} sentences or more: {right} of {len(edited)} reprints found, "
                f"{len(found) - right} wrong; {false} among {DISTINCT} distinct articles"
            )
    start = time.process_time()
    signatures = [(str(i), signature(text)) for i, text in enumerate(texts)]
    middle = time.process_time()
    found = match_signatures(signatures)
    end = time.process_time()
    size = sum(len(s) for _, s in signatures) / len(signatures)
    print(f"{len(texts)} articles: {middle - start:.2f} s for signatures of {size:.0f} bytes")
    print(f"{end - middle:.2f} s to match them; {len(found)} reprints")


if __name__ == "__main__":
    main()
