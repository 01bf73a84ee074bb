"""Events: what counts, trigger, type, actors, place, date, realis, and which mentions are one event."""

from __future__ import annotations

import datetime as dt
import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import wenbiao
from tests.events_of import DAY, read
from wenbiao.finders.events import realis
from wenbiao.finders.events.clauses import mask
from wenbiao.finders.events.names import event_name, noun_in, project_name, quoted_name, type_of_work, work_name
from wenbiao.records import Event


def one(text: str, trigger: str) -> Event:
    """The only event of a paragraph with a trigger."""
    found = [e for e in read(text) if e.trigger == trigger]
    assert len(found) == 1, [(e.trigger, e.event_type) for e in read(text)]
    return found[0]


TYPED = [
    ("4月20日至21日，第三届河湖论坛在岳阳召开。", "召开", "meeting"),
    ("昨天，国家主席王建军在京会见来访的外宾。", "会见", "talks"),
    ("5月3日，省委书记李晓东在湘西考察。", "考察", "visit"),
    ("国家主席王建军出席会议并发表重要讲话。", "发表重要讲话", "speech"),
    ("省委书记李晓东对抗旱作出重要指示。", "作出重要指示", "instruction"),
    ("10月9日，中国和智利在京签署合作文件。", "签署", "agreement"),
    ("近日，省财政厅印发《水利资金管理办法》。", "印发", "policy_release"),
    ("5月6日，省统计局公布最新数据。", "公布", "statistics_release"),
    ("昨天，《江河志》一书在武汉发行。", "发行", "publication"),
    ("3月11日，省人大常委会表决通过《湿地保护条例》。", "表决通过", "legislation"),
    ("5月12日，沅江特大桥正式开工。", "开工", "launch"),
    ("昨天，沅江特大桥全线贯通。", "全线贯通", "completion"),
    ("3月8日，长沙警方查封两家公司。", "查封", "enforcement"),
    ("3月8日，李晓东当选省长。", "当选", "appointment"),
    ("今年，全省粮食产量创历史新高。", "创历史新高", "milestone"),
    ("昨天下午，国道上两辆货车相撞。", "相撞", "accident"),
    ("昨天，事故造成3人死亡。", "死亡", "death"),
    ("5月9日，遥感四十号卫星成功发射升空。", "发射升空", "space_launch"),
    ("昨天，洞庭湖自行车赛总决赛在岳阳举行。", "举行", "sports"),
    ("5月9日，第九届陶瓷博览会在唐山开幕。", "开幕", "exhibition"),
    ("全国妇联主席王建军主持并讲话。", "讲话", "speech"),
    ("秘书长王建军就草案作说明。", "作说明", "speech"),
    ("秘书长王建军主持开幕式。", "主持开幕式", "meeting"),
    ("3月2日，省长王建军同企业代表座谈。", "座谈", "talks"),
    ("会议审议通过《湿地保护条例》。", "审议通过", "legislation"),
    ("昨天，该公司一枚新型火箭成功发射。", "发射", "space_launch"),
    ("昨天下午，一辆货车撞死两人。", "撞死", "death"),
    ("6日，林川探索技术公司的火箭从航天中心发射升空。", "发射升空", "space_launch"),
    ("5月9日，第十二届茶文化节在安化开幕。", "开幕", "exhibition"),
    ("第十二届茶文化论坛，昨天在安化举行。", "举行", "meeting"),
    ("省统计局昨天公布，今年前5个月，全省进出口总值3000亿元，同比增长5%。", "公布", "statistics_release"),
    ("3月8日，嫌疑人已被长沙警方控制。", "控制", "enforcement"),
    ("省政府近日联合启动2021年水利普查。", "启动", "launch"),
    ("3月8日，两队在长沙进行了友谊赛。", "进行", "sports"),
    ("昨天，沅江特大桥通过竣工质量验收。", "通过", "completion"),
    ("3月8日，省水利厅决定给渠道补贴。", "决定", "policy_release"),
    ("省委书记李晓东亲临岳阳视察。", "视察", "visit"),
    ("第九届湘绣全会在京召开。", "召开", "meeting"),
    ("公交部门又专门开通两条夜间线路。", "开通", "launch"),
    ("世界茶叶促进大会昨天在长沙召开。", "召开", "meeting"),
    ("昨天，湘江抽水蓄能电站开工建设。", "开工建设", "launch"),
    ("省长王建军主持两省省长第三次定期会晤。", "主持", "talks"),
    ("省委3月8日就加强水利建设进行第二次集体学习。", "集体学习", "meeting"),
    ("各代表团认真审议了湿地保护条例草案。", "审议", "legislation"),
    ("3月8日，该州进入紧急状态。", "进入", "other"),
    ("省电视台3月8日推出系列报道《江边》。", "推出", "publication"),
    ("省公安厅3月8日推出6项便民举措。", "推出", "policy_release"),
    ("该国外交部3月8日宣布承认邻国新政府。", "宣布", "policy_release"),
    ("2020年，全省脱贫攻坚战取得全面胜利。", "取得", "completion"),
    ("受大雾影响，湘江轮渡停航。", "停航", "other"),
    ("商务部对进口橡胶征收反倾销税。", "征收", "policy_release"),
    ("岳阳市中级人民法院一审判决该公司赔偿30万元。", "一审判决", "enforcement"),
    ("证监会对湘江集团立案调查。", "立案调查", "enforcement"),
    ("岳阳港迎来今年首艘邮轮。", "迎来", "milestone"),
    ("省发展改革委上调供暖价格。", "上调", "other"),
    ("刘小江4比1战胜李晓东。", "战胜", "sports"),
    ("河湖峰会昨天在岳阳会展中心开幕。", "开幕", "meeting"),
    ("湘江博物馆推出“江河”特展。", "推出", "launch"),
    ("邻国总统访问该国。", "访问", "visit"),
    ("省高院驳回上诉。", "驳回上诉", "enforcement"),
    ("3月8日，该国总统签署总统令。", "签署", "policy_release"),
    ("消防队3月8日开展被困人员救治。", "救治", "relief"),
]


