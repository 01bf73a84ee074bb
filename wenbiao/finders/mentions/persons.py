"""Persons: listed names, names beside a role or a saying verb, and every later mention of a name once found."""

from __future__ import annotations

import re

from wenbiao.finders.mentions.gazetteer import Gazetteer, Token
from wenbiao.records import Mention

_NO_GIVEN = "的了在是和与及等也都不我他这那们个说为对将向就还则又从到以把被于之其同并而或且因由让给跟就着过吗呢吧啊很最更已曾没有，。、；：！？“”（）《》〈〉【】 \n\t\u3000"
_AFTER = re.compile(
    r"[^\u4e00-\u9fff]|$|说|表示|指出|强调|介绍|认为|告诉|坦言|透露|称|宣布|呼吁|回忆|解释|建议|提出|要求|报道|摄|在|和|与|同|及|等|率|会见|会晤|出席|主持|参加|作|代表|向|对|的|当|将|是|为|于|从|到|以|因|被|把|就|还|也|都|则|又|曾|已|正|今|昨|来|赴|应|获|任|担任|了|来到|走|带|用|让|说道|宣读|通报|讲话|致辞|发言|签署|前往|抵达|访问|发表|先后|分别|共同|一行|夫妇|夫人|同志|先生|女士|教授|院士|总书记|主席|总理|总统|部长|书记|举行|接受|继续|负责|成为|自|拿|一|两|不|没|有|给|跟|开始|正在|感到|看到|深|再|特别|围绕|受|由|谈|期待|希望|决定|通过|毕业|家|所|刚|每|经|很|最|更|并|或|上|下|中|这|那|他|她|我|经过|连夜|专程|陪同|回应|回答|批准|当选|接|收|打|做|进|出|起|坐|站|带领"
)
_TRANSLIT = frozenset(
    "阿埃艾安奥巴班邦保鲍贝本比彼边宾伯博布查察达戴丹当道德登邓迪蒂丁杜多朵厄恩尔法凡范菲费芬丰冯佛弗福夫盖甘冈高戈格葛古瓜圭哈海汉豪赫黑亨洪胡华惠霍基吉季加贾简江杰金京久居喀卡凯坎康考科可克肯孔库夸昆拉莱赖兰郎朗劳勒雷蕾黎里理利莉立丽连列林琳龙隆卢鲁路露伦罗洛吕玛马麦迈曼芒毛梅门蒙孟米密明缪莫默姆木穆拿那纳娜奈南内妮尼涅宁纽农努诺欧帕派潘庞佩彭蓬皮珀普奇齐恰钱乔切茄琴琼丘屈热仁茹儒瑞若撒萨塞赛桑瑟森沙莎山尚绍舍申圣什施石史士舒丝斯司思松苏素孙索塔泰坦汤唐陶特提滕图托脱瓦旺威韦维伟卫魏温文翁沃乌武西希锡席夏香肖歇谢辛欣兴雄休许雅亚延扬耶叶伊易因英尤于约宰赞泽曾扎詹张哲珍治朱卓兹孜子宗祖佐·奴敦吞喜孚哥谷伽珊荷玫娃媞蓓芭薇瓜果晋纶沁铁"
)
_FOREIGN = re.compile("[" + "".join(sorted(_TRANSLIT)) + "]{2,14}")
_JOIN = re.compile(r"[、\s]|和|与|及|同")


def find_persons(text: str, norm: str, tokens: list[Token], taken: bytearray, gazetteer: Gazetteer) -> list[Mention]:
    """The persons of a text.

    Args:
        text: the document's text.
        norm: the same text, normalised.
        tokens: the lexicon words of the text.
        taken: one byte a character; rows found are marked in it.
        gazetteer: for its surnames.

    Returns:
        Mentions of kind ``person`` in text order, with the role that stands beside the name.
    """
    found: dict[int, int] = {}
    names: set[str] = set()
    for token in tokens:
        kinds = token.entry.kinds
        if taken[token.start]:
            continue
        if "person" in kinds:
            found[token.start] = token.end
            names.add(token.entry.text)
        elif "role" in kinds or "role_after" in kinds:
            end = _name_end(norm, token.end, gazetteer, token)
            if end is not None and not taken[token.end]:
                found[token.end] = end
                names.add(norm[token.end : end])
            elif "role_after" in kinds:
                start = _name_start(norm, token.start, gazetteer)
                if start is not None and not taken[start]:
                    found[start] = token.start
                    names.add(norm[start : token.start])
        elif "verb" in kinds:
            start = _name_start(norm, token.start, gazetteer)
            if start is not None and not taken[start]:
                found[start] = token.start
                names.add(norm[start : token.start])
    _extend_lists(norm, found, names, gazetteer, taken)
    _repeat(norm, found, names, taken)
    rows: list[Mention] = []
    edge = 0
    for start, end in sorted(found.items()):
        if start < edge or any(taken[start:end]):
            continue
        rows.append(Mention(start, end, text[start:end], "person", canonical=text[start:end], role=_role(text, norm, start, end, tokens)))
        edge = end
    for row in rows:
        taken[row.start : row.end] = b"\x02" * (row.end - row.start)
    return rows


