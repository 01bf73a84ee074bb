"""Persons: listed names, names beside a role or a saying verb, and every other mention of a name once found."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from wenbiao.finders.mentions.edges import Edges
from wenbiao.finders.mentions.gazetteer import (
    ENDING,
    INTRODUCTION,
    ORGANISATION,
    PERSON,
    ROLE,
    ROLE_AFTER,
    VERB,
    Gazetteer,
    Token,
)
from wenbiao.lexicon import load_lexicon
from wenbiao.records import Mention

_MAX_LOOKUPS = 1000
_ROLES = ROLE | ROLE_AFTER
_BESIDE_NAMES = _ROLES | PERSON | VERB | INTRODUCTION
# Characters that no given name holds, for they are words of grammar.
_NO_GIVEN = frozenset(
    "的了在是和与及等也都不我他她它这那们个说为对将向就还则又从到以把被于之其同并而或且因由让给跟就着过吗呢吧啊很最更已没有称及会使请该每各某第几些此即若却才只便仍总可能要应所者时后前里外内上下"
)
# Words of grammar too, yet frequent between surname and last character: 李向阳, 王之鹏.
_ONLY_MIDDLE = frozenset("向之其以为应时可会能从前后上因")
# What follows a name: marks, verbs and words of grammar.
_AFTER_WORDS = (
    "互致 互 相互 遭 致 启程 结束 率先 拒绝 到底 自称 拉住 拿到 收到 遇到 碰到 来说 立刻 马上 蹲 望 叹 拍 掏 翻 擦 忙 盯 端 搀 扶 坚定 难掩 一脸 神秘 点头 点点头 摇头 挥手 站起 说 表示 指出 强调 介绍 认为 告诉 坦言 透露 称 宣布 呼吁 回忆 解释 建议 提出 要求 报道 报导 摄 在 和 与 同 及 等 率 会见 会晤 出席 主持 参加 作 代表 委员 向 对 的 当 将 "
    "是 为 于 从 到 以 因 被 把 就 还 也 都 则 又 曾 已 正 今 昨 来 赴 应 获 任 担任 了 走 带 用 让 宣读 通报 讲话 致辞 致信 致电 致贺 发言 签署 前往 抵达 访问 发表 先后 "
    "分别 共同 一行 夫妇 夫人 同志 先生 女士 教授 院士 总书记 主席 总理 总统 部长 书记 老师 举行 会谈 会面 通话 接受 继续 负责 成为 自 拿 一 两 不 没 有 给 跟 开始 正在 感到 "
    "看到 深 再 特别 围绕 受 由 谈 期待 希望 决定 通过 毕业 家 所 刚 每 经 很 最 更 并 或 上 下 中 这 那 他 她 我 连夜 专程 陪同 回应 回答 批准 当选 接 收 打 做 进 出 起 "
    "坐 站 笑 备受 备感 倍感 深受 一同 一起 一道 一直 作的 作了 作关 作报 作工 作为 当天 当地 当日 当场 十分 非常 长期 多次 亲自 先 首先 随即 立即 随后 最后 最终 现场 仔细 认真 "
    "热情 高度 积极 坚持 带领 组织 牵头 前来 驾驶 离开 返回 回到 参观 考察 视察 调研 慰问 看望 听取 检查 指导 任命 辞 去世 逝世 牺牲 出生 生于 男 女 岁 年 月 日 主编 著 译 创作 "
    "导演 主演 饰 夺 击败 战胜 以及 之 其 另 此 该 遭 涉 能 会 可 要 想 需 必 若 如 像 见 听 看 问 答 叫 写 读 学 教 住 养 种 开 办 建 造 卖 买 花 找 帮 陪 送 领 抱 "
    "背 扛 捧 举 握 拉 推 追 跑 跳 飞 爬 睡 吃 喝 穿 戴 指 身 手 心 家里 团队 案 处 组 "
).split()
_AFTER_WORDS += [w for g in load_lexicon("sayings") if g["group"] != "written" for w in g["words"].split()]
_AFTER = re.compile("[^\u4e00-\u9fff]|$|" + "|".join(sorted(set(_AFTER_WORDS), key=lambda w: (-len(w), w))))
_TRANSLIT = (
    "阿埃艾安昂奥巴班邦保鲍贝本比彼边宾滨伯博布查察达代戴丹当道德登邓迪蒂丁顿杜多朵厄恩尔法凡范菲费芬丰冯佛弗福夫盖甘冈高戈格葛根古瓜圭哈海汉豪赫罕黑亨洪胡华惠霍基吉季加贾简江杰金津京久喀卡凯坎康考科可克肯孔库夸昆拉莱赖兰郎朗劳勒雷蕾黎里理利莉立丽连列林琳龙隆卢鲁路露伦罗洛吕玛马麦迈曼芒毛梅门蒙孟米密明缪莫默姆木穆拿那纳娜奈南内妮尼涅宁纽农努诺欧帕派潘庞佩彭蓬皮珀普奇齐恰钱乔切茄琴琼丘屈热茹儒瑞若撒萨塞赛桑瑟森沙莎山尚绍舍申圣什施石士舒丝斯茨司思松苏素孙索塔泰坦汤唐陶特提滕图托脱瓦旺威韦维伟卫魏温文翁沃乌武西希锡席夏肖歇谢辛欣兴雄休许雅亚延扬耶叶伊易因英尤约赞泽扎詹张珍治朱卓兹孜子宗祖佐奴吞孚哥谷伽珊荷玫娃媞蓓芭薇果晋纶沁坤彦拜泊贡格廷奎济杭卜凌牙东捷波翰逊娅琪别缇柴彻铎斐尧弥萝茵芙葵霞丹妲黛蒂葛"
)
_FOREIGN = re.compile(f"[{_TRANSLIT}](?:[{_TRANSLIT}]|[·・•‧-](?=[{_TRANSLIT}]))+")
# Behind a point a name goes on in these too.
_IN_DOTTED = _TRANSLIT + "买乎不都吐逊肉合甫如万来坎吾守热西提江"
_DOTTED = re.compile(f"[{_IN_DOTTED}]{{1,9}}(?:[·・•‧][{_IN_DOTTED}]{{1,9}}(?:[-－][{_IN_DOTTED}]{{1,9}})?)+")
# No weak sign makes a word with such an end a name.
_NOUN_ENDS = frozenset("车厂路村镇县市省区水山河江湖海桥站店院校局部队会社党族人们口门厅房楼机船舰炮弹枪城岛港园馆法率量额价款费税券股债率性化度力权者员户家业品物器具料剂油气电煤粮果菜肉鱼")
_DAYS = ("当天", "当地", "当日", "当时", "当选", "不仅", "不会", "都是", "来到")
_TO_SPEECH = re.compile("[\u4e00-\u9fff]{2,5}(?=[：:][“「])")
_BLANK = re.compile("[ \\u3000]{1,3}")
_LABEL = re.compile("[ \u3000]?[:：/丨|][ \u3000]?")
_SIGNED = frozenset("编辑 责编 记者 作者 通讯员 主编 摄像 主持 主持人 译者".split())
_APART = re.compile("[^\u4e00-\u9fff]|$|摄|报道")
_POINT = re.compile("[·・•‧]")
_STATE_ROLES = frozenset(
    "总统 副总统 总理 副总理 首相 副首相 国王 王储 王后 女王 主席 外长 国务卿 秘书长 总干事 议长 部长 大臣 夫人 防长 财长 外交部长 国家元首 埃米尔 大使 总裁 特使 高级代表 首席执行官 发言人 最高领袖 副外长 妻子 丈夫 总检察长 参谋长 司令 州长 市长 省长 署长 行长 防长 总书记 议员 参议员 众议员 教授 研究员 主任 导演 选手 球员 教练 主教练".split()
)
_LEFT_WORDS = "由对向与和同让是据请为给在跟及被见问谢访予经、"
_CUT = frozenset("、，。；：！？“”‘’（）()《》\n\u3000 ")
_TITLE_AFTER = re.compile("总书记|主席|总统|总理|首相|国王|教授|院士|部长|外长|委员长|书记|市长|省长|大使|秘书长|副总理|副主席|总干事|议长|校长|院长|将军|元帅|上将|中将|少将|博士|老师|医生|律师|委员|代表")


def find_persons(
    text: str, norm: str, tokens: list[Token], edges: Edges, taken: bytearray, gazetteer: Gazetteer
) -> list[Mention]:
    """The persons of a text.

    Args:
        text: the document's text.
        norm: the same text, normalised.
        tokens: the lexicon words of the text.
        edges: where names and roles may begin.
        taken: one byte a character; rows found are marked in it.
        gazetteer: for its surnames and common words.

    Returns:
        Mentions of kind ``person`` in text order, with the role that stands beside the name.
    """
    names = _Names(norm, gazetteer)
    found: dict[int, int] = {}
    named: set[int] = set()
    for token in tokens:
        kinds = token.entry.kinds
        if token.entry.place is not None and token.entry.text[-1] == "市" and norm[token.end : token.end + 1] == "民":
            end = names.chinese(token.end + 1, strict=True)
            if end is not None and not taken[token.end + 1]:
                found.setdefault(token.end + 1, end)
        if not kinds & _BESIDE_NAMES or (taken[token.start] and taken[token.start] != 1):
            continue
        if kinds & PERSON:
            if not taken[token.start]:
                found[token.start] = token.end
                named.add(token.end)
            continue
        if kinds & ROLE and not taken[token.end] and token.start not in named:
            blank = _BLANK.match(norm, token.end)
            if token.entry.text in _SIGNED:
                blank = _LABEL.match(norm, token.end) or blank
            if blank:
                end = names.apart(blank.end())
                if end is not None and not taken[blank.end()]:
                    found.setdefault(blank.end(), end)
                continue
            end = names.after_role(token)
            if end is not None:
                found.setdefault(token.end, end)
        if kinds & INTRODUCTION and not taken[token.end]:
            end = names.chinese(token.end, firm=True)
            if end is not None:
                found.setdefault(token.end, end)
        if kinds & (VERB | ROLE_AFTER) and not taken[token.start]:
            start = names.before(token.start, bool(kinds & VERB))
            if start is not None and not taken[start]:
                found.setdefault(start, token.start)
    _subjects(norm, found, names, taken)
    _before_speech(norm, found, names, taken)
    _signatures(norm, found, names, taken)
    _foreign_full_names(norm, found, taken, tokens, edges)
    _masked_names(norm, found, names, taken)
    _extend_lists(norm, found, names, taken)
    _repeat(norm, found)
    rows: list[Mention] = []
    edge = 0
    ends = [t.end for t in tokens]
    for start, end in sorted(found.items(), key=lambda item: (item[0], -item[1])):
        start, end = _whole(norm, start, end)
        if start < edge or any(taken[start:end]):
            continue
        name = text[start:end]
        rows.append(
            Mention(start, end, name, "person", canonical=name, role=_role(text, norm, start, end, tokens, ends, edges))
        )
        edge = end
    for row in rows:
        taken[row.start : row.end] = b"\x02" * (row.end - row.start)
    return rows


@cache
def _clause_start(surnames: frozenset[str]) -> re.Pattern[str]:
    return re.compile(f"(?:^|[。，；：！？\n“”、）])[{''.join(sorted(surnames))}]")


@cache
def _signature(surnames: frozenset[str]) -> re.Pattern[str]:
    return re.compile(f"[（(]([{''.join(sorted(surnames))}][\u4e00-\u9fff]{{1,2}})(?: ?摄| ?报道)?[）)][ \u3000]*(?:\n|$)")


class _Names:
    """Decides where a name that begins or ends at an offset has its other end."""

    def __init__(self, norm: str, gazetteer: Gazetteer) -> None:
        self.norm = norm
        self._counts: dict[str, int] = {}
        self.common = gazetteer.surnames["common surnames"]
        self.double = gazetteer.surnames["double surnames"]
        self.rare = gazetteer.surnames["rare surnames"]
        self.surnames = self.common | self.rare
        self.clause_start = _clause_start(self.common)
        self.signature = _signature(self.common)
        self.not_names = gazetteer.not_names
        self.entries = gazetteer.entries

    def chinese(self, at: int, strict: bool = False, firm: bool = False) -> int | None:
        """End of a Chinese name that starts at ``at``, decided by what follows it and by the rest of the text.

        Args:
            at: where the surname stands.
            strict: what stands before is often followed by other words than names.
            firm: what stands before all but promises a name.
        """
        norm = self.norm
        first = norm[at : at + 1]
        if norm[at - 1 : at].isdigit():
            return None
        width = 2 if norm[at : at + 2] in self.double else 1 if first in self.surnames else 0
        if not width:
            return None
        two, three = at + width + 1, at + width + 2
        short, long = norm[at:two], norm[at:three]
        if len(short) != width + 1 or not (_is_given(short[width:]) or short[width:] in _ONLY_MIDDLE):
            return None
        rare = width == 1 and first in self.rare
        can_two = short[width:] not in _ONLY_MIDDLE and short not in self.not_names and self.no_place(short) and bool(_AFTER.match(norm, two))
        can_three = (
            len(long) == width + 2 and _is_given(long[-1]) and long not in self.not_names and self.no_place(long)
            and self.no_place(short) and (short not in self.not_names or firm and long[1:] not in self.not_names)
            and bool(_AFTER.match(norm, three))
        )  # fmt: skip
        if rare or strict:
            after = _AFTER.match(norm, three)
            can_two = can_two and bool(_CLEAR.match(norm, two))
            can_three = can_three and bool(_CLEAR.match(norm, three) or (not rare and after and len(after.group()) > 1))
            if rare and short in self.not_names:
                return None
        if can_three and not firm:
            rest = self.entries.get(long[1:])
            can_three = rest is None or not rest.kinds & VERB
        if can_two and can_three:
            n_short, n_long = self.count(short), self.count(long)
            if n_short > n_long:
                return two
            if n_long > 1:
                return three
            after = _AFTER.match(norm, two)
            return two if after and (len(after.group()) > 1 or long[1:] in self.not_names) else three
        return three if can_three else two if can_two else None

    def count(self, word: str) -> int:
        """How often the text holds a word; not looked up any more in a text of very many names."""
        n = self._counts.get(word)
        if n is None:
            n = self._counts[word] = self.norm.count(word) if len(self._counts) < _MAX_LOOKUPS else 1
        return n

    def no_place(self, word: str) -> bool:
        """Whether no lexicon knows the word as something else than a person."""
        entry = self.entries.get(word)
        return entry is None or (entry.place is None and not entry.kinds & ~PERSON)

    def after_role(self, role: Token) -> int | None:
        """End of the name that follows a role word."""
        norm, at = self.norm, role.end
        m = _FOREIGN.match(norm, at)
        loose = role.entry.text in _LOOSE_ROLES
        end = self.chinese(at, strict=loose, firm=not loose)
        if m:
            stop = m.end()
            for cut in range(min(3, stop - at - 1)):
                if _AFTER.match(norm, m.end() - cut):
                    stop = m.end() - cut
                    break
            size = stop - at
            name = norm[at:stop]
            known = self.entries.get(name)
            if known is not None and known.place is not None or name in self.not_names:
                return end
            if size >= 4 or (size == 3 and end is None and norm[at] not in self.common) or "·" in name or (size >= 2 and role.entry.text in _STATE_ROLES and (end is None or stop > end)):
                return stop
        return end if end is not None else self._speaker(at)

    def _speaker(self, at: int) -> int | None:
        """End of a name of any people's that reaches from an office to a colon and speech."""
        m = _TO_SPEECH.match(self.norm, at)
        if m and m.group() not in self.not_names and not any(c in _NO_GIVEN for c in m.group()) and self.no_place(m.group()):
            return m.end()
        return None

    def apart(self, at: int) -> int | None:
        """End of the name that stands between blanks or marks."""
        for length in (3, 2, 4):
            name = self.norm[at : at + length]
            width = 2 if name[:2] in self.double else 1 if name[:1] in self.surnames else 0
            if not width or len(name) != length or (length == 4) != (width == 2):
                continue
            if _APART.match(self.norm, at + length) and _is_given(name[width:]) and name not in self.not_names:
                return at + length
        return None

    def before(self, at: int, clause: bool) -> int | None:
        """Start of a name that ends at ``at``, right behind a mark or a word that names follow."""
        norm = self.norm
        for length in (3, 2, 4):
            start = at - length
            if start < 0:
                continue
            left = norm[start - 1 : start]
            if left and "\u4e00" <= left <= "\u9fff" and (clause or left not in _LEFT_WORDS):
                role = self.entries.get(norm[start - 2 : start])
                if role is None or not role.kinds & ROLE:
                    continue
            if left.isdigit():
                continue
            name = norm[start:at]
            width = 2 if name[:2] in self.double else 1 if name[0] in self.common else 0
            if not width or len(name) - width > 2 or len(name) == width:
                continue
            given = all(_is_given(c) or c in _ONLY_MIDDLE for c in name[width:-1]) and _is_given(name[-1])
            if name in self.not_names or not given or not self.no_place(name):
                continue
            if name[:2] in self.not_names and len(name) == 3:
                continue
            return start
        if not clause:
            return None
        start = at
        while start > 0 and at - start < 12 and (norm[start - 1] in _TRANSLIT_SET):
            start -= 1
        if at - start >= 3 and (start == 0 or norm[start - 1] in _CUT):
            name = norm[start:at]
            if name not in self.not_names and self.no_place(name) and not any(name.startswith(p) for p in ("西", "亚洲", "欧")):
                return start
        return None