@pytest.mark.parametrize(("text", "trigger", "event_type"), TYPED)
def test_type(text, trigger, event_type):
    assert one(text, trigger).event_type == event_type


NO_EVENT = [
    "要认真做好灾后重建工作，尽快启动一批水利项目。",
    "各地要完善预案，推动出台实施细则。",
    "王建军强调，要抓紧召开会议，启动整改。",
    "我们支持企业开展技术改造，鼓励农民成立合作社。",
    "如果发现火灾，应当立即报警。",
    "全省上下积极推进水网建设，各项工作有序开展。",
    "全年累计查处案件3200起。",
    "农民通过手机查看天气。",
    "来自各县的代表参加培训的学员都有收获。",
    "该省长期重视湿地保护。",
    "水利建设不断取得新进展。",
    "项目尚未开工。",
    "游客们盼着博物馆早日开放。",
    "第二条 县级以上人民政府应当定期发布公告。",
    "今年以来，全省发行水利债券350亿元。",
    "全省举办招聘活动3万余场次。",
    "有关工程应于2019年4月底前完成。",
    "摸底工作于2019年4月底前完成。",
    "对于已经建成的堤坝，对已建成、尚未验收的，分别处理。",
    "各地纪念馆迎来参观热潮。",
]


@pytest.mark.parametrize("text", NO_EVENT)
def test_no_event(text):
    assert [(e.trigger, e.text) for e in read(text)] == []


ACTORS = [
    ("昨天，中共中央总书记、国家主席习近平在京会见外宾。", "会见", ["习近平"]),
    ("6月5日，财政部、民政部联合印发《临时救助办法》。", "联合印发", ["财政部", "民政部"]),
    ("6月5日，国务院总理李强主持召开座谈会。", "主持召开", ["李强"]),
    ("6月5日，李强来到长沙，考察了两家工厂。", "考察", ["李强"]),
    ("6月5日，沅江特大桥在长沙通车。", "通车", []),
    ("5月3日，我国成功发射一颗通信卫星。", "发射", ["我国"]),
    ("5日，警方逮捕了两名嫌疑人。", "逮捕", ["警方"]),
    ("秘书长林富和主持开幕式。", "主持开幕式", ["林富和"]),
]


