"""Who acts: objects, partners and titles are told from subjects, joint actors found."""

from __future__ import annotations

import pytest

from tests.events_of import read

CASES = [
    # What is held keeps its holder, also where its name is short.
    ("湖南省水利厅5月3日召开会议。", "召开", ["湖南省水利厅"]),
    ("5月3日，省长王建军在长沙举行仪式，欢迎来宾。", "举行", ["王建军"]),
    # The object of an earlier verb does not act.
    ("5月3日，省长王建军抵达法国，在巴黎会见法国总统马塞尔，同副总统杜兰举行会谈。", "举行会谈", ["王建军", "杜兰"]),
    ("5月3日，省长王建军向法国总统马塞尔、总理杜兰致贺电。", "致贺电", ["王建军"]),
    ("5月3日，省长王建军向国家主席李晓东致贺电。", "致贺电", ["王建军"]),
    ("5月3日，中央军委给予王建军处分，取消其军衔。", "取消", ["中央军委"]),
    # Whose the doer is.
    ("5月3日，省长王建军支持者举行集会。", "举行", []),
    # A list behind a preposition, of which not all are known.
    ("法国国防军5月3日在阿里、巴黎、里昂等方向摧毁多座仓库。", "摧毁", ["法国国防军"]),
    # Who tells did it.
    ("法国国防军5月3日称，在意大利罗马附近打死一名头目。", "打死", ["法国国防军"]),
    # A pair is no preposition.
    ("5月3日，一对法国选手马塞尔获得金牌。", "获得", ["马塞尔"]),
    # An adverb between a country and its verb; those of a place act, not the place.
    ("5月3日，法国多次呼吁各方停火。", "呼吁", ["法国"]),
    ("5月3日，法国、意大利和德国分别宣布制裁措施。", "宣布", ["法国", "意大利", "德国"]),
    ("5月3日，法国、意大利等地民众举行集会。", "举行", []),
    # Who suffers does not act, who strikes does; the host of a visit does not visit.
    ("5月3日，也门首都萨那再次遭到美军空袭。", "空袭", ["美军"]),
    ("5月3日，省长王建军陪同法国总统马塞尔访华。", "访华", ["马塞尔"]),
    ("5月3日，法国总统马塞尔在省长王建军陪同下参观水库。", "参观", ["马塞尔", "王建军"]),
    # Those that name nobody, a partner behind one that is no name, people of a body.
    ("5月3日，省长王建军访问法国，双方宣布了制裁措施。", "宣布", []),
    ("5月3日，我国与埃及、意大利等国签署合作协议。", "签署", ["我国"]),
    ("5月3日，沅江大学陆续有101名学生到医院就诊。", "就诊", []),
    ("5月3日，湖南省水利厅负责人通报了有关情况。", "通报", ["湖南省水利厅负责人"]),
    # Who holds an office and is not named; of two countries, beside a name, a ministry's head.
    ("法国总统5月3日宣布制裁措施。", "宣布", ["法国总统"]),
    ("5月3日，法国总统选举正式拉开帷幕。", "选举", []),
    ("法国和意大利两国外长5月3日在罗马会谈。", "会谈", ["法国和意大利两国外长"]),
    ("省长王建军5月3日同法国总统共同出席启动仪式。", "出席", ["王建军", "法国总统"]),
    ("法国外交部长5月3日发表声明。", "发表声明", ["法国外交部长"]),
    ("法国官方媒体5月3日发表声明。", "发表声明", ["法国官方媒体"]),
    # The last of a list, a partner of 我国.
    ("5月3日，甘肃、四川等地也举办了宣传活动。", "举办", ["甘肃", "四川"]),
    ("5月3日，我国同法国签署边界条约。", "签署", ["我国", "法国"]),
    # Several times in front; what somebody is; people of 我国; a partner's full name; responders before any verb.
    ("2019年7月、2020年8月，总书记王建军先后到岳阳考察。", "考察", ["王建军"]),
    ("同为主宾国的法国和意大利5月3日都派出了代表团。", "派出", ["法国", "意大利"]),
    ("5月3日，我国科研团队发现新物种。", "发现", ["我国科研团队"]),
    ("5月3日，我国同蒙古人民共和国签订了边界条约。", "签订", ["我国", "蒙古人民共和国"]),
    ("5月3日，交警在微博上呼吁市民协查。", "呼吁", ["交警"]),
    ("5月1日出版的第9期《江水》杂志发表署名文章。", "发表", ["《江水》杂志"]),
    # Whom somebody meets, but not who brings others; a pair that has been told; 当地 with a body of its own.
    ("5月3日，总理李强会见法国总统马塞尔。", "会见", ["李强", "马塞尔"]),
    ("总理李强5月3日会见法国总理", "会见", ["李强", "法国总理"]),
    ("5月3日，总理李强会见法国总统马塞尔率领的代表团。", "会见", ["李强"]),
    ("5月3日，总理李强会见法国总统马塞尔。两国领导人共同参观水库。", "参观", ["李强", "马塞尔"]),
    ("5月3日，总理李强访问意大利罗马。当地卫生部门称，袭击造成3人死亡。", "袭击", []),
    # Both sides.
    ("5月3日，国务院总理李强在京同来华进行正式访问的法国总理马塞尔会谈。", "会谈", ["李强", "马塞尔"]),
    ("5月3日，国务院总理李强同法国总理马塞尔互致贺电。", "互致贺电", ["李强", "马塞尔"]),
    # Who holds an office and has no name, alone, beside another, with one office for two.
    ("5月3日，法国总统宣布辞职。", "辞职", ["法国总统"]),
    ("5月3日，省长王建军同法国总统互致贺电。", "互致贺电", ["王建军", "法国总统"]),
    ("5月3日，法国和意大利两国外长在巴黎会谈。", "会谈", ["法国和意大利两国外长"]),
    ("5月3日，省长王建军与法国总理共同参观一家工厂。", "参观", ["王建军", "法国总理"]),
    ("5月3日，法国总统府发表声明。", "发表声明", ["法国总统府"]),
    # What a country declares it does.
    ("5月3日，法国宣布成立联合实验室。", "成立", ["法国"]),
    ("5月3日，法国和意大利宣布成立联合实验室。", "成立", ["法国", "意大利"]),
    # Who is received takes part, where named.
    ("5月3日，省长王建军在长沙会见法国总统马塞尔。", "会见", ["王建军", "马塞尔"]),
    ("5月3日，省长王建军在长沙会见外宾。", "会见", ["王建军"]),
]


