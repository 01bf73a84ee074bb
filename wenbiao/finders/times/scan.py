"""The scan of a text for the places where a time expression can begin."""

from __future__ import annotations

import re

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from wenbiao.finders.times.words import ENTRIES
from wenbiao.finders.times.written import N

_UNIT = "(?:年|月|日|天|周|星期|礼拜|时|点|分|秒|小时|钟头|季度|世纪|工作日|交易日|昼夜|刻钟|学年|财年)"
_UNIT_AFTER_CHINESE = _UNIT.replace("分", f"分(?=[钟零十{N}])")
_COUNTED = "个[半多余]?[月小星季世工交钟周礼自]"
_ARABIC = re.compile(
    r"[0-9](?<![0-9第][0-9])(?<![0-9][.,][0-9])[0-9]{0,7}(?:[.,][0-9]{1,3})? ?"
    rf"(?:{_UNIT}|号|[多余来几] ?个?{_UNIT}|{_COUNTED}|半|[QqHh][1-4]|[-—–―─~至到、和](?= ?[0-9十{N}])"
    r"|[:：](?=[0-5][0-9])|(?<=[0-9]{4})(?:[./](?=[0-9])|(?=[上下]半年|第?[一二三四]季度))"
    r"|(?<=[0-9]{4} )[01][0-9] [0-9])"
    r"|[0-9](?<![0-9A-Za-z][0-9])(?<![.,][0-9])[0-9]{7}(?![0-9A-Za-z.])"
)
_CHINESE = re.compile(
    rf"[十廿零〇两俩仨百千半数几{N}](?<![十廿零〇两百千万亿第几点{N}].)[十廿零〇O两百千0-9{N}]{{0,6}}"
    rf"(?:{_UNIT_AFTER_CHINESE}|[多余来几]个?{_UNIT}|{_COUNTED}|五[”\"’」]?[时期末初前头中以内后五计]"
    rf"|[至到—~、-](?=[十元两{N}])|五[至到])"
)

# What begins with neither a number nor a word of the lexicons: two characters, and what the third may be.
_WORDS = (
    "民国 公元 农历 阴历 旧历 本世 上世 下世 上个 下个 这个 正月 腊月 冬月 元月 闰月 首季 末季 全年 上半 下半 前半 "
    "后半 过去 今后 接下 刚刚 最近 年初 年底 年末 年终 年中 月初 月底 月末 周末 星期 礼拜 本季 上季 下季 这季 上上 "
    "下下 本周 这周 本星 这星 本礼 这礼 上周 下周 三八”"
)
_COUNTS = f"0123456789十两几半数百千 {N}"
_ANY = ""


def _heads() -> list[str]:
    """The first two characters of what begins with a word, or three where only some thirds will do."""
    heads = set(_WORDS.split())
    for word in ENTRIES:
        plain = len(word) > 2 and word[2] not in "([?" and word[3:4] != "?"
        heads.add(word[: 3 if plain else 2])
    for firsts, seconds, thirds in (
        ("前后近头这上下早晚", _COUNTS, _ANY), ("过", "两几十半", _ANY), ("上下", "星礼", _ANY),
        ("今去", "春夏秋冬", _ANY),
        ("每", f"隔逢到年季月周星天日小分秒学晚夜工个{_COUNTS}", _ANY),
        ("第", "一三四1234", "季个"), ("第", "二", "季个年天"), ("第", "五六七八九", "个"),
        ("第", "十", "一二三四五六个"),
        ("周", "一二三四五六日天", _ANY), ("QqHh", "1234", _ANY), ("今昨明", "（(", "0123456789"),
        ("未", "来", _COUNTS + "的"), ("大小", "半", "年天个"),
    ):  # fmt: skip
        heads.update(a + b + c for a in firsts for b in seconds for c in thirds or [_ANY])
    return sorted(head for head in heads if len(head) == 2 or head[:2] not in heads)


# A DFA is faster alone, but too large to stay in the processor's cache while the other finders run.
_HEADS = AhoCorasick(_heads(), matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA)
_start = re.Match.start


def candidates(s: str) -> list[int]:
    """Every offset of a normalised text at which a time expression may begin, in order, some twice."""
    out = [start for _, start, _ in _HEADS.find_matches_as_indexes(s, overlapping=True)]
    out += map(_start, _ARABIC.finditer(s))
    out += map(_start, _CHINESE.finditer(s))
    out.sort()
    return out
