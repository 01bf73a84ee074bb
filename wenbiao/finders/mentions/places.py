"""Places: the administrative chain is one row, its canonical the deepest link; single-letter names of countries."""

from __future__ import annotations

import re
from collections.abc import Iterable

from wenbiao.finders.mentions.gazetteer import COUNTRY, COUNTY, FEATURE, Token
from wenbiao.records import Mention

# Names of one character. The capital and the country that stand for themselves need a verb of motion or a preposition.
_SINGLE = {"华": "中国", "京": "北京", "沪": "上海", "美": "美国", "日": "日本", "俄": "俄罗斯", "韩": "韩国", "欧": "欧洲", "台": "台湾", "港": "香港", "澳": "澳门"}
_LONE = re.compile(
    r"(?<=[访对驻在来涉援赴侨])华(?![侨人北东南中西为夏裔])"
    r"|(?<=[在进来抵离返赴回])京(?![津剧城都东杭沪张哈广台雄])|(?<=[在来赴抵返])沪(?![杭深宁苏])"
    r"|(?<=[访赴驻])[美日俄韩欧](?![国本洲罗元好丽术盟])|(?<=涉)[台港](?![湾])|(?<=[访赴])[港澳台](?![口湾门洲])"
)
_LETTERS = "中美俄日韩英法德欧非阿拉印巴朝越泰老柬缅蒙哈乌塔土伊以沙埃加澳新马菲意西葡希波匈塞捷荷比瑞挪芬丹"
_FOLLOW = (
    "(?=两国|三国|关系|双边|双方|友好|友谊|人民|建交|战略|命运|元首|经贸|贸易|合作|人文|文化|传统|全面|伙伴|互利|务实|交流|关于|边境|领导人|企业|产能|共建|投资|峰会|论坛|"
    "博览会|协定|自贸|班列|经济|高层|外交|发展|青年|媒体|智库|民间|之间|各领域|建立|携手|团结|联合|海上|货物|旅游|科技|能源|农业|教育|北部|东部|合资|双向|地方|各自|高铁|铁路|油气)"
)
_COUNTRY_OF = {
    "中": "中国", "美": "美国", "俄": "俄罗斯", "日": "日本", "韩": "韩国", "英": "英国", "法": "法国", "德": "德国", "欧": "欧洲", "非": "非洲",
    "印": "印度", "巴": "巴基斯坦", "朝": "朝鲜", "越": "越南", "泰": "泰国", "老": "老挝", "柬": "柬埔寨", "缅": "缅甸", "蒙": "蒙古国", "哈": "哈萨克斯坦",
    "乌": "乌兹别克斯坦", "塔": "塔吉克斯坦", "土": "土耳其", "伊": "伊朗", "以": "以色列", "沙": "沙特阿拉伯", "阿": "阿拉伯国家", "埃": "埃及", "加": "加拿大",
    "澳": "澳大利亚", "新": "新西兰", "马": "马来西亚", "菲": "菲律宾", "意": "意大利", "西": "西班牙", "葡": "葡萄牙", "希": "希腊", "波": "波兰", "匈": "匈牙利",
    "塞": "塞尔维亚", "捷": "捷克", "荷": "荷兰", "比": "比利时", "瑞": "瑞士", "挪": "挪威", "芬": "芬兰", "丹": "丹麦", "拉": "拉丁美洲",
}  # fmt: skip
_PAIR = re.compile(f"(?:中(?P<b>[{_LETTERS}])|(?P<a>[{_LETTERS}])中|美[日韩俄欧以伊朝菲英印]|俄[美乌欧]|日[韩美菲]|韩[美日]|朝[韩美]|[印]巴|巴以|以巴){_FOLLOW}")


def find_places(text: str, norm: str, tokens: list[Token], taken: bytearray) -> list[Mention]:
    """The places of a text.

    Args:
        text: the document's text.
        norm: the same text, normalised.
        tokens: the lexicon words of the text.
        taken: one byte a character, not zero where an outer name or a title holds it.

    Returns:
        Mentions of kind ``place`` in text order.
    """
    rows: list[Mention] = []
    countries: dict[str, str] = {}
    chain: list[Token] = []
    for token in tokens:
        if token.entry.place is None or taken[token.start]:
            continue
        if token.entry.place == COUNTRY:
            countries.setdefault(token.entry.canonical[0], token.entry.canonical)
        if chain and _continues(chain[-1], token):
            chain.append(token)
            continue
        _close(text, chain, rows)
        chain = [token]
    _close(text, chain, rows)
    held = {r.start for r in rows}
    rows += (m for m in _letters(text, norm, countries, taken) if m.start not in held)
    rows.sort(key=lambda m: m.start)
    return rows


def _continues(wider: Token, token: Token) -> bool:
    if wider.end != token.start or wider.entry.place is None or token.entry.place is None:
        return False
    if token.entry.place <= wider.entry.place and token.entry.place != FEATURE:
        # 吉林 is a prefecture too, and 朝阳 a county: the deeper reading may still fit
        return any(_inside(c, wider.entry.codes) for c in token.entry.codes)
    if wider.entry.codes and token.entry.codes:
        return any(_inside(c, wider.entry.codes) for c in token.entry.codes)
    return wider.entry.place < token.entry.place


def _inside(code: str, wider: list[str]) -> bool:
    return any(code != w and code.startswith(w.rstrip("0").ljust(2, "0") if w[2:] == "0000" else w[:4]) for w in wider if w.endswith("00"))


def _close(text: str, chain: list[Token], rows: list[Mention]) -> None:
    if not chain or (len(chain) == 1 and chain[0].entry.needs_context):
        return
    start, end, last = chain[0].start, chain[-1].end, chain[-1].entry
    codes = last.codes
    if len(chain) > 1:
        wider = chain[-2].entry.codes
        codes = [c for c in codes if _inside(c, wider)] or codes
    elif last.place is not None and len(codes) > 1:
        codes = [c for c in codes if _rank(c) == last.place]
    rows.append(
        Mention(start, end, text[start:end], "place", canonical=last.canonical, code=codes[0] if len(codes) == 1 else None)
    )


def _rank(code: str) -> int:
    return 1 if code.endswith("0000") else 2 if code.endswith("00") else COUNTY


def _letters(text: str, norm: str, countries: dict[str, str], taken: bytearray) -> Iterable[Mention]:
    for m in _LONE.finditer(norm):
        if not taken[m.start()]:
            yield Mention(m.start(), m.end(), text[m.start() : m.end()], "place", canonical=_SINGLE[m.group()])
    for m in _PAIR.finditer(norm):
        if taken[m.start()] or norm[m.end() :].startswith("国人"):
            continue
        for i in range(m.start(), m.end()):
            letter = norm[i]
            name = "中国" if letter == "中" else countries.get(letter, _COUNTRY_OF.get(letter))
            yield Mention(i, i + 1, text[i], "place", canonical=name)
