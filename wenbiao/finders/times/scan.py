"""The scan of a text for the places where a time expression can begin."""

from __future__ import annotations

import re

from wenbiao.finders.times.words import HEADS
from wenbiao.finders.times.written import N

_UNIT = "(?:年|月|日|号|天|周|星期|礼拜|时|点|分|秒|小时|钟头|季度|世纪|工作日|交易日|昼夜|刻钟|学年|财年)"
_COUNTED = "个[半多余]?[月小星季世工交钟周]"
_ARABIC = re.compile(
    r"[0-9](?<![0-9][0-9])(?<![0-9][.,][0-9])[0-9]{0,7}(?:[.,][0-9]{1,3})? ?"
    rf"(?:{_UNIT}|[多余来几] ?个?{_UNIT}|{_COUNTED}|半|[QqHh][1-4]|[-—–―─~至到/.、和:：](?=.?.?[0-9十{N}])"
    r"|(?<=[0-9]{4} )[01][0-9] [0-9])"
    r"|[0-9](?<![0-9A-Za-z][0-9])(?<![.,][0-9])[0-9]{7}(?![0-9A-Za-z.])"
)
_CHINESE = re.compile(
    rf"[十廿零〇两百千半数几{N}](?<![十廿零〇两百千万亿第几点{N}].)[十廿零〇两百千0-9{N}]{{0,6}}"
    rf"(?:{_UNIT}|[多余来几]个?{_UNIT}|{_COUNTED}|五[”\"’」]?[时期末初前头中以内后五]|[至到—~、-](?=[十元{N}])|五[至到])"
)


def _pairs(firsts: str, seconds: str) -> list[str]:
    return [a + b for a in firsts for b in seconds]


# The first two characters of all that does not begin with a number and is no word of the lexicons.
_WORDS = (
    "民国 公元 农历 阴历 旧历 本世 上世 下世 上个 下个 这个 正月 腊月 冬月 元月 闰月 首季 末季 全年 上半 下半 前半 "
    "后半 过去 未来 今后 接下 刚刚 最近 年初 年底 年末 年终 年中 月初 月底 月末 周末 星期 礼拜 本季 上季 下季 这季 "
    "上上 下下 本周 这周 上周 下周 凌晨 清晨 早晨 早上 清早 一早 拂晓 上午 中午 正午 午间 午后 下午 傍晚 晚上 晚间 "
    "深夜 午夜 夜里 夜间 北京 第二"
)
_HEADS = HEADS.union(
    _WORDS.split(),
    _pairs("前后近头过这上下早晚", f"0123456789十两几半数百千 {N}"),
    _pairs("今去", "春夏秋冬"),
    _pairs("每", f"0123456789十两几隔逢到年季月周星天日小分秒半学晚夜工个{N}"),
    _pairs("第", "一二三四1234"),
    _pairs("周", "一二三四五六日天"),
    _pairs("“\"‘「", f"十双{N}"),
    _pairs("QqHh", "1234"),
)
_HEAD = re.compile(f"[{''.join(sorted({h[0] for h in _HEADS}))}](?=[{''.join(sorted({h[1] for h in _HEADS}))}])")
_start = re.Match.start


def candidates(s: str) -> list[int]:
    """Every offset of a normalised text at which a time expression may begin, in order, some twice."""
    heads = _HEADS
    out = [i for i in map(_start, _HEAD.finditer(s)) if s[i : i + 2] in heads]
    out += map(_start, _ARABIC.finditer(s))
    out += map(_start, _CHINESE.finditer(s))
    out.sort()
    return out
