"""Both cores side by side: python bench/cores.py WHEEL.

Reads everything in raw/ and every example of the lexicons, extracts all tables with the sources and with the compiled
core of a wheel, and prints the speed of both. Exit status 1 where a single value differs.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from dataclasses import fields
from itertools import zip_longest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# Runs of about a second each tell the speed; the best of so many counts.
_ROUNDS = 5
_TABLES = ("sections", "sentences", "times", "figures", "events", "quotes", "mentions")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wheel", type=Path)
    parser.add_argument("--rows", type=Path, help=argparse.SUPPRESS)  # what the two processes are started with
    options = parser.parse_args()
    if options.rows:
        write_rows(options.rows)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        zipfile.ZipFile(options.wheel).extractall(folder / "compiled")
        speeds, rows = {}, {}
        for core, tree in (("pure", ROOT), ("compiled", folder / "compiled")):
            out = folder / f"{core}.jsonl"
            command = [sys.executable, "-P", __file__, str(options.wheel), "--rows", str(out)]
            environment = os.environ | {"PYTHONPATH": str(tree)}
            said = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE)
            is_compiled, speeds[core] = json.loads(said.stdout)
            if is_compiled != (core == "compiled"):
                sys.exit(f"the {core} core of {tree} is another one")
            rows[core] = out.read_text(encoding="utf-8").splitlines()
    for i, (pure, compiled) in enumerate(zip_longest(rows["pure"], rows["compiled"])):
        if pure != compiled:
            sys.exit(f"the cores differ in row {i}:\n  pure:     {pure}\n  compiled: {compiled}")
    gain = speeds["compiled"] / speeds["pure"]
    print(f"Both cores give the same {len(rows['pure']):,} rows; compiled is {gain:.1f} times as fast.")


def write_rows(path: Path) -> None:
    """Write the rows of this process's core as lines of JSON; print whether it is compiled, and characters a second."""
    import wenbiao
    import wenbiao.pipeline

    known = [(d.text, d.metadata) for d in documents()]
    texts = [*known, *((text, None) for text in examples())]
    with path.open("w", encoding="utf-8") as out:
        for text, metadata in texts:
            found = wenbiao.extract(text, known=metadata)
            for row in [found.metadata, *(row for table in _TABLES for row in getattr(found, table))]:
                values = {f.name: getattr(row, f.name) for f in fields(row)}
                out.write(json.dumps(values, default=str, ensure_ascii=False) + "\n")

    def extract_all() -> float:
        started = time.process_time()
        for text, metadata in known:
            wenbiao.extract(text, known=metadata)
        return time.process_time() - started

    speed = sum(len(text) for text, _ in known) / min(extract_all() for _ in range(_ROUNDS))
    print(json.dumps([not str(wenbiao.pipeline.__file__).endswith(".py"), speed]))


def documents() -> Iterator:
    from wenbiao.read import Document, read_bytes

    for path in sorted(p for p in (ROOT / "raw").rglob("*") if p.is_file()):
        found = read_bytes(path.read_bytes(), path.relative_to(ROOT).as_posix())
        yield from (d for d in found if isinstance(d, Document))


def examples() -> Iterator[str]:
    """The examples of the lexicons one by one, and in mixed order as long texts."""
    import yaml

    found: list[str] = []
    for path in sorted((ROOT / "wenbiao" / "lexicon").glob("*.yaml")):
        stack = [yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))]
        while stack:
            node = stack.pop()
            if isinstance(node, dict):
                found += (v for k, v in node.items() if str(k).endswith("example") and isinstance(v, str))
            stack += node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    yield from found
    random.Random(1).shuffle(found)
    for i in range(0, len(found), 20):
        yield "\n".join(found[i : i + 20])


if __name__ == "__main__":
    main()
