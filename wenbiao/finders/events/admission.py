"""What rules a candidate out before any weighing: it modifies a noun, names a topic, sums up, or tells of no deed."""

from __future__ import annotations

import re

from wenbiao.finders.events import realis
from wenbiao.finders.events.attributive import is_deadline, is_noun_use
from wenbiao.finders.events.clauses import Setting, grade
from wenbiao.finders.events.context import Context
from wenbiao.finders.events.totals import DAMAGE, is_counted_damage, is_total
from wenbiao.finders.events.triggers import Trigger
from wenbiao.finders.events.words import words
from wenbiao.records import Sentence

CASUALTY = re.compile(
    r"(?:造成|导致|致|引发)[^，。]{0,40}$|[0-9一二三四五六七八九十两百千数][0-9余多]*[名人位个]?[^，。]{0,10}$"
)
_SUMMED = re.compile("(?:累计|[共总合]计|共|(?<![创更革最全崭高翻刷常])新)$")
_NOMINAL = ("的", "这些", "这一", "此项", "有关", "相关")
# Findings that a clause only names as its source (经初步调查，…).
_SURVEYS = frozenset(words("survey"))
_SOURCE = re.compile("(?:^|，|随后|后)(?:经|据|根据)[^，过]{0,14}$")
# A number in front of what a verb strikes (打击|多名违反协议的人员): the modifier behind it is the object's.
COUNT = re.compile("了?(?:[0-9一两数多几]|大批|部分)[0-9万余多百千]*(?:[名个位座处支架艘辆批家]|$)")
# A gathering with its place behind it: an aim in front is part of its name (加强投融资机制|对话会在琼海市|召开).
_HELD_AT = re.compile("(?:会|论坛|仪式|活动|展|赛|节|周)在[^，。]{2,20}$")
# Who is welcomed or invited comes (欢迎汤加国王|访华, 应邀|访问).
_WELCOME = re.compile("(?:举行|仪式)[^。]{0,12}欢迎")
_LED = frozenset(words("presiding"))
# What is issued may be that of so many years (发布|三周年建设成果).
_ISSUES = frozenset(["publication", "policy_release", "statistics_release"])
_LEFT = re.compile("结束了?对")
# What talks, speeches and votes are about is no aim of theirs (就促进两国合作|交换意见).
_ON = re.compile("(?:就|围绕|针对)[^，。]{4,}$")
_SPOKEN = frozenset(["speech", "talks", "agreement", "consultation", "instruction"])
# How far in front of a verb its own date may stand.
_OWN = 12
# What a paper's day of issue only tells which number is meant (今天|出版|的日报).
_PRINTED = frozenset(["出版", "播出", "刊发", "刊登"])
_TIMES = frozenset("次场")
# How often in all, in front of a noun of force (数百次|袭击): no one of them.
_OFTEN = re.compile("(?<![第0-9一二三四五六七八九十百])(?:数?[十百千]|[0-9]{2,})[余多]?次$")
_TALLY = re.compile("[0-9十百千][余多]?[次场]$")
# The case that a rule is for (对已建成的项目, 对于已经建成…的).
_CASE = ("对于", "对已")
# What is told of a blow, not the blow itself (起火|的原因).
_ABOUT = re.compile("的[^，。]{0,4}(?:原因|现场|时间|地点|消息|可能|影响|危险|概率|风险)")
_ATTRIBUTIVE_FIRST = frozenset(word[0] for word in realis.ATTRIBUTIVE)
_RELATED = ("有关", "无关")
# Behind a verb: what it tells is still to come, or only places something else.
_NO_REPORT = ("无直接", *words("eve"))
_ANNIVERSARY = re.compile(
    r"[^，]{0,20}周年(?:为契机|之际)|(?!(?:19|20)[0-9]{2}年)[0-9一二三四五六七八九十百两]+多?周?年"
)
# A score in front of a victory (4比2|战胜).
SCORE = re.compile("[0-9]比[0-9]")
_SCORED = 12
# A noun of a phrase that another verb governs (对规则制定、|举报受理|等作出规定).
_GOVERNED = re.compile("[^，。]{0,30}?(?:作出|进行|提出|作了|展开|发表|达成|交换)")
# Documents and data that a dated modifier releases (6月29日公布|的数据).
_RELEASES = frozenset(words("release"))
# Who tells is no part of what happened.
_LISTS = frozenset("、和等")
_NARRATOR = re.compile("(?<![0-9一二两几向对给名位的])[记笔]者(?![会席站证、]|接报)[^，。记遭被遇受]{0,10}$")
# The last characters of what bars a verb from before, the first of what bars it from behind: one look-up spares most
# verbs the rest.
_SUSPECT_BEFORE = frozenset("、计共新").union(word[-1] for word in _NOMINAL)
_SUSPECT_AFTER = frozenset("的过了").union(word[0] for word in (*_RELATED, *_NO_REPORT))
# Blocks of rules and imprint lines, which report nothing but their own enactment.
TERSE_BLOCKS = frozenset(["article", "note", "publisher"])
IN_ARTICLES = frozenset(["legislation", "policy_release", "publication"])


