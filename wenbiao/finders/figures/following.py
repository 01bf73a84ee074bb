"""The noun phrase that follows a number: what is counted in 处置158家违法违规直播平台.

Where the phrase ends is a matter of word classes, so the few characters behind a number are tagged; a lexicon of verbs
long enough to tell 改造项目 from 项目改造 would be a tagger.
"""

from __future__ import annotations

import re

import rjieba

from wenbiao.finders.figures.words import FALL, RISE

# As far as a noun phrase reaches; behind it, whatever stands is another phrase.
_REACH = 26
_NOUN = frozenset(("n", "nr", "ns", "nt", "nz", "ng", "nrt", "nrfg", "vn", "b", "j", "s", "an", "eng", "zg", "g", "k", "h", "i", "l", "t", "q", "f"))
_ADJECTIVE = frozenset(("a", "ad", "z", "ag"))
_VERB = frozenset(("v", "vd", "vi", "vq", "vg"))
# Verbs for the tagger, but as often the noun itself.
_NOMINAL = frozenset(
    "合同 创新 就业 改造 保护 治理 应用 示范 组织 认识 收入 支出 产能 需求 审批 保障 创业 设计 试点 监督 检查 培训 决定 规定 要求 贷款 存款 补贴 补助 "
    "投入 储蓄 实训 育种 在建 经营 排放 损失 工艺 发明 报告 建议 提案 提议 倡议 举措 消费 生育 养老 托育 出口 进口 担保 融资 储能 发电 供热 供水 "
    "灌溉 配套 扶贫 脱贫 攻关 科研 制造 加工 采购 流通 配送 录像 演出 展演 直播 短信 出行 旅居 住宿 餐饮 急救 护理 康复 医疗 体检 手术 专利 考古 发掘 "
    "非遗 遗存 选手 嘉宾 代表 候选 联赛 决赛 比赛 竞赛 运营 通道 控股 参股 上市 独资 合资 合作 援助 援建 巡逻 航行 值守 电视 记录 纪录".split()
)
# After these a verb is the first half of a compound: 示范社区, 集聚区.
_SUFFIX = frozenset(
    "项目 工程 企业 中心 基地 平台 机构 设施 设备 人员 体系 系统 能力 产品 产业 事项 制度 标准 任务 计划 活动 服务 技术 方案 面积 社区 公司 单位 渠道 "
    "路线 线路 措施 政策 资金 基金 站点 网点 场所 人才 团队 队伍 方式 模式 流程 指标 公式 案件 岗位 车辆 车间 材料 物资 用地 工地 集群 园区 城市 乡村 "
    "用户 专业 课程 学校 小区 住房 会议 报告 协议 合同 产能 机组 装置 线索 问题 区 县 村 镇 员 者 站 点 厂 会 店 机 库 池 网 线 室 所 院 队 团 营 器 林 田 "
    "车 船 舰 艇 塔 桥 港 路 户 生 犯 案 品 物 剂 权 证 卡 书 片 剧 节 场 园 馆 组 部 局 办 军 费 款 量 率 额".split()
)
# Adverbs for all that the tagger calls them nouns: 项目基本建成.
_ADVERBIAL = frozenset("当场 大力 广泛 深入 积极 全线 分别 目前 现在 如今 当前 今年 去年 同时 之后 以后 以来 以上 以下 以内 左右 全都 之间 明确 遍布 基本 如期 圆满 普遍 整体 同步 全部 直接 现场 主动 细化 分别 一同 共同 全面 逐步 集体 顺利".split())
# Verbs that never open a compound: 运动员参加活动.
_FINITE = frozenset(
    "参加 参与 出席 支持 实现 完成 开展 获得 获 纳入 进入 覆盖 接入 达到 列入 入选 通过 提供 前往 来到 抵达 接受 获批 取得 享受 围绕 采用 加入 走进 "
    "遭遇 遭到 涉及 位于 成为 举行 举办 落户 受到 需要 开工 竣工 投产 建成 入驻 进驻 存在 具有 推进 推动 带动 促进 助力 持续 加快 投入 使用 用于 包括 遍布".split()
)
_CHANGE = frozenset(RISE | FALL | {"增至", "降至", "增到", "降到", "升至", "减至", "发展", "涨至", "变为", "扩大"})
_JOINT = frozenset(("和", "与", "及", "或"))
_QUOTED = re.compile(r"[“《‘「][^”》’」]{1,20}[”》’」]")
# Four-character phrases in a row describe what follows their 的.
_PRAISE = re.compile(r"(?:[\u4e00-\u9fff]{4}[、，])*[\u4e00-\u9fff]{4}[、和][\u4e00-\u9fff]{4}的")
# Behind a measure these only place it (500米处), and a reporter opens a new sentence.
_NOTHING = re.compile(r"[处远外长高宽深重开间时内后前]|记者.*")
_GRADE = re.compile(r"(?:级|以上|左右|大关|多)?的?")


