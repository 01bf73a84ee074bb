"""Laws cited without marks, plans, campaigns and formulations: listed, quoted, or built on a telling head."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from wenbiao.finders.mentions.edges import Edges
from wenbiao.finders.mentions.gazetteer import (
    CAMPAIGN,
    CAMPAIGN_ENDING,
    FORMULATION,
    LAW,
    NUMBERED,
    PLACE,
    PLAN,
    PLAN_ENDING,
    POLITICAL_FILES,
    THOUGHT,
    Tokens,
)
from wenbiao.lexicon import alternation, groups_of
from wenbiao.records import Mention

_KINDS = {LAW: "law", PLAN: "plan", CAMPAIGN: "campaign", FORMULATION: "formulation"}
_OWN = LAW | PLAN | CAMPAIGN | FORMULATION | THOUGHT | NUMBERED | PLAN_ENDING | POLITICAL_FILES | CAMPAIGN_ENDING
_THOUGHT = re.compile("习近平[\u4e00-\u9fff]{2,12}?思想")
# A bill: the name of a law, and what is done to it.
_DRAFT = re.compile("(?P<law>[\u4e00-\u9fff]{2,22}法)(?:修正案?|修订)?$")
_BEFORE_LAW = re.compile(".*(?:关于|审议|提请|[的了对就与及]|(?<!共)和|修改|通过|拟订|起草|听取|制定)")
_NO_LAW = re.compile("(?:办|方|做|依|司|立|执|看|说|想|用|无)法$|关于|审议|提请|作的")
_LONGEST_DRAFT = 28
_FIVE_YEARS = re.compile("[一二三四五六七八九十]{1,2}五")
# “十四五”规划纲要: the marks belong to the name, which goes on behind them.
_FIVE_YEAR_PLAN = re.compile("“[一二三四五六七八九十]{1,2}五”规划(?:建议|纲要)?(?![编纲建期])")
_NO_PLAN = "words that no plan's name holds"
_LONGEST_CAMPAIGN = 28
_LONGEST_CAUSE = 40
_GOING_ON = "方案|计划|纲领|指南|能力|力|者|组|队|委员会"
_ITEMS = re.compile("((?:[\u4e00-\u9fffA-Za-z0-9]{2,10}、)+[\u4e00-\u9fffA-Za-z0-9]{2,10})(?:等|这)?$")


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The lexicon of programmes, compiled.

    Attributes:
        quoted: a name in quotation marks and the word behind it that makes it a campaign or a plan.
        begun: a campaign in quotation marks behind a verb of starting or taking part.
        whole: a campaign whose name goes on behind the quotation marks: “青禾河”复苏行动.
        carried_out: what stands before such a campaign.
        several: a quoted campaign behind which stands how many there are: “青禾路线”等十项行动.
        works: endings of works named after a place.
        causes: endings of months and weeks for a cause.
        cause: the name of such a month or week, from its year, its number or 全国 on.
        activity: a series of events in quotation marks behind such a verb.
        formulation: a formulation in quotation marks: 四个全面, 三不两严.
        numbered_set: a numbered set of principles, tasks and the like: 三大科创高地.
        no_plan: what counts or points, or says whose plan it is.
        generic: a modifier and an ending that name no plan.
        begun_unquoted: the name of a campaign without marks, from a verb of carrying out to the word for it.
        no_campaign: what says that an action has no name.
    """

    quoted: re.Pattern[str]
    begun: re.Pattern[str]
    whole: re.Pattern[str]
    carried_out: re.Pattern[str]
    several: re.Pattern[str]
    works: frozenset[str]
    causes: frozenset[str]
    cause: re.Pattern[str]
    activity: re.Pattern[str]
    formulation: re.Pattern[str]
    numbered_set: re.Pattern[str]
    no_plan: re.Pattern[str]
    generic: re.Pattern[str]
    begun_unquoted: re.Pattern[str]
    no_campaign: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    groups = groups_of("programmes")
    return _Patterns(
        quoted=re.compile(
            f"“([^“”\n]{{2,24}})”(?:系列)?(?!{alternation(groups['nouns that only begin like campaigns and plans'])})"
            f"(?:(?P<campaign>(?:{alternation(groups['modifiers of campaigns behind a quoted name'])}){{0,3}}"
            f"(?:{alternation(groups['campaigns behind a quoted name'])}))"
            f"|(?P<plan>{alternation(groups['plans behind a quoted name'])}))"
        ),
        begun=re.compile(
            f"“(?:{'|'.join(f'(?<={verb}“)' for verb in groups['verbs before a quoted campaign'])})"
            f"([^“”\n]{{2,16}}(?:{alternation(groups['campaigns behind a quoted name'])}))”"
        ),
        whole=re.compile(
            f"“[^“”\n]{{2,8}}”(?!{alternation(groups['modifiers of campaigns behind a quoted name'])})"
            f"(?:(?![的大项个系列专])[\u4e00-\u9fff]){{2,4}}行动(?!{_GOING_ON})"
        ),
        carried_out=re.compile(
            f"(?:{alternation(groups['verbs before a campaign without marks'])})(?:[0-9]{{1,3}}[条个项])?$"
        ),
        several=re.compile(
            f"“([^“”\n]{{2,16}})”等[0-9一二三四五六七八九十]{{1,3}}[项个大][\u4e00-\u9fff]{{0,4}}行动(?!{_GOING_ON})"
        ),
        works=frozenset(groups["endings of works named after a place"]),
        causes=frozenset(groups["endings of months and weeks for a cause"]),
        cause=re.compile(
            "(?:[0-9]{4}年?)?(?:(?:第[0-9一二三四五六七八九十]{1,3}[个届])?全国|第[0-9一二三四五六七八九十]{1,3}届)"
            "(?:(?![的在是了各多将启开举办推])[\u4e00-\u9fff]){5,28}$"
        ),
        activity=re.compile(
            f"“(?:{'|'.join(f'(?<={verb}“)' for verb in groups['verbs before a quoted series of events'])})"
            f"([^“”，。、 \n]{{3,16}})”(?:{alternation(groups['modifiers of series of events'])})*活动"
        ),
        formulation=re.compile(
            "“([一二两三四五六七八九十][个大项严讲][\u4e00-\u9fff]{1,6}"
            "|[两三四五六七八九][\u4e00-\u9fff]{1,2}[三四五六七八九][\u4e00-\u9fff]{1,2}|四不[\u4e00-\u9fff]{1,3}"
            f"|双[\u4e00-\u9fff]{{1,2}}政策|{alternation(groups['formulations in quotation marks'])})”"
        ),
        numbered_set=re.compile(
            "[三四五六七八九十]大(?:(?![是的和与等在])[\u4e00-\u9fff]){0,6}?"
            f"(?:{alternation(groups['heads of numbered sets'])})(?:行动|计划|任务)?(?![性化者])|[三四五六七八九]要素"
        ),
        no_plan=re.compile(f"[0-9]|{alternation(groups[_NO_PLAN])}"),
        generic=re.compile(
            f"(?:{alternation(groups['modifiers that name no plan'])})+"
            f"(?:{alternation(groups['endings of named plans'])})"
        ),
        begun_unquoted=re.compile(
            f".*(?:{alternation(groups['verbs before a campaign without marks'])})"
            f"(?:{alternation(groups['words between such a verb and the name'])})*"
            "((?:[0-9]{4}年)?[\u4e00-\u9fff]{4,18})$"
        ),
        no_campaign=re.compile(alternation(groups["words that no campaign's name holds"])),
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
    patterns = _patterns()

    def add(start: int, end: int, kind: str, items: list[str] | None = None) -> None:
        if start < end and not any(taken[start:end]):
            name = text[start:end]
            rows.append(Mention(start, end, name, kind, name, items=items or []))
            taken[start:end] = b"\x04" * (end - start)

    for start, end in _drafts(norm, tokens, edges):
        add(start, end, "law")
    for i in tokens.of(_OWN):
        kinds, first, last = tokens.kinds[i], tokens.starts[i], tokens.ends[i]
        if kinds & THOUGHT:
            m = _THOUGHT.match(norm, first)
            if m:
                add(m.start(), m.end(), "formulation")
        elif kinds & NUMBERED:
            m = patterns.numbered_set.match(norm, first)
            if m and norm[m.start() - 1 : m.start()] not in ("十", "第", "二"):
                before = _ITEMS.search(norm, max(0, m.start() - 60), m.start())
                add(m.start(), m.end(), "formulation", _items(norm, before, edges) if before else None)
        elif kinds & PLAN_ENDING and tokens.entries[i].text in patterns.works:
            start = edges.before(first, max(0, first - 14))
            generic = patterns.no_plan.search(norm, start, first)
            if first - start >= 2 and not generic and _begins_with_place(norm, tokens, i, start):
                add(start, last, "plan")
        elif kinds & PLAN_ENDING:
            start = edges.before(first, max(0, first - 12))
            modifier = norm[start:first]
            vague = patterns.no_plan.search(modifier) or patterns.generic.fullmatch(norm, start, last)
            if len(modifier) >= 4 and not vague:
                add(start, last, "plan")
        elif kinds & CAMPAIGN_ENDING and tokens.entries[i].text in patterns.causes:
            m = patterns.cause.search(norm, max(0, last - _LONGEST_CAUSE), last)
            if m and norm[last : last + 1] != "暨":
                add(m.start(), last, "campaign")
        elif kinds & CAMPAIGN_ENDING:
            m = patterns.begun_unquoted.match(norm, max(0, first - _LONGEST_CAMPAIGN), first)
            if m and not patterns.no_campaign.search(m.group(1)):
                add(m.start(1), last, "campaign")
        elif kinds & POLITICAL_FILES:
            add(first - 3, last, "formulation")
        else:
            for bit, kind in _KINDS.items():
                if kinds & bit:
                    add(first, last, kind)
    if "“" not in norm:
        return rows
    for m in patterns.quoted.finditer(norm):
        if _FIVE_YEARS.fullmatch(m.group(1)):
            continue
        add(m.start(1), m.end(1), "campaign" if m.group("campaign") else "plan")
    if "五”规划" in norm:
        for m in _FIVE_YEAR_PLAN.finditer(norm):
            add(m.start(), m.end(), "plan")
    for m in patterns.begun.finditer(norm):
        add(m.start(1), m.end(1), "campaign")
    if "”等" in norm:
        for m in patterns.several.finditer(norm):
            add(m.start(1), m.end(1), "campaign")
    if "行动" in norm:
        for m in patterns.whole.finditer(norm):
            if patterns.carried_out.search(norm, max(0, m.start() - 8), m.start()):
                add(m.start(), m.end(), "campaign")
    if "活动" in norm:
        for m in patterns.activity.finditer(norm):
            add(m.start(1), m.end(1), "campaign")
    for m in patterns.formulation.finditer(norm):
        add(m.start(1), m.end(1), "formulation")
    return rows


def _drafts(norm: str, tokens: Tokens, edges: Edges) -> list[tuple[int, int]]:
    """Bills without marks: 青禾保护法草案, 水法修订草案."""
    spans: list[tuple[int, int]] = []
    at = norm.find("草案")
    while at >= 0:
        m = _DRAFT.search(norm, max(0, at - _LONGEST_DRAFT), at)
        if m is not None:
            cut = _BEFORE_LAW.match(norm, m.start(), m.end("law"))  # 促进, 保护 stand in names of laws
            start = cut.end() if cut else max(m.start(), edges.before(m.end("law"), m.start()))
            i = bisect_right(tokens.starts, start) - 1
            if i >= 0 and tokens.ends[i] > start and tokens.kinds[i] & LAW:
                start = tokens.starts[i]  # a listed law that an edge lies in
            if m.end("law") - start > 2 and not _NO_LAW.search(norm, start, m.end("law")):
                spans.append((start, at + 2))
        at = norm.find("草案", at + 2)
    return spans


def _begins_with_place(norm: str, tokens: Tokens, i: int, start: int) -> bool:
    """Whether a place, or 环 and a place, stands at the start of the name that ends with token ``i``."""
    start += norm[start] == "环"
    return any(tokens.starts[j] == start and tokens.kinds[j] & PLACE for j in range(max(0, i - 6), i))


def _items(norm: str, listed: re.Match[str], edges: Edges) -> list[str]:
    first = norm.index("、", listed.start(1))
    return norm[max(listed.start(1), _last_edge(edges, first, listed.start(1))) : listed.end(1)].split("、")


def _last_edge(edges: Edges, at: int, low: int) -> int:
    edge = edges.before(at, low)
    return low if edge == at else edge
