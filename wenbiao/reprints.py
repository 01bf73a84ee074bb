"""Reprints: documents that another has word for word, but for title, dateline and a sentence here and there.

Candidates come from MinHash over character shingles and locality-sensitive hashing of its bands; a candidate is a
reprint where most of the longer text stands sentence by sentence in the other. Sentences, not shingles, decide, since
bulletins of one kind (a weekly count, the welcome of a guest) share their words and differ in every sentence's
names and numbers.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from zlib import crc32

from rensa import RMinHash

# Part of every signature, so that a stored one of another version is made again: ours, and that of the library.
VERSION = (1, RMinHash.ALGORITHM_VERSION)

_SHINGLE = 5
_PERMUTATIONS = 126
# Bands of three: of pairs that share 45 % of their shingles 98 % meet in one, of those that share 55 % all but a few
# in 10,000.
_ROWS = 3
# What makes a reprint: the share of the longer text's sentences, by length, that stands in the other, and the share of
# the numbers that has to agree beside it. The last step wants numbers to speak for it, two or more.
_STEPS = ((0.75, 0.0, 0), (0.5, 0.6, 0), (0.3, 0.8, 2))
_SHORTEST_SENTENCE = 6
# Formulas fill a bucket; the earliest documents in it stand for all.
_LARGEST_BUCKET = 50

_STOP = re.compile(r"[。！？!?；;\n]+")
_NOT_WORD = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"\d+[^\W\d]{0,2}")
# An agency in front of the first sentence: 某社北京1月1日电, 某网消息（记者张三）：
_DATELINE = re.compile(
    r"\s*[【\[（(]?(?:[^\n，。：]{0,14}?(?:消息|讯|报道"
    r"|电)\s*(?:[（(][^）)\n]{0,30}[）)])?\s*[】\])）]?\s*[:：]?(?=[\s\S]))"
)
_HEADER = struct.Struct("<BBHHHI")


@dataclass(slots=True)
class _Body:
    """A signature's sentences (hash and length) and numbers (hash)."""

    sentences: dict[int, int]
    numbers: frozenset[int]


def signature(text: str) -> bytes:
    """What is kept of a document to tell its reprints.

    Args:
        text: the document's text.

    Returns:
        Its MinHash, and the hashes and lengths of its sentences and the hashes of its numbers, without title and
        dateline: about 500 bytes and 6 a sentence. The same text gives the same bytes on every machine.
    """
    sentences = _sentences(text)
    joined = "".join(sentences)
    shingles = [joined[i : i + _SHINGLE] for i in range(max(1, len(joined) - _SHINGLE + 1))]
    minhash = RMinHash(num_perm=_PERMUTATIONS, seed=1)
    minhash.update(shingles)
    lengths: dict[int, int] = {}
    for sentence in sentences[:65535]:
        lengths[crc32(sentence.encode("utf-8", "ignore"))] = min(len(sentence), 65535)
    numbers = sorted({crc32(n.encode()) for s in sentences for n in _NUMBER.findall(s)})[:65535]
    return b"".join(
        (
            _HEADER.pack(*VERSION, _PERMUTATIONS, len(lengths), len(numbers), len(joined)),
            struct.pack(f"<{_PERMUTATIONS}I", *minhash.digest()),
            struct.pack(f"<{len(lengths)}I", *lengths),
            struct.pack(f"<{len(lengths)}H", *lengths.values()),
            struct.pack(f"<{len(numbers)}I", *numbers),
        )
    )


def is_current(stored: bytes) -> bool:
    """Whether a stored signature is of this version; one that is not has to be made again."""
    return len(stored) > _HEADER.size and tuple(stored[:2]) == VERSION


def find_reprints(texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Find the reprints among documents.

    Args:
        texts: id and text of each document, originals first: by date of publication, then by path.

    Returns:
        The id of each reprint, to the id of the original: the first document of all that are reprints of one another.
    """
    return match_signatures((doc_id, signature(text)) for doc_id, text in texts)


def match_signatures(signatures: Iterable[tuple[str, bytes]]) -> dict[str, str]:
    """Find the reprints among documents whose signatures are at hand; as `find_reprints`.

    Args:
        signatures: id and signature of each document, originals first.

    Returns:
        The id of each reprint, to the id of the original.

    Raises:
        ValueError: a signature is of another version.
    """
    documents = list(signatures)
    if not all(is_current(stored) for _, stored in documents):
        raise ValueError("a signature is of another version; make it again")
    candidates: dict[int, set[int]] = {}
    for band in range(_PERMUTATIONS // _ROWS):
        at = _HEADER.size + 4 * _ROWS * band
        buckets: dict[bytes, list[int]] = {}
        for index, (_, stored) in enumerate(documents):
            bucket = buckets.setdefault(stored[at : at + 4 * _ROWS], [])
            if bucket:
                candidates.setdefault(index, set()).update(bucket)
            if len(bucket) < _LARGEST_BUCKET:
                bucket.append(index)
    originals: dict[str, str] = {}
    bodies: dict[int, _Body] = {}
    for index, earlier in sorted(candidates.items()):
        doc_id, _ = documents[index]
        for other in sorted(earlier):
            other_id = documents[other][0]
            for i in (index, other):
                if i not in bodies:
                    bodies[i] = _unpack(documents[i][1])
            if other_id != doc_id and _is_reprint(bodies[index], bodies[other]):
                originals[doc_id] = originals.get(other_id, other_id)
                break
    return originals


def _sentences(text: str) -> list[str]:
    """The sentences of the body, letters and digits only."""
    title, _, body = text.strip().partition("\n")
    if not body.strip() or len(title) > 80:
        body = text
    body = body[match.end() :] if (match := _DATELINE.match(body)) else body
    bare = (_NOT_WORD.sub("", sentence) for sentence in _STOP.split(body))
    return [sentence for sentence in bare if len(sentence) >= _SHORTEST_SENTENCE]


def _unpack(stored: bytes) -> _Body:
    _, _, permutations, n_sentences, n_numbers, _ = _HEADER.unpack_from(stored)
    at = _HEADER.size + 4 * permutations
    hashes = struct.unpack_from(f"<{n_sentences}I", stored, at)
    lengths = struct.unpack_from(f"<{n_sentences}H", stored, at + 4 * n_sentences)
    numbers = struct.unpack_from(f"<{n_numbers}I", stored, at + 6 * n_sentences)
    return _Body(dict(zip(hashes, lengths, strict=True)), frozenset(numbers))


def _is_reprint(a: _Body, b: _Body) -> bool:
    total = max(sum(a.sentences.values()), sum(b.sentences.values()))
    shared = sum(length for sentence, length in a.sentences.items() if sentence in b.sentences)
    share = shared / total if total else 0.0
    fewest = min(len(a.numbers), len(b.numbers))
    agreement = len(a.numbers & b.numbers) / fewest if fewest else 1.0
    return any(share >= least and agreement >= agree and fewest >= count for least, agree, count in _STEPS)
