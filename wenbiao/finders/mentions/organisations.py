"""Organisations: listed names, and names that end in a telling word, whose left edge the grammar finds."""

from __future__ import annotations

import re

from wenbiao.finders.mentions.gazetteer import Token
from wenbiao.records import Mention

# Words that may end what stands before a name; those of the first group only look like it.
_EDGE = re.compile(
    "(?P<inner>和平|共和|和谐|饱和|和田|维和|温和|对外|参与|在线|在职|存在|向阳|方向|与会|给水|供给|中将|将军|以色列|以太|为民|华为|行为|人为|到期|领到|从业|由来|自由|让渡|是非|等级|平等|高等|中等|对口|对接|及时|普及|埃及|"
    "为先|被子|据此|数据|证据|会同县|经济|财经|经营|经贸|神经|经开|经纪|要素|重要|主要|需要|纪要|说明|学说|小说|会议|会展|会计|社会|工会|协会|国会|议会|都会|机会|文化|现代化|了解|为了|除了|的确|目的|把握|来源|未来|出版|输出|出口|进出口|出租|演出|突出|支出|去年|过去|发行|进口|进步|先进|促进|改进|推进会|创新|新闻|上海|海上|以上|线上|网上|中国|中央|中心|中小|中学|中医|中科|中华|集中|中山|其中|里程|下属|以下|地下|天下|旗下|支持|主持人|主办|由于|于洪|有限|所有|国有|公有|有色|稀有|没有|有机|有关|成都|首都|成人|成果|成功|做好|用户|使用|应用|利用|信用|专用|公用|通用|实用|用品|作者|合作|工作|作业|作家|作品|制作|操作|协作|开发|开放|公开|展开|组建|基建|组成|组织|小组|选手|选举|赛区|会员|请示|邀请|请愿)"
    "|[^\\u4e00-\\u9fffA-Za-z0-9·]|[的了在和与及由向对从将被把据经让使请到以等为是于给跟同并]|"
    "以及|或者|会同|联合(?![会国体])|会见|会晤|访问|访华|出席|参加|主持|邀请|抵达|来自|前往|走进|进入|成立|组建|加入|考入|毕业于|任职|当选|参观|考察|视察|调研|听取|审议|决定|宣布|通过|批准|任命|建议|要求|报道|报导|援引|获悉|了解|介绍|表示|指出|强调|认为|显示|"
    "位于|作为|成为|包括|依托|围绕|针对|根据|按照|依据|通报|发布|公布|印发|接受|代表|率领|带领|击败|战胜|迎战|对阵|赴|已|曾|也|都|还|又|就|不|没|有|叫|称|原(?!子)|前(?!海|进|沿)|现任|担任|时任|今天|昨天|日前|近日|今年|去年|目前|随后|当天|当日|上午|下午|晚"
)
_COUNTED = re.compile(".*(?:[0-9一二三四五六七八九十百千万亿两几数多余半首]+(?:余|多)?[家个所支名位类批间座项次届年月日号条级]|[这那哪该本此某每各全]家?)")
_GENERIC = re.compile(
    "(?:各级|各类|各地|各|该|本|此|这|那|某|我国|我|你|他|她|有关|相关|部分|多|一些|许多|不少|众多|所有|全部|其他|其它|地方|基层|当地|所在|民营|国有|外资|上市|中小|大型|小型|龙头|科技|互联网|"
    "中资|外国|国外|国内|本国|跨国|央企|省级|市级|县级|区级|乡镇|城市|农村|社区|公立|私立|民办|高校|知名|著名|重点|定点|三甲|二级|基本|专门|主管|监管|政府|人民|商业|专业|职业|社会|公益|慈善|行业|企业|"
    "新|老|大|小|好|共产|政|入|建|爱|爱国|全|执政|在野|反对|两|党|第三方|国际|国家|全国|中央|世界|常设|临时|党内|两个|临床|联合|网络|电子|数字|金融|保险|投资|食品|服务|教育|文化|医疗|技术|工程)+"
)
_HEADS = ("中国", "中华", "国家", "全国", "中央", "国际", "世界", "最高", "亚洲", "亚太", "欧洲", "非洲", "国务院", "联合国", "省", "市")
# Endings of one or two characters and bare bodies need a head, a place or an organisation before them.
_NEEDS_HEAD = frozenset(
    "政府 人民政府 议会 国会 内阁 组织 党 大使馆 使馆 总领馆 代表团 党委 纪委 人大 政协 委员会 办公室 海军 空军 陆军 海关 央行 联盟 总局 管理局 法院 工会 俱乐部 共同体 同盟 证券 银行 医院 大学 学院 中学 小学 "
    "支队 大队 总队 公司 集团 理事会 常委会 协会 学会 商会 国家队 医疗队 救援队 实验室 新闻中心 服务中心 数据中心 研究中心 政法委 组织部 宣传部 总医院 农场 林场 指挥部 领导小组 幼儿园 艺术团 乐团 党支部 村委会 居委会 办事处 智库 电网 "
    "外交部 国防部 卫生部 内政部 财政部 教育部 商务部 海事局 事务所 合作社 派出所 交易所 妇联 团委 卫生院 疾控中心 保险公司 科技公司 汽车公司 航空公司 电网公司 公安厅 公安局 财政局 气象局 气象台 大队 总公司 分公司 股份公司 集团公司 工商联 战区 军区".split()
)


