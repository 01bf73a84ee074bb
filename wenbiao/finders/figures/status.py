"""Whether a figure is a fact, a target or a forecast."""

from __future__ import annotations

import re

from wenbiao.finders.figures.clauses import Clause
from wenbiao.finders.figures.words import alternation, words_of
from wenbiao.outlook import AHEAD
from wenbiao.page import Page
from wenbiao.records import Figure, Sentence

# A word's lookbehind stands behind it: a pattern whose branches open with characters skips to where one stands.
_TARGET = re.compile(
    r"力争|争取|确保(?<![为以]确保)|目标(?<!完成目标)(?<!持续发展目标)(?<!实现目标)(?!任务|体系|责任|区间|利率|价)|计划(?<!超计划)(?<!人才计划)(?!的|入选|生育|单列"
    r"|经济|(?:新?开工|新?建设|实施|投资)?(?:项目|工程))|拟(?<![模代草虚比]拟)(?!定|合|人)|规划(?!面积|共|设置|[》”])|努力实现|努力使"
    r"|应(?:当)?达到|"
    r"预期目标|奋斗目标|基本实现(?!了)"
)
_FORECAST = re.compile(r"预计|预测|有望|估计|预期(?<!于预期)(?!目标|寿命|指数)|料将|或将|可望|将会|可能(?!性)")
# What carries on to the later clauses of a sentence.
_AIMED = re.compile(
    r"力争|争取(?!到|了)|确保(?<![为以]确保)|计划(?:到|在|用|于|通过|安排|(?:新|建|投|实|完)(?!开工项目|建项目|设项目"
    r"|施项目))|拟(?<![模代草虚比]拟)(?!定|合|人)|预期目标|目标(?:是|为|[:：])|努力实现|将(?:以|围绕|通过|采取|依托|聚焦|统筹)(?=[^，。；]{2,30}，)"
)
_EXPECTED = re.compile(r"预计|预测|料将|将(?:再)?(?:达|超|突破|稳定|保持|提升|提高|增长|增至|下降|缩短|带动|增加|减少)")
_WILL = re.compile(
    r"将(?<!即将)(?!军|来|领|士|帅)(?:再|继续|陆续|全面|新|累计|共|在|于|为|从|由(?=[^，。；]*?(?:[至到]|下降|上升|提升))|对|向|给|用|投入|带动|进一步|分|有|迎来|超过"
    r"|超|突破|达|建|应用|持续|稳定|增|提|实|完|开|推|安|投|举|组|启|使|派|实施|获|吸|发|投|建设|支持|举办)"
)
_OUTCOME = re.compile(
    r"将(?:[^，。；]{0,10})?(?:达|超|突破|稳定|保持|增长|增至|下降|持续|缩短|带动|迎来|有|增加|减少(?!免)|提高|提升|为|从)|将由"
)
# In a plan or report, what has to be done: 今年要新建30所.
_MUST = re.compile(r"要(?<![主需重纪摘只不]要)(?!求|素|闻|点|害|件|塞|约|么|是)")
# 今年要扩大到36户, whatever the text is.
_THIS_YEAR = re.compile(r"[今明]年(?:还|再|仍)?要(?!求|闻)[^，。；了]*$")
# A list of aims goes on across ；.
_AIMS = re.compile(r"目标(?:是|为|如下)?[:：]|目标是|目标，定[为在]")
# A sentence without any of these says nothing of plans.
_CUE = re.compile(r"力争|争取|确保|目标|计划|拟|规划|努力|达到|预|估计|有望|将|料|望|可能|要")
# The parts of what the sentence before plans.
_BREAKDOWN = re.compile("其中|在[^，。]{2,16}中，")
_REACH = 80
_AIMS_REACH = 600
# Work reports are given by the end of this month.
_REPORT_SEASON = 4
# Days of the longest season.
_SEASON = 100
_PAST = re.compile(r"去年(?<![比较]去年)|上年(?<![比较]上年)|已(?<!而已)(?!知)|了|过去|以来|截至|达到了|曾|年相比")
# What a sentence states of the world as it is, beside plans.
_STATED = re.compile("(?<![一二三四五六七八九十就还也别都于先该或总只])是(?!否|不是)")
_PREDICATE = 16
# The language of rules: what is in force is neither a target nor a forecast.
_RULE = re.compile(r"可(?!再生|持续)|应当?|须|不得|按照?|标准|条件|符合|是指|不包括|一般(?!公共|债)|原则上")
# Before a year to come these describe what shall be reached: 到2022年，教学条件达标，建成…50所.
_DESCRIBED = re.compile(r"标准|条件")
# 今后水位抬高到160米: no fact yet; with 将, an actor's undertaking.
_LATER = re.compile(r"(?:^|[，。；：在])(?:今后|未来(?=[\d一二两三四五六七八九十几，]))[^。；]*$")
_UNDERTAKEN = re.compile(
    r"将(?:再|继续|陆续|全面|进一步)?(?:加快|建设|打造|推进|新建|建成|培育|投资|新增|实施|开展|布局|改造|完成|投入|安排)"
)
_NO_LATER = re.compile(r"方案|目前|当前|暂停|禁止")
# 约30亿元将用于修路
_SPENT = re.compile(r"[^，。；的]{0,4}将(?:主要|全部|重点)?(?:用于|投入|投向|拨给)")
# 为了争取时间，…: what something is done for is no aim of the clause behind it.
_PURPOSE = re.compile(r"(?:^|[，。；：“])[^，。；：“]{0,4}?为(?:了|(?=[^，。；期人]{0,12}$))[^，。；：]*$")
# 预计大浪将到岸，该岛距陆地60公里: of something else.
_OTHER_TOPIC = re.compile(r"，该[^，。；]{1,6}[距位占有]")
# 略低于8%的预定目标: the target itself is what is measured by.
_GOAL = re.compile(r"(?:左右|以上|以内|以下)?的(?:[^，。；的\d]{0,6})目标")
# 由3%下调至2% of these is one forecast in place of another.
_EXPECTATIONS = ("增长预期", "增速预期", "增长预测", "增速预测")
_SIZED = frozenset(("measure", "money", "duration"))
_RULES = frozenset(["policy_document", "law"])

