"""Who wrote a text, where and when, by the line beside it: 来源：某报 作者：某人 2021-03-05 08:00 编辑：某人."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

_DAY = r"(?:19|20)\d\d\s*[-/年.]\s*\d{1,2}\s*[-/月.]\s*\d{1,2}"
_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-/年.]\s*(\d{1,2})\s*[-/月.]\s*(\d{1,2})(?!\d)")
_COMPACT_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
# Labels; pages set spaces between the characters of one.
_SOURCE = r"来\s*源|來\s*源"
_RESPONSIBLE = r"责任编辑|責任編輯|责\s*编|责任编校"
_EDITOR = r"编\s*辑|編\s*輯"
_AUTHOR = r"作\s*者|记\s*者|記\s*者|采\s*写|文\s*字"
_ROLE = (
    rf"(?P<publisher>来\s*源于|{_SOURCE}|稿件来源|信息来源|文章来源|本文来源)"
    rf"|(?P<responsible>{_RESPONSIBLE})"
    rf"|(?P<editor>{_EDITOR})"
    rf"|(?P<author>{_AUTHOR}|撰\s*文)"
    r"|更新时间|发布时间|发布日期|时\s*间|日\s*期|审\s*核|监\s*制|校\s*对|浏览次数|阅读|点击|字号|字体"
)
_LABEL = re.compile(rf"(?:{_ROLE})\s*[:：]\s*")
_NAME_END = re.compile(r"\s{2,}|[\u3000|｜【】\[\]（）()〔〕]|\s*(?:19|20)\d\d\s*[-/年.]|_|\s+(?=\d)|$")
_BYLINE = re.compile(rf"(?:{_ROLE}|文\s*[/／丨])\s*[:：/／丨]|(?:发布|更新|发表)于?\s*[:：]|(?<!\d){_DAY}")
# The colophon below an article.
COLOPHON = re.compile(
    rf"(?:【纠错】)?[\s【\[（(〔]*(?:本文)?(?:{_RESPONSIBLE}|{_EDITOR}|{_SOURCE}|{_AUTHOR}"
    r"|审\s*核|监\s*制|校\s*对|摄\s*影|值班\S{0,4}|编\s*审|发布日期|发布时间)\s*[:：]"
)
_SENTENCE = re.compile("[。！？；]")
_STAMP = re.compile(
    rf"[（(\[【]?{_DAY}\s*日?(?:\s*\d{{1,2}}[:：]\d\d(?:[:：]\d\d)?)?[）)\]】]?(?:[\s|｜]+[^\s，,]{{1,16}})?"
)
# 文/李明, 文｜李明 王芳.
_WRITER = re.compile(
    r"[【\[（(]?文\s*[/／丨｜|]\s*(?:[\u4e00-\u9fff]{0,12}(?:作者|记者|评论员|编辑)\s*)?"
    r"(?P<author>[\u4e00-\u9fff·]{2,4}(?:[ 、][\u4e00-\u9fff·]{2,4}){0,4})[】\]）)\s]*$"
)
# Lines without a label: 2021年3月5日 08:00 某某日报; 张三/某某日报; 某某日报记者 张三; 某某社.
_ENDS = r"报|网|社|台|新闻|客户端|杂志|周刊"
_AFTER_DATE = re.compile(rf"\d\s+(?P<publisher>[\u4e00-\u9fffA-Za-z]{{1,12}}(?:{_ENDS}|科技|财经|办公室))\s*$")
_SIGNED = re.compile(
    rf"(?P<author>[\u4e00-\u9fff·]{{2,8}})\s*[/／]\s*(?P<publisher>[\u4e00-\u9fff]{{1,12}}(?:{_ENDS}))\s*$"
)
_REPORTER = re.compile(
    rf"(?P<publisher>[\u4e00-\u9fff]{{1,12}}(?:{_ENDS}))?(?:见习|实习)?记者\s+(?P<author>[\u4e00-\u9fff· ]{{2,20}})$"
)
_AGENCY = re.compile(rf"(?P<publisher>[\u4e00-\u9fff]{{1,10}}(?:{_ENDS}))$")
EDITORS = re.compile(rf"{_RESPONSIBLE}|{_EDITOR}")
# A byline is short; a paragraph that names a source is none.
LONGEST_BYLINE = 120


@dataclass(slots=True)
class Byline:
    """What bylines and colophons say; null where they do not."""

    publisher: str | None = None
    author: str | None = None
    editor: str | None = None
    published_date: dt.date | None = None


def is_byline(line: str) -> bool:
    """Whether a line beside an article says who wrote it, where or when."""
    return len(line) <= LONGEST_BYLINE and _BYLINE.search(line) is not None


def is_byline_in_text(line: str) -> bool:
    """Whether a line within a text is a byline: as `is_byline`, but no sentence, and of no more than day and name."""
    if len(line) > 80 or _SENTENCE.search(line):
        return False
    line = line.strip()
    return bool(_LABEL.search(line) or _STAMP.fullmatch(line) or _WRITER.match(line))


def parse_date(text: str) -> dt.date | None:
    """The first full date of a text (2021-03-05, 2021年3月5日, 2021/3/5, 20210305), None where there is none."""
    for match in (_DATE.search(text), _COMPACT_DATE.search(text)):
        if match:
            try:
                return dt.date(*map(int, match.groups()))
            except ValueError:
                continue
    return None


def read_bylines(lines: Iterable[str]) -> Byline:
    """Read bylines and colophons.

    Args:
        lines: the lines around an article, in order; the first that says something wins.

    Returns:
        Source, author, editor (编辑 before 责任编辑) and date.
    """
    byline = Byline()
    responsible = None
    for line in lines:
        if len(line) > LONGEST_BYLINE:
            continue
        labels = list(_LABEL.finditer(line))
        ends = [label.start() for label in labels[1:]] + [len(line)]
        for label, end in zip(labels, ends, strict=False):
            value = line[label.end() : end]
            value = value[: _NAME_END.search(value).start()].strip(" :：,，;；、.")  # type: ignore[union-attr]
            if not value or len(value) > 30:
                continue
            role = label.lastgroup
            if role == "responsible":
                responsible = responsible or value
            elif role and getattr(byline, role) is None:
                setattr(byline, role, value)
        if not labels:
            _read_unlabelled(line.strip(), byline)
        if byline.published_date is None:
            byline.published_date = parse_date(line)
    byline.editor = byline.editor or responsible
    return byline


def _read_unlabelled(line: str, byline: Byline) -> None:
    matches = (
        _WRITER.match(line),
        _SIGNED.match(line),
        _REPORTER.match(line),
        _AGENCY.match(line),
        _AFTER_DATE.search(line),
    )
    match = next(filter(None, matches), None)
    if match is not None:
        for role, value in match.groupdict().items():
            if value and getattr(byline, role) is None:
                setattr(byline, role, value.strip())