def _chinese_end(norm: str, at: int, gazetteer: Gazetteer) -> int | None:
    """End of a Chinese name that starts at ``at``, decided by what follows it."""
    first = norm[at : at + 1]
    surname = 2 if norm[at : at + 2] in gazetteer.surnames else 1 if first in gazetteer.surnames else 0
    if not surname:
        return None
    given = norm[at + surname : at + surname + 2]
    if not given or given[0] in _NO_GIVEN or not "\u4e00" <= given[0] <= "\u9fff":
        return None
    two, three = at + surname + 1, at + surname + 2
    second = given[1:2]
    can_three = bool(second) and second not in _NO_GIVEN and "\u4e00" <= second <= "\u9fff"
    follows_two, follows_three = _AFTER.match(norm, two), can_three and _AFTER.match(norm, three)
    if follows_two and (not follows_three or len(follows_two.group()) > 1 or not follows_two.group()):
        return two
    if follows_three:
        return three
    return two if follows_two else None


def _name_end(norm: str, at: int, gazetteer: Gazetteer, role: Token) -> int | None:
    m = _FOREIGN.match(norm, at)
    if m and ("·" in m.group() or len(m.group()) >= 4) and _AFTER.match(norm, m.end()):
        return m.end()
    end = _chinese_end(norm, at, gazetteer)
    if end is not None:
        return end
    if m and role.entry.text in _STATE_ROLES and _AFTER.match(norm, m.end()):
        return m.end()
    return None


_STATE_ROLES = frozenset("总统 副总统 总理 副总理 首相 副首相 国王 王储 王后 女王 主席 外长 国务卿 秘书长 总干事 议长 部长 大臣 夫人 防长 财长 外交部长 国防部长".split())
_BEFORE = re.compile(r"[^\u4e00-\u9fff]$|^$")


def _name_start(norm: str, at: int, gazetteer: Gazetteer) -> int | None:
    """Start of a name that ends at ``at`` and fills its clause from a mark."""
    for length in (3, 2, 4):
        start = at - length
        if start < 0 or not (start == 0 or not "\u4e00" <= norm[start - 1] <= "\u9fff"):
            continue
        if any(c in _NO_GIVEN for c in norm[start:at]):
            continue
        surname = 2 if norm[start : start + 2] in gazetteer.surnames else 1 if norm[start] in gazetteer.surnames else 0
        if surname and (surname == 2) == (length == 4) and all("\u4e00" <= c <= "\u9fff" for c in norm[start:at]):
            return start
    return None


def _extend_lists(norm: str, found: dict[int, int], names: set[str], gazetteer: Gazetteer, taken: bytearray) -> None:
    for end in list(found.values()):
        at = end
        while norm[at : at + 1] == "、":
            nxt = _chinese_end(norm, at + 1, gazetteer)
            if nxt is None or norm[nxt : nxt + 1] not in "、等和出分，。）\n" or taken[at + 1]:
                break
            found.setdefault(at + 1, nxt)
            names.add(norm[at + 1 : nxt])
            at = nxt


def _repeat(norm: str, found: dict[int, int], names: set[str], taken: bytearray) -> None:
    for name in names:
        at = norm.find(name)
        while at >= 0:
            if at not in found:
                found[at] = at + len(name)
            at = norm.find(name, at + len(name))


def _role(text: str, norm: str, start: int, end: int, tokens: list[Token]) -> str | None:
    return None