@pytest.mark.parametrize(("text", "trigger", "actors"), ACTORS)
def test_actors(text, trigger, actors):
    found = [e for e in read(text) if trigger in e.trigger]
    assert found
    assert found[-1].actors == actors


PLACES = [
    ("4月20日，全国水利工作会议在北京召开。", "召开", "北京"),
    ("5月3日，湖南启动三项水利工程。", "启动", "湖南"),
    ("昨天，湖南长沙发生一起火灾。", "火灾", "湖南长沙"),
    ("近日，我国启动水质普查。", "启动", None),
    ("5日下午，在国道107线石坪路段发生一起两车碰撞的事故。", "碰撞", "国道107线石坪路段"),
    ("5日下午，湖南长沙麓山景区内一辆货车失控。", "失控", "湖南长沙麓山景区"),
]


@pytest.mark.parametrize(("text", "trigger", "place"), PLACES)
def test_place(text, trigger, place):
    assert one(text, trigger).place == place


DATES = [
    ("4月20日至21日，第三届河湖论坛在岳阳召开。", "召开", "2021-04-20", "2021-04-21"),
    ("昨天下午3时，第三届河湖论坛在岳阳召开。", "召开", "2021-06-14", "2021-06-14"),
    ("近日，省财政厅印发《水利资金管理办法》。", "印发", None, None),
    ("2020年7月1日起，省公安厅开展为期三个月的专项整治。", "开展", "2020-07-01", "2020-09-30"),
    ("今天，2020年度河湖论坛在岳阳召开。", "召开", "2021-06-15", "2021-06-15"),
    ("湘江集团成立于1998年。", "成立", "1998-01-01", "1998-12-31"),
]


@pytest.mark.parametrize(("text", "trigger", "start", "end"), DATES)
def test_date(text, trigger, start, end):
    event = one(text, trigger)
    assert (event.start_date and event.start_date.isoformat(), event.end_date and event.end_date.isoformat()) == (
        start,
        end,
    )


REALIS = [
    ("第三届河湖论坛将于7月3日在岳阳召开。", "召开", "planned"),
    ("昨天，第三届河湖论坛在岳阳召开。", "召开", "actual"),
    ("一年一度的洞庭湖观鸟节在岳阳举行。", "举行", "recurring"),
    ("5月1日，湘西发生山体滑坡。此次滑坡造成道路中断。", "滑坡", "mention"),
    ("党的十八大以来，全省水利投资翻了一番。", "党的十八大", "mention"),
]


@pytest.mark.parametrize(("text", "trigger", "realis"), REALIS)
def test_realis(text, trigger, realis):
    assert [e.realis for e in read(text) if e.trigger == trigger][-1] == realis


def test_what_is_said_at_a_meeting_takes_its_date_and_place():
    events = read("全国水利大会13日在长沙召开。秘书长王建军主持开幕式。\n水利部部长李晓东作工作报告。")
    assert {(e.start_date, e.place) for e in events} == {(dt.date(2021, 6, 13), "长沙")}
    assert len(events) == 3


def test_a_meeting_dates_nothing_under_another_heading():
    text = "一、会议\n全国水利大会13日在长沙召开。\n二、讲话\n水利部部长李晓东作工作报告。"
    assert read(text)[-1].start_date is None


def test_casualties_are_events_of_their_own():
    found = read("昨天，国道上一辆客车侧翻，造成3人死亡、12人受伤。")
    assert [(e.trigger, e.event_type, e.text) for e in found] == [
        ("侧翻", "accident", "昨天，国道上一辆客车侧翻"),
        ("死亡", "death", "造成3人死亡、12人受伤"),
        ("受伤", "other", "12人受伤"),
    ]