_PERSONAL = re.compile("是[^，。]{2,20}(?:人|员|户|者|长|师|手|生|家)(?=[，。、])|和(?:他|她|妻子|丈夫|同事|队友|伙伴|家人|父亲|母亲)|与(?:他|她|妻子|丈夫|同事|队友|伙伴)|今年[0-9]|[，,]?[0-9]{2}岁|自称|家住|家里|家的|出生于|生于|毕业于|一家|夫妇|告诉|坦言|感慨|感叹|回忆|带着|带领|[（(](?:男|女|右|左|中)|[，,][男女][，,]|笑着|笑道|委员|代表(?:说|表示|第|发言|建议)|同志|烈士|先生|女士|不幸|牺牲|去世|逝世|说|连忙|赶紧|激动|蹲|坐在|站在|指着|望着|看着|抱着|握着|拉着|摸着|捧着|举着|拿着|叹了|拍了|指了|点点头|摇摇头|打开|掏出|决定回|辞去|辞职|返乡|考上|当上|担任")
_POINTS = "·・•‧"
TRANSCRIPTION = frozenset(_TRANSLIT)
_TRANSLIT_SET = TRANSCRIPTION | frozenset(_POINTS)
_CLEAR = re.compile(
    r"[^\u4e00-\u9fff]|$|说|表示|指出|强调|介绍|认为|告诉|坦言|透露|称|回忆|解释|建议|报道|摄|会见|出席|主持|担任|的|和|与|同|等|在|是|向|对|一直|今年|来到|宣布|夫妇|同志|先生|女士|教授|院士|老师|带领|带着|带|就|也|正|每|从|因|把|为|将|曾|已|笑|刚|家"
)
_NEXT_IN_LIST = re.compile("(?:[（(][女男][，）)]?[^）)\n]{0,6}[）)]?)?(?:、|[ \u3000]{1,2})")
_LIST_GOES_ON = re.compile("[、，。；）)】 \u3000\n（(]|$|等|和|出席|报道|报导|摄|分别|与|陪同|参加|主持|会见|担任|为|当选")
_ENDS_LIST = frozenset("、等和出分，。）) \n与")
_LOOSE_ROLES = frozenset(
    "记者 编辑 代表 委员 专家 学者 主席 顾问 作者 作家 诗人 画家 导演 演员 选手 队员 球员 战士 民警 医生 护士 教师 老师 学生 校友 律师 法官 村民 居民 市民 农民 司机 乘客 旅客 游客 志愿者 消费者 工人 职工 员工 理事 助理 老板 业主 店主 车主 父亲 母亲 儿子 女儿 妻子 丈夫 夫人 首席 主持 苏丹 英雄 烈士 骑手 球迷 文员 组长 班长 团长 连长 经理 博士 教授 书记 工匠 馆员 投资者 运动员 航天员 译者 歌手".split()
)


