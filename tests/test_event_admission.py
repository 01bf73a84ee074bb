"""Events: what is let in and what is kept out before any weighing, in headlines, ceremonies and war reports."""

from __future__ import annotations

import datetime as dt

import pytest

import wenbiao
from tests.events_of import DAY, read


def found(text: str) -> list[tuple[str, str]]:
    return [(e.trigger, e.event_type) for e in read(text)]


CEREMONY = [
    ("昨天，王建军举行仪式欢迎法国总统马丁访华。", [("举行", "visit"), ("访华", "visit")]),
    ("昨天，王建军在京举行仪式，欢迎法国总统马丁对我国进行国事访问。", [("举行", "visit"), ("国事访问", "visit")]),
    ("马丁是应王建军的邀请对我国进行国事访问的。", [("国事访问", "visit")]),
    ("马丁是昨天抵达长沙的。", [("抵达", "visit")]),
    ("欢迎各国总统前来访问。", []),
    ("军乐团奏两国国歌。", [("奏", "other")]),
    ("广场上鸣礼炮21响。", [("鸣礼炮", "other")]),
    ("马丁在王建军陪同下检阅三军仪仗队。", [("检阅", "other")]),
    ("王建军登上检阅台。", []),
    ("军乐团奏两国国歌。鸣礼炮21响。", [("奏", "other"), ("鸣礼炮", "other")]),
]


@pytest.mark.parametrize(("text", "events"), CEREMONY)
def test_ceremonies(text, events):
    assert found(text) == events


WAR = [
    ("昨天，以军在边境打击多名违反停火协议的武装人员。", [("打击", "other")]),
    ("昨天，俄军控制了两个居民点。", [("控制", "other")]),
    ("昨天，俄军摧毁一处无人机控制点。", [("摧毁", "other")]),
    ("昨天，俄军使用攻击型无人机。", []),
    ("7日，联合国秘书长李晓东呼吁双方停火。", [("呼吁", "speech")]),
    ("国际社会的呼吁没有回音。", []),
    ("昨天，俄联邦安全局挫败一起恐怖图谋。", [("挫败", "enforcement")]),
]


@pytest.mark.parametrize(("text", "events"), WAR)
def test_war_reports(text, events):
    assert found(text) == events


def head(title: str) -> list[tuple[str, str, str]]:
    """The events of a headline over a paragraph of none."""
    text = f"{title}\n本台消息：请看下面的报道，记者在现场了解到更多情况。\n"
    got = wenbiao.extract(text, reference_date=DAY).events
    return [(e.trigger, e.event_type, e.realis) for e in got if e.end <= len(title)]


HEADLINES = [
    ("俄称打击乌军装备 乌称击退俄军", [("打击", "other", "actual"), ("击退", "other", "actual")]),
    ("王建军将访问法国", [("访问", "visit", "planned")]),
    ("我国将采取多项举措扩大开放", []),
    ("王建军作出重要指示强调 深入开展节水行动 全国水利工作会议在京召开",
     [("作出重要指示", "instruction", "actual"), ("召开", "meeting", "actual")]),
]  # fmt: skip


@pytest.mark.parametrize(("title", "events"), HEADLINES)
def test_headlines(title, events):
    assert head(title) == events


@pytest.mark.parametrize(
    "text",
    [
        "客车轮胎磨损，存在诱发车辆侧滑的隐患。", "外长划出台海问题等四条红线。", "解决了一批突出生态环境问题。",
        "各国发出了一致信息。",
    ],
)  # fmt: skip
def test_no_trigger_across_words(text):
    assert read("昨天，" + text) == []


def test_an_assembly_hears_and_decides():
    assert found("会议听取了王建军作的关于草案审议情况的汇报。") == [("听取", "meeting")]
    assert found("会议决定，第六次全会7月1日在京举行。")[0] == ("决定", "policy_release")


def test_agreements_have_their_object_behind_them():
    assert found("在湖南，沅江银行与湖南省政府签订协议。") == [("签订", "agreement")]


def test_what_is_to_be_held_is_planned():
    event = read("主场活动将在山东烟台举办。")[0]
    assert (event.trigger, event.realis, event.start_date) == ("举办", "planned", None)
    assert dt.date(2021, 6, 15) == DAY


