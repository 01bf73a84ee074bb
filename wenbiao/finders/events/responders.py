"""Who acts in an emergency and is no mention of its own: 集美交警大队, 消防官兵, 县委、县政府."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from wenbiao.finders.events.words import any_of, words
from wenbiao.lexicon import alternation, load_lexicon
from wenbiao.records import Mention

# What ends a name when it is read from its last word backwards.
_STOP = re.compile(
    "[^\u4e00-\u9fff0-9]|[由被经让在从向对给据到至把将后时前已的和与及并了是有还也率年月日、]|带领|率领|指挥|[随立当]即|迅速|紧急|组织|联系|通知|记者|以及"
)
_LEAD = re.compile(
    "(?:[0-9一二两三四五六七八九十百千数几多余约近]+(?:余|多)?(?:[名位个支]|(?=[^0-9]))|该|当地|现场|有关|相关|其中|大批|部分|众多|附近|多名|数名"
    f"|{any_of('connective')}|各级|各|一些|所有|等)+"
)
_LINES = ("119", "110", "120", "122")
_NO_ACTOR = re.compile(
    "[局队院所厅部]?长(?!期|时)|副|主任|负责|领导|书记|政委|的|官方|微博|消息|发言|证实|介绍|透露|称|说|表示|[\u4e00-\u9fff]{2,4}(?:副?[市县区局省州]长|书记|主任)"
)
_OBLIQUE = words("helped")
# Who brings those behind it, and comes along (市卫生局组织|市疾控中心赶赴现场).
_TOGETHER = ("组织", "会同", "联合", "协调", "调集")
# An object that stands before its verb (对被困官兵|进行转移).
_OBJECT = re.compile("[对把将给][^，。]{0,8}$")
_POLICE = frozenset(["警方", "民警", "交警", "警察", "特警"])
_LINK = "、和与及"
_LONGEST = 14
_PLACE_TAIL = "省市县区镇乡村州旗岛"


@cache
def _cores() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {w: entry["kind"] for entry in load_lexicon("responders") for w in entry["words"].split()}
    return re.compile(alternation(kinds)), kinds


class Responders:
    """Reads responders off one page."""

    def __init__(self, masked: str, names: list[Mention]) -> None:
        """Open a page.

        Args:
            masked: the page's text, insets blanked.
            names: what it names.
        """
        self._masked = masked
        self._names = names
        # Where place names begin, by where they end: most pages name no responders and need none.
        self._places: dict[int, int] = {}
        self._found: tuple[list[int], list[tuple[int, str]]] | None = None

    def _spots(self) -> tuple[list[int], list[tuple[int, str]]]:
        """Where the last words of their names begin; their ends and kinds."""
        if self._found is not None:
            return self._found
        pattern, kinds = _cores()
        starts: list[int] = []
        rest: list[tuple[int, str]] = []
        for match in pattern.finditer(self._masked):
            starts.append(match.start())
            rest.append((match.end(), kinds[match.group()]))
        if starts:
            self._places = {row.end: row.start for row in self._names if row.kind == "place"}
        self._found = starts, rest
        return self._found

    def acting(self, start: int, end: int) -> list[str]:
        """The responders named last before a verb, joint ones in order.

        Args:
            start: where the clause begins.
            end: where the verb begins.
        """
        starts, rest = self._spots()
        for i in range(bisect_left(starts, end) - 1, -1, -1):
            at, (stop, kind) = starts[i], rest[i]
            if at < start:
                return []
            if stop > end or (kind == "bare" and not self._listed(at, stop)):
                continue
            if _NO_ACTOR.match(self._masked, stop, end):
                return []
            first, name = self._name(at, stop, kind, start)
            if self._masked.endswith(_OBLIQUE, start, first) or _OBJECT.search(
                self._masked, max(start, first - 9), first
            ):
                return []
            names = [name]
            while first > start + 1 and self._masked[first - 1] in _LINK and i:
                town = self._places.get(first - 1, -1)
                if town >= start:
                    names.append(self._masked[town : first - 1])
                    first = town
                    continue
                i -= 1
                at, (stop, kind) = starts[i], rest[i]
                if at < start or stop != first - 1:
                    break
                first, name = self._name(at, stop, kind, start)
                names.append(name)
            organised = self._masked.endswith(_TOGETHER, start, first)
            return [*self.acting(start, first - 2), *names[::-1]] if organised else names[::-1]
        return []

    def _listed(self, at: int, stop: int) -> bool:
        """Whether a bare word stands in a list of others."""
        linked = at > 0 and self._masked[at - 1] in _LINK
        return self._masked.startswith(("等", "部门", "人员"), stop) and (linked or self._masked.startswith("等", stop))

    def _name(self, at: int, stop: int, kind: str, floor: int) -> tuple[int, str]:
        """Where a name begins, and the name, without number and pointer in front of it."""
        masked = self._masked
        town = self._places.get(at, -1)
        if town >= floor:
            return town, masked[town:stop]
        low = max(floor, at - _LONGEST)
        begin = low
        for match in _STOP.finditer(masked, low, at):
            begin = match.end()
        lead = _LEAD.match(masked, begin, at)
        begin_name = lead.end() if lead and not masked.startswith(_LINES, begin) else begin
        if kind != "body" and begin_name < at and masked[at - 1] not in _PLACE_TAIL:
            brief = at - begin_name <= 3 and masked[at:stop] in _POLICE
            begin_name = begin_name if brief else at
        return begin, masked[begin_name:stop]