# What is struck at is no aim: 对北军目标发动袭击, 消灭武装目标3个.
_STRUCK = re.compile(rf"(?:{alternation(words_of('strike'))})[^，。；]{{0,14}}目标")


class Statuses:
    """Tells the status of one page's figures."""

    __slots__ = ("_ahead", "_aimed", "_broken_down", "_cued", "_may_plan", "_page", "_sentence")

    def __init__(self, page: Page) -> None:
        self._page = page
        self._ahead = page.metadata.doc_type != "report" and ("今后" in page.norm or "未来" in page.norm)
        self._may_plan = page.metadata.doc_type not in ("news", "law")
        self._sentence: Sentence | None = None
        self._cued = False
        self._aimed = -2  # the end of the last sentence that plans; none is adjacent to the first
        self._broken_down = False

    def of(self, clause: Clause, figure: Figure, from_end: bool) -> str:
        """The status of a figure.

        Args:
            clause: the figure's clause.
            figure: the figure, with its time.
            from_end: the figure is the start of a change (由A).
        """
        term = clause.quantity.kind == "duration" and clause.right.startswith("期")
        if from_end and figure.indicator is not None and figure.indicator.endswith(_EXPECTATIONS):
            return "forecast"
        if from_end or term or self._page.metadata.doc_type == "law":
            return "actual"
        norm, sentence = self._page.norm, clause.sentence
        if sentence is not self._sentence:
            self._enter(sentence)
        status = self._said(norm, clause) if self._cued else None
        if status is None and self._broken_down:
            told = _PAST.search(norm, max(clause.first, clause.outer_start - _REACH), clause.outer_start)
            status = None if told else "target"
        if status == "target":
            self._aimed = sentence.end
        status = status or self._implied(norm, clause, figure)
        if status == "actual" and self._ahead:
            start = max(sentence.start, clause.outer_start - _REACH)
            if norm.find("今后", start, clause.outer_start) >= 0 or norm.find("未来", start, clause.outer_start) >= 0:
                return _of_time_ahead(norm[start : clause.outer_start])
        return status

    def _enter(self, sentence: Sentence) -> None:
        """Read whether a sentence has cues of its own, and whether it gives the parts of what the one before plans."""
        norm = self._page.norm
        self._sentence = sentence
        self._cued = _CUE.search(norm, sentence.start, sentence.end) is not None
        adjacent = 0 <= sentence.start - self._aimed <= 1
        self._broken_down = adjacent and _BREAKDOWN.match(norm, sentence.start) is not None

    def _said(self, norm: str, clause: Clause) -> str | None:
        """What a word of the sentence says: 力争, 预计, 将, 目标是."""
        aims = max(clause.sentence.start, clause.outer_start - _AIMS_REACH)
        if norm.find("目标", aims, clause.outer_start) >= 0 and _AIMS.search(norm, aims, clause.outer_start):
            return "target"
        before = norm[max(clause.sentence.start, clause.outer_start - _REACH) : clause.outer_start]
        if "目标" in before and _STRUCK.search(before):
            before = _STRUCK.sub("", before)
            own = before[before.rfind("，") + 1 :]
        else:
            own = before[max(0, clause.first - (clause.outer_start - len(before))) :]
        if _TARGET.search(own):
            return "target"
        if _FORECAST.search(own):
            return "forecast"
        if _WILL.search(own):
            return "forecast" if _OUTCOME.search(own) or _FORECAST.search(before) else "target"
        last = _last_cue(before)
        if last is not None:
            return last
        if clause.quantity.kind == "money" and _SPENT.match(clause.right):
            return "target"
        if clause.quantity.kind == "percent" and _GOAL.match(clause.right):
            return "target"
        if _THIS_YEAR.search(own):
            return "target"
        if _MUST.search(before) and self._page.metadata.doc_type in ("report", "speech") and not _PAST.search(own):
            return "target"
        return None

    def _implied(self, norm: str, clause: Clause, figure: Figure) -> str:
        """What the date, the heading and the kind of document imply."""
        reference, end_date, role = self._page.reference_date, figure.end_date, figure.time_role
        later = end_date is not None and (
            end_date.year > reference.year or (role == "by" and end_date > reference) if reference else role == "by"
        )
        if later and reference is not None and figure.start_date is not None and end_date is not None:
            # 今冬首封 in December: a season that has begun is no time to come.
            later = figure.start_date > reference or (end_date - figure.start_date).days > _SEASON
        over = end_date is not None and reference is not None and end_date.year < reference.year
        planned = (
            self._may_plan and not over and (self._is_planned(clause) or (role != "since" and self._is_ahead(figure)))
        )
        if not later and not planned:
            return "actual"
        doc_type = self._page.metadata.doc_type
        if doc_type in _RULES or (doc_type == "other" and not later):
            start = max(clause.sentence.start, clause.outer_start - _REACH)
            said = norm[start : clause.outer_start]
            if norm.startswith("的，", clause.outer_end):
                return "actual"  # 数量在5吨以下的，由县里调用: the case that a rule is for
            if figure.kind in _SIZED and figure.modifier == "以上" and norm.startswith("的", clause.outer_end):
                return "actual"  # 营业收入3亿元以上的企业
            if _RULE.search(_DESCRIBED.sub("", said) if later and figure.time_role == "by" else said):
                return "actual"
        if later:
            return "target"
        return (
            "actual"
            if _PAST.search(norm, max(clause.first, clause.outer_start - _REACH), clause.outer_start)
            else "target"
        )

    def _is_ahead(self, figure: Figure) -> bool:
        """Whether a period ends after the day of a report: a work report of February speaks of this year as a plan."""
        reference = self._page.reference_date
        return (
            self._page.metadata.doc_type == "report"
            and reference is not None
            and reference.month <= _REPORT_SEASON
            and figure.start_date is not None
            and figure.end_date is not None
            and figure.start_date.year >= reference.year
            and figure.end_date > reference
        )

    def _is_planned(self, clause: Clause) -> bool:
        if self._page.outlooks.get(self._page.section_at(clause.quantity.start).section_id) != AHEAD:
            return False
        after = clause.right[:_PREDICATE]
        stated = _STATED.search(self._page.norm, clause.first, clause.outer_start) or _STATED.search(after)
        return stated is None


def _of_time_ahead(before: str) -> str:
    """The status of what a sentence says of 今后 or 未来 without a further cue."""
    if not _LATER.search(before) or _PAST.search(before) or _NO_LATER.search(before):
        return "actual"
    return "target" if _UNDERTAKEN.search(before) else "forecast"


def _last_cue(before: str) -> str | None:
    """A cue in an earlier clause of the same sentence, which no ； and no past marker cuts off."""
    before = before[max(before.rfind("；"), before.rfind(";")) + 1 :]
    best, status = -1, None
    for pattern, name in ((_AIMED, "target"), (_EXPECTED, "forecast")):
        for m in pattern.finditer(before):
            if m.start() > best and not ("为" in before and _PURPOSE.search(before, 0, m.start())):
                best, status = m.start(), name
    if status and (_PAST.search(before, best) or ("，该" in before and _OTHER_TOPIC.search(before, best))):
        return None
    return status