STOPS = [
    ("刘国中还来到佑安医院，了解防治工作。", [("来到", "visit")]),
    ("许多游客来到海边。", []),
    ("副总理李晓东等到机场送行。", [("到机场送行", "visit")]),
    ("昨天，国家主席王建军向法国友人回赠贺卡，致以节日祝福。", [("回赠", "speech"), ("致以", "speech")]),
    ("财政部近日对湖南安排中央预算内投资3000万元。", [("安排中央", "other")]),
    ("全年安排中央预算内投资3000万元。", []),
    ("气象部门昨天发出暴雨预警。", [("发出", "publication")]),
]


@pytest.mark.parametrize(("text", "events"), STOPS)
def test_stops_letters_and_money(text, events):
    assert found(text) == events


FIRE = "11日7时，湘西一处工地发生火灾，造成3人受伤、1人死亡。"


def test_an_incident_is_pointed_at():
    event = read(FIRE + "警方尚未就该事件作出回应。")[-1]
    assert (event.trigger, event.realis) == ("该事件", "mention")
    assert event.event_type == "accident"
    assert [e.trigger for e in read("昨天，国家主席王建军签署命令。外界对该事件没有评论。")] == ["签署"]


def test_houses_that_shake_and_people_who_run():
    assert [e.trigger for e in read(FIRE + "附近居民楼明显晃动，许多市民走上街头。")][-2:] == ["晃动", "走上街头"]


def kinds(text: str) -> list[tuple[str, str]]:
    return [(e.trigger, e.realis) for e in read(text)]


NAMED = [
    ("2018年底开通的新线昨天接入全国铁路网。", [("开通", "mention"), ("接入", "actual")]),
    ("他一直珍藏着这枚1988年被授予的奖章。", [("被授予", "mention")]),
    ("在去年底召开的水利工作会议上，专家谈了看法。", [("召开", "mention")]),
    ("今天出版的日报有八个版面。", []),
    ("开通的新线很短。", []),
    ("9月30日是国家设立的纪念日。", []),
    ("新中国成立后，他到县里工作。", [("新中国成立", "mention")]),
    ("他从平江战役到湘江会战一直在前线。", [("平江战役", "mention"), ("湘江会战", "mention")]),
    ("要打好污染防治战役。", []),
    ("市民参观平江战役纪念馆。", []),
]


@pytest.mark.parametrize(("text", "events"), NAMED)
def test_named_in_passing(text, events):
    assert kinds(text) == events


DECREES = [
    ("昨天，法国宣布进入紧急状态。", [("宣布", "policy_release")]),
    ("昨天，法国宣布启动水利工程。", [("启动", "launch")]),
    ("昨天，省政府下令沿海居民紧急疏散。", [("下令", "instruction")]),
]


@pytest.mark.parametrize(("text", "events"), DECREES)
def test_decrees(text, events):
    assert found(text) == events


def test_a_blow_that_is_warded_off_is_no_second_event():
    text = "昨天，边境发生袭击，造成3人死亡、2人受伤。7日，乌军击退俄军多次进攻。"
    assert [e.trigger for e in read(text)][-1] == "击退"


LED = [
    ("会议由总理王建军主持。", [("主持", "meeting")]),
    ("第六次会议27日在长沙举行，总理王建军主持。", [("举行", "meeting"), ("主持", "meeting")]),
    ("会议分别听取了王建军、李晓东作的报告。", [("听取", "meeting")]),
    ("大会表彰了100名先进个人。", [("表彰", "award")]),
    ("落实全会推进文旅融合的部署，游客多了。", []),
    ("王建军同志任海南省委书记，李晓东同志不再担任海南省委书记。",
     [("任", "appointment"), ("不再担任", "appointment")]),
    ("该公司还计划开通三条航线。", []),
    ("昨天，俄军新控制了两个居民点。", [("控制", "other")]),
    ("昨天，多处以军设施起火。", [("起火", "accident")]),
    ("两国对这一说法予以否认。", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), LED)
def test_leaders_and_assemblies(text, events):
    assert found(text) == events


RUN_ON = [
    ("陶瓷博览会在唐山举行陶瓷博览会今天（6月15日）在唐山举行。", ["举行", "举行"]),
    ("国家主席王建军签署命令发布《军队节水条例》。", ["签署", "发布"]),
    ("省政府决定3月1日实施新规。", ["决定"]),
]


@pytest.mark.parametrize(("text", "triggers"), RUN_ON)
def test_a_day_between_two_verbs_begins_anew(text, triggers):
    assert [e.trigger for e in read(text)] == triggers


