"""Events that are only named: congresses, meetings and contests in passing, and 此次活动 that points back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wenbiao.finders.events.triggers import event_nouns

_ORDINAL = r"第[一二三四五六七八九十百\d]+[届次]"
_SCOPE = (
    r"中国|世界|全球|国际|全国|中央|亚洲|东盟|亚太|联合国|博鳌|达沃斯|上合组织|上海合作组织|金砖国家|二十国集团|数字中国|中非|中阿|中欧|中俄|中美|东亚|欧洲|北京|上海"
)
_KIND = "工作会议|代表大会|大会|峰会|论坛|博览会|运动会|电影节|进博会|服贸会|冬奥会|亚运会|世博会|会议"
# The words after a name that make it part of another (精神, 报告) or of a body (主席团).
_PART = "精神|报告|决定|部署|要求|主席|代表|秘书|筹备|组委|委员|开幕|闭幕|宣言|成果|公报|常务|常委|决议|文件|举|召|主题|堂|制度|审议|在|由|将|于|新闻"
_NAMED = re.compile(
    rf"(?:20\d\d年?(?:{_SCOPE})?|{_ORDINAL}|(?:{_SCOPE})(?:{_ORDINAL})?)[^，。；：、！？\s的在了与将举召《》“,;]{{1,18}}?(?:{_KIND})(?!{_PART})(?=[，。；、,;）)上期以后前的])"
)
_CONGRESS = re.compile(rf"党的(?:十[一二三四五六七八九]|二十)大(?=以来|召开|胜利召开|之后|以后)|(?:十[一二三四五六七八九]|二十)届[一二三四五六七]中全会(?=以来|召开|之后|以后|上)")
_POINTED = re.compile(r"(?:此次|本次|这次|本届|此届|该次|该场|这场)(会议|大会|论坛|峰会|活动|展会|博览会|赛事|比赛|运动会|行动|演习|仪式|会谈|访问|展览)(?=[，。共累计吸围以由为将持还]|[^，。的]{0,3}[共为有达])")
_CAMPAIGN = re.compile(r"“[^“”\n]{2,16}”[\u4e00-\u9fff]{0,6}?(?:专项行动|专项整治行动|专项治理|专项整治|行动)(?=[共累已期取]|[^，。]{0,4}[以期][来间])")
_DENIED = re.compile(r"(?:贯彻|落实|学习|迎接|传达|按照|根据|筹备|召开|举行|举办|出席|参加|承办)[^，。；]{0,6}$")


@dataclass(frozen=True, slots=True)
class Named:
    """A named or pointed-at happening; ``pointer`` where only 此次 … names it."""

    start: int
    end: int
    event_type: str
    plover: str | None
    pointer: bool
    reported: bool = False


def find_named(norm: str) -> Iterator[Named]:
    """Yield the happenings that a text names without reporting them.

    Args:
        norm: the page's folded text.

    Yields:
        Names in no particular order; spans are of the page.
    """
    nouns = event_nouns()
    for match in _NAMED.finditer(norm):
        if _DENIED.search(norm[max(0, match.start() - 10) : match.start()]):
            continue
        noun = next((nouns[n] for n in sorted(nouns, key=len, reverse=True) if match.group().endswith(n)), None)
        kind, plover = (noun.event_type, noun.plover) if noun else ("other", None)
        yield Named(match.start(), match.end(), kind, plover, False)
    for match in _CONGRESS.finditer(norm):
        yield Named(match.start(), match.end(), "meeting", "CONSULT", False)
    for match in _CAMPAIGN.finditer(norm):
        reported = norm[match.end() : match.end() + 1] in ("共", "累", "已", "取")
        kind = "enforcement" if "专项" in match.group() else "campaign"
        yield Named(match.start(), match.end(), kind, None, False, reported)
    for match in _POINTED.finditer(norm):
        noun = nouns.get(match.group(1))
        yield Named(match.start(), match.end(), noun.event_type if noun else "other", None, True)
