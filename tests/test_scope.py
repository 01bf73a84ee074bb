"""The governing time of a place: how far a time expression reaches."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

import wenbiao
from wenbiao.lexicon import load_lexicon

DAY = dt.date(2024, 9, 10)
YEAR = ("2023-01-01", "2023-12-31")
NONE = (None, None)
DAY_6 = ("2024-09-06", "2024-09-06")
DAY_8 = ("2024-09-08", "2024-09-08")
THIS_YEAR = ("2024-01-01", "2024-12-31")
JUNE = ("2023-06-01", "2023-06-30")


def dated(text: str, number: str) -> wenbiao.Figure:
    figures = wenbiao.extract(text, reference_date=DAY).figures
    return next(f for f in figures if f.text == number)


CASES = [
    # to the end of the sentence, across commas
    ("2023年，全县茶叶产量36万吨，茶农收入增长4%。", "4%", YEAR, "during", "explicit"),
    # the next time takes over
    ("2023年，茶叶产量36万吨，2022年为30万吨。", "30万吨", ("2022-01-01", "2022-12-31"), "during", "explicit"),
    # a ； hands a period on
    ("2023年，茶叶产量36万吨；蚕茧产量12万吨。", "12万吨", YEAR, "during", "inherited"),
    # a base of comparison governs nothing
    ("2023年，茶叶产量36万吨，比2019年增长4%。", "4%", YEAR, "during", "explicit"),
    ("2023年，茶叶产量36万吨，与2019年相比增长4%。", "4%", YEAR, "during", "explicit"),
    # but the number of the base itself holds in its year
    ("2023年茶叶产量36万吨，比2019年的30万吨增长两成。", "30万吨", ("2019-01-01", "2019-12-31"), "during", "explicit"),
    # a dateline dates the writing
    ("本报云水9月8日电 全县共有茶农360户。", "360户", NONE, None, "none"),
    # coordinated times: the number is of both, but behind 分别 each has its own
    ("2023年4月和6月，茶园两次接待客商36人。", "36人", ("2023-04-01", "2023-06-30"), "during", "explicit"),
    ("茶叶产量2022年和2023年分别增长3%和6%。", "3%", ("2022-01-01", "2022-12-31"), "during", "explicit"),
    ("茶叶产量2022年和2023年分别增长3%和6%。", "6%", YEAR, "during", "explicit"),
    # how long nothing was so is not when the number holds
    ("9月8日，茶价自2009年3月以来首次突破36元。", "36元", DAY_8, "during", "explicit"),
    # a reporter who comes to a place opens a scene of its own
    ("截至9月8日，茶园发放茶苗360株。记者来到山下，36户茶农正在采摘。", "36户", NONE, None, "none"),
    # a time inside the first end of a change is not that of the second
    ("帮扶措施由2023年实施的24项增加到36项。", "36项", NONE, None, "none"),
    ("帮扶措施由2023年的24项增加到36项。", "36项", NONE, None, "none"),
    # people and vehicles of an accident, and a toll that only its headline states
    ("9月8日，茶厂门口货车追尾。车内两名女子自行爬出。", "两名", DAY_8, "during", "inherited"),
    ("茶山货车追尾 致2死\n9月8日，茶山一辆货车发生追尾事故，司机当场死亡。", "2死", DAY_8, "during", "inherited"),
    # so many days ago is a point, before a month a limit
    ("三天前，茶馆接待了36人。", "36人", ("2024-09-07", "2024-09-07"), "during", "explicit"),
    # when a target was set is not when it was reached
    ("年初确定的目标已经实现，茶叶产量增长6%。", "6%", NONE, None, "none"),
    ("截至今天（9月8日），茶园接待36人。", "36人", DAY_8, "as_of", "explicit"),
    # the ends of a change behind a ； hold in the years of the change before it
    ("茶叶产量由2022年的30万吨增加到2023年的36万吨；销量由9万吨增加到12万吨。", "12万吨", YEAR, "as_of", "inherited"),
    ("茶叶产量由2022年的30万吨增加到2023年的36万吨。销量由9万吨增加到12万吨。", "12万吨", YEAR, "as_of", "inherited"),
    ("茶价由2022年的3元涨到2023年的4元。\n销量由9万吨增加到12万吨。", "12万吨", NONE, None, "none"),
    ("截至8日18时，茶园接待36人。", "36人", DAY_8, "as_of", "explicit"),
    # a day that opens its sentence holds across a ；
    ("9月8日，茶园接待36人；果园接待48人。", "48人", DAY_8, "during", "inherited"),
    # 五年中 is more than the year of the sentence before
    ("2023年，茶叶产量36万吨。五年中，新建茶厂12家。", "12家", NONE, None, "none"),
    # nor is what followed an old year of that year
    ("2014年，茶农老林建了茶厂。从那时起，他收徒不断。前后教出茶工12名。", "12名", NONE, None, "none"),
    # roles
    ("截至2023年6月，全县有茶农360户。", "360户", ("2023-06-01", "2023-06-30"), "as_of", "explicit"),
    ("目前，全县有茶农360户。", "360户", NONE, "as_of", "explicit"),
    ("2023年以来，全县新增茶农360户。", "360户", ("2023-01-01", None), "since", "explicit"),
    ("到2027年，全县茶园达到36万亩。", "36万亩", ("2027-01-01", "2027-12-31"), "by", "explicit"),
    # an open start that a cut-off closes, and one that its clause opens
    ("自2023年3月以来，截至2024年6月，共种茶36亩。", "36亩", ("2023-03-01", "2024-06-30"), "during", "explicit"),
    ("2023年8月，镇里开展整治以来，已封停36家茶馆。", "36家", ("2023-08-01", None), "since", "explicit"),
    # inheritance inside the paragraph: a period is handed on, a day is not
    ("2023年，茶市回暖。茶叶产量36万吨。", "36万吨", YEAR, "during", "inherited"),
    ("9月8日，大桥建成。桥面可停汽车360辆。", "360辆", NONE, None, "none"),
    ("9月8日客流预计超2万人次。其中，水路客流9000人次。", "9000人次", DAY_8, "during", "inherited"),
    ("9月8日，山洪突发。灾害造成3人死亡。", "3人", DAY_8, "during", "inherited"),
    ("据初步核算，2023年茶市回暖。茶叶产量36万吨。", "36万吨", YEAR, "during", "inherited"),
    # but a time in the middle of a sentence dates its own clause only
    ("2023年新种茶树9万株，12月茶价回升。茶叶产量36万吨。", "36万吨", YEAR, "during", "inherited"),
    # the year of the whole is not that of the part
    ("2023年茶叶出口3万吨，达2022年全年总量的80%。", "80%", YEAR, "during", "explicit"),
    # behind a ；, the time that opens the sentence is in force again
    ("截至2023年6月，南镇有360户，今年新增12户；北镇有480户。", "480户", JUNE, "as_of", "inherited"),
    # a length or a height is of no time
    ("2023年，大桥建成。大桥全长3600米。", "3600米", NONE, None, "none"),
    # a time with its season opens a clause, a month inside a quoted name does not
    ("往年靠人力，今年采茶季，买了飞机。茶叶增产3万吨。", "3万吨", THIS_YEAR, "during", "inherited"),
    ("2023年，县里办起“老六月集”，接待游客36万人次。", "36万人次", YEAR, "during", "explicit"),
    # what was said at a vague time holds in the year that the sentence names
    ("预计2023年茶价增长2%，低于此前预测的3%。", "3%", YEAR, "during", "explicit"),
    # the day of an accident dates the harm and the help that its story counts, and nothing else
    ("9月8日，一辆货车失控冲进茶市。\n店主说，当场撞坏3辆小车。", "3辆", DAY_8, "during", "inherited"),
    ("9月8日，茶厂突发火灾。\n消防队出动36名队员。", "36名", DAY_8, "during", "inherited"),
    ("9月8日，茶厂突发火灾。\n茶厂有职工36名。", "36名", NONE, None, "none"),
    ("9月8日，茶厂突发火灾。\n二、茶市\n队里撤离36名店员。", "36名", NONE, None, "none"),
    ("9月8日，茶市开张。\n消防队出动36名队员。", "36名", NONE, None, "none"),
    # so do the size of a quake, its depth and its distances, but no distance that stands as it stood
    ("茶山发生3.6级地震\n9月8日，茶山发生地震，震感强烈。", "3.6级", DAY_8, "during", "inherited"),
    ("9月8日，茶山发生3.6级地震，震源深度12公里。", "12公里", DAY_8, "during", "explicit"),
    ("9月8日，茶山发生地震。震中距茶城24公里，距竹镇36公里。", "36公里", DAY_8, "during", "inherited"),
    ("9月8日，茶山发生地震。茶岛距大陆36公里。", "36公里", NONE, None, "none"),
    ("9月8日，茶厂突发大火。大火持续了36分钟。", "36分钟", DAY_8, "during", "inherited"),
    # the day of a report is that of its story where no other is told
    ("据茶报9月8日报道，9月6日茶山发生地震，茶厂倒塌。\n当场伤36人。", "36人", DAY_6, "during", "inherited"),
    ("据茶报9月8日报道，茶山发生地震，茶厂倒塌。\n当场伤36人。", "36人", DAY_8, "during", "inherited"),
    # a length behind the day on which it begins, but not behind the day of its end
    ("县长9月8日宣布实施为期3天的封山令。", "3天", ("2024-09-08", "2024-09-10"), "during", "event"),
    ("9月8日，为期3天的茶会闭幕。", "3天", DAY_8, "during", "explicit"),
    # the day on which something happens goes before the year in its name
    ("由36家茶厂联办的2024年全国茶会昨天启动。", "36家", ("2024-09-09", "2024-09-09"), "during", "explicit"),
    # a time inside the words that open a change is that of its start
    ("茶叶产量由上年居世界第四位上升为第三位。", "第四位", YEAR, "as_of", "explicit"),
    # a year that a cut-off right before it closes; the share of a year's whole
    ("截至6月30日，今年茶叶销量已超36万吨。", "36万吨", ("2024-01-01", "2024-06-30"), "during", "explicit"),
    ("秋茶占到全年产量的四分之三。", "四分之三", NONE, None, "none"),
    ("2023年，茶市回暖。茶价一直稳定在36元。", "36元", NONE, None, "none"),
    # the year in a name dates its own clause
    ("9月8日，茶会开幕，这是2022年世界杯之后最大的活动，共有36支队伍参加。", "36支", DAY_8, "during", "explicit"),
    # an army's report of its day
    ("茶国防部9月8日称，以军继续进攻。以军还控制了36个居民点。", "36个", DAY_8, "during", "inherited"),
    # the end of a change holds at the time before it, not at that of its start
    ("2023年6月，茶价指数从5月的43降至42。", "42", JUNE, "during", "explicit"),
    ("2023“茶王杯”总决赛日前举行，共有36支队伍参加。", "36支", YEAR, "during", "event"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number", "dates", "role", "source"), CASES)
def test_governing_time(
    text: str, number: str, dates: tuple[str | None, str | None], role: str | None, source: str
) -> None:
    figure = dated(text, number)
    found = tuple(d.isoformat() if d else None for d in (figure.start_date, figure.end_date))
    assert (found, figure.time_role, figure.time_source) == (dates, role, source)


def test_a_heading_dates_what_stands_under_it() -> None:
    text = "云水县政府工作报告\n一、2023年工作回顾\n全县新修水渠36公里。\n（一）农业\n茶叶增产3万吨。\n"
    for number in ("36公里", "3万吨"):
        figure = dated(text, number)
        assert (figure.start_date, figure.time_source) == (dt.date(2023, 1, 1), "inherited")


def test_a_time_row_is_linked() -> None:
    result = wenbiao.extract("2023年，全县茶叶产量36万吨。", reference_date=DAY)
    assert result.figures[0].time_id == result.times[0].time_id


def test_without_times_nothing_governs() -> None:
    figure = dated("全县有茶农360户。", "360户")
    assert (figure.time_source, figure.edtf, figure.time_id) == ("none", None, None)


def test_a_list_takes_the_time_of_the_words_that_introduce_it() -> None:
    text = (
        "云水县茶业规划\n一、目标\n到2027年，要做好以下工作：\n"
        "（一）扩大茶园。茶园面积达到36万亩。\n（二）培育工人。培育茶工3600名。\n"
    )
    for number in ("36万亩", "3600名"):
        assert dated(text, number).start_date == dt.date(2027, 1, 1)


def test_the_words_before_a_series_of_headings_date_what_stands_under_them() -> None:
    text = (
        "过去一年，茶农增收。2023年，茶叶产量增长4%。\n一年来，我们主要做了以下工作。\n"
        "（一）扩大茶园面积，促进茶农增收。\n改造茶园48万亩。\n（二）加强水利。\n新修水渠12公里。\n"
    )
    found = [(f.text, f.edtf) for f in wenbiao.extract(text).figures]
    assert found == [("4%", "2023"), ("48万亩", "2023"), ("12公里", "2023")]


def test_a_paragraph_that_goes_on_takes_the_year_of_the_one_before() -> None:
    text = "“十三五”时期，茶业起步，建茶厂36家。\n与此同时，新修水渠12公里。\n县里有茶园3万亩。\n"
    found = [(f.text, f.edtf) for f in wenbiao.extract(text, reference_date=DAY).figures]
    assert found == [("36家", "2016/2020"), ("12公里", "2016/2020"), ("3万亩", None)]


def test_these_years_are_those_named_last() -> None:
    text = (
        "“十三五”时期，茶业起步。这五年，茶叶产量增长4%。\n"
        "2021年至2023年，茶业提质。这三年，建茶厂36家。这八年，修路12公里。\n"
    )
    found = [(f.text, f.edtf) for f in wenbiao.extract(text, reference_date=DAY).figures]
    assert found == [("4%", "2016/2020"), ("36家", "2021/2023"), ("12公里", None)]


def test_an_annex_has_the_period_of_its_own_title() -> None:
    text = (
        "云水县政府工作报告\n一、2023年工作回顾\n新修水渠12公里。\n附件1\n2024年县十件民生实事\n"
        "一、提高茶农保障水平\n为36户茶农修房。\n"
    )
    assert [dated(text, number).edtf for number in ("12公里", "36户")] == ["2023", "2024"]


def test_a_plan_of_a_spring_report_is_of_the_year_at_hand() -> None:
    text = (
        "云水县政府工作报告\n今年是关键之年。\n一、一年接着一年干\n新修水渠12公里。\n"
        "二、今年工作任务和总体要求\n要建设茶厂36家，力争茶叶产量达到4万吨。\n"
    )
    figure = next(f for f in wenbiao.extract(text, reference_date=dt.date(2024, 2, 3)).figures if f.text == "36家")
    assert (figure.edtf, figure.status) == ("2024", "target")


def test_of_two_periods_in_a_heading_the_shorter_governs() -> None:
    text = "云水县政府工作报告\n一、“十五五”时期目标和2026年重点工作\n新修水渠36公里。\n"
    assert dated(text, "36公里").edtf == "2026"


def test_the_period_that_opens_a_title_dates_an_article() -> None:
    text = "2023年云水县茶业统计公报\n茶叶产量36万吨，增长4%。\n"
    assert dated(text, "36万吨").edtf == "2023"


def test_the_introduction_of_a_part_of_a_report_dates_its_sections() -> None:
    text = (
        "云水县政府工作报告\n一、茶业迈上新台阶\n2023年全县茶叶产量36万吨。重点抓了以下工作：\n"
        "（一）扩大茶园\n改造茶园48万亩。\n"
    )
    assert dated(text, "48万亩").edtf == "2023"


EVENT_DATED = [
    # what takes part in an event, or comes of it, has its day
    ("9月8日，国际茶会在云水开幕。36个国家的48名茶商参加。", "48名", "2024-09-08"),
    ("9月8日，国际茶会在云水开幕。来自36个国家的48名茶商参加。", "36个", "2024-09-08"),
    # also where no row tells what the guests did
    ("9月8日，县长主持召开茶会。\n会上，4位茶农先后发言。", "4位", "2024-09-08"),
    ("9月8日，茶王节开幕。\n广场上奏乐。鸣礼炮36响。", "36响", "2024-09-08"),
    ("9月8日，茶王节开幕。48家茶厂将参展。", "48家", None),
    # of the years that a speech names in between none is that of its hearers
    ("9月8日，县长出席茶会。他说，2023年是丰年。茶商代表约36人参加茶会。", "36人", "2024-09-08"),
    # what was added up over a longer time has not, nor a property, nor what is said of another time
    ("9月8日，国际茶会在云水开幕。茶会已累计有48名茶商参加。", "48名", None),
    ("9月8日，国际茶会在云水开幕。36岁的茶商陈平参加。", "36岁", None),
    ("9月8日，国际茶会在云水开幕。在此之前，36家茶厂参加评选。", "36家", None),
]


@pytest.mark.parametrize(("text", "number", "day"), EVENT_DATED)
def test_day_of_the_event(text: str, number: str, day: str | None) -> None:
    figure = dated(text, number)
    assert figure.start_date == figure.end_date == (dt.date.fromisoformat(day) if day else None)
    assert figure.time_source == ("event" if day else "none")


LEXICON = load_lexicon("scope")
# What a word does to the last figure of a text, by its role.
EFFECTS: dict[str, Callable[[wenbiao.Figure], bool]] = {
    "base": lambda f: f.start_date != dt.date(2019, 1, 1),
    "whole": lambda f: f.start_date != dt.date(2019, 1, 1),
    "issue": lambda f: f.time_role == "as_of",
    "now": lambda f: f.time_role == "as_of",
    "recurrent": lambda f: f.start_date is None,
}


def last_figure(text: str) -> wenbiao.Figure:
    return wenbiao.extract(text, reference_date=DAY).figures[-1]


def test_every_role_has_an_effect_to_test() -> None:
    assert LEXICON.keys() == EFFECTS.keys()


@pytest.mark.parametrize("role", EFFECTS)
def test_words_of_the_lexicon(role: str) -> None:
    entry, acts = LEXICON[role], EFFECTS[role]
    words = entry["words"]
    assert [w for w in words if not acts(last_figure(entry["example"].replace("{}", w)))] == []
    assert [w for w in words if acts(last_figure(entry["counter_example"].replace("{}", w)))] == []
    assert len(words) == len(set(words))
