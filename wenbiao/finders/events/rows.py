"""From a verdict to a row: type, name, actors, place and date of an event."""

from __future__ import annotations

import re

from wenbiao.finders.events.clauses import Setting
from wenbiao.finders.events.context import Context
from wenbiao.finders.events.evidence import Verdict
from wenbiao.finders.events.names import event_name, noun_in, project_name, quoted_name, type_of_work, work_name
from wenbiao.finders.events.places import STARTS
from wenbiao.finders.events.pointing import is_effect, is_generic
from wenbiao.finders.events.subjects import LOCAL_HEADS, WORKS
from wenbiao.finders.events.triggers import RESPONSES, EventNoun
from wenbiao.finders.events.words import any_of, words
from wenbiao.records import Event, Mention

# Where the object of a holding verb ends and its purpose begins (召开座谈会|听取意见).
_PURPOSE = re.compile(
    "听取|讨论|研究|审议|部署|学习|传达|并(?!购)|欢迎(?!仪式|宴|会)|庆祝(?!大会|活动)|纪念(?=.{0,8}周年$)"
)
_HOLDING = frozenset(words("holding") + words("presiding") + words("attending"))
_HELD = frozenset((
    "meeting", "talks", "exhibition", "sports", "exercise", "award", "launch", "agreement", "campaign",
    "consultation", "other", "relief", "enforcement",
))  # fmt: skip
_BUILT = frozenset(("completion", "launch"))
# How far back in its sentence a deed's subject and place are looked for.
_FAR = 200
_CLAUSES = 3
_SAYS = words("telling")
# 举行仪式|，欢迎…总统访华.
_WELCOMES = ("，欢迎", ",欢迎")
_DOCUMENTS = frozenset(["publication", "policy_release", "legislation"])
_ISSUED = frozenset(["publication", "policy_release", "statistics_release"])
_RELEASED = _DOCUMENTS | {"statistics_release", "consultation"}
_PROJECTS = frozenset(["launch", "completion", "milestone"])
# The pair that has been told (两国元首).
_PAIR = re.compile(
    "(?:随后|期间|当天|当日|同日|会后|会谈后|会见后|仪式后|访问期间|这[也还]?是)?，?"
    "(?:两国(?:元首|领导人|总理|总统|外长|防长)|双方|两人)(?!关系|人民|企业|团队)"
)
_WAYS = frozenset(["visit", "relief", "other"])
# Who comes where it happened (赶到|事故现场).
_ON_SCENE = re.compile("了?[^，。；的]{0,6}?(?:现场|火场|事发|事故|出事|失火)")
_THE_SCENE = re.compile("了?(?:事故|火灾|爆炸|案发|事发)?现场(?=$|[，、并])")
_DESTINATIONS = frozenset(["visit", "accident", "disaster"])
# What looks into the state of a place (对…进行|勘查).
_SURVEYS = frozenset(["勘查", "勘察", "排查", "调查", "检查"])
# How the words for what people hold end (召开|会议, but not 开通|运行).
_GATHERING_LAST = frozenset("会议式礼赛案谈见晤念演展选票判")
# What befalls a town on a list does not happen there (成都、眉山|入选).
_CHOSEN = frozenset(words("chosen"))
# What is told of works in a paragraph about a town is done there.
_TOPICAL = frozenset(["launch", "completion", "milestone"])
# Behind a country: who or what belongs to it and need not be there.
_WHOSE = re.compile(f"[-—–－]|一[名位]|[0-9两数多]+[名位]|[^，。在]{{0,4}}?(?:{any_of('belonging')})")
# A title in 《》 that is the subject, in front of time, place or the verb.
_TITLED = re.compile("》(?:$|[从自于在今昨将0-9]|正式|全面|近日|日前)")
_BARE_MEETING = re.compile("(?:^|[席加持])了?(?:会议|大会|仪式|活动|座谈会|开幕式|论坛|会)(?:并|$)|大会上|会议上|会上")
# What is told right behind a release without an object of its own (公布，今年上半年，…同比增长).
_DATA = re.compile("同比|环比|总值|指数|增加值")
# How far the next sentence may still say where a meeting's guests spoke.
_NEAR = 120
# How far behind a verb the head noun of its object is looked for.
_OBJECT = 80


