"""Blocks of the outline: each case is a text of our own and what its blocks must be."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wenbiao.lexicon import load_lexicon
from wenbiao.page import Page
from wenbiao.segment import find_sections
from wenbiao.segment.furniture import find_furniture, is_enactment, is_signature
from wenbiao.segment.lines import read_lines
from wenbiao.segment.numbering import find_marker

BODY = (
    "今年以来，青禾市各区抢抓农时，统筹调配农机和种子，春耕进度快于往年，农资供应总体平稳，农户种粮的积极性明显提高。"
)


def blocks(text):
    return find_sections(Page(text, "d"))


def kinds(text):
    return [s.kind for s in blocks(text)]


def outline(text):
    return [(s.kind, s.level) for s in blocks(text)]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("一、总体要求", "一、"),
        ("十二、附则", "十二、"),
        ("（一）指导思想", "（一）"),
        ("(三) 工作目标", "(三)"),
        ("1.摸清底数", "1."),
        ("12、加强值守", "12、"),
        ("3）落实责任", "3）"),
        ("（2）分级负责", "（2）"),
        ("1.2　适用范围", "1.2"),
        ("2.1.3 成员单位", "2.1.3"),
        ("3　预警监测", "3"),
        ("①查验证件", "①"),
        ("⒉查验货物", "⒉"),
        ("Ⅱ、第二类", "Ⅱ、"),
        ("A.甲类企业", "A."),
        ("第二编　分则", "第二编"),
        ("第三章 法律责任", "第三章"),
        ("第十节 罚则", "第十节"),
        ("第一百二十条 本办法自公布之日起施行。", "第一百二十条"),
        ("第十二条之一 外国企业适用前条。", "第十二条之一"),
        ("第5部分 结论", "第5部分"),
        ("一是稳面积。", "一是"),
        ("二要抓落实。", "二要"),
        ("第一，稳住面积。", "第一，"),
        ("其二，提高单产。", "其二，"),
        ("——坚持绿色发展。", "——"),
        ("• 免费停车", "•"),
        ("## 二级标题", "##"),
        ("附件2", "附件2"),
    ],
)
def test_marker(line, number):
    assert find_marker(line).number == number


@pytest.mark.parametrize(
    "line",
    [
        "一万多人参加了活动。",
        "1.5万吨稻谷入库",
        "2031年粮食产量创新高",
        "5 月份订单回升",
        "30 个村通了公交",
        "第三条规定了期限。",
        "第十条的解释",
        "一要求就答应",
        "-3摄氏度的清晨",
        "十分感谢大家。",
        "千方百计稳就业",
        "附近的居民赶来帮忙",
        "（一）",
        "1.",
        "A型车今天下线",
        "第四章规定了责任。",
    ],
)
def test_no_marker(line):
    assert find_marker(line) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # titles
        (f"青禾春耕进度过半\n{BODY}", ["title", "paragraph"]),
        (f"青禾的春天来了！\n{BODY}", ["title", "paragraph"]),
        (f"{BODY}\n{BODY}", ["paragraph", "paragraph"]),
        (f"青禾市人民政府关于做好\n春耕备耕工作的通知\n各区人民政府：\n{BODY}", ["title", "paragraph", "paragraph"]),
        (f"青禾市关于印发\n应 急 供 水 预 案 的 函\n青政函〔2031〕5号\n{BODY}", ["title", "note", "paragraph"]),
        (f"青禾市财政局\n青禾市农业局 文件\n青农发〔2031〕8号\n关于发放补贴的通知\n{BODY}",
         ["note", "note", "note", "title", "paragraph"]),
        (f"青禾市关于加强\n水库和\n河道的管理的\n通知\n{BODY}", ["title", "paragraph"]),
        (f"# 青禾市简报\n## 春耕\n{BODY}", ["heading", "heading", "paragraph"]),
        (f"青禾简讯\n青禾简讯\n春耕全面展开\n{BODY}", ["title", "title", "heading", "paragraph"]),
        (f"青禾市农业局  文件\n青禾市财政局\n青农发〔2031〕8号\n关于发放补贴的通知\n{BODY}",
         ["note", "note", "note", "title", "paragraph"]),
        # headings of news
        (f"{BODY}\n各位代表！\n{BODY}", ["paragraph"] * 3),
        (f"青禾简讯\n春耕全面展开\n{BODY}\n农资供应充足\n{BODY}",
         ["title", "heading", "paragraph", "heading", "paragraph"]),
        (f"{BODY}\n乡村治理:让小院子更热闹\n{BODY}", ["paragraph", "heading", "paragraph"]),
        (f"{BODY}\n为什么农机不够用？\n{BODY}", ["paragraph", "heading", "paragraph"]),
        (f"{BODY}\n“够用吗？”\n{BODY}", ["paragraph", "paragraph", "paragraph"]),
        (f"{BODY}\n具体安排如下：\n{BODY}", ["paragraph", "paragraph", "paragraph"]),
        (f"{BODY}\n日均工资=月工资÷21\n{BODY}", ["paragraph", "paragraph", "paragraph"]),
        (f"{BODY}\n风从田野来\n云在天上走\n稻子黄了\n人也笑了\n{BODY}", ["paragraph"] * 6),
        # numbered headings, run-in items, items
        (f"一、总体要求\n{BODY}\n二、主要任务\n{BODY}", ["heading", "paragraph"] * 2),
        (f"一、总体要求\n（一）指导思想。{BODY}\n（二）工作目标。\n{BODY}",
         ["heading", "list_item", "heading", "paragraph"]),
        ("应当提交下列材料：\n（一）身份证明；\n（二）购车发票；\n（三）其他材料。\n" + BODY,
         ["paragraph", "list_item", "list_item", "list_item", "paragraph"]),
        (f"一是稳住种植面积。\n{BODY}\n二是提高亩均单产。\n{BODY}", ["heading", "paragraph"] * 2),
        (f"一是稳住种植面积。{BODY}\n二是提高亩均单产。{BODY}", ["list_item", "list_item"]),
        (f"一、目标\n（一）面积\n{BODY}\n1.早稻\n二、任务\n{BODY}",
         ["heading", "heading", "paragraph", "list_item", "heading", "paragraph"]),
        ("十件大事评选揭晓。\n1.新桥通车\n2.粮仓落成\n3.大坝合龙", ["paragraph"] + ["list_item"] * 3),
        (f"粮食生产再获丰收。\n{BODY}\n乡村面貌焕然一新。\n{BODY}\n农民收入稳步增长。\n{BODY}",
         ["heading", "paragraph"] * 3),
        (f"粮食生产再获丰收。\n{BODY}\n乡村面貌焕然一新。\n{BODY}", ["paragraph"] * 4),
        # laws
        ("青禾市河道条例\n2031年5月6日 青禾市第九届人民代表大会第二次会议通过\n"
         "第一章 总 则\n第一条 为了保护河道，制定本条例。\n第二条 采砂的单位应当具备下列条件：\n"
         "（一）有船舶；\n（二）有证书。\n第二章 附 则\n第三条 本条例自公布之日起施行。\n",
         ["title", "note", "heading", "article", "article", "list_item", "list_item", "heading", "article"]),
        # furniture
        (f"青禾春耕进度过半\n来源：河口日报 2031-05-06\n{BODY}\n编辑：田小禾\n责任编辑：周一鸣",
         ["title", "publisher", "paragraph", "editor", "editor"]),
        (f"字号：默认 大 超大 | 打印\n青禾春耕进度过半\n{BODY}", ["note", "title", "paragraph"]),
        (f"下载\n打印\n【字号：\n加大\n还原\n减小\n】\n青禾春耕进度过半\n{BODY}",
         ["note"] * 6 + ["title", "paragraph"]),
        (f"当前位置：\n首页\n>\n青禾要闻\n青禾要闻\n青禾春耕进度过半\n{BODY}", ["note"] * 5 + ["title", "paragraph"]),
        (f"青禾简讯\n新华社青禾5月6日电\n{BODY}", ["title", "dateline", "paragraph"]),
        (f"青禾简讯\n新华社青禾5月6日电（记者田小禾）{BODY}", ["title", "paragraph"]),
        (f"{BODY}\n……\n{BODY}\n* * *\n{BODY}", ["paragraph", "separator"] * 2 + ["paragraph"]),
        (f"{BODY}\n图为农户在田间查看苗情。\n{BODY}", ["paragraph", "caption", "paragraph"]),
        (f"{BODY}\n农机手驾驶插秧机下田。（本报记者田小禾摄）\n{BODY}", ["paragraph", "caption", "paragraph"]),
        (f"{BODY}\n{BODY[:-1]}（本报记者田小禾摄）\n{BODY}", ["paragraph", "caption", "paragraph"]),
        (f"{BODY}\n来源：\n河口日报\n{BODY}", ["paragraph", "publisher", "publisher", "paragraph"]),
        (f"{BODY}\n（田小禾　周一鸣）", ["paragraph", "author"]),
        (f"{BODY}\n（本报记者 田小禾 摄影报道）", ["paragraph", "author"]),
        (f"{BODY}\n（本文有删节）", ["paragraph", "note"]),
        (f"{BODY}\n注：数据为初步统计。", ["paragraph", "note"]),
        # signatures and annexes
        (f"关于春耕的通知\n{BODY}\n附件：春耕进度表\n青禾市人民政府\n2031年5月6日\n（此件公开发布）\n附件\n春耕工作方案\n{BODY}",
         ["title", "paragraph", "note", "note", "dateline", "note", "heading", "title", "paragraph"]),
        (f"关于春耕的通知\n{BODY}\n附件：1.春耕进度表\n2.农资供应表\n青禾市人民政府\n2031年5月6日",
         ["title", "paragraph", "note", "note", "note", "dateline"]),
        (f"关于春耕的通知\n{BODY}\n青禾市人民政府\n2031年5月6日\n附件1 春耕工作方案\n一、目标\n{BODY}",
         ["title", "paragraph", "note", "dateline", "heading", "heading", "paragraph"]),
        (f"{BODY}\n附件的材料另行发送，请各区查收。\n{BODY}", ["paragraph"] * 3),
        (f"{BODY}\n注：\n1.面积为初步统计。\n2.产量为预计。", ["paragraph", "heading", "list_item", "list_item"]),
        # contents
        (f"防汛预案\n目　录\n总则\n附则\n{BODY}", ["title", "note", "heading", "heading", "paragraph"]),
        (f"防汛预案\n目　录\n1　总则\n2　附则\n1　总则\n{BODY}\n2　附则\n{BODY}",
         ["title", "note", "note", "note", "heading", "paragraph", "heading", "paragraph"]),
        # tables
        (f"{BODY}\n品种\t面积\t产量\n水稻\t1200\t700\n小麦\t800\t300\n{BODY}", ["paragraph", "table", "paragraph"]),
        ("| 品种 | 面积 |\n|---|---|\n| 水稻 | 1200 |\n" + BODY, ["table", "paragraph"]),
        (f"{BODY}\n品种\n面积\n产量\n水稻\n1200\n700\n小麦\n800\n300\n玉米\n650\n280\n{BODY}",
         ["paragraph", "table", "paragraph"]),
    ],
)  # fmt: skip
def test_kinds(text, expected):
    assert kinds(text) == expected


def test_levels_follow_the_order_of_styles():
    text = (
        "青禾市工作方案\n一、总体要求\n（一）目标\n1.近期\n稳面积，提单产，保供应。\n"
        "（二）原则\n坚持实事求是。\n二、任务\n抓好落实。\n"
    )
    assert outline(text) == [
        ("title", 0), ("heading", 1), ("heading", 2), ("heading", 3), ("paragraph", 3), ("heading", 2),
        ("paragraph", 2), ("heading", 1), ("paragraph", 1),
    ]  # fmt: skip


def test_decimal_numbers_nest_by_their_parts():
    text = f"防汛预案\n1　总则\n1.1　目的\n{BODY}\n1.2　范围\n{BODY}\n2　职责\n2.1　指挥部\n2.1.1　成员\n{BODY}"
    assert [s.level for s in blocks(text) if s.kind == "heading"] == [1, 2, 2, 1, 2, 3]


def test_parents_and_paths():
    text = f"第一章 总 则\n第一节 目的\n第一条 为了保护河道，制定本条例。\n第二章 罚则\n第二条 违者处罚。\n{BODY}"
    one, section, first, two, second, body = blocks(text)
    assert first.path == "第一章 总 则 > 第一节 目的"
    assert (section.parent_id, first.parent_id) == (one.section_id, section.section_id)
    assert (two.parent_id, second.parent_id, body.parent_id) == (None, two.section_id, two.section_id)
    assert (first.number, one.heading) == ("第一条", "总 则")


def test_a_run_in_item_has_number_and_heading():
    item = blocks(f"一、总体要求\n（一）指导思想。{BODY}")[1]
    assert (item.kind, item.number, item.heading, item.level) == ("list_item", "（一）", "指导思想", 1)


@pytest.mark.parametrize(
    "line",
    [
        f"（一）水库应当定期检查。{BODY}",
        "（一）支持开展试点。（市农业局负责）",
        f"（一）要加强巡查。{BODY}",
        f"（一）申请人是本市居民的，可以在线办理；其他申请人到窗口办理。{BODY}",
    ],
)
def test_a_sentence_behind_a_number_is_no_heading(line):
    assert blocks(f"一、总体要求\n{line}")[1].heading is None


def test_a_signature_and_a_colophon_stand_outside_the_outline():
    text = f"一、任务\n{BODY}\n青禾市人民政府\n二〇三一年五月六日\n来源：河口日报\n编辑：田小禾"
    assert [(s.kind, s.level, s.parent_id) for s in blocks(text)[2:]] == [
        ("note", 0, None), ("dateline", 0, None), ("publisher", 0, None), ("editor", 0, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("青禾市今年新建粮仓十二座，总库容超过三十万吨，能够满足全市\n半年的口粮需要。", 1),
        ("到2035年\n，全市粮食产能再上台阶。", 1),
        ("（\n三）改革持续深化，企业活力增强，市场主体数量继续增加。", 1),
        ("他说：“春耕不等人。\n”农户纷纷点头。", 1),
        ("全年空气优良天数达到三百天，细颗粒物\n年均浓度继续下降。", 1),
        ("记者：”够吗？“\n田小禾：”足够。“", 2),
        ("“九五”时期青禾市发展的\n主要目标\n是：粮食产量稳中有增。", 1),
        ("——2031年1月5日在青禾市第九届\n人民代表大会第二次会议上", 1),
        ("水稻、小麦、玉米和\n大豆", 2),
        (f"{BODY}\n{BODY}", 2),
        (f"{BODY}（市农业局、市财政局负责）\n{BODY}", 2),
        ("我市将支持企业扩大生产，\n（一）减免租金；\n（二）补贴利息。", 3),
    ],
)
def test_hard_breaks(text, n):
    assert len(read_lines(text)) == n


def test_a_text_wrapped_at_a_width_is_joined_where_sentences_run_on():
    text = (
        "春耕开始以后，青禾市各区组织农机手下田作业，并且安\n排专人巡查水渠，保证灌溉用水不断档，同时调运种子和\n"
        "化肥，补齐缺口，做到不误农时，各镇还派出技术员到田\n间指导农户。\n第二段从这里开始。"
    )
    assert [line.text[-5:] for line in read_lines(text)] == ["指导农户。", "这里开始。"]


def test_a_text_on_one_line_is_cut_at_its_indents():
    pieces = [
        "　　各位代表：",
        "　　现在，我代表市人民政府报告工作。",
        "　　一、去年工作",
        f"　　{BODY}",
        f"　　{BODY * 4}",
        f"　　一是稳面积。{BODY}",
    ]
    text = "".join(pieces)
    assert [(s.kind, s.text) for s in blocks(text)] == [
        (kind, piece.strip())
        for kind, piece in zip(
            ["paragraph", "paragraph", "heading", "paragraph", "paragraph", "list_item"], pieces, strict=True
        )
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("（来源：河口日报）", "publisher"),
        ("来源 : 河口网 2031/05/06 19:05", "publisher"),
        ("《河口日报》（2031年5月6日 03版）", "publisher"),
        ("【责任编辑:田小禾】", "editor"),
        ("责编/田小禾 校对/周一鸣", "editor"),
        ("记者 田小禾 通讯员 周一鸣", "author"),
        ("文/田小禾", "author"),
        ("【文/河口网专栏作者 田小禾】", "author"),
        ("田小禾/河口晚报", "author"),
        ("河口新闻记者 田小禾 周一鸣", "author"),
        ("2031-05-06 20:30 来源: 河口网", "publisher"),
        ("2031年05月06日 04:04 河口晚报", "publisher"),
        ("新华社", "publisher"),
        ("新桥夜景。河口市建设局供图 河口网发", "caption"),
        ("河口网有关报道的截图。", "caption"),
        ("本报记者田小禾", "author"),
        ("青禾市市长　田小禾", "author"),
        ("2031-05-06 07:00:44", "dateline"),
        ("二〇三一年五月六日", "dateline"),
        ("——2031年1月5日在青禾市第九届人民代表大会第二次会议上", "dateline"),
        ("（新华社青禾5月6日电）", "dateline"),
        ("河口网消息今天发布", None),
        ("青政发〔2031〕12号", "note"),
        ("第707号", "note"),
        ("（略去两段）", "note"),
        ("图1：青禾市水系", "caption"),
        ("表2 历年产量", "caption"),
        ("摄影：田小禾", "caption"),
        ("-----", "separator"),
        ("★★★", "separator"),
        ("|", "note"),
        ("— 3 —", "note"),
        ("第3页 共12页", "note"),
        ("}", "note"),
        ("if (e.key == 13) {", "note"),
        ("【我要纠错】责任编辑：田小禾", "editor"),
        ("\u200b", "separator"),
        ("青禾省省长田小禾", "author"),
        ("青禾省省长强调春耕", None),
        ("》》点击图片进入专题", "note"),
        ("田小禾会见河口州副州长 省长顾问", None),
        ("河口自治州州长 买买提·艾力", "author"),
        ("记者招待会今天举行", None),
        ("编辑部迁址启事", None),
    ],
)
def test_furniture(line, kind):
    assert find_furniture(line) == kind


LABELS = [(e, e["kind"]) for e in load_lexicon("furniture")["labels"]]
KIND_OF_LIST = {
    "chrome": "note", "captions": "caption", "credits": "caption", "sources_of_pictures": "caption",
    "people": "caption", "acts": "caption", "positions": "caption", "agencies": "dateline", "offices": "author",
    "enactments": "note",
}  # fmt: skip
ENTRIES = LABELS + [(e, kind) for key, kind in KIND_OF_LIST.items() for e in load_lexicon("furniture")[key]]


@pytest.mark.parametrize(("entry", "kind"), ENTRIES, ids=lambda x: x if isinstance(x, str) else x["words"][0])
def test_furniture_lexicon(entry, kind):
    assert find_furniture(entry["example"]) == kind
    assert find_furniture(entry["counter_example"]) is None
    assert len(set(entry["words"])) == len(entry["words"])


@pytest.mark.parametrize(
    "entry", [e for part in load_lexicon("surnames").values() for e in part], ids=lambda e: e["words"][0]
)
def test_surnames(entry):
    assert is_signature(entry["example"][1:-1])
    assert not is_signature(entry["counter_example"][1:-1])


def test_enactments():
    assert is_enactment("2031年5月6日 国务院令第9号公布 根据2033年7月8日《关于修改部分条例的决定》修订")
    assert not is_enactment("2031年5月6日 会议讨论了办法，草案没有通过表决程序。")


LETTERS = (
    "一二三是要第章条节（）()1234567890.、，。；：！？“”《》…—-#*|\t\n\r \u3000\xa0\u200b\u2028"
    "年月日附件来源编辑记者摄图青禾市春耕工作的通知Aa▲①⒈Ⅱ"
)
CHARACTERS = st.text(alphabet=st.sampled_from(LETTERS), max_size=400)


@settings(max_examples=300, deadline=None)
@given(st.one_of(CHARACTERS, st.text(max_size=200)))
def test_every_character_lies_in_exactly_one_block(text):
    sections = blocks(text)
    at = 0
    for ordinal, section in enumerate(sections):
        assert section.ordinal == ordinal
        assert at <= section.start < section.end
        assert not text[at : section.start].strip()
        assert section.text == text[section.start : section.end] == section.text.strip()
        at = section.end
    assert not text[at:].strip()


@settings(max_examples=150, deadline=None)
@given(CHARACTERS)
def test_the_outline_is_a_forest_of_headings(text):
    by_id = {s.section_id: s for s in blocks(text)}
    assert len(by_id) == len(blocks(text))
    for section in by_id.values():
        if section.parent_id is None:
            assert section.level == (1 if section.kind == "heading" else 0)
        else:
            parent = by_id[section.parent_id]
            assert parent.kind == "heading"
            assert parent.start < section.start
            assert section.level == parent.level + (section.kind == "heading")
            assert section.path.startswith(parent.path)


HOSTILE = [
    "（", "一", "1.", "记者 ", "。", "……", "\u3000", "第", "摄", "《", "1\n", "一、甲\n", "甲\n", "甲，\n", "\t",
    "2031年", "注：\n", "附件\n", "目录\n甲\n", "青禾市的春天又来到了我们身边\n", "青禾市\n2031年5月6日\n",
    "1.1 甲\n2. 乙\n", "| a |\n",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_repetitions_are_read(piece):
    sections = blocks(piece * (40_000 // len(piece)))
    assert all(s.text for s in sections)
