"""Numbers without a unit: what they are by the words before them."""

from __future__ import annotations

import re

from wenbiao.quantities.record import Amount

_INDEX = re.compile(
    r"(?:指数|PMI|系数|评分|得分|总分|均分|比值|收入比|倍差|倍率|浓度|pH值|Ct值|市盈率|分值|热度)[^，。；0-9]{0,8}$",
    re.IGNORECASE,
)
# 制造业指数跌破40，为38.8: the index stands a clause before; 这一数字为44.5 points to it.
_CALLED = re.compile(r"(?:指数[^。；\n]{0,30}，|(?:这|该)一?(?:数字|指数|数值|读数))为$")
_CALLED_REACH = 40
_VERBS = r"(?:下降|上升|回升|回落|缩小|收窄|扩大|提高|恶化|改善|降|升|跌|涨|增)"
_MOVED = re.compile(_VERBS + r"(?:至|到|超|超过)(?:[^，。；]{1,8}的)?$")
_MOVES = re.compile(_VERBS + r"(?:至|到)")
_SCORE = re.compile(r"的?(?:高分|总分|得分)|的(?:好)?成绩")
_MONEY = re.compile(
    r"(?:经济|规模|产值|增加值|总值|总额|金额|交易|销售|成交额|零售额|营业额|营收|收入|投资|资金|贷款|存款|债|利润|税"
    r"|费|资产|市值|票房|"
    r"GDP|进出口|出口|进口|外贸|市场|预算|支出|赤字|余额|订单|融资|补贴|补助|价值|捐|授信|财政|财富|罚|省份|城市|县"
    r"|体量|盘子)"
    r"[^，。；、！？\n0-9]{0,10}$"
)
_COUNT = re.compile(
    r"(人次|人数|人口|用户|户数|粉丝|浏览量|点击量|播放量|阅读量|访问量|下载量|观看量|触达|会员|就业|客流量|客流|运量|"
    r"游客|注册量|保有量|辆次|话题|转发|点赞|曝光量|员额|总数|数量|青年|居民|人员|职工)[^，。；、！？\n0-9]{0,10}$"
)
_MONEY_AFTER = re.compile(
    r"[^，。；、！？\n]{0,12}?的?(?:罚款|资金|投资|贷款|奖励|奖金|赔偿|补助|补贴|保证金|赔款|投入|债务|欠款|票房|收入"
    r"|产值|产业|市场|订单|合同|大单)"
)
_PEOPLE = re.compile(
    r"(?:网民|用户|人口|客户|会员|粉丝|读者|学生|队伍|客流)(?:总体|整体)?规模[^，。；、！？\n0-9]{0,10}$"
)
_COUNTED = {
    "人次": "人次", "人数": "人", "人口": "人", "客流量": "人次", "浏览量": "次", "点击量": "次", "播放量": "次",
    "阅读量": "次", "访问量": "次", "观看量": "次", "辆次": "辆次", "就业": "人", "员额": "人",
}  # fmt: skip


def kind_of(norm: str, amount: Amount) -> tuple[str, str | None]:
    """Kind and unit code of a number without a unit, by the nearest noun before it (观赛人次突破185万)."""
    start, reading = amount.start, amount.numeral.reading
    if not (reading.exponent or amount.more or reading.chinese):
        return ("score" if _SCORE.match(norm, amount.end) else "other"), None
    if _PEOPLE.search(norm, max(0, start - 24), start):
        return "count", None
    count = _COUNT.search(norm, max(0, start - 24), start)
    money = _MONEY.search(norm, max(0, start - 24), start)
    if count and (money is None or money.start() < count.start()):
        return "count", _COUNTED.get(count.group(1))
    if money or _MONEY_AFTER.match(norm, amount.end) or amount.numeral.reading.value >= 1e12:
        return "money", None
    return "count", None


def stands_alone(norm: str, amount: Amount, end: int | None = None) -> bool:
    """Whether a number without a unit is a figure: with 万 or 亿, or as the value of an index.

    Args:
        norm: the normalised text.
        amount: an amount without a unit.
        end: where the range ends that it begins.
    """
    reading = amount.numeral.reading
    if reading.exponent >= 4 or (amount.more and reading.value >= 10) or (reading.chinese and reading.value >= 10000):
        return not norm.startswith(("级", "元级"), amount.end)
    at = amount.end if end is None else end
    after = norm[at : at + 1]
    start = amount.start
    if _SCORE.match(norm, at):
        return True
    if after and after.isalnum() and after not in "的左和" and not _MOVES.match(norm, at):
        return False
    called = norm.startswith("为", start - 1) and "." in amount.numeral.text
    if called and _CALLED.search(norm, max(0, start - _CALLED_REACH), start):
        return True
    if _MOVES.match(norm, at) or _MOVED.search(norm, max(0, start - 14), start):
        before = norm[max(0, start - 40) : start]
        return "." in amount.numeral.text or ("指数" in before and "。" not in before)
    return bool(_INDEX.search(norm, max(0, start - 24), start))