class Rows:
    """Builds the event rows of one page."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def build(self, s: Setting, verdict: Verdict) -> Event:
        """The row of an event."""
        context, trigger = self._context, s.trigger
        start, end, text = self._start(s), s.end, context.page.text
        event_type, plover, name = self._classify(s, verdict)
        actors = list(verdict.subject.actors) if trigger.frame != "theme" else []
        happens = (
            trigger.frame == "either"
            and len(s.after.strip()) <= 2
            and "由" not in s.before
            and s.after.strip()[-1:] not in _GATHERING_LAST
        )
        befalls = trigger.frame == "noun" and ("发生" in s.before or event_type in _DESTINATIONS)
        if befalls or (happens and event_type not in _ISSUED):
            actors = []
        elif not actors and trigger.frame != "theme" and not trigger.casualty:
            body = context.bodies.acting(s)
            actors = [body] if body is not None else self._both(s)
        place, code = self._place(s, verdict, event_type, name)
        at, stop = s.trigger_start, s.trigger_end
        event = Event(
            start, end, text[start:end], text[at:stop], at, stop, event_type, plover, name, actors, place, code,
            realis=verdict.realis,
        )  # fmt: skip
        context.dates.apply(event, verdict.dating)
        if context.account and event.time_id is None and event.event_type in RESPONSES:
            now = context.dates.present(s)
            event.time_id = now.time_id if now is not None else None
        return event

    def _both(self, s: Setting) -> list[str]:
        """The two who acted together last, where the clause names them as a pair (两国元首|共同签署)."""
        pair = self._context.pair
        return list(pair) if pair and _PAIR.match(self._context.norm, s.clause.start, s.trigger_start) else []

    def _start(self, s: Setting) -> int:
        """Where the row's clause begins: casualties begin at their cause word or their 、."""
        if not s.trigger.casualty:
            return s.start
        masked, at = self._context.masked, s.trigger_start
        cuts = [masked.rfind(word, s.start, at) for word in ("造成", "导致", "致")]
        return max(s.start, masked.rfind("、", s.start, at) + 1, *cuts)

    def _classify(self, s: Setting, verdict: Verdict) -> tuple[str, str | None, str | None]:
        """Type, PLOVER code and name."""
        norm, trigger = self._context.norm, s.trigger
        before, after = norm[s.start : s.trigger_start], norm[s.trigger_end : s.end]
        event_type, plover, name = self._type(s, before, after), trigger.plover, None
        if trigger.light or trigger.frame != "agent":
            noun, side = self._event_noun(s, verdict, before, after)
            if noun is not None:
                if trigger.light:
                    event_type, plover = noun[0].event_type, noun[0].plover or plover
                name = event_name(side, noun[2])
        if event_type == "publication" and not after and _DATA.search(norm, s.end, s.end + _NEAR):
            event_type = "statistics_release"
        if name is None and event_type in _PROJECTS:
            if trigger.frame != "agent":
                name = project_name(before)
            if name is None and trigger.frame != "theme":
                name = quoted_name(after)
        if name is None and event_type in _PROJECTS and trigger.frame != "agent" and len(after.strip()) <= 2:
            # 《河湖盛典》14日在长沙|启动.
            name = work_name(before) if _TITLED.search(before) else None
        if trigger.event_type in _DOCUMENTS and norm.find("《", s.start, s.end) >= 0:
            title = work_name(norm[s.start : s.end])
            name = title or name
            if title:
                event_type = type_of_work(title) or event_type
        return event_type, plover, name

    def _type(self, s: Setting, before: str, after: str) -> str:
        """The type of a verb, by its object or its subject where they settle it."""
        trigger = s.trigger
        event_type = trigger.event_type
        for pattern, settled in trigger.objects:
            if pattern.search(after) or (len(after) <= 2 and trigger.needs is None and pattern.search(before)):
                event_type = settled
                break
        if trigger.word == "举行" and after.endswith("仪式") and self._context.norm.startswith(_WELCOMES, s.end):
            event_type = "visit"
        for pattern, settled in trigger.subjects:
            if pattern.search(self._context.norm, max(s.sentence.start, s.start - _FAR), s.trigger_start):
                event_type = settled
        return event_type

    def _event_noun(
        self, s: Setting, verdict: Verdict, before: str, after: str
    ) -> tuple[tuple[EventNoun, int, int] | None, str]:
        """The noun that names the event of a verb, in its object or its subject, and the words it stands in."""
        trigger = s.trigger
        kinds = _HELD if trigger.word in _HOLDING else _RELEASED if trigger.event_type in _DOCUMENTS else None
        noun, side = None, after
        if after and trigger.frame != "theme":
            purpose = _PURPOSE.search(after, 0, _OBJECT)
            noun = noun_in(after[: purpose.start() if purpose else _OBJECT], kinds)
        if noun is None and len(after.strip()) <= 2 and not trigger.word.endswith("主持"):
            noun, side = noun_in(before, kinds), before
            if noun is None and s.index and not verdict.subject.actors:
                # …论坛，今天（…）在金华|举行: the subject stands in front of a comma.
                side = self._context.norm[s.clauses[s.index - 1].start : s.clauses[s.index - 1].end]
                noun = noun_in(side, kinds)
        return noun, side

    # --- where

    def _place(self, s: Setting, verdict: Verdict, event_type: str, name: str | None) -> tuple[str | None, str | None]:
        places, trigger = self._context.places, s.trigger
        found = places.in_front(s) or places.occurrence(s.trigger_end, s.end)
        crash = trigger.event_type in ("accident", "disaster") or trigger.casualty
        if found is None and crash:
            found = places.road(s)
        if found is None and (event_type == "space_launch" or trigger.word in STARTS):
            found = places.origin(s)
        if found is None and (trigger.plover == "ASSAULT" or trigger.word in _SURVEYS):
            found = places.target(s.start, s.trigger_start)
        if found is None and "访" in trigger.word:
            found = places.visited(s)
        if found is None and not crash and (trigger.event_type in _WAYS or trigger.arrives):
            found = places.reached(s)
        if found is None and (trigger.event_type in _DESTINATIONS or trigger.plover == "ASSAULT"):
            found = places.struck(s.trigger_end, s.end)
        if found is None and crash and trigger.frame != "agent":
            found = places.housed(s.start, s.trigger_start)
        if found is None and crash and self._context.account:
            found = places.stated(s)
        if found is not None:
            return found
        comes = self._context.account and (_ON_SCENE if trigger.arrives else _THE_SCENE).match(s.after)
        if comes:
            there = self._scene(s)
            return (there.place, there.place_code) if there is not None else (None, None)
        if self._context.account and event_type in RESPONSES and not (trigger.on_scene or trigger.plover == "ASSAULT"):
            return None, None
        scene = self._context.scene if self._context.account and verdict.realis == "mention" else None
        if scene is not None and is_generic(trigger.word):
            # 此次地震 lies where the quake fell, whatever fell down elsewhere.
            return scene.place, scene.place_code
        where = verdict.subject.place
        if where is not None and not crash and where.text.endswith(WORKS):
            where = None
        # A foreign country that acts is no place of the act; a province or town is.
        chosen = trigger.word in _CHOSEN and where is not None and where.text in verdict.subject.actors
        if chosen:
            return None, None
        if where is not None and where.code is None and not crash:
            built = event_type in _BUILT and name is not None and name.startswith(where.text)
            if built or self._belongs(where, verdict):
                where = None  # what is built is not where it is built: 白果特大桥主体工程完工
        if where is not None and (where.code is not None or crash or where.text not in verdict.subject.actors):
            return places.site(where, s.trigger_start) if crash else places.spelled(where, s.trigger_start), where.code
        return places.led(s) or self._carried_place(s, verdict)

    def _belongs(self, where: Mention, verdict: Verdict) -> bool:
        """Whether a country only says whose the actor or the thing is (法国|选手, 法国—智利|论坛)."""
        if any(actor != where.text and actor.startswith(where.text) for actor in verdict.subject.actors):
            # A governor acts in the state, a foreign minister anywhere.
            return not verdict.subject.actors[0].endswith(LOCAL_HEADS)
        return _WHOSE.match(self._context.norm, where.end) is not None

    def _scene(self, s: Setting) -> Event | None:
        """Where the accident that is being told took place, unless the sentence speaks of another place."""
        context = self._context
        scene = context.scene if context.account else None
        if scene is None or scene.place is None:
            return None
        rows = context.agents.within(max(s.sentence.start, s.start - _FAR), s.trigger_start)
        return None if any(row.kind == "place" and row.text not in scene.place for row in rows) else scene

    def _felt(self, s: Setting) -> tuple[str, str | None] | None:
        """Where a blow did something, by the clause before (昆明震感强烈，通讯|中断)."""
        context = self._context
        last = context.last
        for at in range(s.index - 1, max(0, s.index - _CLAUSES) - 1, -1):
            clause = s.clauses[at]
            if (last is not None and clause.start < last.trigger_end) or clause.text.endswith(_SAYS):
                return None
            subject = context.agents.subject(clause.start, clause.end)
            place = subject.place
            if place is not None and (place.code is not None or place.text not in subject.actors):
                return context.places.spelled(place, clause.end), place.code
        return None

    def _carried_place(self, s: Setting, verdict: Verdict) -> tuple[str | None, str | None]:
        """The place of an earlier event that the clause goes on with, or of what its sentence speaks of."""
        context, trigger, subject = self._context, s.trigger, verdict.subject
        last = context.last
        felt = self._felt(s) if is_effect(trigger.word) or trigger.casualty else None
        if felt is not None:
            return felt
        if last is not None and last.place and last.trigger not in STARTS:
            between = context.masked[last.end : s.start]
            same = last.start >= s.sentence.start and "；" not in between and ";" not in between
            if (
                same
                and trigger.event_type != "relief"
                and (trigger.frame in ("theme", "noun") or not subject.actors or subject.empty)
            ):
                return last.place, last.place_code
            follows = last.event_type == "meeting" and s.start - last.end < _NEAR
            if follows and _BARE_MEETING.search(context.masked[s.start : s.end]):
                return last.place, last.place_code
        scene = self._scene(s)
        struck = trigger.event_type in ("accident", "disaster") or trigger.casualty or trigger.on_scene
        if scene is not None and struck:
            return scene.place, scene.place_code
        if trigger.frame == "theme":
            for clause in s.clauses[: min(s.index, 4)]:
                who = context.agents.subject(clause.start, clause.end)
                if who.place is not None and (who.place.code is not None or who.place.text not in who.actors):
                    return who.place.text, who.place.code
        if trigger.event_type in ("launch", "completion"):
            index = context.page.sentence_index(s.trigger_start) + 1
            if index < len(context.page.sentences):
                following = context.page.sentences[index]
                found = context.places.situated(following.start, min(following.end, following.start + 40))
                if found is not None:
                    return found
        if trigger.event_type in _TOPICAL and not subject.actors and s.section.kind == "paragraph":
            topic = context.places.topic(s)
            if topic is not None:
                return topic
        return None, None
