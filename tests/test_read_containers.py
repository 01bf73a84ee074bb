"""Archives and files of records: each member and each record is a document, or a failure with its reason."""

import datetime as dt
import gzip
import hashlib
import io
import json
import tarfile
from collections.abc import Callable

import pytest

from tests.reading_of import LONG, TEXT, failure, only, read, tarred, zipped
from wenbiao.read import Document, ReadFailure

# Archives


@pytest.mark.parametrize("pack", [zipped, tarred, lambda members: tarred(members, "w")])
def test_the_members_of_an_archive(pack: Callable[[dict[str, bytes]], bytes]) -> None:
    archive = pack({
        "乙/2021-03-06_春耕.txt": TEXT.encode("gb18030"), "甲.txt": TEXT.encode(), "空.txt": b"", ".DS_Store": b"x",
        "__MACOSX/甲.txt": b"x", "x.jsonl": json.dumps({"text": TEXT}).encode(),
    })  # fmt: skip
    results = read(archive, "包/a.pack")
    assert [r.source_uri for r in results] == [
        "包/a.pack!/x.jsonl#1", "包/a.pack!/乙/2021-03-06_春耕.txt", "包/a.pack!/甲.txt", "包/a.pack!/空.txt",
    ]  # fmt: skip
    assert [getattr(r, "text", None) for r in results] == [TEXT, TEXT, TEXT, None]
    assert results[1].file_name == "2021-03-06_春耕.txt"  # type: ignore[union-attr]
    assert results[1].raw_sha256 == hashlib.sha256(TEXT.encode("gb18030")).hexdigest()  # type: ignore[union-attr]


def test_archives_in_archives_to_a_depth() -> None:
    data = TEXT.encode()
    names = []
    for depth in range(5):
        data = zipped({f"{depth}.zip" if depth else "a.txt": data})
        results = read(data, "外.zip")
        names.append((results[0].source_uri, getattr(results[0], "check", None)))
    assert names[1] == ("外.zip!/1.zip!/a.txt", None)
    assert names[4][1] == "unsupported"


def test_a_single_compressed_file() -> None:
    document = only(gzip.compress(TEXT.encode()), "a.txt.gz")
    assert (document.source_uri, document.text) == ("a.txt.gz!/a.txt", TEXT)


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "a/../../b.txt", "C:\\a.txt", "..\\a.txt"])
@pytest.mark.parametrize("pack", [zipped, tarred])
def test_names_that_lead_out_of_an_archive(name: str, pack: Callable[[dict[str, bytes]], bytes]) -> None:
    assert failure(pack({name: TEXT.encode()}), "a.zip").check == "unsafe_path"


def test_an_archive_that_unpacks_to_too_much() -> None:
    results = read(zipped({"a.txt": b" " * 5_000_000, "b.txt": TEXT.encode()}), "a.zip", max_bytes=100_000)
    assert [getattr(r, "check", "read") for r in results] == ["oversized", "read"]
    many = {f"{i:03}.txt": b" " * 90_000 + str(i).encode() for i in range(50)}
    checks = [getattr(r, "check", "read") for r in read(zipped(many), "a.zip", max_bytes=100_000)]
    assert checks.count("read") == 35
    assert set(checks[36:]) == {"oversized"}
    assert failure(gzip.compress(b" " * 5_000_000), "a.gz", max_bytes=100_000).check == "damaged"


def test_links_and_encrypted_members_are_no_files() -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    assert failure(buffer.getvalue(), "a.tar").check == "unsupported"
    data = bytearray(zipped({"a.txt": TEXT.encode()}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert failure(bytes(data), "a.zip").check == "encrypted"


def test_member_names_in_gbk() -> None:
    data = zipped({"春耕.txt": TEXT.encode()})
    raw, gbk = "春耕.txt".encode(), "春耕.txt".encode("gbk")
    plain = bytearray(zipped({"?" * len(gbk): TEXT.encode()}).replace(b"?" * len(gbk), gbk))
    assert raw in data
    assert only(bytes(plain), "a.zip").source_uri == "a.zip!/春耕.txt"


def test_an_archive_that_breaks_off_keeps_what_was_read() -> None:
    data = tarred({"a.txt": TEXT.encode(), "b.txt": TEXT.encode() * 300}, "w")
    results = read(data[:3000], "a.tar")
    assert isinstance(results[-1], Document) or isinstance(results[0], Document)
    assert any(isinstance(r, ReadFailure) for r in results)
    assert failure(zipped({}), "a.zip").check == "empty"


# Records


def test_json_lines() -> None:
    rows = [
        {"id": 1, "title": "春耕", "content": LONG, "publish_date": "2021-03-05T08:00:00", "source": "某某日报"},
        {"id": 2, "title": "夏收", "content": ""},
        {"id": 3, "title": "秋收", "content": TEXT.replace("\n", "\r\n"), "作者": "李明"},
    ]
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    results = read("\n".join([lines[0], "", lines[1], "{broken", lines[2], "[1]"]).encode(), "x.jsonl")
    assert [r.source_uri for r in results] == ["x.jsonl#1", "x.jsonl#3", "x.jsonl#4", "x.jsonl#5", "x.jsonl#6"]
    assert [getattr(r, "check", "read") for r in results] == ["read", "empty", "damaged", "read", "unsupported"]
    first, last = results[0], results[3]
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert first.text == LONG
    assert first.raw_sha256 == hashlib.sha256(lines[0].encode()).hexdigest()
    assert (first.metadata.title, first.metadata.publisher) == ("春耕", "某某日报")
    assert (first.metadata.published_date, first.metadata.published_date_source) == (dt.date(2021, 3, 5), "metadata")
    assert (last.text, last.metadata.author) == (TEXT, "李明")


def test_csv_with_line_breaks_in_its_cells() -> None:
    data = f'标题,日期,正文,来源\r\n春耕,2021/3/5,"{TEXT}他说：""好。""",某某日报\r\n,,,\r\n夏收,,{LONG},\r\n'.encode(
        "gb18030"
    )
    first, second = read(data, "x.csv")
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.source_uri, second.source_uri) == ("x.csv#1", "x.csv#3")
    assert first.text == TEXT + '他说："好。"'
    assert (first.metadata.title, first.metadata.published_date, first.encoding) == (
        "春耕",
        dt.date(2021, 3, 5),
        "gb18030",
    )
    assert second.text == LONG
    assert second.metadata.publisher is None


@pytest.mark.parametrize(
    ("header", "option", "text"),
    [
        ("id,title,fulltext", None, LONG),
        ("id\ttitle\tContent", None, LONG),
        ("id,栏目,第三栏", None, LONG),
        ("id,title,text", "title", "春耕"),
    ],
)
def test_the_column_of_texts(header: str, option: str | None, text: str) -> None:
    row = "\t".join(["7", "春耕", LONG]) if "\t" in header else f"7,春耕,{LONG}"
    assert only(f"{header}\n{row}\n".encode(), "x.csv", text_field=option).text == text


def test_no_column_of_texts_is_one_failure() -> None:
    result = failure(b"id,n\n1,2\n3,4\n5,6\n", "x.csv")
    assert (result.source_uri, result.check) == ("x.csv", "no_text")
    assert "id, n" in result.message
    assert {r.check for r in read(f"a\n{LONG}\n".encode(), "x.csv", text_field="b")} == {"no_text"}  # type: ignore[union-attr]
    assert failure(b"id,text\n", "x.csv").check == "empty"


def test_lone_surrogates_of_json_are_damage() -> None:
    assert failure(b'{"text": "\\ud800 ' + LONG.encode() + b'"}', "x.jsonl").check == "damaged"