def _subjects(norm: str, found: dict[int, int], names: _Names, taken: bytearray) -> None:
    """Names that begin a clause before a verb that only persons have, or that begin clauses twice."""
    seen: dict[str, list[tuple[int, int]]] = {}
    for m in names.clause_start.finditer(norm):
        at = m.end() - 1
        if taken[at] or at in found:
            continue
        end = names.chinese(at)
        if end is None or taken[end - 1] or end - at == 2 and norm[at] in names.rare:
            continue
        if _PERSONAL.match(norm, end):
            found[at] = end
        else:
            seen.setdefault(norm[at:end], []).append((at, end))
    for name, places in seen.items():
        if len(name) == 3 and len(places) > 1 and name[-1] not in _NOUN_ENDS:
            found.update(places)


def _signatures(norm: str, found: dict[int, int], names: _Names, taken: bytearray) -> None:
    """A name in brackets at the end of a paragraph: who wrote the text or took the picture."""
    for m in names.signature.finditer(norm):
        if m.group(1) not in names.not_names and names.no_place(m.group(1)) and not taken[m.start(1)]:
            found.setdefault(m.start(1), m.end(1))


def _before_speech(norm: str, found: dict[int, int], names: _Names, taken: bytearray) -> None:
    """A name before a colon and speech that the text holds elsewhere too."""
    at = norm.find("：“")
    while at >= 0:
        start = names.before(at, clause=True)
        if start is not None and start not in found and not taken[start]:
            found[start] = at
        name = norm[max(0, at - 3) : at]
        if len(name) == 3 and name[0] in names.common and at - 3 not in found and not taken[at - 3]:
            if _is_given(name[1:]) and name not in names.not_names and name[-1] not in _NOUN_ENDS and names.count(name) > 1:
                found[at - 3] = at
        at = norm.find("：“", at + 2)


