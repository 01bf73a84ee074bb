"""Parts of bodies that are named behind them: 文化部艺术司, 云江市公安局城东中队."""

from __future__ import annotations

import re

from wenbiao.finders.mentions.edges import Edges
from wenbiao.finders.mentions.gazetteer import ORGANISATION, PERSON, Tokens
from wenbiao.records import Mention

_HAVE_PARTS = frozenset("部委厅局办署队室院台会")
# 格局, 公司 and 当局 are words; a 处 or a 科 is read only where somebody or a mark follows it.
_PART = re.compile(
    "[\u4e00-\u9fff]{2,6}?(?:(?<![公上阴])司(?![法机令仪])|(?<![布格大全开战政时当僵变残出破结])局(?![面势限部])"
    "|[处科](?=副?[处科]长|民警|工作人员|相关负责人|负责人|医生|主任|[、，。）；])|中队(?![员长]))"
)
_NO_PART = re.compile("副|原|各|两|[个家名位]|以?及|多")


def with_part(norm: str, row: Mention, tokens: Tokens, i: int, edges: Edges) -> int:
    """Where a body ends with the part that is named behind it.

    Args:
        norm: the normalised text.
        row: the body.
        tokens: the lexicon words of the text.
        i: the index of the word that the body ends with.
        edges: where names may begin.

    Returns:
        The end of the part, or of the body where none is named.
    """
    end = row.end
    if norm[end - 1] not in _HAVE_PARTS or (m := _PART.match(norm, end)) is None:
        return end
    stop = m.end()
    if _NO_PART.search(norm, end, stop) or edges.before(stop - 1, end) != end:
        return end
    for j in range(i + 1, len(tokens.starts)):
        if tokens.starts[j] >= stop:
            break
        if tokens.ends[j] > stop or tokens.kinds[j] & (ORGANISATION | PERSON):
            return end
    return stop
