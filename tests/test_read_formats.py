"""One entry for every format: which reader is chosen, and why some bytes give no text."""

import datetime as dt
import hashlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading_of import LONG, TEXT, failure, only, read, tarred
from wenbiao.read import Document, ReadFailure, printable


def test_a_text_file() -> None:
    data = TEXT.encode("gb18030")
    document = only(data, "春耕/2021-03-05_水稻.txt")
    assert document.source_uri == "春耕/2021-03-05_水稻.txt"
    assert document.file_name == "2021-03-05_水稻.txt"
    assert document.raw_sha256 == hashlib.sha256(data).hexdigest()
    assert document.doc_id == document.raw_sha256[:16]
    assert (document.n_bytes, document.media_type, document.encoding) == (len(data), "text/plain", "gb18030")
    assert document.text == TEXT
    assert (document.metadata.published_date, document.metadata.published_date_source) == (
        dt.date(2021, 3, 5),
        "file_name",
    )


HTML = f"<html><head><meta charset=big5></head><body><p>{LONG}</p></body></html>".encode()


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (TEXT.encode(), "a.txt", "text/plain"),
        (TEXT.encode(), "a", "text/plain"),
        (b"# " + TEXT.encode(), "a.md", "text/markdown"),
        (HTML, "a.html", "text/html"),
        (HTML, "a.txt", "text/html"),
        (HTML, "a.xml", "text/html"),
        (f"<p>{LONG}</p>".encode(), "a.htm", "text/html"),
        (TEXT.encode(), "a.html", "text/plain"),
        (f"<?xml version='1.0'?><a>{LONG}</a>".encode(), "a.xml", "application/xml"),
        (json.dumps({"text": TEXT}).encode(), "a.jsonl", "application/jsonl"),
        (b'{"text": "\\u4e2d\\u56fd"}\n{"text": "x"}\n'.replace(b'"x"', b'""'), "a.dat", "application/jsonl"),
        (f"title,text\n春耕,{LONG}\n".encode(), "a.csv", "text/csv"),
        (f"第一,第二\n{LONG}".encode(), "a.txt", "text/plain"),
    ],
)
def test_content_decides_then_the_ending(data: bytes, name: str, media_type: str) -> None:
    first = read(data, name)[0]
    assert isinstance(first, Document)
    assert first.media_type == media_type


@pytest.mark.parametrize(
    ("data", "name", "check", "reason"),
    [
        (b"", "a.txt", "empty", "no text"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 30, "a.txt", "binary", "picture"),
        (b"\x00\x01\x02\x03" * 99, "a.txt", "binary", "no text file"),
        (b"Rar!\x1a\x07\x00" + b"\x00" * 30, "a.rar", "unsupported", "unpack"),
        (b"{\\rtf1\\ansi hello}", "a.doc", "unsupported", "save it as .docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "a.doc", "unsupported", "save it as .docx"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "a.docx",
            "encrypted",
            "password",
        ),
        (b'{"a": 1,\n "b": 2}', "a.json", "unsupported", ".jsonl"),
        (b"<html><body><script>draw()</script></body></html>", "a.html", "no_text", "script"),
        (b"%PDF-1.7 broken", "a.pdf", "damaged", "damaged"),
        (b"PK\x03\x04 broken", "a.zip", "damaged", "damaged"),
        (b"PK\x03\x04 word/document.xml broken", "a.docx", "damaged", "damaged"),
        (b"\x1f\x8b\x08 broken", "a.tar.gz", "damaged", "unpacked"),
        (TEXT.encode() * 9, "a.txt", "oversized", "split it"),
    ],
)
def test_what_gives_no_text_gives_a_reason(data: bytes, name: str, check: str, reason: str) -> None:
    result = failure(data, name, max_bytes=1000)
    assert (result.source_uri, result.check) == (name, check)
    assert reason in result.message


@given(
    st.binary(max_size=300),
    st.sampled_from(["", "PK\x03\x04", "%PDF-1.4\n", "\x1f\x8b\x08\x00", '{"a', "<html>", "\xff\xfe"]),
)
@settings(max_examples=200, deadline=None)
def test_no_bytes_raise(data: bytes, start: str) -> None:
    for name in ("a.txt", "a.csv", "a.jsonl", "a.html"):
        results = read(start.encode("latin-1") + data, name)
        assert results
        assert all(isinstance(r, ReadFailure) or r.text.strip() for r in results)


def test_names_that_are_no_utf_8() -> None:
    name = "春耕.txt".encode("gbk").decode("utf-8", "surrogateescape")
    assert printable("春耕.txt") == printable(name) == "春耕.txt"
    assert printable("a\udcff.txt") == "a\\xff.txt"
    assert only(tarred({name: TEXT.encode()}), "a.tar").source_uri == "a.tar!/春耕.txt"
