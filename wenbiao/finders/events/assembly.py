"""From a trigger to a row: weigh the evidence in its clause, then fill in type, actors, place and date."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wenbiao.finders.events import realis
from wenbiao.finders.events.actors import Agents, Subject
from wenbiao.finders.events.clauses import FILLER, Clause, Clauses, grade, mask
from wenbiao.finders.events.dating import NO_DATE, Dates, Dating
from wenbiao.finders.events.names import event_name, noun_in, project_name, quoted_name, work_name
from wenbiao.finders.events.nominal import find_named
from wenbiao.finders.events.triggers import Candidate, Trigger, find_candidates
from wenbiao.page import Page
from wenbiao.records import Event, Section, Sentence

_SKIPPED_BLOCKS = frozenset("separator publisher editor author table".split())
_PLAN_HEADING = re.compile(r"工作安排|重点工作|目标任务|总体要求|下一步|主要任务|年工作建议|政策措施|保障措施|工作要求|组织实施|指导思想|基本原则|总体思路|预期目标|工作部署|任务分工|今后五年|规划|意见")
_COUNTED = re.compile(r"[0-9一二三四五六七八九十百千万亿两几多数][\d.,万亿余多几]*[个名人位家次起份项艘架辆台套枚颗部件条座所批届种对只场期轮列篇公吨元米例处栋户平%]|[《“]")
_OCCURS = re.compile(r"(?:发生|遭遇|遭受|突发|引发|爆发|遭到|遭|遇到|出现|突遭|酿成|造成|导致|突降)(?:了|过|的)?[^，。]{0,28}$")
_HAPPENED = re.compile(r"^(?:发生|造成|导致|波及|爆发)")
_DEIXIS = re.compile(r"(?:此次|这次|该起|这起|本次|上述|这场|这一|此轮|当次|(?<![应活])该|因)[^，。的]{0,4}$")
_NOUN_GOES_ON = re.compile(r"^(?:防控|防治|应急|处置|预防|救援|形势|态势|期间)")
_CASUALTY = re.compile(r"(?:造成|导致|致|致使|引发)[^，。]{0,40}$|[\d一二三四五六七八九十两百千数][\d余多]*[名人位个]?[^，。]{0,10}$")
_ALREADY = re.compile(r"已|累计|共")
_TOTAL = re.compile(r"累计|共计|总计|总数|人数|死亡率|已有")
_PASSIVE_THEME = re.compile(r"(?:被|获|受到|遭到?)$")
_RESULT = re.compile(r"^(?:了|过|起(?!来)|成功|完毕|到|出)")
_PLANNED_FAR = re.compile(r"未来|今后|到20\d\d年|下一步|接下来")
_DEMAND = re.compile(r"^(?:[^，]{0,6}?)(?:要(?![求素闻])|必须|应(?!邀|对)|须|需要|坚持|加强|着力|推动|推进|加快|深化|完善|健全|强化|优化|鼓励|支持|引导|探索|落实|严格|积极|大力|切实|希望|确保)")
_NAME_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_MOTION = frozenset("抵达 飞抵 抵京".split())
# Verbs that only lead in the one that tells what happened (宣布|启动, 来到 … 考察).
_CARRIERS = frozenset("宣布 宣告 来到 走进 前往 赶赴 奔赴 决定 组织 指派 派 派出 下令".split())
_NO_REPORT = re.compile(r"^(?:之日|之际|之初|前夕|以前|之前)")
_ANNIVERSARY = re.compile(r"^[\d一二三四五六七八九十百两]+多?周?年")
_SUMMED = re.compile(r"(?:累计|共计|总计|合计|总共|共|新)$")
_AFTERMATH = re.compile(r"^[^，。]{0,4}后[^，。]{0,2}$")
_DISPOSAL = re.compile(r"[将把被由让获受]|进行|展开|开展|实施|接受|予以|加以")
_GREAT = re.compile(r"^[了]?(?:新的)?(?:重大|全面|决定性|历史性|圆满|压倒性|零的|历史)")
_BARE_MEETING = re.compile(r"^(?:了)?(?:会议|大会|仪式|活动|座谈会|开幕式|论坛)?(?:并|、)$")
# How a clause begins whose subject stands in the clause before.
_ELIDED = re.compile(r"^(?:[并还又也再先随即首正深亲实详就对向在与同为围把将从到]|听取|宣读|了解|参观|查看|察看|考察|调研|出席|参加|击|打|摧|拦|抓|缴|发|开|推|启|签|通|完|建|制|组|实|联合|强烈|成功|共同|全面|积极|陆续|当天|同时|紧急|立即|迅速|和|与)")
_ACTIVITIES = frozenset("consultation campaign exhibition sports enforcement launch publication exercise".split())
_BARE_EVENT = re.compile(r"(?:^|[席加持])(?:了)?(?:会议|大会|仪式|活动|座谈会|开幕式|论坛|会)(?:并|$)|大会上|会议上|会上")
# A reporter in front of what is told (美媒称|…), without a comma between.
_TOLD = re.compile(r"[^，。；：□“”]{1,12}?(?<![自人堪简俗号宣名通职])(?:称|证实|声称|报道说|说)(?![号为呼赞作霸职])")
_THEN = re.compile(r"听取|讨论|研究|审议|部署|学习|传达|并(?!购)|欢迎(?!仪式|宴|会)|庆祝(?!大会|活动)|纪念(?=.{0,8}周年$)")
_HOLDING = frozenset("召开 举行 举办 承办 主办 主持 主持召开 共同主持 出席 参加 列席 开幕 闭幕".split())
_HELD = frozenset("meeting talks exhibition sports exercise award launch agreement campaign consultation other relief enforcement".split())
_DEPARTMENTS = re.compile(r"(?:^|、|等|近日|日前)[一二三四五六七八九十两\d]+(?:部门|部委|省份|省区市|国)")
_LIGHT_VERB = re.compile(r"发动|展开|进行|实施|开展|发起")
_LOCAL = re.compile(r"^[^，]{0,6}?当地(?!时间|[人居群百村民媒警政])")
_DATED_MODIFIER = frozenset("发布 公布 通报 印发 披露 发表 联合发布 对外发布 签署 颁布 出台".split())
_EVENT_WORD = re.compile(r"^(?:结果|制度|委员会|权限|事件|期间|案|活动|协议|行动|人群|地区|问题|风险|任务|情况|事故|现场|消息|时间|地点|原因|工作|能力|水平|系统|装备|目标|等科目)")
_AS_SETTING = re.compile(r"^[^，。]{0,4}?(?:以来|之后|后|期间|时|之际)$")
_ALARM = re.compile(r"事故|火灾|大火|地震|爆炸|中毒|袭击|相撞|追尾|伤亡|死亡|受伤|遇难|着火|起火|余震|震感|坍塌|坠毁|滑坡|泥石流|洪水|人质|车祸")
_THRESHOLD = 3.0
# In an account of an emergency a deed told under any time passes.
_ACCOUNT_GAIN = 2.0


@dataclass(slots=True)
class _Setting:
    """What is known of a candidate before it is weighed."""

    candidate: Candidate
    sentence: Sentence
    section: Section
    clause: Clause
    index: int
    start: int
    before: str
    after: str
    reported: bool = False


class EventReader:
    """Reads the events of one page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._masked = mask(page.norm)
        self._clauses = Clauses(page, self._masked)
        self._agents = Agents(page, self._masked)
        self._dates = Dates(page, self._clauses)
        self._title_like = {id(s) for s in page.sections if s.kind in ("title", "heading")}
        self._plan = self._plan_sections()
        # In an account of an accident or an attack the small acts are happenings too (赶到, 送往, 接到报警).
        self._account = len(_ALARM.findall(self._masked, 0, 500)) >= 3
        self._rules = page.metadata.doc_type in ("policy_document", "law")
        self._last: Event | None = None
        self._last_subject: tuple[int, Subject] = (-1, Subject())

    @property
    def is_account(self) -> bool:
        """Whether the page tells of an accident, a disaster or an attack."""
        return self._account

    def _plan_sections(self) -> set[int]:
        """Blocks under a heading that announces tasks, not deeds."""
        return {id(s) for s in self._page.sections if s.path and _PLAN_HEADING.search(s.path)}

    def read(self) -> list[Event]:
        """Every event, in text order."""
        page, events = self._page, []
        if not page.sentences:
            return events
        previous: Candidate | None = None
        previous_kept = False
        for candidate in find_candidates(self._masked):
            sentence = page.sentence_at(candidate.start)
            if not sentence.start <= candidate.start < sentence.end:
                continue
            section = page.section_at(candidate.start)
            if section.kind in _SKIPPED_BLOCKS:
                continue
            setting = self._setting(candidate, sentence, section)
            if setting is None:
                continue
            if previous is not None and previous.start >= setting.clause.start:
                between = self._masked[previous.end : candidate.start]
                if previous_kept and previous.trigger.word in ("出席", "参加") and _BARE_MEETING.match(between):
                    event = self._weigh(setting)
                    if event is not None:
                        events[-1] = self._last = event
                        previous = candidate
                    continue
                if previous_kept and not self._separate(previous, candidate, between):
                    modifies = "的" in between and between[:1] not in "了过" and candidate.trigger.weight >= 2
                    if not modifies and (previous.trigger.word not in _CARRIERS or len(between) > 16):
                        continue
                    event = self._weigh(setting)
                    if event is not None:
                        events[-1] = self._last = event
                        previous = candidate
                    continue
            event = self._weigh(setting)
            if event is None and candidate.trigger.occurs:
                event = self._weigh_noun(setting)
            previous, previous_kept = candidate, event is not None
            if event is not None:
                events.append(event)
                self._last = event
        return self._with_named(events)

    def _with_named(self, events: list[Event]) -> list[Event]:
        """Add what is only named, where no reported event of the same clause is it."""
        page = self._page
        taken = [(e.start, e.end, e) for e in events]
        for named in find_named(page.norm):
            sentence = page.sentence_at(named.start)
            section = page.section_at(named.start)
            if section.kind in _SKIPPED_BLOCKS or section.kind in ("note", "article"):
                continue
            if id(section) in self._title_like and page.norm[named.end : named.end + 1] != "上":
                continue
            text = page.norm[named.start : named.end]
            holder = next((e for a, b, e in taken if a <= named.start < b), None)
            if holder is not None and (holder.name is not None and (text in holder.name or holder.name in text) or named.start > holder.trigger_start):
                continue
            event_type, plover = named.event_type, named.plover
            if named.pointer:
                back = next((e for e in sorted(events, key=lambda e: -e.trigger_start) if e.trigger_start < named.start and (e.event_type == event_type or event_type == "campaign" and e.event_type in _ACTIVITIES)), None)
                if back is None or holder is not None:
                    continue
                event_type, plover = back.event_type, back.plover
            event = Event(
                start=named.start, end=named.end, text=page.text[named.start : named.end], trigger=page.text[named.start : named.end],
                trigger_start=named.start, trigger_end=named.end, event_type=event_type, plover=plover,
                name=None if named.pointer else page.text[named.start : named.end],
                realis="actual" if named.reported else "mention",
            )  # fmt: skip
            if not named.pointer:
                dating = self._dates.of(sentence, sentence.start, named.start, named.start)
                self._dates.apply(event, dating if dating.distance == 0 and "党的" not in text else NO_DATE)
            events.append(event)
        events.sort(key=lambda e: (e.trigger_start, e.trigger_end))
        return events

    def _separate(self, previous: Candidate, candidate: Candidate, between: str) -> bool:
        """Whether two triggers of one clause report two happenings."""
        if _casualty(candidate.trigger):
            return True
        if self._account:
            return not between.startswith("的") and len(between) > 0 and not (candidate.trigger.occurs and previous.trigger.event_type == candidate.trigger.event_type)
        if previous.trigger.word in _MOTION:
            return len(between) > 1 and not between.startswith("的")
        return bool(re.search(r"[并、]|后(?=.)|随后|同时", between[-8:])) and not between.startswith("的")

    def _setting(self, candidate: Candidate, sentence: Sentence, section: Section) -> _Setting | None:
        clauses = self._clauses.of(sentence)
        for index, clause in enumerate(clauses):
            if clause.start <= candidate.start < clause.end:
                break
        else:
            return None
        start = clause.start
        if index and self._clauses.is_topic(clauses[index - 1]):
            start = clauses[index - 1].start
        told = _TOLD.match(self._masked, clause.start, candidate.start)
        if told:
            start = told.end()
        before = self._masked[max(start, clause.start) : candidate.start]
        after = self._masked[candidate.end : clause.end]
        return _Setting(candidate, sentence, section, clause, index, start, before, after, told is not None)

    # --- is it an event?

    def _weigh(self, s: _Setting) -> Event | None:
        trigger = s.candidate.trigger
        if trigger.frame == "noun":
            return self._weigh_noun(s)
        in_title = id(s.section) in self._title_like
        if s.section.kind in ("article", "note") and trigger.event_type not in ("legislation", "policy_release", "publication"):
            return None
        if trigger.needs is not None and not trigger.needs.search(s.after) and not trigger.needs.search(self._page.norm, s.candidate.end, s.clause.end):
            theme_first = trigger.frame == "theme" or trigger.frame == "either" and len(s.after) <= 2
            if not (theme_first and (trigger.needs.search(s.before) or trigger.frame != "theme" and grade(self._clauses.times(s.start, s.candidate.start)) == 3)):
                return None
        if realis.attributive(s.after):
            dated = self._clauses.times(s.start, s.candidate.start)
            if not (s.after[:1] == "的" and grade(dated) == 3 and trigger.word in _DATED_MODIFIER) and not (self._account and trigger.event_type in ("accident", "disaster")):
                return None
        if trigger.frame in ("theme", "agent") and 1 <= trigger.weight < 3 and _EVENT_WORD.match(s.after):
            return self._weigh_noun(s)
        dating = self._dating(s)
        firmness = grade([dating.time]) if dating.time is not None and dating.distance == 0 else 0
        score = float(trigger.weight)
        if _NO_REPORT.match(s.after) or s.before.endswith(("记者", "笔者")) or s.before[-1:] == "、" and s.after[:1] == "、" or _ANNIVERSARY.match(s.after):
            return None
        if firmness < 2 and _AFTERMATH.match(s.after):
            return None
        if realis.irrealis(s.before):
            return None
        planned = realis.future(s.before)
        if planned and (firmness < 2 or _PLANNED_FAR.search(s.before)):
            return None
        clauses = self._clauses.of(s.sentence)
        opinion, report = self._reported(clauses, s)
        if opinion:
            score -= 3
        elif report and trigger.event_type in ("milestone", "completion", "campaign", "policy_release") and firmness < 2:
            score -= 1.5
        earlier = grade([dating.time]) if dating.time is not None and dating.distance > 0 else 0
        score += {3: 2.0, 2: 1.0}.get(firmness, 0.0) or (1.0 if earlier >= 2 else 0.0)
        subject = self._subject(s)
        if subject.actors and trigger.frame != "theme" or subject.place is not None or _DEPARTMENTS.search(s.before):
            score += 1
        if _RESULT.match(s.after):
            score += 1
        if realis.perfect(s.before[-12:]):
            score += 1
        elif not self._account and realis.in_progress(s.before[-8:]) and not (subject.actors and firmness >= 2):
            if trigger.plover != "ASSAULT" and not _LIGHT_VERB.search(s.before):
                score -= 1.5
        if in_title:
            score += 0.5 if len(s.after) > 2 or trigger.weight < 2 else 1
        if s.index and not subject.actors and self._inherits_demand(clauses, s.index):
            score -= 3
        if s.reported:
            score += 1
        if trigger.frame == "agent" and not s.after and trigger.weight < 2 and not _DISPOSAL.search(s.before):
            score -= 1
        if trigger.event_type == "milestone" and _GREAT.match(s.after):
            score += 0.5
        if self._is_content(s, subject):
            score -= 2
        if _COUNTED.search(s.after[:24]) or trigger.frame != "agent" and _COUNTED.search(s.before):
            score += 0.5
        if trigger.frame != "agent" and len(s.before) > 3 and not subject.empty:
            score += 0.5
        if self._agents.locative(s.start, s.candidate.start):
            score += 0.5
        if not subject.actors and subject.empty and firmness < 2 and earlier < 2:
            score -= 1
        if s.index and clauses[s.index - 1].text.startswith(("这是", "这也是", "是")):
            score -= 2
        if (self._rules or id(s.section) in self._plan) and firmness < 3:
            score -= 2.5
        if firmness == 1 and _ALREADY.search(s.before):
            score -= 1.5
        if not _casualty(trigger) and trigger.event_type != "milestone":
            if _SUMMED.search(s.before):
                return None
            if dating.time is not None and "截" in dating.time.text and _COUNTED.search(s.before + s.after):
                score -= 2
        if _casualty(trigger):
            if _CASUALTY.search(s.before):
                score += 1.5
            if _TOTAL.search(s.before):
                score -= 1.5
        if trigger.weight == 0 and firmness == 3 and not subject.empty:
            score += 1
        if self._account and (trigger.weight >= 1 or dating.time is not None and dating.distance <= 1):
            score += _ACCOUNT_GAIN
        if score < _THRESHOLD:
            return None
        return self._row(s, subject, "planned" if planned else "actual", dating)

    def _weigh_noun(self, s: _Setting) -> Event | None:
        """A bare event noun: what occurs (发生火灾), or what is pointed at (此次事故)."""
        if s.after[:1] in ("率", "者", "险", "点") or realis.irrealis(s.before):
            return None
        occurs = _OCCURS.search(s.before)
        happened = _HAPPENED.match(s.after)
        in_title = id(s.section) in self._title_like and len(s.after) <= 8 and s.candidate.trigger.event_type in ("accident", "disaster") and (s.candidate.trigger.occurs or s.candidate.trigger.frame == "noun")
        if occurs or in_title:
            setting = occurs and occurs.group().count("的") and "发生的" in occurs.group() or _AS_SETTING.match(s.after)
            return self._row(s, self._subject(s), "mention" if setting else "actual")
        if happened:
            kind = "mention" if _AS_SETTING.match(s.after) else "actual"
            return self._row(s, self._subject(s), kind)
        if _DEIXIS.search(s.before) and not _NOUN_GOES_ON.match(s.after):
            return self._row(s, Subject(), "mention")
        return None

    def _is_content(self, s: _Setting, subject: Subject) -> bool:
        """Whether a clause only tells what a document or a campaign of its sentence contains or brought."""
        last = self._last
        if last is None or last.start < s.sentence.start or last.trigger_start >= s.candidate.start or not subject.empty:
            return False
        if last.event_type == "policy_release":
            return last.end <= s.clause.start and s.candidate.trigger.event_type != "policy_release"
        if last.event_type in ("campaign", "enforcement") and s.candidate.trigger.event_type in ("enforcement", "relief"):
            return bool(_COUNTED.search(s.after) or re.search(r"\d", s.after) or s.before == "")
        return False

    def _reported(self, clauses: list[Clause], s: _Setting) -> tuple[bool, bool]:
        """Whether the clause lies inside reported opinion (强调 …) or reported fact (据报道 …)."""
        opinion = report = False
        for clause in clauses[: s.index]:
            tail = clause.text[-14:]
            if realis.OPINION.search(tail):
                opinion, report = True, False
            elif realis.REPORT.search(tail):
                report = True
        if realis.OPINION.search(s.before) and not realis.OPINION_LEAD.search(s.before):
            opinion = True
        return opinion, report

    def _inherits_demand(self, clauses: list[Clause], index: int) -> bool:
        """Whether a clause continues a list of duties (要…，完善…，启动…)."""
        for clause in reversed(clauses[max(0, index - 8) : index]):
            if _DEMAND.match(clause.text) or realis.future(clause.text):
                return not self._clauses.times(clauses[index].start, clauses[index].end)
            if clause.cut in "。；;：:":
                return False
        return False

    # --- who

    def _subject(self, s: _Setting) -> Subject:
        times = [(t.start, t.end) for t in self._clauses.times(s.start, s.candidate.start)]
        subject = self._agents.subject(s.start, s.candidate.start, times, s.candidate.trigger.event_type in ("talks", "agreement", "exercise"))
        if not subject.actors and subject.place is None and s.candidate.trigger.frame != "theme":
            clauses = self._clauses.of(s.sentence)
            local = self._local(s)
            if local is not None:
                return local
            for clause in reversed(clauses[: s.index]):
                earlier = self._agents.subject(clause.start, clause.end, [(t.start, t.end) for t in self._clauses.times(clause.start, clause.end)])
                if earlier.actors:
                    if subject.empty or _ELIDED.match(s.before):
                        return Subject(earlier.actors, earlier.place, True)
                    break
        return subject

    def _local(self, s: _Setting) -> Subject | None:
        """当地 as a subject: the place that the text named last."""
        clauses = self._clauses.of(s.sentence)
        heads = [s.before] + ([clauses[s.index - 1].text] if s.index else [])
        if not any(_LOCAL.match(h) for h in heads):
            return None
        place = self._agents.last_place(s.clause.start)
        return Subject([place.text], place) if place is not None else None

    # --- the row

    def _row(self, s: _Setting, subject: Subject, kind: str, dating: Dating | None = None) -> Event:
        page, norm, trigger = self._page, self._page.norm, s.candidate.trigger
        start, end = s.start, s.clause.end
        if _casualty(trigger):
            cut = max(self._masked.rfind("、", start, s.candidate.start) + 1, *(
                self._masked.rfind(w, start, s.candidate.start) for w in ("造成", "导致", "致")
            ))  # fmt: skip
            start = max(start, cut)
        event_type, plover = trigger.event_type, trigger.plover
        for pattern, kind_of_object in trigger.objects:
            if pattern.search(norm, s.candidate.end, end):
                event_type = kind_of_object
                break
        name = None
        before, after = norm[s.start : s.candidate.start], norm[s.candidate.end : end]
        noun = None
        if trigger.light or trigger.frame in ("either", "theme"):
            noun = noun_in(_THEN.split(after, maxsplit=1)[0], _HELD if trigger.word in _HOLDING else None) if trigger.frame != "theme" else None
            side = after
            if noun is None and len(after.strip()) <= 2:
                noun, side = noun_in(before, _HELD if trigger.word in _HOLDING else None), before
            if noun is not None:
                if trigger.light:
                    event_type, plover = noun[0].event_type, noun[0].plover or plover
                name = event_name(side, noun[2])
        if name is None and trigger.frame in ("either", "theme") and event_type in ("launch", "completion", "milestone"):
            name = project_name(before) or (quoted_name(after) if trigger.frame == "either" else None)
        if name is None and event_type == "launch" and trigger.frame == "agent":
            name = quoted_name(after)
        if trigger.event_type in ("publication", "policy_release", "legislation"):
            name = work_name(norm[s.start : end]) or name
            if name:
                event_type, plover = _type_of_work(name, event_type), plover
        actors = list(subject.actors) if trigger.frame != "theme" else []
        if trigger.frame == "either" and len(after.strip()) <= 2 and event_type not in ("publication", "policy_release", "statistics_release"):
            actors = []
        place, code = self._place(s, subject)
        event = Event(
            start=start, end=end, text=page.text[start:end], trigger=page.text[s.candidate.start : s.candidate.end],
            trigger_start=s.candidate.start, trigger_end=s.candidate.end, event_type=event_type, plover=plover,
            name=name, actors=actors, place=place, place_code=code, realis=kind,
        )  # fmt: skip
        self._dates.apply(event, dating or self._dating(s))
        return event

    def _dating(self, s: _Setting) -> Dating:
        return self._dates.of(s.sentence, s.start, s.candidate.start, s.clause.end)

    def _place(self, s: _Setting, subject: Subject) -> tuple[str | None, str | None]:
        found = self._agents.locative(s.start, s.candidate.start) or self._agents.occurrence(s.candidate.end, s.clause.end)
        if found is None and (s.candidate.trigger.event_type in ("visit", "accident", "disaster") or s.candidate.trigger.plover == "ASSAULT"):
            for row in self._agents.within(s.candidate.end, s.clause.end):
                if row.kind == "place" and not self._masked.startswith(("人", "的", "军", "籍", "总", "国"), row.end):
                    return row.text, row.code
        if found is not None:
            mention = self._agents.place_mention(found[1])
            return found[0], mention.code if mention else None
        where = subject.place
        if where is not None and (where.code is not None or where.text not in subject.actors):
            return where.text, where.code
        return self._carried_place(s, subject)

    def _carried_place(self, s: _Setting, subject: Subject) -> tuple[str | None, str | None]:
        """The place of an earlier event that the clause goes on with, or of what the sentence speaks of."""
        last, trigger = self._last, s.candidate.trigger
        if last is not None and last.place:
            between = self._masked[last.end : s.start]
            same = last.start >= s.sentence.start and "；" not in between and ";" not in between
            if same and (subject.empty or trigger.frame in ("theme", "noun") or not subject.actors):
                return last.place, last.place_code
            if self._account and (trigger.event_type in ("accident", "death") or _casualty(trigger)):
                return last.place, last.place_code
            if last.event_type == "meeting" and s.start - last.end < 120 and _BARE_EVENT.search(self._masked[s.start : s.clause.end]):
                return last.place, last.place_code
        if trigger.frame == "theme":
            for clause in self._clauses.of(s.sentence)[: s.index]:
                place = self._agents.subject(clause.start, clause.end, [(t.start, t.end) for t in self._clauses.times(clause.start, clause.end)]).place
                if place is not None:
                    return place.text, place.code
        if trigger.event_type in ("launch", "completion"):
            index = self._page.sentence_index(s.candidate.start) + 1
            if index < len(self._page.sentences):
                following = self._page.sentences[index]
                place = self._agents.situated(following.start, min(following.end, following.start + 40))
                if place is not None:
                    return place.text, place.code
        return None, None



def _casualty(trigger: Trigger) -> bool:
    """Whether a trigger tells of the dead, the hurt or the missing."""
    return trigger.event_type == "death" or trigger.event_type == "other" and trigger.frame == "theme"


def _type_of_work(name: str, default: str) -> str:
    """What a title in 《》 is: a law, a policy, or a work."""
    inner = re.sub(r"[（(][^（()）]*[)）]", "", name).strip("《》")
    last = inner.split("《")[-1].rstrip("》")
    if re.search(r"(?:(?<!办)法|条例|修正案|法典|法案)$", last):
        return "legislation"
    if re.search(r"(?:规划|方案|意见|通知|办法|规定|指南|细则|纲要|计划|措施|标准|目录|清单|决定|规范|规程|条约|要点|准则|政策|若干措施|公告)$", last):
        return "policy_release"
    return default


__all__ = ["EventReader", "FILLER", "Trigger"]