def _foreign_full_names(
    norm: str, found: dict[int, int], taken: bytearray, tokens: list[Token], edges: Edges
) -> None:
    """Names with points between their parts: 鲁文·古泽蒂."""
    points = [m.start() for m in _POINT.finditer(norm)]
    if not points:
        return
    stops = sorted(
        t.end for t in tokens if t.entry.place is not None or t.entry.kinds & (_ROLES | ENDING | ORGANISATION)
    )
    at = -1
    for point in points:
        if point < at:
            continue
        at = start = point
        while start > 0 and at - start < 9 and norm[start - 1] in _TRANSLIT_SET:
            start -= 1
        inside = [e for e in stops if start < e <= at]
        if inside:
            start = inside[-1]
        edge = edges.before(at)
        start = max(start, edge)
        if edge != start and start not in stops:
            if start - edge > 3:
                continue
            start = edge
            m = _DOTTED.match(norm, at - 1)
            if m and not taken[start] and not any("a" <= c.lower() <= "z" for c in norm[start:at]):
                at = m.end()
                found[start] = at
            continue
        m = _DOTTED.match(norm, start)
        if m and m.end() > at and not taken[start]:
            at = end = m.end()
            while end > point + 2 and not _AFTER.match(norm, end) or norm[end - 1 : end + 1] in _DAYS:
                end -= 1
            if not _AFTER.match(norm, end):
                end = m.end()
            at = end
            found[start] = end


