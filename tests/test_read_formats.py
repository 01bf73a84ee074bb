"""One entry for every format: documents and failures, containers, records, Word and PDF."""

import datetime as dt
import gzip
import hashlib
import io
import json
import tarfile
import zipfile
from pathlib import Path

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib import colors, pagesizes, pdfencrypt
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from wenbiao.read import Document, ReadFailure, iter_sources, read_bytes, source_uri
from wenbiao.read.docx_numbering import chinese_number

TEXT = "全市水稻播种面积达到32万亩，比去年增加1.5万亩。\n农业部门表示，春耕生产总体顺利。\n"
LONG = (
    "全市水稻播种面积达到32万亩，比去年增加1.5万亩，其中早稻12万亩、中稻20万亩，机械化栽插率超过七成，"
    "统防统治覆盖率达到百分之五十五，农资供应充足，价格总体平稳，春耕生产进度快于常年同期。"
)


def read(data: bytes, name: str, **options: object) -> list[Document | ReadFailure]:
    return list(read_bytes(data, name, **options))  # type: ignore[arg-type]


def only(data: bytes, name: str, **options: object) -> Document:
    (document,) = read(data, name, **options)
    assert isinstance(document, Document), document
    return document


def failure(data: bytes, name: str, **options: object) -> ReadFailure:
    (result,) = read(data, name, **options)
    assert isinstance(result, ReadFailure), result
    return result


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def tarred(members: dict[str, bytes], mode: str = "w:gz") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


# Plain text and the choice of a format


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


def test_the_files_of_a_folder(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", "b.txt", ".hidden.txt", ".git/x.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    files = iter_sources(tmp_path)
    assert [source_uri(path, tmp_path) for path in files] == ["a.txt", "b.txt", "b/1.txt", "b/2.txt"]
    assert [source_uri(path, files[0]) for path in iter_sources(files[0])] == ["a.txt"]
    with pytest.raises(FileNotFoundError):
        iter_sources(tmp_path / "absent")


def test_names_that_are_no_utf_8(tmp_path: Path) -> None:
    name = "春耕.txt".encode("gbk").decode("utf-8", "surrogateescape")
    path = tmp_path / name
    try:
        path.write_text(TEXT, encoding="utf-8")
    except (OSError, UnicodeEncodeError):
        pytest.skip("the file system takes UTF-8 names only")
    (found,) = iter_sources(tmp_path)
    assert found.read_text(encoding="utf-8") == TEXT
    assert source_uri(found, tmp_path) == "春耕.txt"
    assert only(tarred({name: TEXT.encode()}), "a.tar").source_uri == "a.tar!/春耕.txt"


# Archives


@pytest.mark.parametrize("pack", [zipped, tarred, lambda members: tarred(members, "w")])
def test_the_members_of_an_archive(pack) -> None:  # type: ignore[no-untyped-def]
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
def test_names_that_lead_out_of_an_archive(name: str, pack) -> None:  # type: ignore[no-untyped-def]
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


# Word


def saved(document) -> bytes:  # type: ignore[no-untyped-def]
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_paragraphs_and_tables_of_a_word_document_in_order() -> None:
    document = docx.Document()
    document.core_properties.title = "春耕情况通报"
    document.add_heading("春耕情况通报", 1)
    document.add_paragraph("")
    document.add_paragraph("各县区\t农业农村局：\n现通报如下。")
    table = document.add_table(rows=0, cols=3)
    for cells in (("县区", "面积（万亩）", "增长（%）"), ("东县", "12.5", "3.2"), ("合计", "", "3.0")):
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    table.rows[2].cells[0].merge(table.rows[2].cells[1])
    document.add_paragraph("特此通报。")
    read_back = only(saved(document), "a.docx")
    assert read_back.text.split("\n") == [
        "春耕情况通报", "各县区\t农业农村局：", "现通报如下。", "县区\t面积（万亩）\t增长（%）", "东县\t12.5\t3.2",
        "合计\t\t3.0", "特此通报。",
    ]  # fmt: skip
    assert read_back.metadata.title == "春耕情况通报"
    assert read_back.encoding is None


def test_tracked_changes_content_controls_and_text_boxes() -> None:
    document = docx.Document()
    body = document.element.body
    w = nsdecls("w")
    for xml in (
        f"<w:p {w}><w:r><w:t>播种</w:t></w:r><w:ins><w:r><w:t>三十二</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>三十</w:delText></w:r></w:del><w:r><w:t>万亩。</w:t></w:r></w:p>",
        f"<w:sdt {w}><w:sdtContent><w:p><w:r><w:t>控件内的一段。</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        f"<w:p {w}><w:r><w:t>图旁的一段。</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>框内的一段。</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></w:r></w:p>",
    ):
        body.insert(len(body) - 1, parse_xml(xml))
    lines = only(saved(document), "a.docx").text.split("\n")
    assert lines == ["播种三十二万亩。", "控件内的一段。", "图旁的一段。", "框内的一段。"]


def test_footnotes_stand_at_the_end() -> None:
    document = docx.Document()
    document.add_paragraph("播种32万亩。")
    note = (
        f"<w:footnotes {nsdecls('w')}><w:footnote w:id='-1' w:type='separator'><w:p/></w:footnote><w:footnote w:id='1'>"
    )
    note += "<w:p><w:r><w:t>据农业部门统计。</w:t></w:r></w:p></w:footnote></w:footnotes>"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    content = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), content, note.encode(), document.part.package)
    document.part.relate_to(part, kind)
    assert only(saved(document), "a.docx").text.split("\n") == ["播种32万亩。", "据农业部门统计。"]


