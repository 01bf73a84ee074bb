"""Lengths of time (三个半月, 2小时30分) and what lies a length away (近三年, 三天前)."""

from __future__ import annotations

import re
from functools import lru_cache

from wenbiao.finders.times.written import COUNT, SEPARATOR, N, Point, count_of, opens_clause

_LENGTH = re.compile(
    rf"(?:(?P<low>{COUNT}){SEPARATOR}|(?P<near>[{N}两](?=[{N}])|一(?=两)))?(?P<count>[大小]半|{COUNT}) ?"
    "(?P<more>[多余来几])?(?P<counter>个)?(?P<half>半)?(?P<more_half>[多余])? ?"
    "(?P<unit>周年|年|月|星期|礼拜|周|天|工作日|交易日|自然日|昼夜|日|小时|钟头|(?<=半个)钟(?![头表])|分钟"
    "|分(?=[0-9零十一二三四五六七八九]{1,3}秒)|秒钟?|季度|世纪|学年|刻钟)(?P<after>半(?![数径年月天岁个])|多(?![次名家个种人地数项处元边方点云雨]))?"
)
# 2小时30分: 分 alone counts minutes only behind hours
_MINUTES = re.compile(rf"零?(?P<count>[0-9]{{1,2}}|[十{N}]{{1,3}})分(?![之钟秒类数])")
_NO_LENGTH_AFTER = re.compile(
    "级|期(?!间)|制|生(?![产活动效])|岁|夜(?!间)|(?<=周)[边围密长末期报]|(?<=日)[元圆币本军报游均]|(?<=个周)[一二三四五六日]|(?<=个星期)[一二三四五六日天]|(?<=年)(?:[龄代轮报检薪]|审(?![批查议理核]))"
    "|(?<=天)(?:气(?![温象])|[天下空然津才地真文桥性])|(?<=秒)[杀懂拍]|(?<=年)[度份终]|一[度遇次届]|之计|大计|老店|树"
    "|大(?=的|$|[，。])|[-—]?(?:规划|计划|行动|禁令|任期)|(?:以?来)?之[未最]|义务教育"
)
_JOINT = re.compile(f"[零又]|外加|加上?|(?=[0-9零十{N}])")
_RANKS = {
    "世纪": 9, "年": 8, "季度": 7, "月": 6, "周": 5, "星期": 5, "天": 4, "日": 4, "小时": 3, "钟头": 3,
    "分钟": 2, "分": 2, "秒": 1, "秒钟": 1,
}  # fmt: skip
_ISO_UNITS = {
    "世纪": ("Y", 100), "年": ("Y", 1), "周年": ("Y", 1), "学年": ("Y", 1), "季度": ("M", 3), "月": ("M", 1),
    "周": ("W", 1), "星期": ("W", 1), "礼拜": ("W", 1), "天": ("D", 1), "日": ("D", 1), "昼夜": ("D", 1),
    "自然日": ("D", 1),
    "小时": ("H", 1), "钟头": ("H", 1), "钟": ("H", 1), "刻钟": ("min", 15), "分钟": ("min", 1), "分": ("min", 1),
    "秒": ("S", 1), "秒钟": ("S", 1),
}  # fmt: skip
# 上半月, 下半月
_HALF_OF = tuple("上下前后第")
# 人数月均: 数 ends the word in front
_OF_NOUN = re.compile("[人次件户单点位个分总函指倍参代基额]")
_MONTHLY = re.compile("[均度份供票薪亮光台球色]")
# half a unit as a whole number of a smaller one
_HALVES = {"Y": ("M", 6.0), "M": ("D", 15.0), "H": ("min", 30.0), "W": ("D", 3.5), "min": ("S", 30.0)}

