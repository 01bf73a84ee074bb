"""The words around direct speech, compiled: what brings it in, what follows it, what a quotation mark holds else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from wenbiao.lexicon import alternation, groups_of

_TOLD = "(?<=告诉)[^，。：；“”]{1,12}(?:记者|媒体)"


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """The lexicon of sayings, compiled.

    Attributes:
        at_end: a saying verb at the end of what stands before a quote, with 了, a comma, a colon or 要 behind it.
        near_colon: one at a short distance before a colon: 作出重要指示如下：
        within: one inside of what stands behind a quote.
        weak: verbs that bring in speech only right before a colon.
        not_touching: verbs that do not bring in speech without a mark between.
        written: what is written or sung stands behind these, at the end of what stands before a quote.
        names_something: behind a quote, what makes it a name, a term or a slogan of the host sentence.
        generic: somebody without a name who speaks, at the end of a clause: 一名社区工作者, 老黄.
        barred: at the end of what stands before a name, says that it is not the subject.
        verbal: inside of what is quoted, says that it is a clause.
        predicate: a predicate, such as reported speech takes over word for word: 中方“坚决反对单边制裁”.
        woven: reported speech, up to a predicate quoted in it.
        said: the verb of reported speech.
        call: a call to somebody, up to what is quoted of it.
        told: the same up to a whole sentence: 嘱托村民“要修好堤。”
        owned: behind a name that follows a quote, says that the quote is of that person: 李文海的话很暖.
        reported: reported speech that goes over into a quote: 他回忆说，当时检查过，“开了些眼药，病人就回去了”。
        line_of: behind verse, says that it is only named.
        elided: how a clause begins that has its subject in the clause before.
    """

    at_end: re.Pattern[str]
    near_colon: re.Pattern[str]
    within: re.Pattern[str]
    weak: frozenset[str]
    not_touching: frozenset[str]
    written: re.Pattern[str]
    names_something: re.Pattern[str]
    generic: re.Pattern[str]
    barred: re.Pattern[str]
    verbal: re.Pattern[str]
    predicate: re.Pattern[str]
    woven: re.Pattern[str]
    said: re.Pattern[str]
    call: re.Pattern[str]
    told: re.Pattern[str]
    owned: re.Pattern[str]
    reported: re.Pattern[str]
    line_of: re.Pattern[str]
    elided: re.Pattern[str]


@cache
def speech_words() -> SpeechWords:
    """The lexicon of sayings, compiled once."""
    groups = groups_of("sayings")
    saying = groups["saying"]
    must = "(?:要|应|应当|应该|必须|需要|一定要)?"
    return SpeechWords(
        at_end=re.compile(
            f"(?P<cue>{alternation(saying + groups['weak'])})(?:{_TOLD}|了|着|过|到|道|中|时|地|的是|的)?"
            f"[，,]?(?:我们)?{must}[：:，,]?$"
        ),
        near_colon=re.compile(f"(?P<cue>{alternation(saying)})[^，,。；;：:！？]{{1,8}}[：:]$"),
        within=re.compile(alternation(w for w in saying if w not in groups["not behind a quote"]) + "|(?<=[笑问答])道"),
        weak=frozenset(groups["weak"]),
        not_touching=frozenset(groups["not without a mark"]),
        written=re.compile(f"(?:{alternation(groups['written'])})[^，。；：]{{0,8}}[：:]?$"),
        names_something=re.compile(
            "(?:的|等|这一?|这个|这样的?|之类|式|字|为|作为|与|和|及)?"
            f"(?:[、“「《（(]|[^，。；：！？、“”]{{0,12}}?(?:{alternation(groups['what a quoted name is'])}))"
        ),
        generic=re.compile(
            "(?:^|的|地|据|[一这那有两几多每数][名位个些]|该|有|另|，)"
            "(?P<who>(?:[^的了在一这那该有对向据，。：；“”\\s]{0,5}"
            f"(?:{alternation(groups['people without a name'])})"
            "|[老小][\u4e00-\u9fff]))(?:们)?"
            "(?:[^，。；：“”]{1,5}地|笑着|还|也|都|则|又|再次|纷纷|普遍|连忙|随后|接着|点头|连连|当即|如是|曾"
            "|[对向][^，。；：“”]{1,12}|在[^，。]{0,14}[时中上后]|跟帖|留言|发帖|评论|发文)*$"
        ),
        barred=re.compile(f"(?:{alternation(groups['not before a subject'])})$"),
        verbal=re.compile(f"[是要不有能会必须应当让把为就将]|{alternation(groups['inside of a clause'])}"),
        predicate=re.compile(
            "会(?!议)|能(?![源力])|应(?!急)|有(?!关)|对(?!外)|要(?!求)|才(?!能)|就(?!业)"
            f"|{alternation(groups['opens a predicate'])}"
        ),
        woven=re.compile(
            f"(?P<cue>{alternation(groups['before reported speech'])})"
            "(?:[，,][^，。；：“”]{1,30}(?:，[^，。；：“”]{1,24}){0,2}，?|[^，。；：“”了]{2,30}(?<!的))$"
        ),
        said=re.compile(f"(?P<cue>{alternation(groups['before reported speech'])})，"),
        call=re.compile(f"(?P<cue>{alternation(groups['calls'])})[^，。；：“”的]{{1,18}}$"),
        told=re.compile(f"(?P<cue>{alternation(groups['calls'] + groups['asks'])})[^，。；：“”的]{{1,14}}$"),
        owned=re.compile(
            "[\u4e00-\u9fff]{0,3}?"
            f"(?:的[\u4e00-\u9fff]{{0,4}}(?:{alternation(groups['what a quote is called behind it'])})|指明的方向)"
        ),
        reported=re.compile(f"(?P<cue>{alternation(groups['goes over into a quote'])})，"),
        line_of=re.compile(alternation(groups["verse"])),
        elided=re.compile(f"就(?!是)|{alternation(groups['elides its subject'])}"),
    )
