"""Lines that are not the body: page chrome, datelines, sources, bylines, editors, captions, notes, separators."""

from __future__ import annotations

import re
from functools import cache

from wenbiao.lexicon import load_lexicon

MAX_LENGTH = 90

_NAME = r"[\u4e00-\u9fff]{1,4}(?:[·•][\u4e00-\u9fff]{1,8})*"
_NAMES = rf"{_NAME}(?:[ \u3000\xa0、，,/]+{_NAME}){{0,9}}"
_DIGIT = r"[\d〇零一二三四五六七八九十]"
_DAY = rf"{_DIGIT}{{4}}\s?(?:年\s?{_DIGIT}{{1,3}}\s?月\s?{_DIGIT}{{1,3}}\s?日|[-/.]\d{{1,2}}[-/.]\d{{1,2}})"
_CLOCK = r"(?:[ \u3000\xa0T]*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"

_SEPARATOR = re.compile(r"[^\w\u2460-\u24ff]+")
_DATE_LINE = re.compile(rf"[（(【\[]?\s*{_DAY}{_CLOCK}(?:\s*星期[一二三四五六日])?\s*[）)】\]]?")
_OCCASION = re.compile(rf"[（(]?[—―–-]*\s*{_DAY}.{{0,6}}在.{{2,60}}(?:会议|大会|全会|论坛|会)上?(?:.{{0,6}}讲话)?[）)]?")
_DOCUMENT_NUMBER = re.compile(
    r"[\u4e00-\u9fff（）()]{1,20}[〔\[（(【﹝]\s?\d{2,4}\s?[〕\]）)】﹞]\s?(?:第\s?)?\d{1,5}\s?号|"
    r"(?:[\u4e00-\u9fff]{2,20})?令?[（(]?第\s?[\d〇零一二三四五六七八九十百]{1,6}\s?号[）)]?"
)
_IMPRINT = re.compile(rf"[（(]?《[^《》]{{2,14}}》\s*[（(]?\s*{_DAY}.{{0,12}}[）)]?")
_REMARK = re.compile(r"(?:备?注|说明|附注)\s?\d?[:：]")
_BRACKETED = re.compile(r"[（(](?![\d〇零一二三四五六七八九十百]+[）)])[^（）()]{2,40}[）)]")
_ENACTMENT = re.compile(rf"[（(]?\s*{_DAY}[ \u3000]*.{{0,200}}?(?:通过|修正|修订|公布|施行|批准|发布|颁布|实施|生效)[ \u3000）)\u200b]*")
_CREDIT = re.compile(
    rf"(?:.{{0,80}}[。 \u3000（(])?(?:新华社|中新社|本报|央视|总台)?(?:记者|通讯员|特约)?[ \u3000:：]?{_NAMES}[ \u3000/]?(?:摄|摄影|摄影报道|制图|供图|绘)[）)]?|"
    r".{0,90}[（(](?:新华社发|资料图片?|资料照片?|视频截图|受访者供图|网络图片?|图片来自网络)[）)]|"
    r"(?:摄影|图片来源|图片提供|图源|供图|制图)[:：/ ].{1,30}"
)
_FIGURE_CAPTION = re.compile(r"(?:图|表|附表|附图)\s?[\d一二三四五六七八九十①-⑳]{1,3}(?:[-.]\d{1,2})?[:： \u3000.、](?!.*[。；]$)|[▲△▼▽◀▶]")
_ORPHAN_NAMES = re.compile(rf"[（(]?{_NAMES}[）)]?")
_OFFICE = re.compile(
    rf"(?:[\u4e00-\u9fff]{{0,24}}(?:总理|省长|市长|主席|州长|县长|区长|主任|部长|委员长|院长|检察长|局长|书记|秘书长|会长|厅长))[ \u3000\xa0]{{1,4}}{_NAMES}"
)


_BYLINE_CREDIT = re.compile(rf"[（(](?:[\u4e00-\u9fff]{{2,6}})?(?:记者|通讯员)[ \u3000:：]?{_NAMES}[ \u3000]?(?:文/图|文并摄|摄影报道)[）)]")
_TAIL_CREDIT = re.compile(r"[（(][^（）()]{0,24}(?:摄|摄影|摄影报道|照片|图片|供图|制图|新华社发|资料图)[）)]")
_DEPICTION_LENGTH = 48
_DIRECT_NAMES = re.compile(rf"[（(]?(?:本报|新华社|本台|本网|本刊)(?:记者|通讯员){_NAMES}[）)]?")


@cache
def _depiction() -> re.Pattern[str]:
    lexicon = load_lexicon("furniture")
    people, acts, positions = (
        "|".join(word for entry in lexicon[key] for word in entry["words"]) for key in ("people", "acts", "positions")
    )
    plain = r"[^，。；：,;:！？“”]"
    return re.compile(
        rf"{plain}{{0,24}}(?:{people})们?(?:正?在(?:{acts})|正?在{plain}{{2,24}}(?:{acts})|(?:{acts})){plain}{{0,40}}。|"
        rf"(?:{positions})(?:在|于){plain}{{2,40}}的[^，。；：,;:！？“”的]{{2,16}}。"
    )


