"""Word documents as text: paragraphs, tables, notes, and the numbers of automatic lists."""

import io

import docx
import pytest
from docx.document import Document as DocxDocument
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.reading_of import TEXT, failure, only
from wenbiao.read.docx_numbering import chinese_number


def saved(document: DocxDocument) -> bytes:
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