def find_organisations(text: str, norm: str, tokens: list[Token], taken: bytearray) -> list[Mention]:
    """The organisations of a text, outermost names.

    Args:
        text: the document's text.
        norm: the same text, normalised.
        tokens: the lexicon words of the text.
        taken: one byte a character; the rows found are marked in it.

    Returns:
        Mentions of kind ``organisation`` in text order.
    """
    rows: list[Mention] = []
    for i, token in enumerate(tokens):
        kinds = token.entry.kinds
        if taken[token.start] or not ("organisation" in kinds or "ending" in kinds):
            continue
        floor = rows[-1].end if rows else 0
        start = _left_edge(norm, tokens, i, floor)
        if start is None:
            if "organisation" not in kinds:
                continue
            start = token.start
        end = token.end
        while rows and rows[-1].start >= start:
            rows.pop()
        rows.append(Mention(start, end, text[start:end], "organisation", canonical=text[start:end]))
    for row in rows:
        taken[row.start : row.end] = b"\x01" * (row.end - row.start)
    return rows


def _left_edge(norm: str, tokens: list[Token], i: int, floor: int) -> int | None:
    token = tokens[i]
    listed = "organisation" in token.entry.kinds
    low = max(0, token.start - 16)
    edge = low
    for m in _EDGE.finditer(norm, low, token.start):
        if m.lastgroup is None:
            edge = m.end()
    head = _first_head(norm, tokens, i, edge)
    if head is not None:
        return head
    if listed:
        return None
    modifier = norm[edge : token.start]
    if token.entry.text in _NEEDS_HEAD and len(token.entry.text) < 4:
        return None
    counted = _COUNTED.match(modifier)
    if counted:
        return None
    if not 2 <= len(modifier) <= 12 or _GENERIC.fullmatch(modifier):
        return None
    return edge


def _first_head(norm: str, tokens: list[Token], i: int, edge: int) -> int | None:
    """Start of the first place, organisation or head word between the edge and token ``i``."""
    start = None
    listed = "organisation" in tokens[i].entry.kinds
    j = i - 1
    while j >= 0 and tokens[j].start >= edge:
        entry = tokens[j].entry
        if entry.kinds & {"role", "role_after", "verb"} and not entry.kinds & {"ending", "organisation"}:
            break
        if entry.place is not None or "organisation" in entry.kinds:
            if listed and tokens[j].end != (tokens[i].start if start is None else start):
                break
            start = tokens[j].start
        j -= 1
    if start is None and not listed:
        for head in _HEADS:
            at = norm.find(head, edge, tokens[i].start)
            if at >= 0 and (start is None or at < start):
                start = at
    return start