def test_casualties_without_classifiers():
    assert [e.event_type for e in read("昨天，国道车祸致4死7伤。")][-2:] == ["death", "other"]


def test_headline_takes_the_date_and_place_of_its_body():
    text = "沅江特大桥主体工程完工\n昨天（6月14日），沅江特大桥主体工程在湖南桃源完工。\n"
    title, body = wenbiao.extract(text, reference_date=DAY).events
    assert title.start_date == body.start_date == dt.date(2021, 6, 14)
    assert title.place == body.place
    assert title.canonical_event_id == body.canonical_event_id == title.event_id
    assert title.time_source == "event"


def test_finer_date_of_one_meeting_wins():
    first, second = read(
        "2018年4月20日至21日，第三届河湖论坛在岳阳召开。\n2018年4月，第三届河湖论坛上，专家提出五点建议。"
    )[:2]
    assert second.realis == "mention"
    assert second.start_date == first.start_date == dt.date(2018, 4, 20)
    assert second.canonical_event_id == first.event_id


def test_two_editions_are_two_events():
    found = read("2019年5月8日，第二届河湖论坛在岳阳召开。2020年5月8日，第三届河湖论坛在岳阳召开。")
    assert len({e.canonical_event_id for e in found}) == 2


def test_fact_key_joins_reports_of_two_documents():
    texts = ("4月20日，第三届河湖论坛在岳阳召开。", "第三届河湖论坛4月20日在岳阳市召开，会期两天。")
    keys = {one(t, "召开").fact_key for t in texts}
    assert len(keys) == 1
    assert None not in keys
    assert one("近日，第三届河湖论坛在岳阳召开。", "召开").fact_key is None


def test_figures_of_the_clause_belong_to_the_event():
    result = wenbiao.extract("一周要闻\n昨天，国道上一辆客车侧翻，造成3人死亡、12人受伤。\n", reference_date=DAY)
    owners = {e.event_id: e.event_type for e in result.events}
    assert [owners.get(f.event_id) for f in result.figures][-2:] == ["death", "other"]


def test_enactment_lines_of_a_law():
    text = (
        "沅江市湿地保护条例\n2012年4月27日 沅江市第五届人大常委会第六次会议通过\n"
        "第一章 总则\n第一条 为了保护湿地，制定本条例。\n"
    )
    found = wenbiao.extract(text).events
    assert [(e.trigger, e.event_type, e.start_date) for e in found] == [("通过", "legislation", dt.date(2012, 4, 27))]


def test_quoted_speech_and_titles_hold_no_triggers():
    assert read("王建军说：“昨天，大会在长沙召开，工程也开工了。”") == []
    assert len(read("近日，《关于启动试点工作的通知》印发。")) == 1


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("《甲乙》发布", "《□□》发布"),
        ("他说“好”。", "他说“□”。"),
        ("今天（6日）", "今天（□□）"),
        ("没有“闭合", "没有“闭合"),
    ],
)
def test_mask_keeps_offsets(text, masked):
    assert mask(text) == masked


@pytest.mark.parametrize(
    ("text", "noun", "name"),
    [
        ("第三届河湖论坛", "论坛", "第三届河湖论坛"),
        ("4月20日，全国水利和防汛工作会议", "工作会议", "全国水利和防汛工作会议"),
        ("了座谈会", "座谈会", None),
        ("“一江清水”专题新闻发布会", "新闻发布会", "“一江清水”专题新闻发布会"),
    ],
)
def test_event_names(text, noun, name):
    found = noun_in(text)
    assert found is not None
    assert found[0].noun == noun
    assert event_name(text, found[2]) == name


def test_names_of_works_and_projects():
    assert work_name("印发《甲办法》《乙办法》的通知") == "《甲办法》《乙办法》"
    assert work_name("印发通知") is None
    assert project_name("昨天，沅江特大桥") == "沅江特大桥"
    assert project_name("全国首座跨江大桥") is None
    assert quoted_name("了“湘水通”小程序") == "“湘水通”"
    assert quoted_name("新程序") is None