def following_noun(right: str, verb_first: bool = True) -> str:
    """The noun phrase at the start of a text, empty where none stands there.

    Args:
        right: the text behind a number, up to the next mark or number.
        verb_first: whether the phrase may open with a verb (36名涉案人员, but not 36人赶赴现场).
    """
    at = _GRADE.match(right).end()  # type: ignore[union-attr]
    opened = _QUOTED.match(right, at)
    head = ""
    if opened:
        head = opened.group()
        right = right[opened.end() :]
        if head[0] == "《" or not right:
            return head
    else:
        praise = _PRAISE.match(right, at)
        right = right[praise.end() if praise else at :]
    if not right or not ("\u4e00" <= right[0] <= "\u9fff" or right[0].isalnum()):
        return head
    tokens = rjieba.tag(right[:_REACH])
    if not verb_first and tokens[0][1] in _VERB and tokens[0][0] not in _NOMINAL:
        return head
    return head + _phrase(tokens)


def _particle(tokens: list[tuple[str, str]], at: int) -> int:
    """Index of the last 的 behind a token, 0 where none stands."""
    return next((i for i in range(len(tokens) - 2, at, -1) if tokens[i][1] == "uj"), 0)


def _phrase(tokens: list[tuple[str, str]]) -> str:
    parts: list[str] = []
    nouns = False
    loose = False
    last = len(tokens) - 1
    if last < 0:
        return ""
    if tokens[0][0] in _CHANGE and (last == 0 or tokens[1][0] in "到至为了"):
        return ""
    for i, (word, tag) in enumerate(tokens):
        if word in _ADVERBIAL or (tag == "eng" and parts and not word.isalpha()):
            if parts:
                break
        elif nouns and tag in ("i", "l") and len(word) >= 4:
            break
        elif tag in _NOUN or word in _NOMINAL:
            parts.append(word)
            nouns = nouns or tag != "b"
        elif tag in _ADJECTIVE:
            if nouns and (i == last or tokens[i + 1][1] in ("v", "vd", "ul", "p", "d")):
                break
            loose = loose or nouns
            parts.append(word)
        elif tag in _VERB:
            ahead = tokens[i + 1] if i < last else ("", "")
            if word not in _FINITE and (
                ahead[0] in _SUFFIX or ahead[0][-1:] in _SUFFIX or (not nouns and (i == last or ahead[1] in _NOUN))
            ):
                parts.append(word)
                nouns = nouns or i == last
            elif not nouns:
                parts.append(word)
                loose = True
            else:
                break
        elif tag == "uj" and (loose or not nouns) and i < last:
            parts.clear()
            nouns = loose = False
        elif tag == "c" and word in _JOINT and nouns and i < last and tokens[i + 1][1] in _NOUN:
            parts.append(word)
        elif word == "、" and loose and (later := _particle(tokens, i)):
            return _phrase(tokens[later + 1 :])
        else:
            break
    found = "".join(parts) if nouns else ""
    return "" if _NOTHING.fullmatch(found) else found
