"""What a document says of itself: title, publisher, dates, number, issuing body, kind of text."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from wenbiao.lexicon import alternation, load_lexicon, words_of
from wenbiao.normalise import script_of
from wenbiao.numerals import read_numeral_at
from wenbiao.page import Page
from wenbiao.records import Metadata

_CN = "〇零一二三四五六七八九十"
_DATE = re.compile(
    rf"(\d{{4}}|[{_CN}]{{4}})\s?(?:年\s?(\d{{1,2}}|[{_CN}]{{1,3}})\s?月\s?(\d{{1,2}}|[{_CN}]{{1,3}})\s?日|"
    r"[-/.](\d{1,2})[-/.](\d{1,2}))"
)
_NUMBER = re.compile(
    r"[\u4e00-\u9fff（）()]{1,20}[〔\[（(【﹝]\s?(?:19|20)\d{2}\s?[〕\]）)】﹞]\s?(?:第\s?)?\d{1,5}\s?号"
)
_ORDER_NUMBER = re.compile(r"(令?)[（(]?(第\s?[\d〇零一二三四五六七八九十百]{1,6}\s?号|\d{4}年第\d{1,4}号)[）)]?$")
_LETTERHEAD = re.compile(r"(.{2,40}?)[ \u3000]*文[ \u3000]*件$")
# The name of the state is left off a body's.
_STATE = "中华人民共和国"
_SESSION = "第[一二三四五六七八九十]+届"
_CONGRESS = re.compile(
    rf"日?[ \u3000]*([\u4e00-\u9fff]{{2,14}}?){_SESSION}(全国)?(人民代表大会(?:常务委员会)?)|"
    rf"{_SESSION}(全国人民代表大会(?:常务委员会)?)"
)
_STATE_COUNCIL = re.compile(r"国务院令第|国务院第\d+次常务会议")
_ISSUES = re.compile("关于|印发|批转|转发|对|公布|发布|令$")
_SPACE = re.compile(r"\s+")
_ROLE = re.compile(r"^[\u4e00-\u9fff]{0,8}(?:记者|作者|通讯员)\s*(?=\S)")
_SIGNED_PAPER = re.compile(r"([^/：:]{2,20})/([^/：: ]{2,12})")
# What may follow a name on its line: a date, a number, another label's value.
_AFTER_NAME = re.compile(r"[ \u3000\xa0]*(?:(?:19|20)\d{2}[-/.年]|[|｜_]|[\]】].|[ \u3000\xa0]\d)")
_STAMP = re.compile(
    r"^(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[ \u3000\xa0]*(?:\d{1,2}:\d{2}(?::\d{2})?)?[ \u3000\xa0|｜]*(?=\S)"
)
_BRACKETS = "（()）[]【】〖〗 \u3000\xa0"
# 政府工作报告——2031年1月5日在…会议上: the occasion is no part of the title.
_OCCASION = re.compile(r"[ \u3000]*[—―–]{1,3}\s?[\d〇零一二三四五六七八九]{4}年.{1,80}(?:会议|大会|全会)上?$")
_REPORTED = re.compile(r"记者|报道|消息|讯|近日|日前|今天|昨天|今日")
_BYLINES = ("publisher", "author", "editor", "dateline")
_MEDIUM = "(?:日报|晚报|晨报|早报|时报|商报|快报|都市报|在线|新闻网|[省市县州]网)"
_OWN_PAPER = frozenset(("本报", "本台", "本网", "本刊"))


def find_metadata(page: Page) -> Metadata:
    """Read a page's metadata off its blocks.

    Args:
        page: a page whose blocks are known.

    Returns:
        The metadata; what the text does not say is None. ``published_date`` is set only where the text states its own
        day in full: in a byline or time stamp (source ``byline``), under a signature, in an agency's dateline or in the
        occasion of a report (source ``dateline``).
    """
    out = Metadata(script="Hans" if page.norm is page.text else script_of(page.text))
    titles = [s for s in page.sections if s.kind == "title"]
    first = clean_title(titles[0].text) if titles else ""
    out.title = clean_title(titles[1].text) if first.endswith("令") and len(titles) > 1 else first or None
    stamps = _read_furniture(page, out)
    agency = _read_lead(page, out, stamps)
    for source in ("byline", "signature", "agency", "occasion"):
        if source in stamps:
            out.published_date = stamps[source]
            out.published_date_source = "byline" if source == "byline" else "dateline"
            break
    _read_office(page, out, first)
    out.doc_type = _doc_type(page, out, agency)
    return out


def find_latest_date(page: Page) -> dt.date | None:
    """The latest past day that a text states.

    Args:
        page: a page whose times are known.

    Returns:
        The end of the latest time expression that names a day, month, quarter or year by itself or by what stands
        before it, and lies not after the reference date; None where the text states none. Without a reference date
        all stated days count, open ends never do. It is no date of publication.
    """
    days = [time.end_date for time in page.times if time.end_date is not None and time.anchor in ("explicit", "elided")]
    limit = page.reference_date
    return max((day for day in days if limit is None or day <= limit), default=None)


def clean_title(text: str) -> str:
    """A title on one line: breaks gone, spaced letters (国 家 预 案) closed up, the occasion of a report left out."""
    lines = [line.strip() for line in text.splitlines()]
    title = "".join(_SPACE.sub("", line) if _is_spaced(line) else line for line in lines).lstrip("# ")
    return (_OCCASION.sub("", title) or title) if "年" in title else title


def _is_spaced(line: str) -> bool:
    parts = line.split()
    return len(parts) >= 4 and sum(len(part) == 1 for part in parts) >= 0.8 * len(parts)


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
    try:
        year, month, day = (_whole(part) for part in found.groups() if part is not None)
        return dt.date(year, month, day)
    except ValueError:
        return None


def _whole(digits: str) -> int:
    """The value of Arabic or Chinese digits; 0, which is no year, month or day, where they are no number."""
    read = read_numeral_at(digits, 0)
    return int(read[1].value) if read is not None and read[0] == len(digits) else 0


def _read_furniture(page: Page, out: Metadata) -> dict[str, dt.date]:
    """Read the blocks around the body; return the dates that they state, by what states them."""
    norm = page.norm
    stamps: dict[str, dt.date] = {}
    body = False
    for section in page.sections:
        kind = section.kind
        if kind in ("paragraph", "list_item", "article", "heading"):
            body = True
            continue
        if kind in ("title", "caption", "table", "separator"):
            if kind == "title" and "年" in section.text and _OCCASION.search(section.text):
                _stamp(stamps, "occasion", norm[section.start : section.end])
            continue
        text = norm[section.start : section.end]
        if kind in _BYLINES:
            values = _byline(text, kind)
            out.publisher = out.publisher or values.get("publisher")
            out.author = out.author or values.get("author")
            out.editor = out.editor or values.get("editor")
        if kind == "publisher":
            _stamp(stamps, "byline", text)
        elif kind == "dateline":
            if "在" in text:
                _stamp(stamps, "occasion", text)
            elif "电" in text:
                _stamp(stamps, "agency", text)
            elif not body or ":" in text or "：" in text:
                _stamp(stamps, "byline", text)
            else:
                _stamp(stamps, "signature", text)
        elif kind == "note" and out.document_number is None and not body:
            found = _NUMBER.search(text)
            if found is not None:
                out.document_number = _SPACE.sub("", found.group())
    return stamps


def _stamp(stamps: dict[str, dt.date], source: str, text: str) -> None:
    if source not in stamps and (date := read_date(text)) is not None:
        stamps[source] = date


@cache
def _labels() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {word: entry["kind"] for entry in load_lexicon("furniture")["labels"] for word in entry["words"]}
    return re.compile(rf"(?:(?<=^)|(?<=[\W_]))({alternation(kinds)})(?:\s*[:：丨|/]\s*|(?=[ \u3000\xa0]))"), kinds


def _byline(text: str, kind: str) -> dict[str, str]:
    """Read who is named in a line around the body: 来源：某报 作者：某人 编辑：某人, or a line without a label."""
    labels, kinds = _labels()
    found = list(labels.finditer(text))
    values: dict[str, str] = {}
    ends = [label.start() for label in found[1:]] + [len(text)]
    for label, end in zip(found, ends, strict=False):
        value = _name(text[label.end() : end])
        if value:
            values.setdefault(kinds[label.group(1)], value)
    if found or kind == "dateline":
        return values
    text = _STAMP.sub("", text.strip(_BRACKETS), count=1)
    if signed := _SIGNED_PAPER.fullmatch(text):
        return {"author": signed.group(1), "publisher": signed.group(2)}
    if kind == "publisher" and (value := _name(text[1 : text.find("》")] if text[0] == "《" else text.split()[0])):
        return {"publisher": value}
    return {"author": value} if kind == "author" and _ROLE.match(text) and (value := _name(text)) else {}


def _name(text: str) -> str | None:
    value = _AFTER_NAME.split(text.strip(_BRACKETS))[0]
    return _ROLE.sub("", value, count=1).strip(_BRACKETS) or None


@cache
def _lead_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    agencies = alternation(words_of("furniture", "agencies"))
    lead = re.compile(
        rf"[（(【]?(?:据(?=.{{0,40}}[电讯][（(：:\s]))?({agencies}|[\u4e00-\u9fff]{{1,6}}?{_MEDIUM})"
        r"(?:([^，。！？：:]{0,40}?)[电讯]|([^，。！？：:]{0,16}?)(?:消息|报道|信息)(?=[（(：:\s]))"
    )
    name = r"[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{1,6})?"
    author = re.compile(
        rf"[（( ](?:本报|新华社|中新社)?记者[ \u3000:：]?({name}(?:[ \u3000、，]{{1,2}}{name}){{0,7}})"
        r"[ \u3000]?(?:(?:通讯员|实习生|见习记者)[^（）()]{0,40})?[）)]"
    )
    return lead, author


@cache
def _document_patterns() -> tuple[re.Pattern[str], ...]:
    """Patterns of an issuing body before 关于, of a body's name, and of the titles of policies, reports, speeches."""
    suffix = alternation(words_of("documents", "issuers"))
    endings = {
        kind: alternation(
            word
            for entry in load_lexicon("documents")["title_endings"]
            if entry["doc_type"] == kind
            for word in entry["words"]
        )
        for kind in ("policy_document", "report")
    }
    speeches = alternation(words_of("documents", "speeches"))
    issuer = re.compile(
        rf"([\u4e00-\u9fff、 \u3000（）()]{{0,80}}?(?:{suffix}))[ \u3000]*"
        r"(?:关于|印发|批转|转发|对(?!外)|公布|发布|令$)"
    )
    body = re.compile(rf"[\u4e00-\u9fff]{{1,30}}(?:{suffix})")
    tail = r"(?:[（(].{1,12}[）)])?$"
    policy = re.compile(rf"(?:关于|印发|批转|转发).*(?:{endings['policy_document']}){tail}")
    report = re.compile(rf"(?:{endings['report']}){tail}")
    speech = re.compile(rf"在.+的(?:{speeches})(?:[（(].*)?$|^.{{2,6}}新年贺词$")
    return issuer, body, policy, report, speech


