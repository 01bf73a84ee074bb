"""Lines that are not the body: page chrome, datelines, sources, bylines, editors, captions, notes, separators."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from wenbiao.lexicon import alternation, load_lexicon, words_of

# Longer lines are of the body, but for captions and the histories of laws (characters).
MAX_LENGTH = 90

_NAME = r"[\u4e00-\u9fff]{1,4}(?:[·•][\u4e00-\u9fff]{1,8})*"
_NAMES = rf"{_NAME}(?:[ \u3000\xa0、，,/]+{_NAME}){{0,9}}"
_DIGIT = r"[\d〇零一二三四五六七八九十]"
_DAY = rf"{_DIGIT}{{4}}\s?(?:年\s?{_DIGIT}{{1,3}}\s?月\s?{_DIGIT}{{1,3}}\s?日|[-/.]\d{{1,2}}[-/.]\d{{1,2}})"
_CLOCK = r"(?:[ \u3000\xa0T]*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
_BLANK = r"[ \u3000\xa0]"

_SEPARATOR = re.compile(r"[…⋯.。·•*＊\-－—―–─━=＝_＿~～﹏#＃★☆◆◇●○■□▲△\u200b\ufeff\s]+")
_NO_WORD = re.compile(r"[^\w\u2460-\u24ff]+")
# Program text that a page let through: no Chinese to speak of, and marks that no sentence has.
_CODE = re.compile(r"[{}]|\(\)|[=!]=|=['\"]|;$|^//")
_STARTS_WITH_DAY = re.compile(_DAY)
_DATE_LINE = re.compile(rf"[（(【\[]?\s*{_DAY}{_CLOCK}(?:\s*星期[一二三四五六日])?\s*[）)】\]]?")
_OCCASION = re.compile(
    rf"[（(]?[—―–-]*\s*{_DAY}.{{0,6}}在.{{2,60}}(?:会议|大会|全会|论坛|会)上?(?:.{{0,6}}讲话)?[）)]?"
)
_DOCUMENT_NUMBER = re.compile(
    r"[\u4e00-\u9fff（）()]{1,20}[〔\[（(【﹝]\s?\d{2,4}\s?[〕\]）)】﹞]\s?(?:第\s?)?\d{1,5}\s?号|"
    r"(?:[\u4e00-\u9fff]{2,20})?令?[（(]?第\s?[\d〇零一二三四五六七八九十百]{1,6}\s?号[）)]?"
)
_PAGE_NUMBER = re.compile(r"[-—–―]\s?\d{1,4}\s?[-—–―]|第\s?\d{1,4}\s?页(?:\s?[,，/]?\s?共\s?\d{1,4}\s?页)?")
_IMPRINT = re.compile(rf"[（(]?《[^《》]{{2,14}}》\s*[（(]?\s*{_DAY}.{{0,12}}[）)]?")
_INVITATION = re.compile(
    r".{0,4}(?:点击|扫码|扫描二维码|长按)(?:图片|视频|查看|进入|阅读|观看|下载|关注|识别|上方|下方).{0,24}"
)
_REMARK = re.compile(r"(?:备?注|说明|附注)\s?\d?[:：]")
_BRACKETED = re.compile(r"[（(](?![\d〇零一二三四五六七八九十百]+[）)])[^（）()]{2,40}[）)]")
_PICTURE_LABEL = re.compile(r"(?:摄影|图片来源|图片提供|图源|供图|制图)[:：/ ].{1,30}")
_FIGURE_CAPTION = re.compile(
    r"(?:图|表|附表|附图)\s?[\d一二三四五六七八九十①-⑳]{1,3}(?:[-.]\d{1,2})?[:： \u3000.、](?!.*[。；]$)|[▲△▼▽◀▶]"
)
# 2031-05-06 20:30 来源: 某网; 2031年05月06日 04:04 某报.
_STAMPED = re.compile(
    rf"{_DAY}{_CLOCK}{_BLANK}*(?:[|｜]{_BLANK}*)?(?:.{{0,12}}?(?:来源|來源)\s*[:：]?\s*\S.{{0,30}}"
    rf"|[\u4e00-\u9fff][^，。；、：:]{{1,11}}(?:{_BLANK}.{{0,20}})?)"
)
# … 田小禾供图; … 周一鸣 摄 河口网发; … 河口网 图.
_PICTURE_TAIL = re.compile(
    r"(?:供图|[ \u3000]摄|摄(?=[ \u3000])|制图|资料图|截图|[ \u3000]图)(?:[ \u3000/][^，。；]{0,12})?[）)。]?$"
)
_ONLY_NAMES = re.compile(rf"[（(]?{_NAMES}[）)]?")
_BYLINE = re.compile(
    rf"[（(]?(?:(?:本报|新华社|本台|本网|本刊)(?:记者|通讯员)|[\u4e00-\u9fff]{{2,8}}(?:记者"
    rf"|通讯员){_BLANK})([^）)]{{2,40}})[）)]?"
)
_BYLINE_WITH_PICTURES = re.compile(
    r"[（(][^（）()]{0,6}(?:记者|通讯员)[ \u3000:：]?[^（）()，。]{2,40}(?:文/图|文并摄|摄影报道)[）)]"
)
_MORE_LABELS = re.compile(r"\s*(?:编辑|责任编辑|责编|记者|通讯员|校对|监制|审核|摄影?|报道|实习生)\s*[:：]?")
_OPENING = "（([【〖"
_DATE_STARTS = frozenset("0123456789〇零一二三四五六七八九—―–-" + _OPENING)
# A sentence that says what a picture shows is no longer than this.
_DEPICTION_LENGTH = 48
_CHROME_EDGE = "【】[]()（）|｜ \n\u3000\xa0"

# What a line around the body has somewhere: a longer line without it is one of the body.
_SIGNAL_STARTS = re.compile(r"[\W\d_〇零一二三四五六七八九十备注说附]")
_SIGNAL_ENDS = frozenset("）)：:电讯息道稿日号绘影正过订布行准施效\u200b")
_SIGNAL = re.compile(
    r"[/丨|摄图{};=记通点扫长理席任](?:(?<=[/丨|摄图{};=])|(?<=记)者|(?<=通)讯员|(?<=点)击|(?<=扫)[码描]|(?<=长)按|"
    r"(?<=[理长席任记])[ \u3000\xa0])"
)
# Shorter lines are looked at whether they have it or not.
_SHORT = 16


@dataclass(slots=True, frozen=True)
class _Patterns:
    """The lexicon of furniture, compiled."""

    label: re.Pattern[str]
    label_starts: frozenset[str]
    dateline_starts: frozenset[str]
    kinds: dict[str, str]
    chrome: frozenset[str]
    captions: tuple[str, ...]
    dateline: re.Pattern[str]
    credit: re.Pattern[str]
    tail_credit: re.Pattern[str]
    credit_ends: frozenset[str]
    depiction: re.Pattern[str]
    office: re.Pattern[str]
    office_and_name: re.Pattern[str]
    enactment: re.Pattern[str]
    enactment_ends: str
    signature: re.Pattern[str]
    signed_paper: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    kinds = {word: entry["kind"] for entry in load_lexicon("furniture")["labels"] for word in entry["words"]}
    agencies, credits_, sources, people, acts, positions, offices, enactments = (
        words_of("furniture", key)
        for key in (
            "agencies", "credits", "sources_of_pictures", "people", "acts", "positions", "offices", "enactments",
        )
    )  # fmt: skip
    plain = r"[^，。；：,;:！？“”]"
    single = "".join(words_of("surnames", "single"))
    double = alternation(words_of("surnames", "double"))
    return _Patterns(
        label=re.compile(
            rf"(?:【[^】]{{1,8}}】)?[（(\[【〖]?\s*({alternation(kinds)})\s*(?:[:：丨|/]|(?={_BLANK}))\s*(.*)"
        ),
        label_starts=frozenset(word[0] for word in kinds) | frozenset(_OPENING),
        dateline_starts=frozenset(word[0] for word in agencies) | frozenset(_OPENING + "据"),
        kinds=kinds,
        chrome=frozenset(words_of("furniture", "chrome")),
        captions=tuple(words_of("furniture", "captions")),
        dateline=re.compile(
            rf"[（(【\[]?据?(?:{alternation(agencies)})(?:"
            r"(?:[^，。！？\d]{0,12}\d{1,2}月\d{1,2}日)?(?:[^，。！？\d]{0,6}[电讯]|消息|报道|专稿|特稿)"
            r"(?:\s?[（(][^（）]{1,24}[）)])?|[^，。！？\d]{0,12}\d{1,2}月\d{1,2}日)\s*[:：]?\s*[）)】\]]?"
        ),
        credit=re.compile(
            rf"(?:.{{0,80}}[。（( \u3000])?(?:新华社|中新社|本报|央视|总台)?(?:记者|通讯员|特约)?[ \u3000:：]?"
            rf"{_NAMES}[ \u3000/]?(?:{alternation(credits_)})[）)]?|.{{0,90}}[（(](?:{alternation(sources)})[）)]"
        ),
        tail_credit=re.compile(rf"[（(][^（）()]{{0,24}}(?:{alternation(credits_ + sources)})[）)]"),
        credit_ends=frozenset(word[-1] for word in credits_) | frozenset("）)"),
        depiction=re.compile(
            rf"{plain}{{0,24}}(?:{alternation(people)})们?"
            rf"(?:正?在(?:{alternation(acts)})|正?在{plain}{{2,24}}(?:{alternation(acts)})"
            rf"|(?:{alternation(acts)})){plain}{{0,40}}。|"
            rf"(?:{alternation(positions)})(?:在|于){plain}{{2,40}}的[^，。；：,;:！？“”的]{{2,16}}。"
        ),
        office=re.compile(rf"[\u4e00-\u9fff]{{0,24}}(?:{alternation(offices)}){_BLANK}{{1,4}}(\S.{{0,30}})"),
        office_and_name=re.compile(rf"[\u4e00-\u9fff]{{2,8}}(?:{alternation(offices)})([\u4e00-\u9fff]{{2,3}})"),
        enactment=re.compile(rf"[（(]?\s*{_DAY}[ \u3000]*.{{0,200}}?(?:{alternation(enactments)})[ \u3000）)\u200b]*"),
        enactment_ends="".join({word[-1] for word in enactments}) + "）) \u3000\u200b",
        signed_paper=re.compile(
            rf"{_NAMES}/[\u4e00-\u9fff]{{2,10}}(?:报|网|社|台|新闻|客户端|杂志|周刊)|{alternation(agencies)}"
        ),
        signature=re.compile(
            rf"(?:(?:[{single}][\u4e00-\u9fff]{{1,2}}|(?:{double})[\u4e00-\u9fff]{{1,2}})[ \u3000、，]?){{1,5}}"
        ),
    )


def find_furniture(text: str) -> str | None:
    """The kind of a line that stands around the body.

    Args:
        text: a stripped, normalised line without a number in front, at most ``MAX_LENGTH`` characters.

    Returns:
        A kind of block, or None for a line of the body.
    """
    p = _patterns()
    if text[-1] == "。":
        if text.startswith(p.captions) or text.endswith("截图。"):
            return "caption"
        if len(text) <= _DEPICTION_LENGTH and "，" not in text and "," not in text and p.depiction.fullmatch(text):
            return "caption"
        return "note" if _REMARK.match(text) else None
    if len(text) > _SHORT and text[0] not in p.label_starts and not _has_signal(text):
        return None
    if text in p.chrome or text.strip(_CHROME_EDGE) in p.chrome:
        return "note"
    if text[0] in p.label_starts and (found := p.label.match(text)):
        kind = _labelled(p.kinds[found.group(1)], found.group(2), text[found.end(1) :].lstrip()[:1])
        if kind is not None:
            return kind
    if _NO_WORD.fullmatch(text) or _SEPARATOR.fullmatch(text):
        return "separator" if _SEPARATOR.fullmatch(text) else "note"
    if (text.isascii() and _CODE.search(text)) or (len(text) <= 16 and _PAGE_NUMBER.fullmatch(text)):
        return "note"
    if text[0] in "（(" and _BYLINE_WITH_PICTURES.fullmatch(text):
        return "author"
    if text.startswith(p.captions) or _FIGURE_CAPTION.match(text) or _PICTURE_LABEL.fullmatch(text):
        return "caption"
    if has_picture_tail(text) or (text[-1] in p.credit_ends and p.credit.fullmatch(text)):
        return "caption"
    if text[0].isdigit() and _STAMPED.fullmatch(text):
        return "publisher"
    if text[0] in p.dateline_starts and p.dateline.fullmatch(text):
        return "dateline"
    if text[0] in _DATE_STARTS and (_DATE_LINE.fullmatch(text) or _OCCASION.fullmatch(text)):
        return "dateline"
    if text[0] in "《（(" and _IMPRINT.fullmatch(text):
        return "publisher"
    if (text[-1] == "号" and _DOCUMENT_NUMBER.fullmatch(text)) or _REMARK.match(text) or _INVITATION.fullmatch(text):
        return "note"
    if _BRACKETED.fullmatch(text):
        inner = text[1:-1].strip()
        return find_furniture(inner) or ("author" if is_signature(inner) else "note")
    if is_enactment(text):
        return "note"
    if ("/" in text or len(text) <= 10) and p.signed_paper.fullmatch(text):
        return "author" if "/" in text else "publisher"
    if len(text) <= 16 and (found := p.office_and_name.fullmatch(text)) and is_signature(found.group(1)):
        return "author"
    if found := p.office.fullmatch(text):
        name = found.group(1)
        if _ONLY_NAMES.fullmatch(name) and (len(name) <= 3 or "·" in name or is_signature(name)):
            return "author"
    if "记者" not in text and "通讯员" not in text:
        return None
    return "author" if (found := _BYLINE.fullmatch(text)) and _ONLY_NAMES.fullmatch(found.group(1)) else None


def _has_signal(text: str) -> bool:
    return text[-1] in _SIGNAL_ENDS or bool(_SIGNAL_STARTS.match(text) or _SIGNAL.search(text))


def _labelled(kind: str, value: str, mark: str) -> str | None:
    """The kind of a labelled line, if what follows the label is what it announces; ``mark`` stands between them."""
    value = value.rstrip("）)]】〗 \u3000")
    marked = mark != "" and mark in ":：丨|/"
    if kind == "note":
        return kind if marked or not value else None
    if kind == "dateline":
        return kind if _STARTS_WITH_DAY.match(value) else None
    if "。" in value or "“" in value or len(value) > 60:
        return None
    if kind == "publisher" or not value:
        return kind if marked or (mark and not value) else None
    if _ONLY_NAMES.fullmatch(_MORE_LABELS.sub(" ", value).strip()):
        return kind
    return kind if mark in ":：/" and len(value) <= 30 and "，" not in value else None


def is_signature(text: str) -> bool:
    """Whether a line is nothing but names of persons."""
    return len(text) <= 20 and _patterns().signature.fullmatch(text) is not None


def is_enactment(text: str) -> bool:
    """Whether a line says when a law was passed, amended or put into force (its history, under the title)."""
    p = _patterns()
    return text[-1] in p.enactment_ends and p.enactment.fullmatch(text) is not None


def is_date(text: str) -> bool:
    """Whether a line is a date and no more, as under a signature."""
    return text[-1] == "日" and _DATE_LINE.fullmatch(text) is not None


def has_credit(text: str) -> bool:
    """Whether a line of any length ends with a photographer's credit in brackets, as captions do."""
    at = max(text.rfind("（"), text.rfind("("))
    if at < 0 or (at == 0 and _BYLINE_WITH_PICTURES.fullmatch(text)):
        return False
    return _patterns().tail_credit.fullmatch(text, at) is not None


def has_picture_tail(text: str) -> bool:
    """Whether a line ends with the source of a picture, as captions do: 田小禾供图, 周一鸣 摄 河口网发."""
    return ("摄" in text[-16:] or "图" in text[-16:]) and _PICTURE_TAIL.search(text, max(0, len(text) - 20)) is not None