def _masked_names(norm: str, found: dict[int, int], names: _Names, taken: bytearray) -> None:
    """Names that hide the given name: 王某, 李某某."""
    at = norm.find("某")
    while at >= 0:
        end = at + 1
        if norm[end : end + 1] in ("某", "甲", "乙", "丙", "丁"):
            end += 1
        if at and norm[at - 1] in names.common and norm[end : end + 1] not in ("些", "个", "种", "一", "项", "地"):
            if not taken[at - 1]:
                found.setdefault(at - 1, end)
        at = norm.find("某", end)


def _is_given(characters: str) -> bool:
    return all("\u4e00" <= c <= "\u9fff" and c not in _NO_GIVEN for c in characters)


def _extend_lists(norm: str, found: dict[int, int], names: _Names, taken: bytearray) -> None:
    """A name beside a name in a list is a name: 、 or a blank between them, （女） behind one."""
    for start, end in sorted(found.items()):
        at = end
        while True:
            m = _NEXT_IN_LIST.match(norm, at)
            if not m or taken[m.end()] or m.end() in found:
                break
            nxt = names.chinese(m.end())
            if nxt is None or not _LIST_GOES_ON.match(norm, nxt):
                foreign = _FOREIGN.match(norm, m.end())
                if not foreign or len(foreign.group()) < 3 or not _LIST_GOES_ON.match(norm, foreign.end()) or not names.no_place(foreign.group()):
                    break
                nxt = foreign.end()
            found[m.end()] = nxt
            at = nxt
        at = start
        while at > 2 and norm[at - 1] == "、" and norm[end : end + 1] in _ENDS_LIST:
            before = names.before(at - 1, clause=False)
            if before is None or before in found or taken[before] or norm[before - 1 : before] not in "、\n。，：；（(":
                break
            found[before] = at - 1
            at = before