def _read_lead(page: Page, out: Metadata, stamps: dict[str, dt.date]) -> bool:
    """Read the agency and the reporter in front of the first paragraph or in a dateline; tell whether there is one."""
    lead, author = _lead_patterns()
    for section in page.sections[:12]:
        if section.kind not in ("paragraph", "dateline"):
            continue
        head = page.norm[section.start : min(section.end, section.start + 80)]
        found = lead.match(head)
        if found is None:
            if section.kind == "paragraph":
                return False
            continue
        if out.publisher is None and found.group(1) not in _OWN_PAPER:
            out.publisher = found.group(1)
        if out.author is None and (by := author.search(head)) is not None:
            out.author = by.group(1)
        _stamp(stamps, "agency", found.group(2) or found.group(3) or "")
        return True
    return False


def _read_office(page: Page, out: Metadata, first: str) -> None:
    """Read the issuing body off the letterhead, the first title or a law's history, and the number of an order."""
    issuer, named, *_ = _document_patterns()
    body = None
    letterhead = []
    for section in page.sections[:12]:
        if section.kind != "note":
            if section.kind == "title":
                break
            continue
        if found := _LETTERHEAD.match(section.text):
            letterhead.append(found.group(1).strip())
        elif letterhead and named.fullmatch(section.text):
            letterhead.append(section.text)
    if letterhead:
        body = "、".join(letterhead)
    elif first and _ISSUES.search(first) and (found := issuer.match(first)):
        body = found.group(1).strip()
    elif first:
        body = _legislator(page) or _signer(page, named)
    if body is not None and body.startswith(_STATE) and len(body) > len(_STATE) + 2:
        body = body.removeprefix(_STATE)
    out.issuing_body = body
    if out.document_number is None and first.endswith("令") and body is not None:
        for section in page.sections[1:4]:
            if section.kind == "note" and (found := _ORDER_NUMBER.search(section.text)):
                out.document_number = ("国" if body == "国务院" else body) + "令" + _SPACE.sub("", found.group(2))


