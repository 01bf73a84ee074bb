"""Titles in 《》: laws, policies and works; a short title later in the text stands for the full one."""

from __future__ import annotations

import re

from wenbiao.records import Mention

_TITLE = re.compile(r"《([^《》\n]{1,120}(?:《[^《》\n]{1,60}》[^《》\n]{0,60})?)》")
_LAW = re.compile(
    "(?:(?<![办方说看想做手算语书疗])法|条例|宪法|法典|公约|条约|协定|议定书|法案|基本法|司法解释"
    "|解释[（(][一二三四五六七八九十][）)])(?:[（(][^（）()]*[）)])?(?:实施细则|实施条例|修正案.{0,4}|修订草案"
    "|草案)?$"
)
_POLICY = re.compile(
    "(?:意见|通知|决定|方案|规划|纲要|计划|建议|办法|规定|细则|指南|措施|公告|白皮书|规则|准则|标准|规范|目录|清单"
    "|倡议书?|声明|公报|说明|要点|批复|通报|决议|路线图|章程|导则|规程|要求|指引|制度|议程|政策|令|若干问题|责任书"
    "|宣言|共识|备忘录|工作报告|框架|函|暂行规定|条款|纪要)"
    "(?:[（(][^（）()]*[）)])*(?:稿|草案|征求意见稿)?$"
)
_DRAFT = re.compile("草案|征求意见稿|送审稿|讨论稿|（草案）")
_AMENDED = re.compile("修正案|修订|修正|修改")


def find_titles(text: str, taken: bytearray) -> list[Mention]:
    """Titles in 《》.

    Args:
        text: the document's text.
        taken: one byte a character; the titles found are marked in it, so that no name inside one is a row.

    Returns:
        Mentions of kinds ``law``, ``policy`` and ``work``; the span holds the marks, ``canonical`` does not.
    """
    rows: list[Mention] = []
    full: list[Mention] = []
    for m in _TITLE.finditer(text):
        name = m.group(1)
        kind = "law" if _LAW.search(name) else "policy" if _POLICY.search(name) else "work"
        row = Mention(m.start(), m.end(), m.group(), kind, canonical=name)
        longer = next(
            (f for f in reversed(full) if f.canonical and f.canonical != name and f.canonical.endswith(name)), None
        )
        if longer is not None and len(name) <= 8:
            row.kind, row.canonical, row.state = longer.kind, longer.canonical, longer.state
        elif kind != "work":
            row.state = _state(name, text[m.end() : m.end() + 8])
            full.append(row)
        rows.append(row)
        taken[m.start() : m.end()] = b"\x03" * (m.end() - m.start())
    return rows


def _state(name: str, after: str) -> str:
    if _DRAFT.search(name) or after.startswith(("草案", "（草案", "（征求意见稿", "征求意见稿", "修订草案")):
        return "draft"
    if _AMENDED.search(name) or after.startswith(("修正案", "（修订", "修订")):
        return "amended"
    return "enacted"
