"""Is a candidate an event? The evidence in and around its clause, weighed against what its verb class demands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wenbiao.finders.events import realis
from wenbiao.finders.events.admission import CASUALTY, IN_ARTICLES, SCORE, TERSE_BLOCKS, Admission
from wenbiao.finders.events.clauses import Setting, grade
from wenbiao.finders.events.context import Context
from wenbiao.finders.events.dating import Dating
from wenbiao.finders.events.duties import builds, demands
from wenbiao.finders.events.measures import names_task, tells_done, tells_measure
from wenbiao.finders.events.subjects import Subject
from wenbiao.finders.events.triggers import Trigger
from wenbiao.finders.events.words import any_of, words

_THRESHOLD = 3.0
# The most that the subject, the place and the words around a verb can still add, by its frame.
_HEADROOM = {"agent": 1.5, "either": 2.0, "theme": 2.0}
# The same, and what an inherited time can add.
_UNDATED_HEADROOM = 3.0
# In an account of an emergency a deed told under any time passes.
_ACCOUNT_GAIN = 2.0
# Verbs of policy, which no story of an emergency is made of.
_NO_STEPS = ("推进", "推广")
_REVIEWED_GAIN = 3.0

_COUNTED = re.compile(
    r"[0-9一二三四五六七八九十百千万亿两几多数《“](?:(?<=[《“])|[0-9一二三四五六七八九十百千.,万亿余多几]*"
    r"[个名人位家次起份项艘架辆台套枚颗部件条座所批届种对只场期轮列篇公吨元米例处栋户平响%]|点(?=建议|意见|希望|主张|倡议|要求|看法))"
)
_OCCURS = re.compile(f"(?:{any_of('befalling')})(?:到|了|过|的)?[^，。]{{0,28}}$")
# What a blow does or how it comes, behind its name (火灾|还导致).
_HAPPENED = re.compile(
    "(?:事件|事故)?(?:就|还|也|又|共|已经?|迄今|大[概约]|均|一度|随即|先后){0,3}(?:发生|造成|导致|波及|爆发|引发)"
)
_DEIXIS = re.compile("(?:此次|这次|该起|这起|本次|上述|这场|这一|此轮|当次|该(?<![应活]该)|因)[^，。的]{0,4}$")
# What is asked about a blow, which it names in passing (火灾|的原因, 地震|的有关情况).
_ASKED = re.compile("(?:事故|事件)?(?:的[^，。]{0,4}?)?(?:原因|起因|情况|损失)")
# What points back to a deed that has been told (这次|发射).
_POINTING = ("此次", "这次", "本次")
# What is done about a blow that has been told, not the blow (此次火灾|防控).
_ABOUT_IT = words("handling")
_SETTING = re.compile("[^，。]{0,4}?(?:以来|之后|后|期间|时|之际)$")
_TOTAL = re.compile("累计|共计|总计|总数|人数|死亡率|已有")
_RESULT = ("了", "过", "成功", "完毕", "到", "出")
_RESULT_FIRST = frozenset("了过成完到出起")
_FAR = re.compile(r"未来|今后|到20\d\d年|下一步|接下来")
# A named meeting whose opening is spoken of, not reported (党的二十大的|召开).
_OPENING = re.compile("(?:大|全会|会议|论坛|峰会|博览会|运动会)的(?:胜利|成功|顺利|隆重|如期)?$")
_DEEDS = frozenset(["relief", "accident", "enforcement"])
# What is only being worked at, even in an account of an emergency.
_EFFORT = ("加快", "推进")
_UP_TO_NOW = ("以来", "至今", "至目前", "迄今")
_PASSED = ("legislation", "appointment")
# Who is invited comes (是应…邀请对我国进行|访问).
_INVITED = re.compile("应[^，。]{2,24}邀请")
# How far behind a meeting the sentence begins that tells what it did.
_NEXT = 2
# Both sides of talks that are being told.
_BOTH = ("双方", "两国")
# An assembly that acts (会议|听取, 会议分别|听取).
_SITTING = re.compile(
    "^(?!落实|贯彻|学习|根据|按照|围绕)[^，。]{0,16}?(?:会议|大会|全会)(?:还|也|分别|随后|先后|共同|一致)?$"
)
# 代表等约450人|出席论坛: who attends is counted, not named.
_ATTENDED = frozenset([*words("attending"), "发言"])
_HEADS_COUNTED = re.compile("[0-9][余多]?[人名位]$")
# What else an assembly does that has no other subject.
_HEARD = frozenset(["听取", "听取汇报", "听取了汇报"])
_ASSEMBLIES = ("会议", "大会", "全会")
# What a heading treats of, not reports (险情成因|分析).
_TREATISE = re.compile(any_of("treatise"))
_FINITE = frozenset(["", "了", "过", "，", "在", "于"])
_AFTERMATH = re.compile("[^，。]{0,4}后[^，。]{0,2}$")
_DISPOSAL = re.compile("[将把被由让获受]|表示|进行|展开|开展|实施|接受|予以|加以")
_GREAT = re.compile("了?(?:新的)?(?:重大|全面|决定性|历史性|圆满|压倒性|零的|历史)")
_DEPARTMENTS = re.compile(r"(?:^|、|等|近日|日前)[一二三四五六七八九十两0-9]+(?:部门|部委|省份|省区市|国)")
_MANY_CASES = re.compile("[0-9][0-9.万余多]+[起件]")
# Verbs that solve one case: what follows them is done in that case.
_SOLVES = frozenset(words("solving"))
# A subject that is an institution, though no name (公交部门还|开通).
_INSTITUTION = re.compile(
    f"[^，。的□和与、对向由给将把被为]{{0,10}}?(?:{any_of('institution')})"
    "(?!对|的|和|与|、|人员|负责|代表)[^，。的]{0,8}$"
)
_LIGHT_VERB = re.compile("发动|展开|进行|实施|开展|发起")
_EVENT_WORD = re.compile(any_of("event_head"))
_EVENT_WORD_FIRST = frozenset(word[0] for word in words("event_head"))
# Bodies that are sent, whatever their names begin with (派出|救灾工作组).
_BODY = re.compile("[^，。的]{0,8}?(?:工作[组队]|专家组|调查组|救援队|医疗队|小分队)")
_STOPS = frozenset("。；;：:")
# What a review of the year tells without a subject, the government being meant (设立…中心，获批…试点).
_REVIEWED = frozenset(
    ["policy_release", "launch", "award", "other", "agreement", "legislation", "exhibition", "completion"]
)
_PRESENTATIONS = ("这是", "这也是", "是")
# What a report is told of rather than reports (据介绍，…建成).
_REPORTED_TYPES = frozenset(["milestone", "completion", "campaign", "policy_release"])


@dataclass(slots=True)
class Verdict:
    """That a candidate is an event, and what was learned on the way."""

    realis: str
    subject: Subject
    dating: Dating


def _already(before: str) -> bool:
    """Whether a verb sums up what has been done so far (已, 累计, 共)."""
    return "已" in before or "共" in before or "累计" in before


class Evidence:
    """Weighs the candidates of one page."""

    def __init__(self, context: Context, admission: Admission) -> None:
        self._context = context
        self._admission = admission

    def weigh(self, s: Setting) -> Verdict | None:
        """Judge a candidate; None where it is no event."""
        trigger = s.trigger
        if trigger.weight == 3 and trigger.frame == "either" and "的" in s.before[-3:] and _OPENING.search(s.before):
            return Verdict("mention", Subject(), self._date(s))
        bare = trigger.occurs and trigger.event_type == "disaster" and s.before == "" and s.after[:1] not in _FINITE
        if trigger.frame == "noun" or bare or (trigger.occurs and _DEIXIS.search(s.before)):
            return self.weigh_noun(s)
        if s.before[-1:] == "次" and trigger.word in self._context.told and s.before.endswith(_POINTING):
            return Verdict("mention", Subject(), self._date(s))
        if not self._admission.admits(s, trigger):
            return self.weigh_noun(s) if trigger.occurs else None
        settled = trigger.arrives or trigger.step or trigger.needs is not None or trigger.event_type == "agreement"
        if (
            1 <= trigger.weight < 3
            and trigger.frame != "either"
            and not (settled or (trigger.light and not s.after.startswith("工作")))
            and s.after[:1] in _EVENT_WORD_FIRST
            and (_EVENT_WORD.match(s.after) and not _BODY.match(s.after))
        ):
            return self.weigh_noun(s)
        verdict = self._weigh_verb(s, trigger)
        return self.weigh_noun(s) if verdict is None and trigger.occurs else verdict

    def _voices(self, s: Setting) -> tuple[bool, bool]:
        """Whether the clause lies inside reported opinion (强调 …), and inside reported fact (据报道 …)."""
        opinion, report = self._context.clauses.voices(s.index) if s.index else (False, False)
        return opinion or (s.cued and realis.opinion_before(s.before)), report

    def _continues_demand(self, s: Setting) -> bool:
        """Whether a clause goes on with a list of duties or plans (要…，完善…，启动…)."""
        clauses, index, context = s.clauses, s.index, self._context
        reviewed = context.reviews and (builds(s.trigger) or tells_measure(s))
        for at in range(index - 1, max(0, index - 8) - 1, -1):
            clause = clauses[at]
            if clause.demands is None or context.in_report:
                clause.demands = demands(clause.text, reviewed=reviewed) or (
                    realis.promises(clause.text) and not (self._context.account and realis.brings(clause.text))
                )
            if clause.demands:
                return not context.clauses.times_here(s.clause.start, s.end)
            if context.masked[clause.end] in _STOPS:
                return False
        return False

    def _is_content(self, s: Setting, subject: Subject) -> bool:
        """Whether a clause only tells what a document or a campaign of its sentence contains or brought."""
        last = self._context.last
        if last is None or last.start < s.sentence.start or last.trigger_start >= s.trigger_start or not subject.empty:
            return False
        kind = s.trigger.event_type
        if last.event_type == "policy_release" and last.trigger != "决定":
            return last.end <= s.clause.start and kind not in IN_ARTICLES
        one_case = last.trigger in _SOLVES and _MANY_CASES.search(last.text) is None
        if last.event_type in ("campaign", "enforcement") and not one_case and kind in ("enforcement", "relief"):
            return s.before == "" or any(c.isdigit() for c in s.after)
        return False

    # --- weighing

    def _weigh_verb(self, s: Setting, trigger: Trigger) -> Verdict | None:
        context, before, after = self._context, s.before, s.after
        score = trigger.weight + self._wording(s, trigger)
        reviewed = self._reviewed(s) if context.reviews else 0.0
        account = context.account and not trigger.word.endswith(_NO_STEPS)
        dating = context.dates.near(s)
        if dating is None:
            gain = _ACCOUNT_GAIN if account and trigger.weight >= 1 else reviewed
            if score + gain + _UNDATED_HEADROOM < _THRESHOLD:
                return None
            dating = context.dates.inherited(s)
        time, distance = dating.time, dating.distance
        firmness = grade(time)
        inside, nearby = (firmness, 0) if distance == 0 else (0, firmness)
        score += 2.0 if inside == 3 else 1.0 if inside == 2 or nearby >= 2 else 0.0
        if account and (trigger.weight >= 1 or (time is not None and distance <= 1)):
            score += _ACCOUNT_GAIN
        else:
            score += reviewed
        # Only a small act of a stated day and what a review tells can gain more; whatever else is to come takes away.
        headroom = _HEADROOM[trigger.frame]
        if score + headroom < _THRESHOLD:
            if not (0 <= trigger.weight < 1 and inside == 3) and not context.reviews:
                return None
            headroom = _HEADROOM["either"]
            if score + headroom < _THRESHOLD:
                return None
        opinion, report = self._voices(s)
        if opinion and context.headed and trigger.weight >= 3 and trigger.frame == "either":
            opinion = False
        # A day of its own makes even what somebody demands or thinks a report of that day.
        if opinion and trigger.weight < 3 and inside < 3:
            return None
        announced = context.announces(s)
        if announced:
            score, inside = score + 1, max(inside, nearby)
        planned = s.cued and self._is_planned(s, trigger)
        if time is not None and firmness < 3 and context.norm.endswith("到", 0, time.start):
            return None
        step = context.account and trigger.weight >= 1 and not after.startswith("发生")
        ahead = trigger.weight >= 3 or (context.headed and trigger.weight >= 2)
        if (planned and ((inside < 2 and not ahead) or _FAR.search(before))) or (
            inside < 2 and not step and "后" in after and _AFTERMATH.match(after)
        ):
            return None
        score -= self._state(s, trigger, dating, firmness)
        if opinion:
            score -= 1 if inside == 3 else 3
        elif report and inside < 2 and trigger.event_type in _REPORTED_TYPES:
            score -= 1.5
        tasks = context.in_report or context.sets_tasks
        if tasks and (inside < 3 or (context.rules and trigger.event_type not in IN_ARTICLES)):
            score -= 2.5 + reviewed if self._names_task(s, dating) else 0.0
        if score + headroom < _THRESHOLD:
            return None
        subject = context.agents.of(s)
        score += self._participants(s, trigger, subject, inside, nearby)
        if score < _THRESHOLD:
            return None
        return Verdict(self._realis(s, planned=planned), subject, dating)

    def _is_planned(self, s: Setting, trigger: Trigger) -> bool:
        """Whether the words before a verb place it in the future."""
        if not realis.future(s.before):
            return False
        return not (trigger.event_type in _DEEDS and realis.disposes(s.before, trigger.word))

    def _names_task(self, s: Setting, dating: Dating) -> bool:
        """Whether a clause says what shall be done: a task of a report or of rules."""
        context = self._context
        if context.in_report:
            return names_task(s, dating, context.page)
        return context.sets_tasks and not tells_done(s)

    @staticmethod
    def _realis(s: Setting, *, planned: bool) -> str:
        if s.attributive:
            return "mention"
        if planned:
            return "planned"
        return "recurring" if s.cued and realis.recurring(s.before) else "actual"

    def _reviewed(self, s: Setting) -> float:
        """What it adds that a review of past work tells a measure; the government is meant, the period is known."""
        told = self._context.reviews and s.trigger.weight >= 1 and tells_measure(s)
        return _REVIEWED_GAIN if told else 0.0

    def _state(self, s: Setting, trigger: Trigger, dating: Dating, firmness: int) -> float:
        """What it takes away that a verb only sums up how things stand by now (截至, 已, 累计)."""
        before, after, time, loss = s.before, s.after, dating.time, 0.0
        already = s.cued and _already(before)
        if already and s.index and s.clauses[s.index - 1].text.endswith(_UP_TO_NOW) and _COUNTED.search(after):
            loss += 2
        if trigger.event_type == "milestone":
            return loss
        if firmness < 2 and not self._context.account:
            now = firmness == 1
            if (already and now and dating.distance == 0) or ((already or now) and _COUNTED.search(after)):
                loss += 1.5
        if time is not None and "截" in time.text and not trigger.casualty and _COUNTED.search(before + after):
            loss += 2
        return loss

    def _wording(self, s: Setting, trigger: Trigger) -> float:
        """What the words around a verb add or take away."""
        before, after, context, score = s.before, s.after, self._context, 0.0
        if after[:1] in _RESULT_FIRST and (after.startswith(_RESULT) or (after[0] == "起" and after[1:2] != "来")):
            score += 1
        if s.cued and realis.perfect(before):
            score += 1
        if context.headed:
            score += 1 if self._heads(trigger, before, after) else 0.5
        if s.reported:
            score += 1
        if trigger.event_type == "sports":
            # The turns of a match that is being told.
            score += 1 if context.last is not None and context.last.event_type in ("sports", "award") else 0
            score += 1 if "比" in before and SCORE.search(before) else 0
        elif not after and trigger.frame == "agent" and trigger.weight < 2 and not context.account:
            score -= 0 if _DISPOSAL.search(before) else 1
        if trigger.event_type == "milestone" and _GREAT.match(after):
            score += 0.5
        if (after and _COUNTED.search(after, 0, 24)) or (
            trigger.frame != "agent" and before and _COUNTED.search(before)
        ):
            score += 0.5
        if s.index and s.clauses[s.index - 1].text.startswith(_PRESENTATIONS):
            score -= 2
        if trigger.casualty:
            score += 1.5 if CASUALTY.search(before) else 0.0
            score -= 1.5 if _TOTAL.search(before) else 0.0
        return score

    @staticmethod
    def _heads(trigger: Trigger, before: str, after: str) -> bool:
        """Whether a headline is a subject with its verb, or the two with an object."""
        if len(after) <= 2:
            return trigger.weight >= 2 or (trigger.frame != "agent" and trigger.weight >= 1)
        return trigger.weight >= 1 and len(before) >= 2

    def _participants(self, s: Setting, trigger: Trigger, subject: Subject, inside: int, nearby: int) -> float:
        """What the subject and the place of a verb add or take away."""
        before, actors, score = s.before, subject.actors, 0.0
        named = subject.place is not None or (actors and trigger.frame != "theme")
        named = named or ((trigger.event_type in _PASSED or trigger.word in _HEARD) and self._assembled(s))
        named = named or (trigger.event_type != "other" and "会" in before and _SITTING.search(before) is not None)
        named = named or (s.reported and self._context.headed)
        named = named or (
            trigger.word in _ATTENDED and before[-1:] in "人名位" and _HEADS_COUNTED.search(before) is not None
        )
        named = named or (trigger.event_type == "visit" and "应" in before and _INVITED.search(before) is not None)
        named = named or (trigger.event_type == "talks" and before.startswith(_BOTH))
        named = named or _INSTITUTION.match(before) is not None
        if named or (("部" in before or "省" in before or "国" in before) and _DEPARTMENTS.search(before)):
            score += 1
        if s.cued and not (actors and inside >= 2) and self._is_idle(before, trigger):
            score -= 1.5
        if s.index and (subject.empty or not actors) and self._continues_demand(s):
            score -= 3 + self._reviewed(s)
        elif (
            not actors
            and trigger.event_type in _REVIEWED
            and (subject.empty or trigger.event_type != "other")
            and not self._context.headed
        ):
            score += 1 if self._context.reviews else 0
        if self._is_content(s, subject):
            score -= 2
        if trigger.frame != "agent" and len(before) > 3 and not subject.empty:
            score += 0.5
        if self._context.places.in_front(s) is not None:
            score += 0.5
        if not named and subject.empty and len(before) <= 4:
            named = self._is_told(s) or before.endswith("国家")
            score += 1 if named else 0
        if trigger.word == "来到" and (actors or named):
            # An official's next stop, told after the first.
            score += 1
        sure = trigger.weight >= 3 and trigger.frame == "theme"
        if not (actors or named or sure or inside >= 2 or nearby >= 2 or self._context.account) and subject.empty:
            score -= 1
        if 0 <= trigger.weight < 1 and inside == 3 and not subject.empty:
            score += 1
        return score

    def _is_told(self, s: Setting) -> bool:
        """Whether who tells it has done it: a headline goes on, a party says it of itself (乌方还称，|拦截…)."""
        if not s.index or s.trigger.frame != "agent" or s.trigger.weight < 2:
            return False
        goes_on = self._context.headed and self._context.masked[s.clause.start - 1] not in "：:"
        return goes_on or (s.trigger.plover == "ASSAULT" and s.clauses[s.index - 1].text.endswith("称"))

    def _assembled(self, s: Setting) -> bool:
        """Whether an assembly acts: the subject (会议|选举产生), or that of the act just told."""
        if s.before:
            return s.before.endswith(_ASSEMBLIES)
        if s.index and s.clauses[s.index - 1].text.endswith(_ASSEMBLIES):
            return True
        last = self._context.last
        if (
            not s.index
            and last is not None
            and last.event_type == "meeting"
            and 0 <= s.sentence.start - last.end <= _NEXT
        ):
            return True
        last = self._context.last
        if last is None or last.start < s.sentence.start:
            return s.trigger.word in _HEARD and s.clauses[0].text.startswith(_ASSEMBLIES)
        return last.event_type in _PASSED or last.trigger in _HEARD

    def _is_idle(self, before: str, trigger: Trigger) -> bool:
        """Whether a verb tells of a state of progress and strikes nobody."""
        if not realis.in_progress(before) or realis.perfect(before):
            return False
        if self._context.account:
            return before.endswith(_EFFORT)
        return trigger.plover != "ASSAULT" and _LIGHT_VERB.search(before) is None

    def weigh_noun(self, s: Setting) -> Verdict | None:
        """A bare event noun: what occurs (发生火灾), or what is pointed at (此次事故)."""
        trigger, before, after = s.trigger, s.before, s.after
        if after[:1] in ("率", "者", "险", "点") or s.section.kind in TERSE_BLOCKS or self._admission.irrealis(s):
            return None
        if demands(before) or (s.index and self._continues_demand(s)):
            return None
        context = self._context
        if context.rules and not s.times:
            return None
        occurs = _OCCURS.search(before)
        headline = trigger.event_type in ("accident", "disaster") and len(after) <= 8 and self._context.headed
        headline = headline and _TREATISE.search(after) is None
        if realis.future(before[-6:]) or (headline and realis.future(after)):
            return None
        named = trigger.occurs or trigger.frame == "noun"
        struck = context.account and named and (after == "" or after[0] in "被，持")
        # 起火的原因 asks after the cause alone.
        asked = context.account and named and not (trigger.frame != "noun" and trigger.word.endswith("火"))
        asked = asked and _ASKED.match(after) is not None
        if asked or (_DEIXIS.search(before) and not after.startswith(_ABOUT_IT)):
            kind, subject = "mention", Subject()
        elif occurs or struck or (headline and named) or _HAPPENED.match(after):
            bare = not occurs and before == "" and not after.startswith("发生") and not self._context.headed
            mention = bare or _SETTING.match(after) or (occurs and "发生的" in occurs.group())
            kind, subject = "mention" if mention else "actual", context.agents.of(s)
        else:
            return None
        return Verdict(kind, subject, self._date(s))

    def _date(self, s: Setting) -> Dating:
        return self._context.dates.of(s)
