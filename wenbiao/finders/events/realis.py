"""Did it happen? Modality, negation, reported opinion and attributive use around a trigger.

The cues stand in ``modality.yaml``. Every alternative of a pattern begins with a literal, so that the engine skips to
the first characters of the cues.
"""

from __future__ import annotations

import re
from typing import Any

from wenbiao.finders.events.words import any_of, words
from wenbiao.lexicon import grouped, load_lexicon


def _cue(entry: dict[str, Any]) -> str:
    """A pattern of a guarded word. The lookbehinds stand behind it, so that the pattern begins with a literal."""
    word = entry["word"]
    parts = [word]
    if "behind" in entry:
        parts.append(f"(?<=[{entry['behind']}]{word})")
    if "not_behind" in entry:
        parts.append(f"(?<![{entry['not_behind']}]{word})")
    parts += [f"(?<!{other}{word})" for other in entry.get("not_behind_words", ())]
    if "before" in entry:
        parts.append(f"(?={entry['before']})")
    if "not_before" in entry:
        parts.append(f"(?!{entry['not_before']})")
    return "".join(parts)


def _cues(role: str) -> list[str]:
    """The patterns of all cues of a role in ``modality.yaml``."""
    lists = load_lexicon("modality")[role]
    return [*lists["words"], *map(_cue, lists["guarded"])]


_MODAL, _AIM, _FUTURE_CUES = _cues("modal"), _cues("aim"), _cues("future")
_PROGRESS_CUES, _PERFECT_CUES = _cues("progress"), _cues("perfect")
_OPINION_CUES, _REPORT_CUES = _cues("opinion"), _cues("report")
# A habit with a name of its own is an event that recurs (每年一届的河湖论坛).
_YEARLY_CUES = ["每[年两二三四五]年?一[届次度]", "一年一度"]
# Who plans a deed (该公司还计划|开通), no plan by its name (行动计划|启动).
_INTENDS = re.compile("计划(?:(?<=[还也内将国省市部方局司团府面]计划))$")
_PROMISE = re.compile(
    "即将(?<![立随当旋]即将)|预计|定于|拟(?!定)|计划(?=[将于到对向])|将(?<![大中少上主]将)(?![军士领近其他她它该此这大明火伤嫌人0-9])"
)
_DEMANDS = ("希望", "呼吁", "要求", "敦促", "建议", "期待", "愿", "相信", "强调", "指出")
_LEADS_IN = ("明确", "提出", "部署", "承诺", "规定")
# Nouns that a verb modifies from afar (参加|培训的学员): the clause is about them, not about what they did.
_TOPICS = words("topic")
_TOPIC_LAST = frozenset(word[-1] for word in _TOPICS)
_MODIFIED = re.compile(f"的[^，。的]{{0,8}}?(?:{any_of('topic')})$")
_OFFICE = re.compile("的[^，。的]{1,10}(?:总统|总理|国王|主席|部长|首相|议长|外长|书记|大使)")

# A verb before one of these only modifies the noun behind it (举办|的活动).
ATTRIBUTIVE = ("的", "过的", "了的")
_MODAL_BEFORE = re.compile(grouped(_MODAL))
_AIM_BEFORE = re.compile(grouped(_AIM))
_IRREALIS = re.compile(grouped(_MODAL + _AIM))
_OPINION = re.compile(grouped(_OPINION_CUES))
_FUTURE = re.compile(grouped(_FUTURE_CUES))
_PROGRESS = re.compile(grouped(_PROGRESS_CUES))
_PERFECT = re.compile(grouped(_PERFECT_CUES))
_YEARLY = re.compile(grouped(_YEARLY_CUES))
# The last characters of verbs that tell how a deed ended; before them 将 with a noun is 把.
_RESULTS = frozenset("出到往至入进走开灭倒回上下破毁死伤住起离获送")
_DISPOSAL = re.compile(
    "将(?!来|军|士|于|在|对|向|从|与|同|由|以|会|要|有|不|为|继续|持续|首次|陆续|全面|再次|联合|分别|进一步|尽快|立即|很快"
    "|组织|派|安排|全力|被)[^，将]{1,24}$"
)
_BROUGHT = re.compile("将(?![于在对向从与同由以会要有不为继来])[^，将]{1,16}[出往至灭走开回离送]")
_CUES = (
    *_MODAL, *_AIM, *_OPINION_CUES, *_FUTURE_CUES, *_PROGRESS_CUES, *_PERFECT_CUES, *_YEARLY_CUES, "累计", "共", "计划",
)  # fmt: skip
_CUE = re.compile(grouped(_CUES))
_VOICE = re.compile(grouped(_OPINION_CUES + _REPORT_CUES))


def cued(before: str) -> bool:
    """Whether any cue that this module or the evidence asks of stands before a verb: in most clauses, none."""
    return _CUE.search(before) is not None


def irrealis(before: str, near: str) -> bool:
    """Whether the words before a verb make it no report (要, 不, 推动 …).

    Args:
        before: the clause up to the verb.
        near: the part of it behind its last time expression.
    """
    plain = _YEARLY.sub("", before) if "一度" in before or "每" in before else before
    if near is plain:
        return _IRREALIS.search(plain) is not None
    return _MODAL_BEFORE.search(plain) is not None or _AIM_BEFORE.search(near) is not None


def future(before: str) -> bool:
    """Whether the words before a verb in its clause place it in the future (将, 拟, 定于)."""
    return _FUTURE.search(before) is not None or (before.endswith("计划") and _INTENDS.search(before) is not None)


def disposes(before: str, verb: str) -> bool:
    """Whether 将 only brings the object in front of a verb of result (将伤员|送往), and says nothing of the future."""
    return verb[-1] in _RESULTS and _DISPOSAL.search(before) is not None


def brings(clause: str) -> bool:
    """Whether 将 in a clause brings the object of a deed that is done (将伤员送往医院)."""
    return _BROUGHT.search(clause) is not None


def recurring(before: str) -> bool:
    """Whether the words before a verb make it a yearly event (一年一度的…)."""
    return _YEARLY.search(before) is not None


def promises(clause: str) -> bool:
    """Whether a whole clause tells of the future, so that what follows it does too (将阻断…，并打击…)."""
    return _PROMISE.search(clause) is not None


def in_progress(before: str) -> bool:
    """Whether the words just before the verb tell of a state of progress (正在, 不断 …)."""
    return _PROGRESS.search(before, max(0, len(before) - 8)) is not None


def perfect(before: str) -> bool:
    """Whether an adverb just before the verb bounds it (已, 首次, 正式 …)."""
    return _PERFECT.search(before, max(0, len(before) - 12)) is not None


def voice(text: str) -> str:
    """What a clause leads in, by its end: ``opinion`` (强调, 要求 …), ``report`` (报道, 表示 …) or ``own``."""
    tail = text[-14:]
    if _VOICE.search(tail) is None:
        return "opinion" if text.startswith(_DEMANDS) else "own"
    return "opinion" if text.startswith(_DEMANDS) or _OPINION.search(tail) else "report"


def opinion_before(before: str) -> bool:
    """Whether the words in front of a verb in its own clause say what somebody thinks or demands."""
    return _OPINION.search(before) is not None and not before.endswith(_LEADS_IN)


def modifies_afar(after: str) -> bool:
    """Whether a verb with its object seems to modify a noun at the clause's end: 参加|培训的学员."""
    last = after.rfind("的")
    if last < 0 or after[0] == "了":
        return False
    if after[-1] in _TOPIC_LAST and _MODIFIED.match(after, last) is not None:
        return True
    return _OFFICE.search(after) is not None
