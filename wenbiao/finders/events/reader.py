"""Reads a page from trigger to trigger: which candidates stand alone, which only lead in the next."""

from __future__ import annotations

import re

from wenbiao.finders.events.admission import Admission
from wenbiao.finders.events.clauses import Setting, grade
from wenbiao.finders.events.context import Context
from wenbiao.finders.events.evidence import Evidence
from wenbiao.finders.events.rows import Rows
from wenbiao.finders.events.triggers import Trigger
from wenbiao.finders.events.words import words
from wenbiao.records import Event, Section, Time

_SKIPPED_BLOCKS = frozenset(["separator", "editor", "author", "table"])
# Verbs after which the aim of the way is an event of its own (抵达河内|开始访问).
_MOTION = frozenset(["抵达", "飞抵", "抵京"])
_CARRIERS = frozenset(words("carrier"))
_CARRIER_REACH = 16
# Decrees that a weaker verb only spells out (宣布|进入紧急状态).
_DECREES = frozenset(["宣布", "宣告", "决定", "下令"])
_SPELLED = frozenset(words("spelled"))
_ATTENDING = frozenset(words("attending"))
_BARE_MEETING = re.compile("了?(?:会议|大会|仪式|活动|座谈会|开幕式|论坛)?(?:并|、)$")
_CARRYING, _TREATED = words("carrying"), frozenset(words("treated"))
_LENDING, _WITNESSED = frozenset(words("lending")), frozenset(words("witnessed"))
_NAMES_WORK = re.compile("(?:等?(?:工作|行动|任务|措施|处理))?$")
# A blow that brings another (爆炸|而|起火), and one more of the same (4.9级地震|和4.0级|地震).
_CAUSAL = re.compile("[而并]|后|造成|导致|引发|引起|随即|进而")
_AND_MORE = re.compile("[和、及与][^，。的]{1,10}")
# The blow that another wards off (击退|乌军多次|进攻).
_BLOWS = frozenset(words("warded"))
_WARDED = re.compile("了?[^，。并而、后中被]{1,12}")
# Verbs of finding out, which leave what is found out about a happening of its own.
_ASKED = re.compile("原因|情况")
_INQUIRIES = frozenset(["调查", "展开调查", "核查", "侦查"])
# How long what runs on between two verbs is at least, and what ties a day to the verb before it.
_RUN_ON = 10
_TIED = frozenset("于从至到的自截在将和、")
_COORDINATED = re.compile("并|、|后(?=.)|随后|同时")


