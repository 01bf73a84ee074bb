"""Quantities: a numeral with its unit and its bound, and what only looks like one kept out."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from wenbiao.bounds import find_bound, is_condition
from wenbiao.not_figures import is_list_number, is_name
from wenbiao.numerals import Numeral, Reading
from wenbiao.page import Page
from wenbiao.units import Unit, match_unit, units


@dataclass(slots=True)
class Quantity:
    """The span of a figure and what can be said of it without its context (see Figure for the columns).

    Attributes:
        numeral: the numeral, the first one of a range.
        outer_start, outer_end: the span with the modifiers that stand outside of it (超过, 以上) and a rate's
            denominator before it (每吨).
        unit_known: False where the unit was kept as written without being in the lexicon.
        per: the denominator of a rate that stands before the number (每吨, 时速), as a code.
        inherited: whether the unit is that of a later number (15 of 15、22个百分点).
        rank: whether it is an ordinal that states a rank.
    """

    start: int
    end: int
    text: str
    kind: str
    numeral: Numeral | None = None
    bound: str = "eq"
    value: float | None = None
    value_min: float | None = None
    value_max: float | None = None
    stated_value: float | None = None
    unit_mult: int = 0
    modifier: str | None = None
    unit_text: str | None = None
    unit: str | None = None
    value_si: float | None = None
    unit_si: str | None = None
    outer_start: int = -1
    outer_end: int = -1
    unit_known: bool = True
    per: str | None = None
    inherited: bool = False


@dataclass(slots=True)
class _Amount:
    """A numeral with its unit, before bounds and neighbours are looked at."""

    numeral: Numeral
    start: int
    end: int
    unit: Unit | None
    unit_text: str | None
    more: bool
    half: bool = False
    code: str | None = None
    factor: float | None = None
    base: str | None = None


_SPACES = (" ", "\u3000", "\u00a0")
_JOIN_RANGE = re.compile(r"(?:[（(]含[)）])? ?(?:[—–~-]{1,2}|至|到) ?$")
_JOIN_LIST = re.compile(r"(?:、|和|及|与|以及|或)$")
_INDEX_BEFORE = re.compile(
    r"(?:指数|PMI|系数|评分|得分|总分|均分|比值|比重|浓度|pH值|Ct值)[^，。；0-9]{0,8}(?:为|是|达|达到|至|到|降至|升至|收于|报|于)?$"
)
_MONEY_NOUN = re.compile(
    r"(?:经济|规模|产值|增加值|总值|总额|金额|交易额|交易量|销售额|销售|成交额|零售额|营业额|营收|收入|投资|资金|贷款|存款|债|利润|税|费|资产|市值|票房|GDP|生产总值|进出口|出口|进口|外贸|市场|"
    r"预算|支出|赤字|余额|订单|融资|补贴|补助|价值|保费|捐|授信|身价|财政|注资|财富|罚)[^，。；、！？\n0-9]{0,10}$"
)
_COUNT_NOUN = re.compile(
    r"(人次|人数|人口|用户|户数|粉丝|浏览量|点击量|播放量|阅读量|访问量|下载量|观看量|触达|会员|就业|客流量|运量|游客|注册量|保有量|辆次)[^，。；！？\n0-9]{0,10}$"
)
_COUNT_UNITS = {
    "人次": "人次", "人数": "人", "客流量": "人次", "浏览量": "次", "点击量": "次", "播放量": "次", "阅读量": "次", "访问量": "次", "观看量": "次", "辆次": "辆次",
}  # fmt: skip
_PER_BEFORE = re.compile(r"(时速|秒速|航速|每(?:小时|秒|分钟|平方米|平方公里|立方米|公顷|亩|公斤|千克|斤|吨|度|千瓦时|公里|升|桶|盎司|克|毫升|瓦))[^，。；：、！？\n0-9]{0,6}$")
_SPEED = {"时速": "小时", "航速": "小时", "秒速": "秒"}
_DENOMINATOR = re.compile(r"(?:/|／|每)(?=[\u4e00-\u9fffa-zA-Z㎡m])")
_CURRENCY_BEFORE = re.compile(r"(人民币|新台币|港币|港元|美元|US\$|HK\$|NT\$|[$￥¥€£＄]) ?$")
_CURRENCY = {
    "人民币": "CNY", "新台币": "TWD", "港币": "HKD", "港元": "HKD", "美元": "USD", "US$": "USD", "HK$": "HKD", "NT$": "TWD",
    "$": "USD", "＄": "USD", "￥": "CNY", "¥": "CNY", "€": "EUR", "£": "GBP",
}  # fmt: skip
_MORE = "余多餘"
_BARE_BEFORE = re.compile(r"(?:超过|超|逾|突破|破|过|近|上|达|达到|约|数|成|首次突破|增至|升至|高达|接近|已超|不足|不到|逼近|跨过|迈上|冲破|跨越|迈入|到)$")
_ROUND = frozenset({"percent", "multiple"})
_RANK_BEFORE = re.compile(
    r"(?:排名|位居|位列|名列|居|列|位|排|排在|排行|跃居|跃升|升至|升到|跻身|保持|稳居|世界|全球|全国|全省|全市|全区|亚洲|国内|行业|同行业|亚太|欧洲|非洲|西部|中部|东部|省内|市场|分别|排名为|取得|获得|获|名次|前|持续|连续|均|"
    r"年|并列|总分|团体|量|率|值|额|度|模|均为|省份|城市|地区|省区市)(?:全国|世界|全球|全省|全市|亚洲)?$"
)
_RANK_AFTER = re.compile(r"(?:[名位](?!书记)|(?=[、，。；！？\s”）)]|$|的(?:位置|好成绩|名次)))")


# Numbers without a numeral of their own: 一半, 过半, 半年, 翻一番.
_HALVES = re.compile(
    r"(?P<half>一半|半数|(?<=[过近超])半(?!导|径|岛|岁|个|小|天|年|数|日|夜|山|路|生))"
    r"|(?P<fold>翻了?(?P<times>[一两二三四])?番|翻倍|翻了?一倍)"
    r"|(?P<unit>(?<![一二三四五六七八九十上下前后大深夜两多几0-9月年])半(?=年|个月|个小时|小时|天|个世纪|公斤|斤|公升|升|吨|亩|公里|里))"
)


def find_quantities(page: Page) -> list[Quantity]:
    """Find the quantities that a page states of something.

    Args:
        page: with numerals and times filled.

    Returns:
        Quantities in text order, not overlapping.
    """
    return _Finder(page).run()


class _Finder:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.norm = page.norm
        times = [t for t in page.times if t.precision != "duration"]
        self.time_starts = [t.start for t in times]
        self.time_ends = [t.end for t in times]
        self.out: list[Quantity] = []

    def run(self) -> list[Quantity]:
        norm = self.norm
        pending: list[_Amount] = []
        done = -1
        for numeral in self.page.numerals:
            if numeral.start < done or self._in_time(numeral.start):
                continue
            if norm[numeral.start - 1 : numeral.start] == "第":
                rank = self._rank(numeral)
                if rank is not None:
                    self.out.append(rank)
                    done = rank.end
                self._flush(pending, None)
                pending = []
                continue
            amount = self._amount(numeral)
            if amount is None:
                self._flush(pending, None)
                pending = []
                continue
            done = amount.end
            if pending:
                between = norm[pending[-1].end : amount.start]
                if len(between) <= 5 and _JOIN_RANGE.fullmatch(between) and self._is_range(pending[-1], amount):
                    low = pending.pop()
                    self._flush(pending, amount)
                    pending = []
                    self._add_range(low, amount)
                    continue
                if pending[-1].unit is None and _JOIN_LIST.fullmatch(between):
                    pending.append(amount)
                    if amount.unit is not None:
                        self._flush(pending, amount)
                        pending = []
                    continue
                self._flush(pending, None)
                pending = []
            if amount.unit is None or self._may_open_range(amount):
                pending = [amount]
            else:
                self._add(amount, None)
        self._flush(pending, None)
        self._add_halves()
        for q in self.out:
            q.text = self.page.text[q.start : q.end]
        return self.out

    def _add_halves(self) -> None:
        norm = self.norm
        found: list[Quantity] = []
        taken = {q.start for q in self.out}
        for match in _HALVES.finditer(norm):
            start, end = match.span()
            if self._in_time(start) or start in taken:
                continue
            unit: Unit | None
            if match.group("half"):
                value, kind, code, unit_text, unit = 50.0, "percent", "%", None, None
            elif match.group("fold"):
                folds = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4}.get(match.group("times") or "一", 1)
                value, kind, code, unit_text, unit = float(2**folds), "multiple", "x", match.group("fold")[-1], None
            else:
                unit = match_unit(norm, end)
                if unit is None:
                    continue
                value, kind, code, unit_text, end = 0.5 * unit.scale, unit.kind, unit.code, unit.name, end + unit.span
            bound, modifier, outer_start, outer_end = find_bound(norm, start, end, True, False)
            q = Quantity(
                start, end, "", kind, None, bound, value, value if bound in ("eq", "gt", "ge") else None,
                value if bound in ("eq", "lt", "le") else None, value / (unit.scale if unit else 1), 0, modifier, unit_text, code,
                outer_start=outer_start, outer_end=outer_end,
            )  # fmt: skip
            if unit is not None and unit.base is not None:
                q.value_si, q.unit_si = value * unit.factor, unit.base
            found.append(q)
        if found:
            self.out = sorted(self.out + found, key=lambda q: q.start)

    def _in_time(self, offset: int) -> bool:
        k = bisect_right(self.time_starts, offset) - 1
        return k >= 0 and self.time_ends[k] > offset

    # ---- reading one amount

    def _amount(self, numeral: Numeral) -> _Amount | None:
        """The numeral with its unit, None where it is no figure; without unit where only its neighbours can tell."""
        norm, start, end, reading = self.norm, numeral.start, numeral.end, numeral.reading
        if is_name(norm, numeral) or is_list_number(norm, numeral):
            return None
        if reading.fraction:
            return _Amount(numeral, start, end, units()["%"], None, False, code="%")
        small = reading.chinese and reading.value < 100 and not reading.exponent and reading.high is None
        at, more = end, reading.more
        if norm[at : at + 1] in _MORE and at < len(norm):
            at, more = at + 1, True
        elif norm.startswith("来", at) and reading.value % 10 == 0:
            at, more = at + 1, True
        unit = match_unit(norm, at)
        if unit is None and norm.startswith(_SPACES, at):
            spaced = match_unit(norm, at + 1)
            if spaced is not None and not reading.chinese:
                unit, at = spaced, at + 1
        currency = self._currency_before(start)
        if currency is not None:
            mark, code = currency
            amount = _Amount(numeral, mark if len(norm[mark:start].strip()) <= 3 and not norm[mark:start][0].isalnum() else start, at, units()["元"], None, more, code=code)
            if unit is not None and unit.kind == "money":
                amount.end, amount.unit_text = at + unit.span, unit.name
                amount.code = code if unit.code == "CNY" else unit.code
            return amount
        if unit is None:
            if reading.bare or small or reading.high is not None and reading.chinese:
                return None
            return _Amount(numeral, start, at if more else end, None, None, more)
        if not self._takes(unit, numeral, small, at):
            return None
        if reading.bare and not self._bare_is_stated(start, at, unit, more):
            return None
        if unit.code == "a" and unit.name == "年" and not more and (reading.value >= 1000 or (reading.chinese and "〇" in numeral.text)):
            return None
        amount = _Amount(numeral, start, at + unit.span, unit, norm[at : at + unit.span], more, code=unit.code)
        if norm.startswith("半", amount.end) and unit.kind != "count":
            amount.end += 1
            amount.half = True
        self._denominator(amount)
        return amount

    def _takes(self, unit: Unit, numeral: Numeral, small: bool, at: int) -> bool:
        reading = numeral.reading
        if unit.takes == "arabic" and reading.chinese and not reading.exponent:
            return False
        if unit.takes == "large" and small:
            return False
        if small:
            if unit.not_before_small and self.norm.startswith(unit.not_before_small, at + len(unit.name)):
                return False
            if reading.value == 0:
                return False
            if unit.takes == "counting" and numeral.text in ("一", "二"):
                return False
            if numeral.text == "一" and unit.kind in ("count", "duration"):
                return False
        return True

    def _bare_is_stated(self, start: int, at: int, unit: Unit, more: bool) -> bool:
        """Whether a lone 百 or 亿 states a number (破亿元, 百余人) and is no epithet (万亩良田)."""
        if self.norm.startswith("级", at + len(unit.name)):
            return False
        return more or bool(_BARE_BEFORE.search(self.norm, max(0, start - 5), start)) or self.norm.startswith(("大关", "以上"), at + unit.span)

    def _currency_before(self, start: int) -> tuple[int, str] | None:
        if self.norm[start - 1 : start] not in "币元$￥¥€£＄ " or start == 0:
            return None
        match = _CURRENCY_BEFORE.search(self.norm, max(0, start - 5), start)
        return (match.start(), _CURRENCY[match.group(1)]) if match else None

    def _denominator(self, amount: _Amount) -> None:
        """Extend an amount by the denominator of its rate (元/吨, 公里每小时), or take it from before (每吨, 时速)."""
        unit = amount.unit
        assert unit is not None
        match = _DENOMINATOR.match(self.norm, amount.end)
        if match:
            below = match_unit(self.norm, match.end())
            if below is not None and (below.base or below.kind in ("count", "duration")) or self.norm.startswith(("月", "日", "人"), match.end()):
                name = below.name if below is not None else self.norm[match.end()]
                code = below.code if below is not None else {"月": "mo", "日": "d"}.get(name, name)
                amount.end = match.end() + len(name)
                amount.unit_text = self.norm[amount.end - len(name) - len(match.group()) - len(unit.name) : amount.end]
                amount.code = f"{unit.code}/{code}"
                if unit.base is not None and below is not None and below.base is not None:
                    amount.base, amount.factor = f"{unit.base}/{below.base}", unit.factor / below.factor
                else:
                    amount.base = None
                    amount.factor = 0.0
                return
        if unit.kind in ("measure", "money"):
            match = _PER_BEFORE.search(self.norm, max(0, amount.start - 14), amount.start)
            if match:
                word = match.group(1)
                name = _SPEED.get(word) or word[1:]
                below = units()[name]
                speed = word in _SPEED or below.kind == "duration"
                if speed and unit.base != "m":
                    return
                if not speed and unit.kind == "measure" and unit.base == below.base:
                    return
                amount.code = f"{unit.code}/{below.code}"
                if unit.base is not None and below.base is not None:
                    amount.base, amount.factor = f"{unit.base}/{below.base}", unit.factor / below.factor
                else:
                    amount.factor = 0.0

    # ---- ranks

    def _rank(self, numeral: Numeral) -> Quantity | None:
        norm, start = self.norm, numeral.start - 1
        after = _RANK_AFTER.match(norm, numeral.end)
        if after is None or numeral.reading.high is not None:
            return None
        alone = not norm[max(0, start - 1) : start].strip() or norm[start - 1] in "第一二三四五六七八九十名位0123456789"
        if not (after.group() and norm[numeral.end] == "名") and not _RANK_BEFORE.search(norm, max(0, start - 8), start) and not (alone and len(norm) < 24):
            return None
        if self._in_time(start):
            return None
        name = after.group() or None
        value = numeral.value
        return Quantity(
            start, after.end() if name else numeral.end, "", "rank", numeral, "eq", value, value, value, numeral.reading.stated, 0, None, name, name,
            outer_start=start, outer_end=after.end(),
        )  # fmt: skip

    # ---- neighbours

    def _may_open_range(self, amount: _Amount) -> bool:
        return self.norm[amount.end : amount.end + 1] in ("至", "到", "-", "—", "–", "~", "（", "(", " ") and amount.end < len(self.norm)

    def _is_range(self, low: _Amount, high: _Amount) -> bool:
        if high.unit is None and high.numeral.reading.exponent == 0:
            return False
        if low.unit is not None and low.code != high.code:
            return False
        if low.unit is not None and self.norm[max(0, low.start - 1) : low.start] in ("从", "由"):
            return False
        a, b = low.numeral.reading, high.numeral.reading
        return a.high is None and b.high is None and _end_value(a, b) < b.value

    def _flush(self, pending: list[_Amount], last: _Amount | None) -> None:
        """Give the units of a list's last amount to those before it (15、22个百分点), and add them all."""
        if not pending:
            return
        unit = pending[-1].unit
        if last is not None and last is not pending[-1]:
            unit = None
        if unit is not None and len(pending) == 2 and self._is_vague_pair(pending[0], pending[1]):
            self._add_range(pending[0], pending[1])
            return
        for amount in pending:
            if amount.unit is None and unit is not None:
                amount.code = pending[-1].code
                amount.base, amount.factor = pending[-1].base, pending[-1].factor
                self._add(amount, unit)
            else:
                self._add(amount, None)

    def _is_vague_pair(self, low: _Amount, high: _Amount) -> bool:
        """Whether 8、9级 or 1、2小时 is one vague number."""
        return (
            low.unit is None and self.norm[low.end : high.start] == "、" and high.numeral.value == low.numeral.value + 1
            and high.numeral.value < 10 and len(high.numeral.text) == 1
        )  # fmt: skip

    def _add_range(self, low: _Amount, high: _Amount) -> None:
        unit = high.unit
        a, b = low.numeral.reading, high.numeral.reading
        scale = unit.scale if unit else 1.0
        kind, code, _ = self._kind(high, unit)
        q = Quantity(
            low.start, high.end, "", kind, low.numeral, "range", None, _scaled(_end_value(a, b), scale), _scaled(b.value, scale),
            unit_text=high.unit_text, unit=code,
        )  # fmt: skip
        bound = find_bound(self.norm, low.start, high.end, False, False)
        q.outer_start, q.outer_end, q.modifier = bound.outer_start, bound.outer_end, bound.modifier
        self.out.append(q)

    def _kind(self, amount: _Amount, unit: Unit | None) -> tuple[str, str | None, bool]:
        """Kind and unit code of an amount; what its context says where it has no unit."""
        if unit is not None:
            return unit.kind, amount.code, True
        norm, start = self.norm, amount.start
        count = _COUNT_NOUN.search(norm, max(0, start - 24), start)
        money = _MONEY_NOUN.search(norm, max(0, start - 24), start)
        if count and not (money and money.start() > count.start()):
            return "count", _COUNT_UNITS.get(count.group(1)), True
        if money:
            return "money", None, True
        return ("money", None, True) if amount.numeral.reading.exponent >= 12 else ("count", None, False)

    def _add(self, amount: _Amount, inherited: Unit | None) -> None:
        unit = amount.unit or inherited
        reading = amount.numeral.reading
        norm = self.norm
        known = True
        if unit is None:
            if not self._stands_without_unit(amount):
                return
            if reading.exponent or amount.more:
                kind, code, known = self._kind(amount, None)
            else:
                kind, code = "other", None
        else:
            kind, code = unit.kind, amount.code
        scale = unit.scale if unit is not None else 1.0
        if reading.fraction:
            scale = 100.0
        value = _scaled(reading.value, scale)
        if amount.half:
            value += 0.5 * scale
        round_number = kind in _ROUND or reading.exponent > 0 or reading.bare or reading.value >= 100
        bare = reading.bare or reading.stated == 1.0 and reading.exponent > 0 or amount.numeral.text[0] in "百千万亿"
        bound, modifier, outer_start, outer_end = find_bound(norm, amount.start, amount.end, round_number, bare)
        if bound == "eq" and is_condition(norm, amount.start, amount.end):
            bound = "ge"
        if amount.more and bound not in ("lt", "le"):
            bound, modifier = "gt", modifier or "余"
        q = Quantity(
            amount.start, amount.end, "", kind, amount.numeral, bound, value, stated_value=reading.stated, unit_mult=reading.exponent,
            modifier=modifier, unit_text=amount.unit_text, unit=code, outer_start=outer_start, outer_end=outer_end,
            unit_known=known, inherited=inherited is not None,
        )  # fmt: skip
        if reading.low is not None and reading.high is not None:
            q.bound, q.value, q.stated_value = "range", None, None
            q.value_min, q.value_max = _scaled(reading.low, scale), _scaled(reading.high, scale)
        else:
            q.value_min = value if bound in ("eq", "gt", "ge") else None
            q.value_max = value if bound in ("eq", "lt", "le") else None
        if unit is not None and q.value is not None:
            if amount.factor is not None:
                if amount.base is not None:
                    q.value_si, q.unit_si = _scaled(q.value, amount.factor), amount.base
            elif unit.base is not None:
                q.value_si, q.unit_si = _scaled(q.value, unit.factor) + unit.offset, unit.base
        self.out.append(q)

    def _stands_without_unit(self, amount: _Amount) -> bool:
        """Whether a number without a unit is a figure: with 万 or 亿, or as the value of an index."""
        reading = amount.numeral.reading
        if reading.exponent >= 4 or amount.more and reading.value >= 10:
            return not self.norm.startswith(("级", "元级"), amount.end)
        after = self.norm[amount.end : amount.end + 1]
        if after and (after.isalnum() and after not in "的左和"):
            return False
        return bool(_INDEX_BEFORE.search(self.norm, max(0, amount.start - 24), amount.start))


def _end_value(low: Reading, high: Reading) -> float:
    """The lower end of a range; 3 in 3至5万 shares the 万 of the upper end."""
    if low.exponent == 0 and high.exponent and high.stated is not None and low.value < high.stated:
        return low.value * 10**high.exponent
    return low.value


def _scaled(value: float, factor: float) -> float:
    return value if factor == 1 else float(f"{value * factor:.12g}")
