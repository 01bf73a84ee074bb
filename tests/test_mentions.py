"""Mentions: organisations, persons, places, titles, plans, campaigns, formulations."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import wenbiao
from wenbiao.records import Mention


def mentions(text: str, kind: str) -> list[Mention]:
    return [m for m in wenbiao.extract(text).mentions if m.kind == kind]


def texts(text: str, kind: str) -> list[str]:
    return [m.text for m in mentions(text, kind)]


PLACES = [
    ("代表团访问江苏无锡和浙江绍兴。", [("江苏无锡", "无锡", "320200"), ("浙江绍兴", "绍兴", "330600")]),
    ("四川省成都市双流区今天下雨。", [("四川省成都市双流区", "双流", "510116")]),
    (
        "内蒙古自治区首府呼和浩特迎来首场雪。",
        [("内蒙古自治区", "内蒙古", "150000"), ("呼和浩特", "呼和浩特", "150100")],
    ),
    ("鼓楼区启动旧城改造。", [("鼓楼区", "鼓楼", None)]),
    ("福建福州鼓楼区启动旧城改造。", [("福建福州鼓楼区", "鼓楼", "350102")]),
    ("吉林省长春市开通新线。吉林全省铺开。", [("吉林省长春市", "长春", "220100"), ("吉林", "吉林", "220000")]),
    ("青海玉树州牧民转场。", [("青海玉树州", "玉树", "632700")]),
    ("恩施土家族苗族自治州种茶。", [("恩施土家族苗族自治州", "恩施", "422800")]),
    ("考察团前往韩国庆州。", [("韩国庆州", "庆州", None)]),
    ("台风逼近香港和台湾。", [("香港", "香港", "810000"), ("台湾", "台湾", "710000")]),
    ("粤港澳大湾区新开三条航线。", [("粤港澳大湾区", "粤港澳大湾区", None)]),
    ("新疆天山飘雪。", [("新疆天山", "天山", None)]),
    ("他们沿长江而下。", [("长江", "长江", None)]),
    ("代表团来华考察，随后在京会谈。", [("华", "中国", None), ("京", "北京", None)]),
    ("杭州市民喜欢喝茶，北京市场更大。", [("杭州", "杭州", "330100"), ("北京", "北京", "110000")]),
    ("凉山州甘洛县迎来春耕。", [("凉山州甘洛县", "甘洛", "513435")]),
    ("火灾发生在巴戈里州。", [("巴戈里州", "巴戈里州", None)]),
    (
        "上海奉贤区青村镇吴房村变了样，吴房村的桃子出名。",
        [("上海奉贤区青村镇吴房村", "吴房村", None), ("吴房村", "吴房村", None)],
    ),
    ("沁源县王和镇古寨村通了车。", [("沁源县王和镇古寨村", "古寨村", None)]),
    ("越南芒街市与广宁省相邻。", [("越南芒街市", "芒街市", None)]),
    ("游客走进洛阳白云寺。", [("洛阳白云寺", "洛阳白云寺", None)]),
    ("日本南部城市下雪，日本大藏省改名。", [("日本", "日本", None), ("日本", "日本", None)]),
    ("塞尔维亚共和国总统到访。", [("塞尔维亚共和国", "塞尔维亚", None)]),
    ("甘肃合作迎来游客，双方合作愉快。", [("甘肃合作", "合作", "623001")]),
    ("列车从永登县出发，永登的玫瑰开了。", [("永登县", "永登", "620121"), ("永登", "永登", "620121")]),
    ("昆明火车站客流增加。", [("昆明火车站", "昆明火车站", None)]),
    ("湖南湘潭昭山大桥通车。", [("湖南湘潭昭山大桥", "湖南湘潭昭山大桥", None)]),
    ("美国堪萨斯州境内起火，堪萨斯州长赶到。", [("美国堪萨斯州", "堪萨斯", None), ("堪萨斯", "堪萨斯", None)]),
    ("库尔勒的梨熟了——和林格尔也一样。", [("库尔勒", "库尔勒", "652801"), ("和林格尔", "和林格尔", "150123")]),
    ("津潍高铁开建；川青铁路也在提速。", [("津潍高铁", "津潍高铁", None), ("川青铁路", "川青铁路", None)]),
]


@pytest.mark.parametrize(("text", "want"), PLACES)
def test_places(text: str, want: list[tuple[str, str, str | None]]) -> None:
    assert [(m.text, m.canonical, m.code) for m in mentions(text, "place")] == want


@pytest.mark.parametrize(
    "text",
    [
        "我国经济稳中有进，中外记者到场，建设美丽中国。",
        "中国特色社会主义道路越走越宽，中国式现代化稳步前行。",
        "中方愿同各方一道努力。",
        "这件事公安部门会同税务部门办理。",
        "市场上新平台很多，其中新能源占比最高。",
        "人民进城务工，居民收入增加。",
        "北京冬奥会和巴黎奥运会都已闭幕。",
        "各地和平解决争端，光明正大。",
        "《上海宣言》全文发布。",
    ],
)
def test_no_places(text: str) -> None:
    assert texts(text, "place") == []


def test_letters_of_two_countries_are_two_places() -> None:
    found = mentions("塞内加尔总统到访，中塞友谊源远流长，中塞两国合作共赢。", "place")
    assert [(m.text, m.canonical) for m in found[1:]] == [("中", "中国"), ("塞", "塞内加尔")] * 2


def test_letters_of_the_last_country_named() -> None:
    found = mentions("塞尔维亚客人到访，塞中友好。", "place")
    assert [(m.text, m.canonical) for m in found[1:]] == [("塞", "塞尔维亚"), ("中", "中国")]


ORGANISATIONS = [
    ("国家网信办、公安部等八部门联合发文。", ["国家网信办", "公安部"]),
    ("中国物流与采购联合会公布了指数。", ["中国物流与采购联合会"]),
    ("价格指数环比上升中国物流与采购联合会今天公布了指数。", ["中国物流与采购联合会"]),
    ("温州市第四届人民代表大会第七次会议通过。", ["温州市第四届人民代表大会"]),
    ("江苏省农业农村厅和无锡市公安局组织培训。", ["江苏省农业农村厅", "无锡市公安局"]),
    ("记者从临江市交通运输局获悉，大桥通车。", ["临江市交通运输局"]),
    ("晨星机器人有限公司与北辰大学签约。", ["晨星机器人有限公司", "北辰大学"]),
    ("世界卫生组织和欧盟发表声明，联合国表示欢迎。", ["世界卫生组织", "欧盟", "联合国"]),
    ("法国外交部就此回应。", ["法国外交部"]),
    ("中国驻美国大使馆提醒侨胞。", ["中国驻美国大使馆"]),
    ("四川省委作出部署，永登县委、县政府落实。", ["四川省委", "永登县委"]),
    ("中国人民大学法学院举办讲座。", ["中国人民大学法学院"]),
    ("甘肃省兰州市中级人民法院开庭。", ["甘肃省兰州市中级人民法院"]),
    ("《千山记》由临江出版社出版。", ["临江出版社"]),
    ("全国政协十四届常委会开幕。", ["全国政协十四届常委会"]),
    ("第二十大新闻很多。二十大新闻中心开放。", ["二十大新闻中心"]),
    ("据新华社报道，人民日报刊发评论。", ["新华社", "人民日报"]),
    ("展品由临江博物馆收藏。", ["临江博物馆"]),
    ("云江市第三届人民代表大会召开，云江市交通局到会。", ["云江市第三届人民代表大会", "云江市交通局"]),
    ("中国书法家协会换届。", ["中国书法家协会"]),
    ("俄国防部称，美国防部官员未回应。", ["俄国防部", "美国防部"]),
    ("白川纪念研究所公布了报告。", ["白川纪念研究所"]),
    ("APEC会议召开，CNN报道，WTOP没有报道。", ["APEC", "CNN"]),
    ("患者转入浙江大学医学院附属第一医院。", ["浙江大学医学院附属第一医院"]),
    ("中共江苏省委召开会议。", ["中共江苏省委"]),
    ("白川银行、中国银行和农业银行下调利率。", ["白川银行", "中国银行", "农业银行"]),
    ("中国银行、白川银行、青禾银行下调利率。", ["中国银行", "白川银行", "青禾银行"]),
    ("古巴共产党中央委员会发表声明。", ["古巴共产党中央委员会"]),
    ("会议选举产生了新一届中央委员会。", ["中央委员会"]),
]


@pytest.mark.parametrize(("text", "want"), ORGANISATIONS)
def test_organisations(text: str, want: list[str]) -> None:
    assert texts(text, "organisation") == want


@pytest.mark.parametrize(
    "text",
    [
        "该公司和多家民营医院、各级政府都参加了。",
        "有关部门要求三家银行整改。",
        "法国国防部长昨天表态。",
        "新华社区的居民来了。",
        "大学生和中学生一起植树。",
        "消费者协商解决，工会议事规则修订。",
        "31日报道称价格上涨。",
        "全国法院审结案件，德国公司减产。",
        "政策性银行、住宅银行增资，多数党获胜。",
        "收费履行市人民代表大会的决定，相邻县人民政府同意。",
        "孩子们走进抗战主题纪念馆。",
    ],
)
def test_no_organisations(text: str) -> None:
    assert texts(text, "organisation") == []


PERSONS = [
    ("秘书长林富和主持开幕式。", [("林富和", "秘书长")]),
    ("外交部部长王毅和夫人出席。", [("王毅", "外交部部长")]),
    ("国家主席习近平会见塞内加尔总统萨勒。", [("习近平", "国家主席"), ("萨勒", "塞内加尔总统")]),
    ("中共中央政治局委员、外交部长王毅出席。", [("王毅", "中共中央政治局委员、外交部长")]),
    ("习近平总书记强调要抓落实。", [("习近平", "总书记")]),
    ("局长栗文海介绍，工程顺利。栗文海说，进度提前。", [("栗文海", "局长"), ("栗文海", None)]),
    ("记者丁小溪、孙少龙报道。", [("丁小溪", "记者"), ("孙少龙", None)]),
    ("李向阳说，水位还会上涨。", [("李向阳", None)]),
    ("授予钱文博院士奖章。", [("钱文博", "院士")]),
    ("临江日报记者 王鼎 摄", [("王鼎", "临江日报记者")]),
    ("特朗普和普京通电话，冯德莱恩发表声明。", [("特朗普", None), ("普京", None), ("冯德莱恩", None)]),
    ("俄罗斯外长安东诺夫表示关切。", [("安东诺夫", "俄罗斯外长")]),
    ("阿根廷学者鲁文·古泽蒂认为可行。", [("鲁文·古泽蒂", "阿根廷学者")]),
    ("约旦国王阿卜杜拉二世到访。", [("阿卜杜拉二世", "约旦国王")]),
    ("犯罪嫌疑人张某已被抓获。", [("张某", None)]),
    ("今年49岁的俞永华种了百亩茶园。", [("俞永华", None)]),
    ("主任欧阳雪负责此事。", [("欧阳雪", "主任")]),
    ("杭州市民李文海每天晨跑。", [("李文海", None)]),
    ("翟青围绕主题发言。翟青说，成效明显。", [("翟青", None), ("翟青", None)]),
    ("美国交通部长钱文博2日称，航班恢复。", [("钱文博", "美国交通部长")]),
    ("球员帕尔默本届打入三球，帕尔默很高兴。", [("帕尔默", "球员"), ("帕尔默", None)]),
    ("市长周小禾到场。周市长勉励大家。", [("周小禾", "市长"), ("周市长", "市长")]),
    ("工作人员李文娜介绍，实习生王梓青到场。", [("李文娜", "工作人员"), ("王梓青", "实习生")]),
    ("运动员李文娜、周小禾夺冠。", [("李文娜", "运动员"), ("周小禾", None)]),
    ("按照周禾田书记要求，工程提速。", [("周禾田", "书记")]),
    ("院长弗朗西斯·柯林斯离任。", [("弗朗西斯·柯林斯", "院长")]),
]


@pytest.mark.parametrize(("text", "want"), PERSONS)
def test_persons(text: str, want: list[tuple[str, str | None]]) -> None:
    assert [(m.text, m.role) for m in mentions(text, "person")] == want


def test_a_surname_with_an_office_is_the_person_named_in_full() -> None:
    assert [m.canonical for m in mentions("市长周小禾到场。周市长勉励大家。", "person")] == ["周小禾", "周小禾"]


@pytest.mark.parametrize(
    "text",
    [
        "局长高度重视，主席强调安全。",
        "记者从会上获悉，专家认为方案可行。",
        "主任和群众一起劳动。",
        "总书记贺信鼓舞人心，会议强调落实。",
        "任务明确，文章指出方向。",
        "温度表示数偏低，项目要求严格。",
        "周市长勉励大家。",
    ],
)
def test_no_persons(text: str) -> None:
    assert texts(text, "person") == []


TITLES = [
    ("《中华人民共和国数据安全法》施行。", "law", "中华人民共和国数据安全法", "enacted"),
    ("《湿地保护条例（修订草案）》公开征求意见。", "law", "湿地保护条例（修订草案）", "draft"),
    ("《刑法修正案（十二）》通过。", "law", "刑法修正案（十二）", "amended"),
    ("《关于促进银发经济的意见》印发。", "policy", "关于促进银发经济的意见", "enacted"),
    ("《城市更新行动方案（征求意见稿）》发布。", "policy", "城市更新行动方案（征求意见稿）", "draft"),
    ("舞剧《只此青山》上演。", "work", "只此青山", None),
    ("《联合国海洋法公约》签署四十年。", "law", "联合国海洋法公约", "enacted"),
]


@pytest.mark.parametrize(("text", "kind", "canonical", "state"), TITLES)
def test_titles(text: str, kind: str, canonical: str, state: str | None) -> None:
    [row] = [m for m in wenbiao.extract(text).mentions if m.text.startswith("《")]
    assert (row.kind, row.canonical, row.state) == (kind, canonical, state)


def test_a_short_title_stands_for_the_full_one() -> None:
    rows = mentions("《临江市城市更新工作方案》印发。《方案》提出三项任务。", "policy")
    assert [r.text for r in rows] == ["《临江市城市更新工作方案》", "《方案》"]
    assert {r.canonical for r in rows} == {"临江市城市更新工作方案"}


PROGRAMMES = [
    ("深入实施创新驱动发展战略。", "plan", ["创新驱动发展战略"]),
    ("中医药振兴发展重大工程实施以来成效明显。", "plan", ["中医药振兴发展重大工程"]),
    ("“净水2023”专项行动启动。", "campaign", ["净水2023"]),
    ("中央生态环境保护督察进驻三省。", "campaign", ["中央生态环境保护督察"]),
    ("学习贯彻习近平生态文明思想。", "formulation", ["习近平生态文明思想"]),
    ("增强“四个意识”、坚定“四个自信”。", "formulation", ["四个意识", "四个自信"]),
    ("依照民法典和刑法处理。", "law", ["民法典", "刑法"]),
]


@pytest.mark.parametrize(("text", "kind", "want"), PROGRAMMES)
def test_programmes(text: str, kind: str, want: list[str]) -> None:
    assert texts(text, kind) == want


def test_items_of_a_numbered_set() -> None:
    [row] = mentions("围绕算力、数据、算法三要素布局。", "formulation")
    assert (row.text, row.items) == ("三要素", ["算力", "数据", "算法"])


@pytest.mark.parametrize(
    "text", ["实施一批重大工程。", "“十五五”规划编制启动。", "国家发展战略清晰。", "三大运营商降价。"]
)
def test_no_programmes(text: str) -> None:
    assert [m for m in wenbiao.extract(text).mentions if m.kind in ("plan", "campaign", "formulation")] == []


PIECES = [
    "国家主席", "习近平", "江苏", "无锡市", "公安局", "“四个意识”", "《关于水的意见》", "说：“好。”",
    "，", "。", "\n", "总统萨勒", "中日关系",
    "·", "某", "记者 王鼎", "在华", "2023年", "的", "大学", "三大任务", "、", "ITER", "　", "①", "😀", "局长李文海",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=24).map("".join))
def test_spans_slice_back_in_order_without_overlap(text: str) -> None:
    edge = 0
    for row in wenbiao.extract(text).mentions:
        assert text[row.start : row.end] == row.text != ""
        assert row.start >= edge
        edge = row.end


@pytest.mark.parametrize(
    "piece", ["王", "·", "某", "《", "“", "、李强", "阿", "中", "市", "局长", "公司", "说", "京", "三大"]
)
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    """A quadratic pattern would not come to an end here."""
    wenbiao.extract(piece * (60_000 // len(piece)))


@pytest.mark.parametrize(
    "text", ["外交部就驻韩美军一事表态。", "两军在韩日之间的海域演练，访日韩两国。", "赴日日中论坛代表抵达。"]
)
def test_a_letter_is_one_place(text: str) -> None:
    spans = [(m.start, m.end) for m in wenbiao.extract(text).mentions]
    assert len(spans) == len(set(spans))