@pytest.mark.parametrize(
    ("title", "event_type"),
    [("《水利资金管理办法》", "policy_release"), ("《湿地保护法（草案）》", "legislation"), ("《江河志》", None)],
)
def test_type_of_work(title, event_type):
    assert type_of_work(title) == event_type


WORDS = st.sampled_from(
    [
        "昨天", "6月5日", "今年", "，", "。", "、", "；", "：", "“", "”", "《", "》",
        "（", "）", "召开", "发布", "启动", "地震", "死亡", "3人", "的", "了", "将", "要",
        "在长沙", "王建军", "财政部", "会议", "办法", "发生", "造成", "\n", "第三届", "论坛",
        "以来", "此次", "活动", "共",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(WORDS, max_size=40).map("".join), st.text(max_size=120)))
def test_rows_hold_on_any_text(text):
    result = wenbiao.extract(text, reference_date=DAY)
    ids = [e.event_id for e in result.events]
    assert len(ids) == len(set(ids))
    for event in result.events:
        assert result.text[event.start : event.end] == event.text != ""
        assert result.text[event.trigger_start : event.trigger_end] == event.trigger != ""
        assert event.canonical_event_id in ids
        assert event.realis in ("actual", "planned", "demanded", "recurring", "mention")
        assert event.time_source in ("explicit", "inherited", "event", "none")
        assert event.end_date is None or event.start_date <= event.end_date
    assert [e.trigger_start for e in result.events] == sorted(e.trigger_start for e in result.events)
    assert {f.event_id for f in result.figures} - {None} <= set(ids)


REPEATED = [
    "召开", "召开，", "昨天召开，3人死亡，", "此次活动，", "在", "“", "《", "的会议", "，", "第三届", "发生", "昨天",
    "造成3人死亡、", "王建军、",
]  # fmt: skip