class EventReader:
    """Reads the events of one page."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._admission = Admission(context)
        self._evidence = Evidence(context, self._admission)
        self._rows = Rows(context)

    def read(self, candidates: list[tuple[int, int, Trigger]]) -> list[Event]:
        """The page's events by trigger, in text order, unkeyed.

        Args:
            candidates: the triggers of the masked page (:func:`find_candidates`).
        """
        context, page = self._context, self._context.page
        events: list[Event] = []
        if not page.sentences:
            return events
        clauses = context.clauses
        spoilt, weigh, build = self._admission.spoilt, self._evidence.weigh, self._rows.build
        sentences, sections = page.sentences, page.sections
        sentence_at = section_at = 0
        last_sentence, last_section = len(sentences) - 1, len(sections) - 1
        previous: Setting | None = None
        kept = False
        sentence, section = sentences[0], sections[0]
        # Up to where a trigger stands in the sentence of the one before.
        reached = -1
        block: Section | None = None
        times: list[Time] = []
        for start, end, trigger in candidates:
            if start >= reached:
                while sentence_at < last_sentence and sentences[sentence_at + 1].start <= start:
                    sentence_at += 1
                while section_at < last_section and sections[section_at + 1].start <= start:
                    section_at += 1
                sentence, section = sentences[sentence_at], sections[section_at]
                if not sentence.start <= start < sentence.end or section.kind in _SKIPPED_BLOCKS:
                    continue
                reached, times = sentence.end, clauses.enter(sentence)
                if section is not block:
                    block = section
                    context.enter(section)
            if trigger.small and (not times or (trigger.weight < 0 and not context.account)):
                # The small acts count only under a stated time, the smallest only in an account of an emergency.
                continue
            if trigger.step and not context.account:
                continue
            replaces = False
            if kept and previous is not None and start < previous.end:
                relation = self._relation(previous, trigger, start, end)
                if relation == "part":
                    continue
                replaces = relation == "replaces"
            setting = None if spoilt(trigger, end, sentence) else clauses.setting(trigger, start, end, section)
            verdict = weigh(setting) if setting is not None else None
            if setting is None or verdict is None:
                kept = kept and replaces
                continue
            replaces = replaces or (kept and context.announces(setting))
            event = build(setting, verdict)
            if replaces:
                events[-1] = event
            else:
                events.append(event)
            previous, kept = setting, True
            context.note(event)
        return events

    def _relation(self, previous: Setting, trigger: Trigger, at: int, stop: int) -> str:
        """What a trigger is to an event before it in its clause: ``separate``, ``part`` of it, or ``replaces`` it."""
        between = self._context.masked[previous.trigger_end : at]
        if previous.trigger.word in _ATTENDING and _BARE_MEETING.match(between):
            return "replaces"
        if trigger.word in _INQUIRIES and _ASKED.search(between) and previous.trigger.frame in ("noun", "theme"):
            # 造成火灾|的原因还在调查.
            return "separate"
        if previous.trigger.word in _INQUIRIES and self._context.masked.find("原因", stop, previous.end) >= 0:
            # 调查|火灾的真正原因
            return "separate"
        if self._context.account:
            if previous.trigger.word in _LENDING and _NAMES_WORK.match(self._context.masked, stop, previous.end):
                return "replaces"
            if previous.trigger.word in _WITNESSED and trigger.weight >= 1:
                return "replaces"
            if self._is_purpose(previous.trigger, trigger, between):
                return "part"
        if previous.attributive and between.startswith("的"):
            return "separate"
        carries = previous.trigger.word in _CARRIERS and not previous.trigger.arrives
        carries = carries and not self._spells_out(previous.trigger, trigger)
        if carries and len(between) <= _CARRIER_REACH and not trigger.casualty:
            return "replaces"
        if len(between) >= _RUN_ON and self._starts_anew(previous, at, stop):
            return "separate"
        if previous.trigger.word.endswith("开展") and trigger.event_type == "relief":
            return "replaces"
        if self._separate(previous, trigger, between):
            return "separate"
        if previous.trigger.word == "签署" and trigger.frame == "either" and self._context.norm.startswith("《", stop):
            # 签署命令|发布《节水条例》.
            return "separate"
        if previous.trigger.frame == "noun" and previous.trigger.event_type == trigger.event_type:
            return "replaces"
        if "的" in between and between[:1] not in ("了", "过") and trigger.weight >= 2:
            return "replaces"
        return "part"

    def _starts_anew(self, previous: Setting, at: int, stop: int) -> bool:
        """Whether a day between two verbs opens what runs on from a headline (…举行|大会近日在京举行)."""
        context = self._context
        if context.masked.startswith("的", stop):
            return False
        for time in context.clauses.times_here(previous.trigger_end, at):
            if time.precision in ("day", "relative") and grade(time) >= 2:
                return context.norm[time.start - 1] not in _TIED and time.start - previous.trigger_end >= 4
        return False

    @staticmethod
    def _spells_out(decree: Trigger, trigger: Trigger) -> bool:
        """Whether a verb is too weak to stand for the decree in front of it (宣布|进入紧急状态)."""
        if decree.word not in _DECREES or trigger.weight >= decree.weight:
            return False
        return trigger.word in _SPELLED or decree.word == "下令"

    @staticmethod
    def _is_purpose(first: Trigger, second: Trigger, between: str) -> bool:
        """Whether the second of two verbs of a rescue only says what the first is done for (赶到现场|救援)."""
        if _COORDINATED.search(between) or second.event_type == "death":
            return False
        if first.arrives:
            return len(between) <= _CARRIER_REACH and second.event_type in ("relief", "enforcement", "other", "visit")
        return first.word.endswith(_CARRYING) and second.word in _TREATED

    def _separate(self, previous: Setting, trigger: Trigger, between: str) -> bool:
        """Whether two triggers of one clause report two happenings."""
        if trigger.casualty or (trigger.event_type == "visit" and "欢迎" in between):
            return True
        if between.startswith("的"):
            return previous.trigger.casualty
        if self._context.account:
            if trigger.small and not _COORDINATED.search(between):
                return False
            same = previous.trigger.event_type == trigger.event_type
            if trigger.occurs and same:
                return _CAUSAL.search(between) is not None or (
                    trigger.word == previous.trigger.word and _AND_MORE.fullmatch(between) is not None
                )
            wards = trigger.word in _BLOWS and previous.trigger.plover == "ASSAULT" and _WARDED.fullmatch(between)
            return between != "" and not wards
        if previous.trigger.word in _MOTION:
            return len(between) > 1
        return _COORDINATED.search(between[-8:]) is not None
