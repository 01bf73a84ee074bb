"""PDF as text: paragraphs that only the page broke, tables, and what gives no text."""

import io

from reportlab.lib import colors, pagesizes, pdfencrypt
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from tests.reading_of import LONG, failure, only

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
    def decorate(canvas: Canvas, template: SimpleDocTemplate) -> None:
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
