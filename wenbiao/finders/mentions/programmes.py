"""Laws cited without marks, plans, campaigns and formulations: listed, quoted, or built on a telling head."""

from __future__ import annotations

import re
from functools import cache

from wenbiao.finders.mentions.edges import Edges
from wenbiao.finders.mentions.gazetteer import (
    CAMPAIGN,
    FORMULATION,
    LAW,
    NUMBERED,
    PLAN,
    PLAN_ENDING,
    POLITICAL_FILES,
    THOUGHT,
    Tokens,
)
from wenbiao.lexicon import alternation, groups_of
from wenbiao.records import Mention

_KINDS = {LAW: "law", PLAN: "plan", CAMPAIGN: "campaign", FORMULATION: "formulation"}
_OWN = LAW | PLAN | CAMPAIGN | FORMULATION | THOUGHT | NUMBERED | PLAN_ENDING | POLITICAL_FILES
_THOUGHT = re.compile("习近平[\u4e00-\u9fff]{2,12}?思想")
_QUOTED = re.compile(
    "“([^“”\n]{2,24})”(?:系列)?(?:(?P<campaign>(?:集中|联合|专项)?(?:整治|执法|打击|打拐|普法|宣传|清理|治理|监管"
    "|巡查|检查)?专项行动|专项整治|(?:集中|联合)?行动(?!方案|计划|纲领|者)|专项斗争|大会战|演习|军演|军事行动)"
    "|(?P<plan>(?:重大)?工程|战略(?![布部性定意])|倡议|计划(?!生育)|规划|重点专项|先导专项|方案))"
)
_NUMBERED = re.compile(
    "“([一二两三四五六七八九十][个大项严讲][\u4e00-\u9fff]{1,6}"
    "|[两三四五六七八九][\u4e00-\u9fff]{1,2}[三四五六七八九][\u4e00-\u9fff]{1,2}|[三五][位]一体|四个全面"
    "|两个[\u4e00-\u9fff]{2,5}|三大球|四不[\u4e00-\u9fff]{1,3}|六[稳保]|四风|五位一体|三农|三去一降一补|三不"
    "|双[\u4e00-\u9fff]{1,2}政策)”"
)
_FIVE_YEARS = re.compile("[一二三四五六七八九十]{1,2}五")
_ITEMS = re.compile("((?:[\u4e00-\u9fffA-Za-z0-9]{2,10}、)+[\u4e00-\u9fffA-Za-z0-9]{2,10})(?:等|这)?$")
# What counts or points, and whose plan it is, names none.
_VAGUE = re.compile("[0-9多各自本该其]|结合|保障|总统|双方|两国")
_GENERIC_PLAN = re.compile(
    "(?:一批|我国|国家|重大|重点|一批|各类|有关|相关|系列|基础设施|民生|水利|建设|项目|区域|经济社会|企业|长远|整体"
    "|总体|新的|的)+(?:重大工程|重点工程|发展战略|示范工程)"
)


@cache
def _set_pattern() -> re.Pattern[str]:
    heads = alternation(groups_of("programmes")["heads of numbered sets"])
    return re.compile(
        f"[三四五六七八九十]大(?:(?![是的和与等在])[\u4e00-\u9fff]){{0,6}}?(?:{heads})(?:行动|计划|任务)?(?![性化者])"
        f"|[三四五六七八九]要素"
    )


def find_programmes(text: str, norm: str, tokens: Tokens, edges: Edges, taken: bytearray) -> list[Mention]:
    """Laws without marks, plans, campaigns and formulations.

    Args:
        text: the document's text.
        norm: the same text, normalised.
        tokens: the lexicon words of the text.
        edges: where names may begin.
        taken: one byte a character; rows found are marked in it.

    Returns:
        Mentions of kinds ``law``, ``plan``, ``campaign`` and ``formulation``.
    """
    rows: list[Mention] = []

    def add(start: int, end: int, kind: str, items: list[str] | None = None) -> None:
        if start < end and not any(taken[start:end]):
            name = text[start:end]
            rows.append(Mention(start, end, name, kind, name, items=items or []))
            taken[start:end] = b"\x04" * (end - start)

    for i in tokens.of(_OWN):
        kinds, first, last = tokens.kinds[i], tokens.starts[i], tokens.ends[i]
        if kinds & THOUGHT:
            m = _THOUGHT.match(norm, first)
            if m:
                add(m.start(), m.end(), "formulation")
        elif kinds & NUMBERED:
            m = _set_pattern().match(norm, first)
            if m and norm[m.start() - 1 : m.start()] not in ("十", "第", "二"):
                before = _ITEMS.search(norm, max(0, m.start() - 60), m.start())
                add(m.start(), m.end(), "formulation", _items(norm, before, edges) if before else None)
        elif kinds & PLAN_ENDING:
            start = edges.before(first, max(0, first - 12))
            modifier = norm[start:first]
            vague = _VAGUE.search(modifier) or _GENERIC_PLAN.fullmatch(norm, start, last)
            if len(modifier) >= 4 and not vague:
                add(start, last, "plan")
        elif kinds & POLITICAL_FILES:
            add(first - 3, last, "formulation")
        else:
            for bit, kind in _KINDS.items():
                if kinds & bit:
                    add(first, last, kind)
    for m in _QUOTED.finditer(norm):
        if _FIVE_YEARS.fullmatch(m.group(1)):
            continue
        add(m.start(1), m.end(1), "campaign" if m.group("campaign") else "plan")
    for m in _NUMBERED.finditer(norm):
        add(m.start(1), m.end(1), "formulation")
    return rows


def _items(norm: str, listed: re.Match[str], edges: Edges) -> list[str]:
    first = norm.index("、", listed.start(1))
    return norm[max(listed.start(1), _last_edge(edges, first, listed.start(1))) : listed.end(1)].split("、")


def _last_edge(edges: Edges, at: int, low: int) -> int:
    edge = edges.before(at, low)
    return low if edge == at else edge