@cache
def _tables() -> tuple[re.Pattern[str], dict[str, str], frozenset[str], tuple[str, ...], re.Pattern[str]]:
    lexicon = load_lexicon("furniture")
    kinds = {word: entry["kind"] for entry in lexicon["labels"] for word in entry["words"]}
    words = "|".join(sorted(map(re.escape, kinds), key=len, reverse=True))
    label = re.compile(rf"[（(\[【〖]?\s*({words})\s*(?:[:：丨|/]|(?=[ \u3000\xa0]))\s*(.*)")
    chrome = frozenset(word for entry in lexicon["chrome"] for word in entry["words"])
    captions = tuple(word for entry in lexicon["captions"] for word in entry["words"])
    agencies = "|".join(re.escape(word) for entry in lexicon["agencies"] for word in entry["words"])
    dateline = re.compile(
        rf"[（(【\[]?(?:据)?(?:{agencies})(?:(?:[^，。！？\d]{{0,12}}\d{{1,2}}月\d{{1,2}}日)?(?:[^，。！？\d]{{0,6}}[电讯]|消息|报道|专稿|特稿)(?:\s?[（(][^（）]{{1,24}}[）)])?|[^，。！？\d]{{0,12}}\d{{1,2}}月\d{{1,2}}日)\s*[:：]?\s*[）)】\]]?"
    )
    return label, kinds, chrome, captions, dateline


def find_furniture(text: str) -> str | None:
    """The kind of a line that stands around the body.

    Args:
        text: a stripped, normalised line without a number in front, at most ``MAX_LENGTH`` characters.

    Returns:
        A kind of block, or None for a line of the body.
    """
    label, kinds, chrome, captions, dateline = _tables()
    if text[-1] == "。":
        if text.startswith(captions):
            return "caption"
        if len(text) <= _DEPICTION_LENGTH and "，" not in text and "," not in text and _depiction().fullmatch(text):
            return "caption"
        return "note" if _REMARK.match(text) else None
    if text in chrome or text.strip("【】[]()（）|｜ \n\u3000\xa0") in chrome:
        return "note"
    found = label.match(text)
    if found is not None:
        kind = _labelled(kinds[found.group(1)], found.group(2), text[found.end(1) :].lstrip()[:1])
        if kind is not None:
            return kind
    if _SEPARATOR.fullmatch(text):
        return "separator"
    if text[0] in "（(" and _BYLINE_CREDIT.fullmatch(text):
        return "author"
    if text.startswith(captions) or _FIGURE_CAPTION.match(text) or (text[-1] in "摄影道图绘）)片发" and _CREDIT.fullmatch(text)):
        return "caption"
    if dateline.fullmatch(text) or _DATE_LINE.fullmatch(text) or _OCCASION.fullmatch(text):
        return "dateline"
    if text[0] in "《（(" and _IMPRINT.fullmatch(text):
        return "publisher"
    if text[-1] == "号" and _DOCUMENT_NUMBER.fullmatch(text):
        return "note"
    if _REMARK.match(text):
        return "note"
    if _BRACKETED.fullmatch(text):
        inner = text[1:-1].strip()
        return find_furniture(inner) or ("author" if is_signature(inner) else "note")
    if is_enactment(text):
        return "note"
    if _OFFICE.fullmatch(text) or _DIRECT_NAMES.fullmatch(text):
        return "author"
    return None


@cache
def _signature() -> re.Pattern[str]:
    surnames = load_lexicon("surnames")
    one = "".join(surnames["single"])
    two = "|".join(surnames["double"])
    return re.compile(rf"(?:(?:[{one}][\u4e00-\u9fff]{{1,2}}|(?:{two})[\u4e00-\u9fff]{{1,2}})[ \u3000、，]?){{1,5}}")


def is_signature(text: str) -> bool:
    """Whether a line is nothing but names of persons."""
    return len(text) <= 20 and _signature().fullmatch(text) is not None


def _labelled(kind: str, value: str, mark: str) -> str | None:
    """Whether what follows a label is what the label announces."""
    value = value.rstrip("）)]】〗 \u3000")
    if kind == "note":
        return kind if mark in ":：" or not value else None
    if kind == "dateline":
        return kind if re.match(_DAY, value) else None
    if "。" in value or "“" in value or len(value) > 60:
        return None
    if kind == "publisher":
        return kind if mark in ":：丨|/" and mark else None
    if not value:
        return kind if mark else None
    names = re.sub(r"\s*(?:编辑|责任编辑|责编|记者|通讯员|校对|监制|审核|摄影?|报道|实习生)\s*[:：]?", " ", value).strip()
    if _ORPHAN_NAMES.fullmatch(names):
        return kind
    return kind if mark in ":：" and mark and len(value) <= 30 and "，" not in value else None


def is_enactment(text: str) -> bool:
    """Whether a line says when a law was passed, amended or put into force (its history, under the title)."""
    return text[-1] in "过正订布行准施效）) \u3000" and _ENACTMENT.fullmatch(text) is not None


def is_date(text: str) -> bool:
    """Whether a line is a date and no more, as under a signature."""
    return text[-1] == "日" and _DATE_LINE.fullmatch(text) is not None


def has_credit(text: str) -> bool:
    """Whether a line of any length ends with a photographer's credit in brackets, as captions do."""
    at = max(text.rfind("（"), text.rfind("("))
    if at == 0 and _BYLINE_CREDIT.fullmatch(text):
        return False
    return at >= 0 and _TAIL_CREDIT.fullmatch(text, at) is not None