@pytest.mark.parametrize(("text", "trigger", "actors"), CASES)
def test_actors(text: str, trigger: str, actors: list[str]) -> None:
    found = [event for event in read(text) if trigger in event.trigger]
    assert found
    assert list(found[-1].actors) == actors


def test_who_brings_others_comes_along() -> None:
    text = "5月3日，集美一食堂发生食物中毒，造成3人死亡、5人受伤。市卫生局随后组织市疾控中心、集美消防大队赴现场调查。"
    found = [event for event in read(text) if event.trigger == "调查"]
    assert found[0].actors == ["市卫生局", "市疾控中心", "集美消防大队"]


def test_an_assembly_hears_report_after_report() -> None:
    text = (
        "5月3日，第五次主任会议在长沙举行。\n会议听取了省农业委主任李晓东作的关于草案的汇报；"
        "听取了省教育委主任陈大海作的关于议案的报告。"
    )
    heard = [event for event in read(text) if event.trigger == "听取"]
    assert [(list(event.actors), event.place) for event in heard] == [([], "长沙")] * 2
    assert {str(event.start_date) for event in heard} == {"2021-05-03"}


@pytest.mark.parametrize("verb", ["接管", "收回"])
def test_a_responder_of_another_clause_heads_none(verb: str) -> None:
    text = f"消防队批准方案后，已{verb}茶厂的管理人应当移交账册。"
    assert [e.actors for e in read(text) if e.trigger == verb] in ([], [[]])