_DISTANCE = re.compile(
    "(?P<which>最近|(?<!附)近|刚刚过去|过去|未来|今后|接下来|前|后|上|下|这|头|过) ?(?P<of>的|这)? ?"
    rf"(?:(?P<low>{COUNT}){SEPARATOR})?(?P<count>{COUNT}) ?(?P<more>[多余来几])?(?P<counter>个)?(?P<half>半)? ?"
    "(?P<unit>年(?![级龄代轻度])|月(?![台球光])|星期|周(?![期边围岁年转])|天(?!气(?![温象])|[下空然津才地真文线台])"
    "|日(?![元本军])|小时|季度|世纪)(?P<after>[半多])?(?P<tail>以来|来(?![自访华到])|间(?!隔)|[中里](?=[,，]))?"
)
DIRECTIONS = {
    "近": "back", "最近": "back", "过去": "back", "刚刚过去": "back", "前": "past", "上": "past",
    "头": "loose", "这": "loose", "未来": "ahead", "今后": "ahead", "接下来": "ahead",
    "后": "next", "下": "next", "过": "over",
}  # fmt: skip
# 近 means the last ones in 近24小时内; it means nearly in 近两小时的交流 and 历时近三年
_REACHING = re.compile("以?[来内里]")
_TOOK = re.compile("(?:历时|历经|经过|[耗用]时|长达|时间达|花费?|了)$")
# 计划的前三年 are not those before today
_FIRST = frozenset("前头")
_OF_PLAN = re.compile("(?:计划|规划|任期)的?$")
# words of one character, which are often the end of another word: 会后三天, 一下2天, 以上三年
_SHORT = frozenset("前后上下这头过")
_CLOSES = frozenset("创立写留签打落一以之如当眼脚此目面地天线陆海水桥楼手底台属部")
_TRAILING = frozenset("前后过")


def read_length(s: str, i: int) -> Point | None:
    """A length of time, with its ISO 8601 duration where a number is stated; ``name`` is 多 where it is exceeded."""
    if s[i - 2 : i] == "分之":
        return None
    end, vague = i, False
    parts: list[tuple[float | None, str]] = []
    while m := _LENGTH.match(s, end):
        unit = m["unit"]
        if not _counts(m):
            break
        n = None if m["low"] or m["near"] or m["more"] in ("几", "来") else _count(m)
        parts.append((n, unit))
        vague = vague or bool(m["more"] or m["more_half"] or m["after"] == "多")
        end = m.end()
        joint = _JOINT.match(s, end)
        following = joint and _LENGTH.match(s, joint.end())
        if not (joint and following and (joint.group() or _RANKS.get(following["unit"], 9) < _RANKS.get(unit, 0))):
            break
        end = joint.end()
    if parts and parts[-1][1] in ("小时", "钟头") and (m := _MINUTES.match(s, end)):
        parts.append((count_of(m["count"]), "分"))
        end = m.end()
    if not parts or _NO_LENGTH_AFTER.match(s, end) or (s[i] in "百千" and parts[0][0] is None):
        return None
    count = parts[0][0] if len(parts) == 1 and not vague else None
    if count is not None and 1900 <= count < 2100 and parts[0][1] == "年":
        return None  # a year, although what follows keeps it from being read as one
    name = "多" if vague else ""
    if [u for _, u in parts] == ["年", "月"] and None not in (parts[0][0], parts[1][0]) and not vague:
        # two years and three months lie as far away as 27 months
        months = 12 * (parts[0][0] or 0) + (parts[1][0] or 0)
        return Point(i, end, "duration", unit="月", count=months, duration=iso_duration(tuple(parts)))
    return Point(i, end, "duration", unit=parts[-1][1], count=count, name=name, duration=iso_duration(tuple(parts)))


def _counts(m: re.Match[str]) -> bool:
    """Whether a number and a unit make a length: 月 and 世纪 need 个, and there is no 半周年."""
    unit, half = m["unit"], m["count"] == "半"
    if m["count"][-1] == "半" and not half:
        return unit in ("年", "天") or (unit in ("月", "世纪") and bool(m["counter"]))
    if unit == "月" and not m["counter"]:
        return _is_months(m)
    if unit == "世纪" and not half:
        return bool(m["counter"])
    return not (half and unit in ("周年", "日", "秒", "分", "自然日"))