def numbered(levels: list[tuple[str, str, str]], items: list[tuple[int, str]]) -> list[str]:
    """The lines of a document with one automatic list: format, pattern and start of each level; level and text."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    xml = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for i, (style, pattern, start) in enumerate(levels)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{xml}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for depth, text in items:
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="90"/></w:numPr>')
        )
    return only(saved(document), "a.docx").text.split("\n")


def test_numbers_of_automatic_lists_are_written_out() -> None:
    levels = [("chineseCountingThousand", "%1、", "1"), ("chineseCounting", "（%2）", "1"), ("decimal", "%3.", "1")]
    items = [(0, "总体情况"), (1, "面积"), (1, "进度"), (2, "早稻"), (2, "中稻"), (0, "下步工作"), (1, "分工")]
    assert numbered(levels, items) == [
        "一、总体情况", "（一）面积", "（二）进度", "1. 早稻", "2. 中稻", "二、下步工作", "（一）分工",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("form", "pattern", "start", "lines"),
    [
        ("lowerLetter", "%1)", "26", ["z)甲", "aa)乙"]),
        ("upperLetter", "%1.", "1", ["A. 甲", "B. 乙"]),
        ("lowerRoman", "%1.", "3", ["iii. 甲", "iv. 乙"]),
        ("upperRoman", "%1.", "49", ["XLIX. 甲", "L. 乙"]),
        ("decimalEnclosedCircle", "%1", "20", ["⑳ 甲", "21 乙"]),
        ("decimalZero", "%1、", "9", ["09、甲", "10、乙"]),
        ("hebrew1", "第%1条", "4", ["第4条 甲", "第5条 乙"]),
        ("bullet", "•", "1", ["甲", "乙"]),
    ],
)
def test_formats_of_automatic_numbers(form: str, pattern: str, start: str, lines: list[str]) -> None:
    assert numbered([(form, pattern, start)], [(0, "甲"), (0, "乙")]) == lines


def test_levels_of_a_legal_number_are_digits() -> None:
    levels = [("chineseCounting", "第%1章", "2"), ("decimal", "%1.%2", "1")]
    assert numbered(levels, [(0, "总则"), (1, "目的"), (1, "范围")]) == ["第二章 总则", "2.1 目的", "2.2 范围"]


def test_a_list_of_a_paragraph_s_style() -> None:
    document = docx.Document()
    for text in ("面积", "进度"):
        document.add_paragraph(text, style="List Number")
    assert only(saved(document), "a.docx").text.split("\n") == ["1. 面积", "2. 进度"]


def test_a_title_that_only_the_properties_bear_is_a_template_s() -> None:
    document = docx.Document()
    document.core_properties.title = "Microsoft Word 模板"
    document.add_paragraph(TEXT)
    assert only(saved(document), "a.docx").metadata.title is None


@pytest.mark.parametrize(
    ("n", "text"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (103, "一百零三"), (110, "一百一十"), (0, "0")]
)
def test_numbers_of_an_outline(n: int, text: str) -> None:
    assert chinese_number(n) == text


def test_a_word_document_that_unpacks_to_too_much() -> None:
    document = docx.Document()
    document.add_paragraph("水" * 500_000)
    result = failure(saved(document), "a.docx", max_bytes=400_000)
    assert result.check == "oversized"


# PDF


pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))


def pdf(flowables: list, **options: object) -> bytes:
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, pagesize=pagesizes.A4, **options).build(flowables)
    return buffer.getvalue()


STYLE = ParagraphStyle("正文", fontName="STSong-Light", fontSize=12, leading=18, firstLineIndent=24, wordWrap="CJK")
HEAD = ParagraphStyle("标题", fontName="STSong-Light", fontSize=18, leading=27, alignment=1, wordWrap="CJK")


def test_the_paragraphs_of_a_pdf_are_whole() -> None:
    data = pdf([Paragraph("春耕情况通报", HEAD)] + [Paragraph(f"{i}、{LONG}", STYLE) for i in range(1, 20)])
    document = only(data, "a.pdf")
    assert document.media_type == "application/pdf"
    assert document.text.split("\n") == ["春耕情况通报"] + [f"{i}、{LONG}" for i in range(1, 20)]


def test_page_numbers_and_running_heads_are_left_out() -> None:
    def decorate(canvas, template) -> None:  # type: ignore[no-untyped-def]
        canvas.setFont("STSong-Light", 9)
        canvas.drawString(200, 800, "某市农业农村局文件")
        canvas.drawString(290, 30, f"— {template.page} —")

    buffer = io.BytesIO()
    flowables = [Paragraph(f"{i}、{LONG}", STYLE) for i in range(1, 60)]
    SimpleDocTemplate(buffer, pagesize=pagesizes.A4).build(flowables, onFirstPage=decorate, onLaterPages=decorate)
    assert only(buffer.getvalue(), "a.pdf").text.split("\n") == [f"{i}、{LONG}" for i in range(1, 60)]


def test_the_rows_of_a_table_in_a_pdf() -> None:
    rows = [["县区", "面积（万亩）", "增长（%）"], ["东县", "12.5", "3.2"], ["西县", "19.5", "-1.4"]]
    style = [("FONTNAME", (0, 0), (-1, -1), "STSong-Light"), ("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
    data = pdf([Paragraph(LONG, STYLE), Table(rows, colWidths=140, style=style), Paragraph(LONG, STYLE)])
    assert only(data, "a.pdf").text.split("\n") == [LONG, *("\t".join(row) for row in rows), LONG]


def test_the_ruled_cells_of_a_pdf_are_whole_and_merged_ones_are_one() -> None:
    cell = ParagraphStyle("格", fontName="STSong-Light", fontSize=10, leading=13, wordWrap="CJK")
    rows = [
        ["指标", "播种面积情况（万亩）", "", "说明"],
        ["", "今年", "去年", ""],
        [Paragraph("水稻，其中早稻和中稻", cell), "32.0", "30.5", Paragraph("东县、西县增加较多，其余持平", cell)],
        [Paragraph("小麦", cell), "12.5", "13.1", ""],
    ]
    style = [
        ("FONTNAME", (0, 0), (-1, -1), "STSong-Light"), ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("SPAN", (0, 0), (0, 1)), ("SPAN", (1, 0), (2, 0)), ("SPAN", (3, 0), (3, 1)),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]  # fmt: skip
    data = pdf([Paragraph(LONG, STYLE), Table(rows, colWidths=[80, 90, 60, 90], style=style), Paragraph(LONG, STYLE)])
    assert only(data, "a.pdf").text.split("\n") == [
        LONG, "指标\t播种面积情况（万亩）\t\t说明", "\t今年\t去年",
        "水稻，其中早稻和中稻\t32.0\t30.5\t东县、西县增加较多，其余持平", "小麦\t12.5\t13.1", LONG,
    ]  # fmt: skip


def test_a_frame_around_text_is_no_table() -> None:
    framed = Table([[Paragraph(LONG, STYLE)]], colWidths=430, style=[("BOX", (0, 0), (-1, -1), 1, colors.black)])
    assert only(pdf([framed, Paragraph(LONG, STYLE)]), "a.pdf").text.split("\n") == [LONG, LONG]


def test_a_pdf_without_text_or_with_a_password() -> None:
    assert (
        failure(pdf([Table([[""]], style=[("GRID", (0, 0), (-1, -1), 1, colors.black)])]), "a.pdf").check == "no_text"
    )
    locked = pdf([Paragraph(LONG, STYLE)], encrypt=pdfencrypt.StandardEncryption("open", "own"))
    assert failure(locked, "a.pdf").check == "encrypted"
    assert failure(pdf([Paragraph(LONG, STYLE)])[:700], "a.pdf").check in ("damaged", "no_text")