def _signer(page: Page, named: re.Pattern[str]) -> str | None:
    """The bodies whose names stand over a date, under the title or at the end."""
    names: list[str] = []
    for section in page.sections:
        if section.kind == "dateline" and names:
            return "、".join(names)
        if section.kind == "note" and named.fullmatch(section.text):
            names.append(section.text)
        else:
            names = []
    return None


def _legislator(page: Page) -> str | None:
    """The body that passed a law, by the first line of its history."""
    for section in page.sections[1:8]:
        if section.kind != "note":
            continue
        if found := _CONGRESS.search(section.text):
            return found.group(4) or found.group(1) + (found.group(2) or "") + found.group(3)
        if _STATE_COUNCIL.search(section.text):
            return "国务院"
    return None


def _doc_type(page: Page, out: Metadata, agency: bool) -> str:
    title = out.title or ""
    _, _, policy, report, speech = _document_patterns()
    if not agency and sum(s.kind == "article" for s in page.sections) >= 3:
        return "law"
    if out.document_number:
        return "policy_document"
    if "各位代表" in page.text[:400]:
        return "report"
    if agency:
        return "news"
    if report.search(title):
        return "report"
    if out.issuing_body and policy.search(title):
        return "policy_document"
    if speech.search(title):
        return "speech"
    if out.publisher or out.author or out.editor or _REPORTED.search(page.text[:300]):
        return "news"
    return "news" if title and "paragraph" in {s.kind for s in page.sections[:4]} else "other"