INVITED = [
    ("应沙特政府邀请，副总理王建军昨天访问沙特，在利雅得会见沙特王储。", ["访问", "会见"]),
    ("第一次全体会议，选举产生了常务委员会。", ["第一次全体会议", "选举产生"]),
    ("昨天，中法加强节水机制对话会在湖南岳阳召开。", ["召开"]),
    ("应加强管理，在各地开展检查。", []),
]


@pytest.mark.parametrize(("text", "triggers"), INVITED)
def test_invitations_are_no_duties(text, triggers):
    assert [e.trigger for e in read(text)] == triggers


def test_a_party_tells_of_itself():
    assert [e.trigger for e in read("昨天，乌军击退俄军。乌方还称，拦截俄军600个空中目标。")][-1] == "拦截"
    assert [t for t, _, _ in head("法国致信大会 谴责空袭")][-1] == "谴责"


DATED = [
    ("第五届省冬会将在明年3月2日至5日在长沙举办。", [("举办", "planned")]),
    ("今天，一个能容纳500顶帐篷的安置点建成。", [("建成", "actual")]),
    ("今天，示范区发布三周年建设成果。", [("发布", "actual")]),
    ("当天下午，总理王建军结束对法国的正式访问。", [("正式访问", "actual")]),
    ("昨天，以军加强军事行动，打死3名武装人员。", [("打死", "actual")]),
    ("今天，陕西延安鸣响防空警报。", [("鸣响", "actual")]),
    ("28日，美国纽约州遭遇强降雪。", [("强降雪", "actual")]),
]


@pytest.mark.parametrize(("text", "events"), DATED)
def test_dated_sentences(text, events):
    assert kinds(text) == events


TALKS = [
    ("随后，两国元首共同见证了三份水利协议的签署。", [("共同见证", "agreement")]),
    ("昨天，总理王建军就促进两国合作同外宾交换意见。", [("交换意见", "talks")]),
    ("昨天，总理王建军鼓励双方交换意见。", []),
    ("部长王建军介绍了水利改革的情况。", [("介绍了", "speech")]),
    ("审计长王建军作了关于草案的说明。", [("作了", "speech")]),
    ("昨天，《江河》杂志发表王建军的文章《关于节水建议的说明》。", [("发表", "publication")]),
    ("全国佛教代表会议昨天在京举行。选举产生了新一届领导班子。",
     [("举行", "meeting"), ("选举产生", "appointment")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), TALKS)
def test_talks_and_reports(text, events):
    assert found(text) == events


def test_targets_that_are_struck_are_no_aims():
    heads = "一周要闻\n以军称打击多处武装目标\n7日，以军战机对边境地区实施了空袭。\n"
    got = wenbiao.extract(heads, reference_date=DAY).events
    assert len(got) == 2


def test_both_sides_talk():
    assert found("双方还就地区局势交换了意见。") == [("交换了意见", "talks")]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("企业家代表等约450人出席论坛。", "出席"),
        ("茶农代表等20多名参加开幕式。", "参加"),
        ("3月6日，水利代表10人发言。", "发言"),
    ],
)
def test_who_attends_is_counted_not_named(text, trigger):
    assert trigger in [e.trigger for e in read(text)]


def test_what_is_said_of_speeches_is_no_speech():
    assert "发言" not in [e.trigger for e in read("代表团讨论气氛活跃、发言热烈。")]


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        # How often in all is no one of them, what a day saw is.
        ("胡塞武装称，美军数百次袭击毁坏港口。", []),
        ("美军5月3日对港口发动了12次袭击。", ["袭击"]),
        # What was found is told behind the comma.
        ("5月3日，警方在追踪后发现，该男子没有驾照。", []),
        ("5月3日，一座唐代古墓在长沙被发现，面积300平方米。", ["发现"]),
        # Words that only contain a verb.
        ("5月3日，该航母打击群停在港口。", []),
        ("省长王建军5月3日在培训班开班式上发表讲话。", ["发表讲话"]),
        ("这位老战士九死一生。", []),
    ],
)
def test_sums_findings_and_longer_words(text, triggers):
    assert [e.trigger for e in read(text)] == triggers


def test_points_that_a_speaker_makes_are_counted():
    assert found("国家副主席王建军提出四点建议：一是修路。") == [("提出", "speech")]
    assert found("代表应当提出四点建议。") == []