class Admission:
    """Looks at the candidates of one page."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def spoilt(self, trigger: Trigger, stop: int, sentence: Sentence) -> bool:
        """Whether what follows a verb rules it out, whatever its clause says: it modifies a noun, or lacks its object.

        Args:
            trigger: the verb.
            stop: where it ends.
            sentence: where it stands.
        """
        if trigger.frame != "agent" or trigger.occurs:
            return False
        context = self._context
        behind = context.masked[stop : stop + 1]
        modifies = behind in _ATTRIBUTIVE_FIRST and context.masked.startswith(realis.ATTRIBUTIVE, stop)
        if modifies and trigger.word not in _RELEASES and not self._stresses(stop, sentence):
            if trigger.weight >= 2 and context.clauses.times_here(sentence.start, stop):
                # A date may make it a happening that is named in passing: its clause tells.
                return False
            return not (context.account and trigger.event_type in ("accident", "disaster"))
        needs, norm = trigger.needs, context.norm
        if needs is None:
            return False
        end = context.clauses.end(stop, sentence)
        if needs.search(norm, stop, end) or (trigger.word in _LED and self._is_led(stop, end, sentence)):
            return False
        return trigger.event_type != "sports" or SCORE.search(norm, max(sentence.start, stop - _SCORED), stop) is None

    def _is_led(self, stop: int, end: int, sentence: Sentence) -> bool:
        """Whether a verb of leading ends its clause with its gathering in front (会议由…|主持, …举行，…|主持)."""
        last = self._context.last
        if end > stop:
            return False
        if last is not None and last.event_type == "meeting" and last.start >= sentence.start:
            return True
        return (
            self._context.norm.find("会", sentence.start, stop) >= 0
            and self._context.norm.find("由", sentence.start, stop) >= 0
        )

    def _stresses(self, stop: int, sentence: Sentence) -> bool:
        """Whether 是 … 的 frames a verb and only stresses how or when it was done (是昨天|抵达|的。)."""
        masked = self._context.masked
        return masked[stop + 1 : stop + 2] in "。，；" and masked.find("是", max(sentence.start, stop - 40), stop) >= 0

    def admits(self, s: Setting, trigger: Trigger) -> bool:
        """Whether the verb heads a clause that reports: the cheap checks first, before any weighing."""
        before, after = s.before, s.after
        if s.section.kind in TERSE_BLOCKS and trigger.event_type not in IN_ARTICLES:
            return False
        if "者" in before and _NARRATOR.search(before) is not None:
            return False
        if before[-1:] in _SUSPECT_BEFORE and self._is_barred_before(before, after, trigger):
            return False
        if after[:1] in _SUSPECT_AFTER:
            modifies = after.startswith(realis.ATTRIBUTIVE) and not (after == "的" and "是" in before)
            if modifies and not self._modifies_but_reports(s, trigger):
                s.attributive = trigger.weight >= 2 and self._is_dated(s)
                if not s.attributive:
                    return False
            if after in _RELATED or after.startswith(_NO_REPORT):
                return False
        if trigger.word == "发现" and after == "" and self._tells(s):
            return False
        if before[-1:] == "次" and _OFTEN.search(before) is not None and not self._of_late(s):
            return False
        if (after[-1:] in _TIMES and _TALLY.search(after)) or (
            "年" in after and trigger.event_type not in _ISSUES and _ANNIVERSARY.match(after)
        ):
            return False
        if trigger.needs is not None and trigger.frame != "agent" and not self._has_object(s, trigger):
            return False
        open_ended = trigger.weight < 2 or (trigger.weight < 3 and not trigger.word.endswith("了"))
        if open_ended and realis.modifies_afar(after) and not COUNT.match(after) and not self.has_day(s):
            return False
        if self.irrealis(s):
            return False
        if trigger.weight < 3 and after and is_noun_use(before, after, striking=trigger.word == "打击" and not s.times):
            return False
        if trigger.word in DAMAGE and is_counted_damage(before, after):
            return False
        if trigger.word in _SURVEYS and _SOURCE.search(before) is not None:
            return False
        if "前" in before and is_deadline(before, after):
            return False
        if before.startswith(_CASE) and s.clause.text.endswith("的"):
            return False
        if (
            (after[:1] in _LISTS or before.endswith("、"))
            and before.startswith(("对", "就"))
            and _GOVERNED.match(after)
        ):
            return False
        return trigger.frame == "theme" or not is_total(trigger.event_type, after) or self._of_late(s)

    def _tells(self, s: Setting) -> bool:
        """Whether a verb of finding only leads in what was found (经查|发现，该男子…)."""
        return "被" not in s.before and self._context.masked.startswith(("，", "："), s.trigger_end)

    @staticmethod
    def _is_barred_before(before: str, after: str, trigger: Trigger) -> bool:
        """Whether the word right before a verb makes it a noun, a member of a list or a sum."""
        if before.endswith(_NOMINAL) and not trigger.casualty:
            # 结束对法国的|访问 is a visit all the same.
            return trigger.event_type != "visit" or not _LEFT.search(before) or after.startswith("后")
        if before.endswith("、") and after.startswith("、"):
            return True
        if trigger.event_type == "milestone" or _SUMMED.search(before) is None:
            return False
        if before.endswith("新") and after.startswith("了"):
            return False
        if trigger.on_scene and not before.endswith("计"):
            return False
        return not trigger.casualty or "累计" in before

    def _of_late(self, s: Setting) -> bool:
        """Whether a day or 近日 stands in front of the verb: the sum is that of one act."""
        return "近日" in s.before or "日前" in s.before or self.has_day(s)

    def irrealis(self, s: Setting) -> bool:
        """Whether the words before the trigger make it no report."""
        near = before = s.before
        if not before:
            return False
        s.cued = realis.cued(before)
        if not s.cued:
            return False
        times = self._context.clauses.times_here(s.clause.start, s.trigger_start)
        if times:
            near = near[max(0, len(near) - (s.trigger_start - times[-1].end)) :]
        if near is before and s.trigger.weight >= 3 and s.trigger.frame == "either" and len(s.after) <= 2:
            held = _HELD_AT.search(before)
            if held is not None:
                near = before[held.start() :]
        if s.trigger.event_type in _SPOKEN and "就" in near:
            topic = _ON.search(near)
            near = near[: topic.start()] if topic is not None else near
        if "欢迎" in before and s.trigger.event_type == "visit" and self._welcomes(s):
            return False
        return realis.irrealis(before, near)

    def _welcomes(self, s: Setting) -> bool:
        """Whether a ceremony welcomes who comes (举行仪式，欢迎汤加国王对我国进行国事|访问)."""
        return _WELCOME.search(self._context.masked, s.sentence.start, s.trigger_start) is not None

    def _has_object(self, s: Setting, trigger: Trigger) -> bool:
        """Whether what a verb needs stands in its clause."""
        needs = trigger.needs
        if needs is None or needs.search(self._context.norm, s.trigger_end, s.end):
            return True
        if trigger.frame == "theme":
            return needs.search(s.before) is not None
        return len(s.after) <= 2 and (needs.search(s.before) is not None or self.has_day(s))

    def _modifies_but_reports(self, s: Setting, trigger: Trigger) -> bool:
        """Whether a modifier still reports: a dated release, or a crash inside an account."""
        if self._context.account and trigger.event_type in ("accident", "disaster"):
            return _ABOUT.match(s.after) is None or (s.after == "的" and "是" in s.before)
        if self._context.account and trigger.casualty and "造成" in s.before and CASUALTY.search(s.before):
            return True
        return trigger.word in _RELEASES and self.has_day(s)

    def _is_dated(self, s: Setting) -> bool:
        """Whether a date of its own stands in front of a verb that modifies a noun (2018年|开通|的新线)."""
        times = self._context.clauses.times_here(s.start, s.trigger_start)
        if not times or s.trigger.word in _PRINTED or times[-1].text == "全年":
            return False
        if self._context.norm.startswith("是", times[-1].end):
            return False
        return s.trigger_start - times[-1].end <= _OWN and grade(times[-1]) >= 2

    def has_day(self, s: Setting) -> bool:
        """Whether a day stands in front of the verb in its clause."""
        return any(grade(t) == 3 for t in self._context.clauses.times_here(s.start, s.trigger_start))