def _repeat(norm: str, found: dict[int, int]) -> None:
    """Every other place where a name stands that was found once."""
    names = {norm[s:e] for s, e in found.items()}
    if len(names) > 12:
        automaton = AhoCorasick(list(names), matchkind=MatchKind.LeftmostLongest)
        for _, start, end in automaton.find_matches_as_indexes(norm):
            found.setdefault(start, end)
        return
    for name in names:
        at = norm.find(name)
        while at >= 0:
            found.setdefault(at, at + len(name))
            at = norm.find(name, at + len(name))


def _whole(norm: str, start: int, end: int) -> tuple[int, int]:
    """Widen a listed part of a foreign name over its points: 普京 to the whole of 弗拉基米尔·普京."""
    while start > 1 and norm[start - 1] in _POINTS and norm[start - 2] in _TRANSLIT_SET:
        start -= 1
        while start > 0 and norm[start - 1] in _TRANSLIT_SET and norm[start - 1] not in _POINTS:
            start -= 1
    while norm[end : end + 1] and norm[end] in _POINTS:
        m = _FOREIGN.match(norm, end + 1)
        if not m:
            break
        end = m.end()
    return start, end


def _role(text: str, norm: str, start: int, end: int, tokens: list[Token], ends: list[int], edges: Edges) -> str | None:
    role_start = start
    at = start
    while at > 0 and norm[at - 1] in " \u3000":
        at -= 1
    while True:
        i = bisect_left(ends, at)
        if i == len(ends) or ends[i] != at or not tokens[i].entry.kinds & _ROLES:
            break
        begin = edges.before(tokens[i].start, max(0, tokens[i].start - 30))
        role_start = begin
        if begin > 0 and norm[begin - 1] in "、兼":
            at = begin - 1
        else:
            break
    if role_start < start:
        return text[role_start:start].rstrip(" \u3000")
    m = _TITLE_AFTER.match(norm, end)
    return m.group() if m else None