@pytest.mark.parametrize("unit", REPEATED)
def test_long_repetition_is_read(unit):
    result = wenbiao.extract(unit * (20_000 // len(unit)), reference_date=DAY)
    assert all(result.text[e.start : e.end] == e.text for e in result.events)


@pytest.mark.parametrize(
    ("text", "trigger", "event_type", "realis"),
    [
        ("庆祝青禾建县六十周年大会上，老农代表发言。", "庆祝青禾建县六十周年大会", "meeting", "mention"),
        ("“清河”专项行动已查处违法采砂35起。", "“清河”专项行动", "enforcement", "actual"),
        ("第三届青禾稻作节论坛期间，来了300名客商。", "第三届青禾稻作节论坛", "meeting", "mention"),
        ("专家在2031年青禾水利论坛上提出建议。", "2031年青禾水利论坛", "meeting", "mention"),
        ("党的二十大以来，全县农田越来越好。", "党的二十大", "meeting", "mention"),
    ],
)
def test_what_is_only_named(text, trigger, event_type, realis):
    events = wenbiao.extract(text, reference_date=dt.date(2031, 3, 6)).events
    assert (trigger, event_type, realis) in [(e.trigger, e.event_type, e.realis) for e in events]


@pytest.mark.parametrize(
    "text",
    [
        "根据全国农村工作会议精神，各县抓紧部署。",
        "本届博览会共设展位300个。",
        "出席第三届青禾稻作节论坛的客商，来自各地。",
    ],
)
def test_names_inside_other_names_are_no_events(text):
    assert [e.trigger for e in wenbiao.extract(text).events if "会" in e.trigger or "论坛" in e.trigger] == []


HEADS = [
    ("湘江博物馆昨日推出新展", True),
    ("5部门开展饮水安全检查", True),
    ("湖南队女子双人赛摘金", True),
    ("王建军同茶商代表座谈", True),
    ("多地茶市持续升温", False),
]


@pytest.mark.parametrize(("head", "found"), HEADS)
def test_headlines(head, found):
    page = wenbiao.extract(f"{head}\n记者在茶园看到，满山皆绿，游人不绝。\n", reference_date=DAY)
    assert any(e.trigger_start < len(head) for e in page.events) is found


def test_a_review_tells_without_a_subject():
    body = "一年来，全省上下同心。获批水权交易改革试点。建立河湖联防机制。"
    told = wenbiao.extract(f"一、2020年工作回顾\n{body}\n二、2021年工作安排\n{body}\n", reference_date=DAY).events
    assert [(e.trigger, str(e.start_date)) for e in told] == [("获批", "2020-01-01"), ("建立", "2020-01-01")]


def test_a_time_inside_a_quoted_name_dates_nothing():
    found = one("2020年，全省推出“新十月灯会”等品牌，创造多项全国纪录。", "创造")
    assert str(found.start_date) == "2020-01-01"


def test_who_invites_does_not_act():
    found = one("应外长李晓东邀请，省长王建军3月8日在京会见企业代表。", "会见")
    assert found.actors == ["王建军"]


def alternatives(pattern: str) -> list[str]:
    """The alternatives of a pattern, those inside groups and sets left whole."""
    outer = re.sub(r"\[[^\]]*\]", "〔〕", pattern)
    while "(" in outer:
        outer = re.sub(r"\([^()]*\)", "〔〕", outer)
    return outer.split("|")


@pytest.mark.parametrize("name", sorted(n for n, value in vars(realis).items() if isinstance(value, re.Pattern)))
def test_cues_begin_with_a_literal(name):
    # One that does not costs a step at every character of every clause.
    assert [a for a in alternatives(getattr(realis, name).pattern) if a.startswith(("〔", ".", "\\", "^"))] == []


def test_a_reporter_does_not_act():
    assert one("5月3日，货车撞上山体，3人受伤。（记者李晓东）随后，警方查封仓库。", "查封").actors == ["警方"]


FAIRS = [
    ("第九届茶博会：老字号迎来新客", "第九届茶博会", True),
    ("第九届茶博会参展企业以新茶为主打，客商云集。", "第九届茶博会", True),
    ("第九届茶博会组委会主任王建军谈新茶。", "第九届茶博会", False),
]


@pytest.mark.parametrize(("text", "name", "found"), FAIRS)
def test_fairs_in_passing(text, name, found):
    events = wenbiao.extract(f"{text}\n客商在展区询价。\n", reference_date=DAY).events
    assert [(e.trigger, e.event_type, e.realis) for e in events] == [(name, "exhibition", "mention")] * found


def test_what_follows_a_case_is_done_in_it():
    found = read("长沙警方破获一起盗窃案，抓获嫌疑人5名。")
    assert [(e.trigger, e.actors) for e in found] == [("破获", ["长沙警方"]), ("抓获", ["长沙警方"])]


def test_a_blank_inside_a_latin_name_cuts_no_clause():
    assert one("湘江集团3月5日发布新款River Pad平板电脑。", "发布").text.endswith("River Pad平板电脑")


SEEMING = [
    "省水利厅对渠道的巡查、开通、报废等作出规定。",
    "第九届陶瓷论坛开幕在即。",
    "2021年，水利投资拉动工业增长。",
    "2021年是水网规划的收官之年。",
    "2020年，全省投产渠道400公里。",
]


@pytest.mark.parametrize("text", SEEMING)
def test_what_is_governed_or_near_is_no_event_of_its_own(text):
    assert [
        e
        for e in read(text)
        if e.realis == "actual" and e.trigger in ("制定", "开通", "受理", "开幕", "动工", "收官", "投产")
    ] == []


def test_a_name_that_two_patterns_know_is_one_event():
    text = "湘江市政府工作报告\n今年要办好第二届湘江国际进口博览会，开好第三届湘江国际茶叶博览会。\n"
    found = wenbiao.extract(text, reference_date=dt.date(2024, 2, 1)).events
    assert len({e.event_id for e in found}) == len(found)
    spans = sorted((e.trigger_start, e.trigger_end) for e in found)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    assert "第二届湘江国际进口博览会" in [e.trigger for e in found]
