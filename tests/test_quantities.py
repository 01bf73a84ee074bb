"""Quantities: spans, values, bounds, units, kinds, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.quantities_of import quantities_of
from wenbiao.lexicon import load_lexicon
from wenbiao.quantities.bounds import find_bound
from wenbiao.units import units

# text -> (span, value or (low, high), bound, unit, kind), one for each figure
CASES = [
    # spans: numeral, infix approximator, unit
    ("共查处案件3200余起。", [("3200余起", 3200, "gt", "起", "count")]),
    ("平台用户达1.3亿人。", [("1.3亿人", 1.3e8, "eq", "人", "count")]),
    ("采购农机4.1万台（套）。", [("4.1万台（套）", 41_000, "eq", "台（套）", "count")]),
    ("投入2000多万元。", [("2000多万元", 2e7, "gt", "CNY", "money")]),
    ("运来3千多吨煤。", [("3千多吨", 3000, "gt", "t", "measure")]),
    ("来了十来个人。", [("十来个", 10, "gt", "个", "count")]),
    ("融资 3.5 亿元。", [("3.5 亿元", 3.5e8, "eq", "CNY", "money")]),
    ("市教育局等8部门发文。", [("8部门", 8, "eq", "部门", "count")]),
    (
        "三车相撞，造成2死5伤。",
        [("三车", 3, "eq", "车", "count"), ("2死", 2, "eq", "死", "count"), ("5伤", 5, "eq", "伤", "count")],
    ),
    ("我国有9.8亿用户上网。", [("9.8亿用户", 9.8e8, "eq", "用户", "count")]),
    ("惠及2100万农村人口。", [("2100万农村人口", 2.1e7, "eq", "农村人口", "count")]),
    # a first place without an ordinal; a priority is none
    ("产量居世界首位。", [("首位", 1, "eq", "位", "rank")]),
    ("茶价跃居全省榜首，", [("榜首", 1, "eq", None, "rank")]),
    ("把安全放在首位。", []),
    ("他是首位来访的茶商。", []),
    ("全国排名提升36位。", [("36位", 36, "eq", "位", "rank")]),
    # how long a life or a task lasted; a stretch of time is a time only
    ("13年的采茶生涯，他走遍茶山。", [("13年", 13, "eq", "a", "duration")]),
    ("13年的时间里，他走遍茶山。", []),
    ("整套动作在8秒内完成。", [("8秒", 8, "le", "s", "duration")]),
    ("大桥将在三年内建成。", []),
    # stretches of time and lengths in names measure nothing
    ("这是新征程的第一个五年。", []),
    ("新时代十年的变革，前三年的工作。", []),
    ("实施茶业三年改革。", []),
    ("五年内，造林36亩。", [("36亩", 36, "eq", "mu", "measure")]),
    ("五年内不得转让。", [("五年", 5, "le", "a", "duration")]),
    # idioms
    ("他九死一生，两次三番回来。", []),
    # bounds before and after
    ("超过30%", [("30%", 30, "gt", "%", "percent")]),
    ("出口突破2万辆", [("2万辆", 20_000, "gt", "辆", "count")]),
    ("产量突破到300吨", [("300吨", 300, "eq", "t", "measure")]),
    ("不低于40米", [("40米", 40, "ge", "m", "measure")]),
    ("不足3天", [("3天", 3, "lt", "d", "duration")]),
    ("最多不超过6人", [("6人", 6, "le", "人", "count")]),
    ("约70公里", [("70公里", 70, "approx", "km", "measure")]),
    ("70公里左右", [("70公里", 70, "approx", "km", "measure")]),
    ("新增岗位5万个以上", [("5万个", 50_000, "ge", "个", "count")]),
    ("罚款50万元（含）以下", [("50万元", 500_000, "le", "CNY", "money")]),
    ("不得超过注册资本的20%", [("20%", 20, "le", "%", "percent")]),
    ("约占全国的一半", [("一半", 50, "approx", "%", "percent")]),
    ("新招人数达到现有职工的15%的，可申请贷款", [("15%", 15, "ge", "%", "percent")]),
    ("增速达到15%。", [("15%", 15, "eq", "%", "percent")]),
    ("毕业2年内申请", [("2年", 2, "le", "a", "duration")]),
    ("双方签约36个项目", [("36个", 36, "eq", "个", "count")]),
    ("提案经过3次修改", [("3次", 3, "eq", "次", "count")]),
    ("进度过六成", [("六成", 60, "gt", "%", "percent")]),
    (
        "上百人、近千家、百余名",
        [
            ("百人", 100, "ge", "人", "count"),
            ("千家", 1000, "approx", "家", "count"),
            ("百余名", 100, "gt", "名", "count"),
        ],
    ),
    ("总额破亿元", [("亿元", 1e8, "gt", "CNY", "money")]),
    # intervals
    ("十几名志愿者", [("十几名", (11, 19), "range", "名", "count")]),
    ("数十家商户", [("数十家", (20, 99), "range", "家", "count")]),
    ("三四十台机器", [("三四十台", (30, 40), "range", "台", "count")]),
    ("增长4.5%至5%", [("4.5%至5%", (4.5, 5), "range", "%", "percent")]),
    ("长15—20公里", [("15—20公里", (15, 20), "range", "km", "measure")]),
    ("补助3至5万元", [("3至5万元", (30_000, 50_000), "range", "CNY", "money")]),
    ("百分之十到二十", [("百分之十到二十", (10, 20), "range", "%", "percent")]),
    ("午后有6级—8级大风", [("6级—8级", (6, 8), "range", "级", "measure")]),
    ("指数由43.4降至42.7，", [("43.4", 43.4, "eq", None, "other"), ("42.7", 42.7, "eq", None, "other")]),
    ("4人均已获救，超过480处处于失控状态", [("4人", 4, "eq", "人", "count"), ("480处", 480, "gt", "处", "count")]),
    (
        "首次突破7000亿大关，惠及1200万大班儿童",
        [("7000亿", 7e11, "gt", None, "count"), ("1200万", 1.2e7, "eq", None, "count")],
    ),
    ("伴有8级左右短时大风", [("8级", 8, "approx", "级", "measure")]),
    ("酿成一死三伤", [("一死", 1, "eq", "死", "count"), ("三伤", 3, "eq", "伤", "count")]),
    ("致一人死亡、两人受伤", [("一人", 1, "eq", "人", "count"), ("两人", 2, "eq", "人", "count")]),
    ("货物周转量12亿吨公里", [("12亿吨公里", 1.2e9, "eq", "t.km", "measure")]),
    ("以4米72夺冠", [("4米72", 4.72, "eq", "m", "measure")]),
    ("收入达17·2亿元", [("17·2亿元", 1.72e9, "eq", "CNY", "money")]),
    ("减少二、三十亿斤", [("二、三十亿斤", (2e9, 3e9), "range", "jin", "measure")]),
    ("从20架次至40架次不等", [("20架次至40架次", (20, 40), "range", "架次", "count")]),
    ("刮起6、7级大风", [("6、7级", (6, 7), "range", "级", "measure")]),
    ("由3%提高到5%", [("3%", 3, "eq", "%", "percent"), ("5%", 5, "eq", "%", "percent")]),
    ("从20%到30%", [("20%", 20, "eq", "%", "percent"), ("30%", 30, "eq", "%", "percent")]),
    # lists share a unit
    (
        "分别提高15、22个百分点",
        [("15", 15, "eq", "pp", "percentage_point"), ("22个百分点", 22, "eq", "pp", "percentage_point")],
    ),
    ("分别为1.3万亿、9000亿元", [("1.3万亿", 1.3e12, "eq", "CNY", "money"), ("9000亿元", 9e11, "eq", "CNY", "money")]),
    # without a unit, by context
    ("产业规模过万亿。", [("万亿", 1e12, "gt", None, "money")]),
    ("现场观众人次突破120万。", [("120万", 1_200_000, "gt", "人次", "count")]),
    ("指数为101.6，", [("101.6", 101.6, "eq", None, "other")]),
    ("城乡收入比为2.4∶1。", [("2.4∶1", 2.4, "eq", "x", "multiple")]),
    # ratios
    ("百分之五十五点五", [("百分之五十五点五", 55.5, "eq", "%", "percent")]),
    ("三分之一的村", [("三分之一", 100 / 3, "eq", "%", "percent")]),
    ("占全省的1/4", [("1/4", 25, "eq", "%", "percent")]),
    ("四成半", [("四成半", 45, "eq", "%", "percent")]),
    ("出生率6.4‰", [("6.4‰", 6.4, "eq", "‰", "percent")]),
    ("下调25个基点", [("25个基点", 25, "eq", "bp", "percentage_point")]),
    ("增长1.5倍", [("1.5倍", 1.5, "eq", "x", "multiple")]),
    ("产值翻一番", [("翻一番", 2, "eq", "x", "multiple")]),
    ("春播过半", [("半", 50, "gt", "%", "percent")]),
    ("半数以上", [("半数", 50, "ge", "%", "percent")]),
    ("增加一倍", [("一倍", 1, "eq", "x", "multiple")]),
    # money
    ("人民币50元", [("人民币50元", 50, "eq", "CNY", "money")]),
    ("新台币12亿元", [("新台币12亿元", 1.2e9, "eq", "TWD", "money")]),
    ("US$20", [("US$20", 20, "eq", "USD", "money")]),
    ("3元5角", [("3元5角", 3.5, "eq", "CNY", "money")]),
    ("12亿美元", [("12亿美元", 1.2e9, "eq", "USD", "money")]),
    # rates
    ("卸货9000吨/小时", [("9000吨/小时", 9000, "eq", "t/h", "measure")]),
    ("设计时速250公里", [("250公里", 250, "eq", "km/h", "measure")]),
    ("每吨下调140元", [("140元", 140, "eq", "CNY/t", "money")]),
    ("气价3元/立方米", [("3元/立方米", 3, "eq", "CNY/m3", "money")]),
    ("风速30米每秒", [("30米每秒", 30, "eq", "m/s", "measure")]),
    # measures
    ("气温降至零下20度", [("零下20度", -20, "eq", "Cel", "measure")]),
    ("用电30亿度", [("30亿度", 3e9, "eq", "kW.h", "measure")]),
    ("北纬40度", [("40度", 40, "eq", "deg", "measure")]),
    ("发生5.2级地震", [("5.2级", 5.2, "eq", "级", "measure")]),
    ("身高一米八", [("一米八", 1.8, "eq", "m", "measure")]),
    ("年满65周岁", [("65周岁", 65, "ge", "a", "measure")]),
    ("重3斤5两", [("3斤5两", 3.5, "eq", "jin", "measure")]),
    # durations
    ("为期3个月", [("3个月", 3, "eq", "mo", "duration")]),
    ("用时1个半小时", [("1个半小时", 1.5, "eq", "h", "duration")]),
    ("三年以上十年以下", [("三年", 3, "ge", "a", "duration"), ("十年", 10, "le", "a", "duration")]),
    ("应当在30日内答复", []),
    # ranks
    ("产量居全国第2位", [("第2位", 2, "eq", "位", "rank")]),
    ("综合排名第三。", [("第三", 3, "eq", None, "rank")]),
    # the comma
    ("2020年，5000人", [("5000人", 5000, "eq", "人", "count")]),
    ("2020年,5000人", [("5000人", 5000, "eq", "人", "count")]),
    ("共12,345人", [("12,345人", 12_345, "eq", "人", "count")]),
    # a list of places counts them
    ("浙江、安徽、江西三省合作", [("三省", 3, "eq", "省", "count")]),
    # small change, parts of measures, digits set apart
    (
        "三块五。3块5毛，三块五毛钱，五毛钱，50美分。",
        [
            ("三块五", 3.5, "eq", "CNY", "money"),
            ("3块5毛", 3.5, "eq", "CNY", "money"),
            ("三块五毛钱", 3.5, "eq", "CNY", "money"),
            ("五毛钱", 0.5, "eq", "CNY", "money"),
            ("50美分", 0.5, "eq", "USD", "money"),
        ],
    ),
    (
        "三十块零五毛，五块六毛二，卖RMB100，USD 20",
        [
            ("三十块零五毛", 30.5, "eq", "CNY", "money"),
            ("五块六毛二", 5.62, "eq", "CNY", "money"),
            ("RMB100", 100, "eq", "CNY", "money"),
            ("USD 20", 20, "eq", "USD", "money"),
        ],
    ),
    ("100块", [("100块", 100, "eq", "CNY", "money")]),
    ("切成100块", [("100块", 100, "eq", "块", "count")]),
    ("增长百分之五至百分之八", [("百分之五至百分之八", (5, 8), "range", "%", "percent")]),
    ("3块石头，每块30元", [("3块", 3, "eq", "块", "count"), ("30元", 30, "eq", "CNY", "money")]),
    (
        "四分之三公里，四分一升，占四分之一",
        [
            ("四分之三公里", 0.75, "eq", "km", "measure"),
            ("四分一升", 0.25, "eq", "L", "measure"),
            ("四分之一", 25, "eq", "%", "percent"),
        ],
    ),
    ("身高一米七五", [("一米七五", 1.75, "eq", "m", "measure")]),
    ("7 2 折，九 九 折", [("7 2 折", 72, "eq", "%", "percent"), ("九 九 折", 99, "eq", "%", "percent")]),
    (
        "百分之１，２５０，百分之15K",
        [("百分之１，２５０", 1250, "eq", "%", "percent"), ("百分之15K", 15000, "eq", "%", "percent")],
    ),
    # lengths of several units, exceeded and vague ones
    ("走了三天多，两天多云", [("三天", 3, "gt", "d", "duration"), ("两天", 2, "eq", "d", "duration")]),
    (
        "判处六个月零十天，历时一个星期又三天，两年加上三个月",
        [
            ("六个月零十天", 6 + 120 / 365.25, "eq", "mo", "duration"),
            ("一个星期又三天", 10 / 7, "eq", "wk", "duration"),
            ("两年加上三个月", 2.25, "eq", "a", "duration"),
        ],
    ),
    (
        "历时一小时三十分，两年三个月，一年零五天",
        [
            ("一小时三十分", 1.5, "eq", "h", "duration"),
            ("两年三个月", 2.25, "eq", "a", "duration"),
            ("一年零五天", 1 + 5 / 365.25, "eq", "a", "duration"),
        ],
    ),
    (
        "持续三个多月，走了2个多小时，住了三五天",
        [
            ("三个多月", 3, "gt", "mo", "duration"),
            ("2个多小时", 2, "gt", "h", "duration"),
            ("三五天", (3, 5), "range", "d", "duration"),
        ],
    ),
    (
        "第一名第二名第三名",
        [("第一名", 1, "eq", "名", "rank"), ("第二名", 2, "eq", "名", "rank"), ("第三名", 3, "eq", "名", "rank")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[t for t, _ in CASES])
def test_quantities(text, expected):
    found = [
        (q.text, q.value if q.value is not None else (q.value_min, q.value_max), q.bound, q.unit, q.kind)
        for q in quantities_of(text)
    ]
    for got, wanted in zip(found, expected, strict=True):
        assert got[:1] + got[2:] == wanted[:1] + wanted[2:]
        assert got[1] == pytest.approx(wanted[1])


NONE = [
    "7人制橄榄球赛今晚开幕，聚焦实现建军一百年奋斗目标，某部3大队抵达。",
    "建成5G网络，“净网2020”行动，1+X证书，C919和歼-20首飞。",
    "4K超高清、3D打印和2.0版同时发布。",
    "“十四五”时期坚持四个自信，落实八项规定，推动两个确立。",
    "第三条、第十五届、第21次、第一书记。",
    "国发〔2018〕15号，见附件2。",
    "一、总则\n（二）目标\n3. 步骤\n4、保障\n",
    "一是加强监管，二是优化服务。",
    "（1）核查；（2）公示。",
    "这是一个好办法，一些人提出一系列意见，一辆车停下。",
    "两国元首会面，两岸同胞往来，两会召开。",
    "千方百计稳就业，四面八方来客，一心一意谋发展。",
    "二十国集团、三峡、九寨沟、四川、一带一路。",
    "打造万亩基地、千亿县和百亿级产业。",
    "万吨级码头和4000吨级起重机。",
    "《三国演义》和《2024发展报告》出版。",
    "党的二十届三次全会、十四届全国人大二次会议。",
    "二期工程和三级医院。",
    "世界500强企业。",
    "拨打12345热线。",
    "零的突破，零售业和零碳园区。",
    "每千人口床位数上升。",
    "这五年，我们不断前进；不平凡的五年。",
    "“1310”具体部署和“三个百分百”要求。",
    "一亩地能种出什么？",
    "亿万人民，万千气象。",
    "男子100米自由泳决赛和10米气步枪比赛。",
    "2026届毕业生和2025款新车。",
    "一二类苗占比上升，违反第三、四项规定。",
    "国道312线274KM+600M处。",
    "四处巡视，树的四周有草。",
    "“3·15”晚会和“5·12”纪念日。",
    "一人兴善，万人可激。",
    "红四方面军和八一建军节。",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_figure(text):
    assert [q.text for q in quantities_of(text)] == []


@pytest.mark.parametrize(
    ("text", "value_si", "unit_si"),
    [
        ("3公顷", 30_000, "m2"),
        ("6亩", 4000, "m2"),
        ("2万吨", 2e7, "kg"),
        ("时速36公里", 10, "m/s"),
        ("25摄氏度", 298.15, "K"),
        ("2小时", 7200, "s"),
        ("3人", None, None),
        ("5元/吨", None, None),
        ("约5米", 5, "m"),
    ],
)
def test_values_in_base_units(text, value_si, unit_si):
    (found,) = quantities_of(text)
    assert found.unit_si == unit_si
    assert found.value_si == (None if value_si is None else pytest.approx(value_si))


def test_wind_and_volumes_by_their_short_names():
    assert [q.text for q in quantities_of("东北风3到4级，气田产气36亿方。")] == ["3到4级", "36亿方"]


def test_an_unknown_unit_is_flagged_and_kept():
    (found,) = quantities_of("共有30万军民参加。")
    assert (found.text, found.unit, found.unit_known, found.kind) == ("30万", None, False, "count")


@pytest.mark.parametrize(
    ("text", "modifier", "outer"),
    [
        ("人数超过300人。", "超过", "超过300人"),
        ("大约300人左右", "大约…左右", "大约300人左右"),
        ("300人以上", "以上", "300人以上"),
        ("3200余人", "余", "3200余人"),
        ("不超过人民币5亿元", "不超过", "不超过人民币5亿元"),
        ("至少有30家", "至少", "30家"),
        ("至少走上15公里", "至少", "15公里"),
        ("顶多能装5吨", "顶多", "5吨"),
        ("最多需要3天", "最多", "3天"),
        ("最近有30家", None, "30家"),
        ("附近约为30米", "约为", "约为30米"),
    ],
)
def test_modifiers_stand_outside_of_the_span(text, modifier, outer):
    (found,) = quantities_of(text)
    assert found.modifier == modifier
    assert text[found.outer_start : found.outer_end] == outer


BOUNDS = [(word, e) for e in load_lexicon("bounds") for word in e["words"]]


@pytest.mark.parametrize(("word", "entry"), BOUNDS, ids=[f"{w}-{e['side']}" for w, e in BOUNDS])
def test_every_word_of_the_bounds_sets_its_bound(word, entry):
    text = f"{word}300个" if entry["side"] == "before" else f"300个{word}"
    start = len(word) if entry["side"] == "before" else 0
    wanted = "eq" if entry["bound"] == "unbound" else entry["bound"]
    assert find_bound(text, start, start + 4, True, True)[0] == wanted


@pytest.mark.parametrize("entry", load_lexicon("bounds"), ids=lambda e: f"{e['bound']}-{e['side']}-{e['words'][0]}")
def test_examples_of_the_bounds(entry):
    unbound = entry["bound"] == "unbound"
    bounds = {q.bound for q in quantities_of(entry["example"])}
    others = {q.bound for q in quantities_of(entry["counter_example"])}
    assert ("eq" if unbound else entry["bound"]) in bounds
    assert ("eq" if unbound else entry["bound"]) not in others


@pytest.mark.parametrize("entry", load_lexicon("not_figures"), ids=lambda e: f"{e['where']}-{e['words'][0]}")
def test_examples_of_what_is_no_figure(entry):
    assert any(word in entry["example"] for word in entry["words"])
    assert not quantities_of(entry["example"])
    assert quantities_of(entry["counter_example"])


BARE = load_lexicon("quantities")
# What a role does to the only number of its example.
BARE_EFFECTS = {
    "index": lambda found: bool(found),
    "money": lambda found: found[0].kind == "money",
    "money_after": lambda found: found[0].kind == "money",
    "count": lambda found: found[0].kind == "count",
    "sized_group": lambda found: found[0].kind == "count",
    "ranking": lambda found: [q.kind for q in found] == ["rank"],
    "race": lambda found: not found,
    "currency": lambda found: found[0].kind == "money",
    "per": lambda found: found[0].per is not None,
    "parts": lambda found: len(found) == 1,
    "heat": lambda found: found[0].unit == "Cel",
    "magnitude": lambda found: bool(found),
    "quoted": lambda found: bool(found),
    "casualty": lambda found: bool(found),
    "paid": lambda found: found[0].kind == "money",
    "priced": lambda found: found[0].kind == "money",
    "stretch": lambda found: not found,
    "course": lambda found: not found,
}


def test_every_role_of_bare_numbers_has_an_effect():
    assert BARE.keys() == BARE_EFFECTS.keys()


@pytest.mark.parametrize("role", sorted(BARE_EFFECTS))
def test_examples_of_bare_numbers(role):
    entry, acts = BARE[role], BARE_EFFECTS[role]
    words = entry["words"]
    assert [w for w in words if not acts(quantities_of(entry["example"].replace("{}", w)))] == []
    assert [w for w in words if acts(quantities_of(entry["counter_example"].replace("{}", w)))] == []
    assert len(words) == len(set(words))


@pytest.mark.parametrize(("noun", "unit"), BARE["count"]["units"].items())
def test_nouns_that_name_their_unit(noun, unit):
    assert noun in BARE["count"]["words"]
    assert quantities_of(f"{noun}突破36万。")[0].unit == unit


@pytest.mark.parametrize(("mark", "code"), BARE["currency"]["codes"].items())
def test_codes_of_currencies(mark, code):
    assert mark in BARE["currency"]["words"]
    assert quantities_of(f"茶砖标价{mark}36。")[0].unit == code


@pytest.mark.parametrize("name", BARE["per"]["words"])
def test_denominators_before_a_number(name):
    (found,) = quantities_of(f"每{name}售价30元")
    assert found.per == units()[name].code


PARTS = [(whole, part, n) for whole, parts in BARE["parts"]["counts"].items() for part, n in parts.items()]


@pytest.mark.parametrize(("whole", "part", "count"), PARTS)
def test_smaller_units_behind_a_larger_one(whole, part, count):
    assert whole in BARE["parts"]["words"]
    (found,) = quantities_of(f"共用3{whole}2{part}。")
    assert found.value / units()[whole].scale == pytest.approx(3 + 2 / count)


NUMERAL_WORDS = load_lexicon("numeral_words")


@pytest.mark.parametrize("word", [w for e in NUMERAL_WORDS for w in e["words"]])
def test_words_that_look_like_numerals_state_none(word):
    assert not quantities_of(f"我们谈到{word}的意义。")


@pytest.mark.parametrize("entry", NUMERAL_WORDS, ids=lambda e: e["group"])
def test_examples_of_words_that_look_like_numerals(entry):
    assert any(word in entry["example"] for word in entry["words"])
    assert not quantities_of(entry["example"])
    assert quantities_of(entry["counter_example"])


ALPHABET = st.sampled_from(
    list(
        "0123456789.,，、。：:∶（）“”%‰ 零一二两三十百千万亿几数余多半点分之又第每超约近上以下至到和"
        "元角吨斤两米公里个名人次年月日天小时度级位成倍翻番省\n"
    )
)


@settings(max_examples=400, deadline=None)
@given(st.text(ALPHABET | st.characters(), max_size=50))
def test_properties_of_any_text(text):
    end = 0
    for q in quantities_of(text):
        assert text[q.start : q.end] == q.text
        assert end <= q.start < q.end
        assert q.outer_start <= q.start and q.end <= q.outer_end <= len(text)
        end = q.end
        ends = (q.value_min, q.value_max)
        if q.bound == "eq":
            assert ends == (q.value, q.value)
        elif q.bound in ("gt", "ge"):
            assert ends == (q.value, None)
        elif q.bound in ("lt", "le"):
            assert ends == (None, q.value)
        elif q.bound == "range":
            assert q.value is None and q.value_min < q.value_max
        else:
            assert q.bound == "approx" and ends == (None, None)
        if q.value is not None:
            assert q.stated_value * 10.0**q.unit_mult == pytest.approx(q.value, rel=1e-9)


@pytest.mark.parametrize(
    "unit",
    [
        "1:", "5%至", "3、", "第1名", "1元", "一个半", "1元5角", "“1", "达到1", "约", "每吨1元", "1小时1分", "《1",
        "零下1度", "半", "2024.",
    ],
)  # fmt: skip
def test_hostile_text_is_read_in_linear_time(unit):
    """A quadratic step would need minutes for this."""
    quantities_of(unit * (40_000 // len(unit)))


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("中国中铁十四局集团公司由中建三局承建。", []),
        ("以313.50分为中国队再添一金。", ["313.50分"]),
        ("成交价低69·5点，售价68·88加元。", ["69·5点", "68·88加元"]),
        ("写来一封四千字的长信。", ["四千字"]),
        ("这下好了———59项事关企业的问题。", ["59项"]),
        ("以3胜4平2负积10分。", ["3胜", "4平", "2负", "10分"]),
        ("住在４、５层楼上有震感。", ["４、５层"]),
    ],
)
def test_numbers_of_other_genres(text, spans):
    assert [q.text for q in quantities_of(text)] == spans


def test_a_stamp_is_priced_in_fen():
    (quantity,) = quantities_of("邮票每枚面值50分。")
    assert (quantity.kind, quantity.unit, quantity.value) == ("money", "CNY", 0.5)


@pytest.mark.parametrize(
    ("text", "value", "stated", "exponent"),
    [
        ("两国携手走过半个世纪。", 50, 0.5, 2),
        ("历经3个世纪。", 300, 3, 2),
        ("近六成用户满意。", 60, 6, 1),
        ("每斤便宜5角。", 0.5, 5, -1),
        ("补贴38万元。", 380_000, 38, 4),
    ],
)
def test_the_printed_number_and_its_power_of_ten(text: str, value: float, stated: float, exponent: int) -> None:
    quantity = quantities_of(text)[-1]
    assert (quantity.value, quantity.stated_value, quantity.unit_mult) == (value, stated, exponent)