def _is_months(m: re.Match[str]) -> bool:
    """Whether months are counted without 个: 数月, 俩月, and 半月 where something lies so far away (半月后)."""
    s, start, end = m.string, m.start(), m.end()
    if m["count"] == "半":
        return s[start - 1 : start] not in _HALF_OF and s[end : end + 1] in tuple("前后来内") and m["after"] is None
    return m["count"] in ("数", "俩", "仨") and not (_OF_NOUN.match(s, start - 1) or _MONTHLY.match(s, end))


def _count(m: re.Match[str]) -> float | None:
    """The number of a length; 百年 and 千年 stand for no number."""
    n = None if set(m["count"]) <= set("百千") else count_of(m["count"])
    return n + 0.5 if n is not None and (m["half"] or m["after"] == "半") else n


@lru_cache(1024)
def iso_duration(parts: tuple[tuple[float | None, str], ...]) -> str | None:
    """The ISO 8601 duration of counts with their units: ``P1Y6M`` from [(1.5, 年)].

    Returns:
        None where a count is vague (几个月) or the unit has no ISO form (工作日).
    """
    fields = dict.fromkeys(("Y", "M", "W", "D", "H", "min", "S"), 0.0)
    for n, unit in parts:
        if n is None or unit not in _ISO_UNITS:
            return None
        letter, factor = _ISO_UNITS[unit]
        n *= factor
        if n % 1 == 0.5 and letter in _HALVES:
            small, value = _HALVES[letter]
            fields[small] += value
            n -= 0.5
        fields[letter] += n
    if fields["W"] and any(fields[k] for k in fields if k != "W"):
        fields["D"] += 7 * fields["W"]
        fields["W"] = 0
    date = "".join(f"{fields[k]:g}{k}" for k in ("Y", "M", "W", "D") if fields[k])
    clock = "".join(f"{fields[k]:g}{k[0].upper()}" for k in ("H", "min", "S") if fields[k])
    return f"P{date}" + (f"T{clock}" if clock else "") if date or clock else None


def joins(first: Point, last: Point, by_dash: bool) -> bool:
    """Whether two lengths are the ends of one range: 三天至一周, but not 2000小时——20余年."""
    return not by_dash or abs(_RANKS.get(first.unit, 0) - _RANKS.get(last.unit, 0)) <= 1


def read_distance(s: str, i: int) -> Point | None:
    """近三年, 过去十天, 未来五年, 前两周: a stretch that reaches from the reference date."""
    m = _DISTANCE.match(s, i)
    if m is None or (m["unit"] == "月" and not m["counter"] and m["count"] != "数") or not _is_distance(s, i, m):
        return None
    which = m["which"]
    n = _count(m)
    if m["low"] or m["more"] or m["after"] == "多":
        n = None
    iso = iso_duration(((n, m["unit"]),))
    direction = "since" if which == "这" and m["tail"] else DIRECTIONS[which]
    if which in _FIRST and _OF_PLAN.search(s, max(0, i - 3), i):
        direction = "loose"
    unit = {"星期": "周", "日": "天"}.get(m["unit"], m["unit"])
    return Point(i, m.end(), "distance", unit=unit, count=n, direction=direction, name=which, duration=iso)


def _is_distance(s: str, i: int, m: re.Match[str]) -> bool:
    which, count = m["which"], m["count"]
    if m["of"] and m["unit"] == "小时":
        return False
    nearly = which == "近" and (m["unit"] == "小时" or _TOOK.search(s, max(0, i - 3), i))
    if nearly and not m["tail"] and not _REACHING.match(s, m.end()):
        return False
    if m["unit"] == "年" and len(count) == 4 and count.isdigit():
        return False  # 刚刚过去的2023年
    if which in "后下" and m["tail"] in ("来", "以来"):
        return False
    if which not in _SHORT:
        return True
    before = s[i - 1 : i]
    if len(count) > 3 or before in _CLOSES or (count == "半" and m["unit"] != "天"):
        return False
    if which in _TRAILING and not opens_clause(s, i):
        return False
    # 上一天班, 下一天: 一 without a counter is no distance
    return not (which in "上下" and count == "一" and m["unit"] == "天")
