"""What a document says of itself: title, publisher, dates, number, issuing body, kind of text."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from wenbiao.lexicon import load_lexicon
from wenbiao.page import Page
from wenbiao.records import Metadata, Section

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
_CN = "〇零一二三四五六七八九十"
_DATE = re.compile(
    rf"(\d{{4}}|[{_CN}]{{4}})\s?(?:年\s?(\d{{1,2}}|[{_CN}]{{1,3}})\s?月\s?(\d{{1,2}}|[{_CN}]{{1,3}})\s?日|[-/.](\d{{1,2}})[-/.](\d{{1,2}}))"
)
_NUMBER = re.compile(r"[\u4e00-\u9fff（）()]{1,20}[〔\[（(【﹝]\s?(?:19|20)\d{2}\s?[〕\]）)】﹞]\s?(?:第\s?)?\d{1,5}\s?号")
_ISSUER = re.compile(r"^(.{2,60}?)(?:关于|印发|批转|转发|对(?!外)|公布|发布|令(?:第|$))")
_SPACE = re.compile(r"\s+")
_LABEL = re.compile(r"^[（(\[【〖]?\s*[\u4e00-\u9fff \u3000]{1,8}?\s*[:：丨|/\s]\s*")
_ROLE = re.compile(r"(?:责任)?(?:编辑|責任編輯)|责编|记者|作者|通讯员")
_TRADITIONAL = frozenset("這個們來時為說對會國過還後學開關長東車書見門間問聽讀寫發現實際業務員經濟電視報導總統與從無點電話臺灣")
_SIMPLIFIED = frozenset("这个们来时为说对会国过还后学开关长东车书见门间问听读写发现实际业务员经济电视报导总统与从无点电话台湾") - _TRADITIONAL


def find_metadata(page: Page) -> Metadata:
    """Read a page's metadata off its blocks.

    Args:
        page: a page whose blocks are known.

    Returns:
        The metadata; what the text does not say is None.
    """
    sections = page.sections
    out = Metadata(script=find_script(page.text))
    title = next((s for s in sections if s.kind == "title"), None)
    if title is not None:
        out.title = clean_title(title.text)
    _read_furniture(page, out)
    _read_lead(page, out)
    _read_office(out, title, sections)
    out.doc_type = _doc_type(page, out)
    return out


def clean_title(text: str) -> str:
    """A title on one line: line breaks gone, spaced letters (国 家 预 案) closed up."""
    lines = [line.strip() for line in text.splitlines()]
    lines = [_SPACE.sub("", line) if _is_spaced(line) else line for line in lines]
    return "".join(lines)


def _is_spaced(line: str) -> bool:
    parts = line.split()
    return len(parts) >= 4 and sum(len(part) == 1 for part in parts) >= 0.8 * len(parts)


def find_script(text: str) -> str:
    """Hans or Hant, by the letters that only one of the two scripts has."""
    letters = set(text)
    return "Hant" if len(letters & (_TRADITIONAL - _SIMPLIFIED)) > len(letters & _SIMPLIFIED) else "Hans"


def read_date(text: str) -> dt.date | None:
    """The first full date in a text, in Arabic or Chinese digits.

    Args:
        text: any text, normalised.

    Returns:
        The date, None where there is none or the calendar has no such day.
    """
    found = _DATE.search(text)
    if found is None:
        return None
    year, month, day = found.group(1), found.group(2) or found.group(4), found.group(3) or found.group(5)
    try:
        return dt.date(_year(year), _small(month), _small(day))
    except ValueError:
        return None


def _year(digits: str) -> int:
    return int(digits) if digits.isdecimal() else int("".join(str(_DIGITS.get(c, 0)) for c in digits))


def _small(digits: str) -> int:
    if digits.isdecimal():
        return int(digits)
    if "十" in digits:
        tens, _, ones = digits.partition("十")
        return 10 * (_DIGITS.get(tens, 1) if tens else 1) + (_DIGITS.get(ones, 0) if ones else 0)
    return int("".join(str(_DIGITS[c]) for c in digits))


def _read_furniture(page: Page, out: Metadata) -> None:
    norm = page.norm
    seen_body = False
    for section in page.sections:
        kind = section.kind
        if kind in ("paragraph", "list_item", "article", "heading"):
            seen_body = True
            continue
        text = norm[section.start : section.end]
        if kind == "publisher":
            value = _LABEL.sub("", text).strip("（()）[]【】 \u3000")
            date = read_date(value)
            if date is not None and out.published_date is None:
                out.published_date, out.published_date_source = date, "byline"
            value = re.split(r"[ \u3000\xa0]*(?:\d{4}[-/年.]|发布时间|时间|作者|编辑|责编|记者|[|｜])", value)[0].strip()
            out.publisher = out.publisher or value or None
        elif kind == "editor":
            if out.editor is None:
                out.editor = _names(text)
        elif kind == "author":
            if out.author is None and (":" in text or "：" in text or _ROLE.search(text)):
                out.author = _names(text)
        elif kind == "dateline":
            date = read_date(text)
            if date is not None and (out.published_date is None or seen_body):
                out.published_date, out.published_date_source = date, "dateline"
        elif kind == "note" and out.document_number is None and not seen_body:
            found = _NUMBER.search(text)
            if found is not None:
                out.document_number = _SPACE.sub("", found.group())


def _names(text: str) -> str | None:
    value = _LABEL.sub("", text, count=1).strip("（()）[]【】 \u3000")
    value = re.split(r"[ \u3000\xa0]+(?=责任编辑|责编|编辑|校对|监制|审核|[|｜])", value)[0]
    return value.strip() or None


@cache
def _lead_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    agencies = "|".join(re.escape(w) for entry in load_lexicon("furniture")["agencies"] for w in entry["words"])
    name = r"[\u4e00-\u9fff]{2,4}"
    lead = re.compile(rf"[（(【]?(?:据)?({agencies})[^，。！？：:]{{0,40}}?(?:电|讯|消息|报道)")
    author = re.compile(rf"[（( ](?:本报|新华社)?记者[ \u3000:：]?({name}(?:[ \u3000、，]{name}){{0,5}})[ \u3000]?[）)]|[（(]记者({name}(?:[ 、，]{name}){{0,5}})[）)]")
    return lead, author


def _read_lead(page: Page, out: Metadata) -> None:
    """The agency and the reporter in front of the first paragraph, or a dateline's agency."""
    lead, author = _lead_patterns()
    for section in page.sections[:12]:
        if section.kind not in ("paragraph", "dateline"):
            continue
        head = page.norm[section.start : min(section.end, section.start + 80)]
        found = lead.match(head)
        if found is None:
            if section.kind == "paragraph":
                return
            continue
        if out.publisher is None and found.group(1) not in ("本报", "本台", "本网", "本刊"):
            out.publisher = found.group(1)
        if out.author is None and (by := author.search(head)) is not None:
            out.author = by.group(1) or by.group(2)
        return


def _read_office(out: Metadata, title: Section | None, sections: list[Section]) -> None:
    if out.title is None:
        return
    found = _ISSUER.match(out.title)
    if found is not None and re.search(
        r"(?:国务院|办公厅|办公室|委员会|委|部|局|厅|院|政府|署|会|中央|军委|银行|总局)$", found.group(1)
    ):
        out.issuing_body = found.group(1)


def _doc_type(page: Page, out: Metadata) -> str:
    title = out.title or ""
    kinds = [s.kind for s in page.sections]
    head = page.text[:400]
    if kinds.count("article") >= 3:
        return "policy_document" if out.document_number else "law"
    if out.document_number or out.issuing_body:
        return "policy_document"
    if "工作报告" in title or "各位代表" in head:
        return "report"
    if re.search(r"(?:讲话|致辞|演讲|贺词|发言)(?:[（(].*)?$", title):
        return "speech"
    if out.publisher or out.author or out.editor:
        return "news"
    return "other" if not title else "news"
