"""Metadata: each case is a text of our own and what it says of itself."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wenbiao import extract
from wenbiao.lexicon import load_lexicon
from wenbiao.metadata import clean_title, find_metadata, read_date
from wenbiao.page import Page
from wenbiao.segment import find_sections

BODY = (
    "今年以来，青禾市各区抢抓农时，统筹调配农机和种子，春耕进度快于往年，农资供应总体平稳，农户种粮的积极性明显提高。"
)
DAY = dt.date(2031, 5, 6)


def metadata(text):
    page = Page(text, "d")
    page.set_sections(find_sections(page))
    return find_metadata(page)


POLICY = (
    f"青禾市人民政府办公室关于做好\n春耕备耕工作的通知\n青政办发〔2031〕12号\n各区人民政府：\n{BODY}\n"
    "青禾市人民政府办公室\n2031年5月6日\n（此件公开发布）"
)
NEWS = f"青禾春耕进度过半\n来源 : 河口网 2031/05/06 19:05\n{BODY}\n编辑：田小禾\n责任编辑：周一鸣"
WIRE = f"青禾春耕进度过半\n新华社青禾5月6日电（记者 田小禾、周一鸣）{BODY}"
REPORT = (
    "2031年青禾市政府工作报告\n——2031年1月5日在青禾市第九届人民代表大会第二次会议上\n"
    f"青禾市市长 田小禾\n各位代表：\n{BODY}"
)
ARTICLES = "第一条 甲。\n第二条 乙。\n第三条 丙。"
COMMITTEE = "人民代表大会常务委员会"
LAW = f"青禾省河道条例\n2031年5月6日 青禾省第九届{COMMITTEE}第三次会议通过\n{ARTICLES}"
ORDER = (
    "中华人民共和国国务院令\n第909号\n现公布《航标条例》，自公布之日起施行。\n总理　　田小禾\n2031年5月6日\n"
    f"航标条例\n{ARTICLES}"
)
RED_HEAD = f"青禾市农业局  文件\n青禾市财政局\n青农发〔2031〕8号\n关于发放补贴的通知\n{BODY}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (POLICY, {"title": "青禾市人民政府办公室关于做好春耕备耕工作的通知", "document_number": "青政办发〔2031〕12号",
                  "issuing_body": "青禾市人民政府办公室", "published_date": DAY, "published_date_source": "dateline",
                  "doc_type": "policy_document", "publisher": None, "script": "Hans"}),
        (NEWS, {"title": "青禾春耕进度过半", "publisher": "河口网", "published_date": DAY,
                "published_date_source": "byline", "editor": "田小禾", "author": None, "doc_type": "news"}),
        (WIRE, {"publisher": "新华社", "author": "田小禾、周一鸣", "published_date": None,
                "published_date_source": None}),
        (WIRE.replace("5月6日电", "2031年5月6日电"), {"published_date": DAY, "published_date_source": "dateline"}),
        (f"青禾春耕\n河口晚报青禾讯（记者田小禾 通讯员周一鸣）{BODY}", {"publisher": "河口晚报", "author": "田小禾"}),
        (f"青禾春耕\n河口在线消息（记者 田小禾）{BODY}", {"publisher": "河口在线", "author": "田小禾"}),
        (f"青禾春耕\n据新华社青禾5月6日电（记者田小禾）{BODY}", {"publisher": "新华社", "author": "田小禾"}),
        (f"青禾春耕\n据法新社报道，{BODY}", {"publisher": None}),
        (f"青禾春耕\n河口晚报记者获得的消息说，{BODY}", {"publisher": None}),
        (REPORT, {"title": "2031年青禾市政府工作报告", "published_date": dt.date(2031, 1, 5), "doc_type": "report"}),
        (LAW, {"title": "青禾省河道条例", "issuing_body": f"青禾省{COMMITTEE}", "doc_type": "law",
               "published_date": None}),
        (LAW.replace("青禾省第九届", "第九届全国"), {"issuing_body": f"全国{COMMITTEE}"}),
        (ORDER, {"title": "航标条例", "issuing_body": "国务院", "document_number": "国令第909号",
                 "published_date": DAY}),
        (f"青禾省河道条例\n（2031年5月6日青禾省第九届{COMMITTEE}第三次会议通过）\n{ARTICLES}",
         {"issuing_body": f"青禾省{COMMITTEE}"}),
        (
            f"2031年青禾市统计公报\n青禾市统计局\n2031年5月6日\n{BODY}",
            {"issuing_body": "青禾市统计局", "published_date": DAY, "doc_type": "report"},
        ),
        (f"关于春耕的通知\n各区：\n{BODY}\n青禾市农业局\n青禾市财政局\n2031年5月6日",
         {"issuing_body": "青禾市农业局、青禾市财政局", "doc_type": "policy_document"}),
        (RED_HEAD, {"title": "关于发放补贴的通知", "issuing_body": "青禾市农业局、青禾市财政局",
                    "document_number": "青农发〔2031〕8号"}),
        (f"田小禾在青禾市春耕动员会上的讲话\n同志们：\n{BODY}", {"doc_type": "speech"}),
        (f"青禾春耕\n{BODY}\n附件1\n春耕方案\n{BODY}\n青禾市农业局\n2031年5月6日\n"
         f"附件2\n抗旱方案\n{BODY}\n青禾市水利局\n2032年1月1日",
         {"published_date": DAY}),
        (f"青禾春耕\n2031-05-06 07:00:44\n来源：\n河口日报\n{BODY}",
         {"published_date": DAY, "published_date_source": "byline", "publisher": "河口日报"}),
        (f"青禾春耕\n{BODY}\n《河口日报》（2031年5月6日 03版）", {"publisher": "河口日报", "published_date": DAY}),
        (f"青禾春耕\n来源：河口网 作者：田小禾 编辑：周一鸣\n{BODY}",
         {"publisher": "河口网", "author": "田小禾", "editor": "周一鸣"}),
        (f"青禾春耕\n田小禾/河口晚报\n{BODY}", {"author": "田小禾", "publisher": "河口晚报"}),
        (f"青禾春耕\n河口新闻记者 田小禾\n{BODY}", {"author": "田小禾", "publisher": None}),
        (f"青禾春耕\n2031-05-06 20:30 字号： 来源：河口网\n{BODY}", {"publisher": "河口网", "published_date": DAY}),
        (f"青禾春耕\n2031年05月06日 04:04 河口晚报\n{BODY}", {"publisher": "河口晚报", "published_date": DAY}),
        (f"青禾春耕\n时间：2031-05-06 06:23 来源： 河口网\n{BODY}", {"publisher": "河口网", "published_date": DAY}),
        (f"青禾春耕\n{BODY}\n责任编辑：周一鸣_HK007", {"editor": "周一鸣"}),
        (f"青禾春耕\n文字：田小禾\n{BODY}", {"author": "田小禾"}),
        (f"青禾春耕\n本报记者 田小禾 周一鸣\n{BODY}", {"author": "田小禾 周一鸣"}),
        (f"青禾春耕\n{BODY}\n责编：周一鸣 校对：王小米", {"editor": "周一鸣"}),
        (f"青禾春耕\n去年5月6日，{BODY}", {"published_date": None}),
        ("", {"title": None, "doc_type": "other", "script": "Hans"}),
    ],
)  # fmt: skip
def test_metadata(text, expected):
    found = metadata(text)
    assert {key: getattr(found, key) for key in expected} == expected


def test_a_stated_day_is_the_reference_date():
    assert extract(NEWS).reference_date == DAY
    assert extract(NEWS, reference_date=dt.date(2030, 1, 1)).reference_date == dt.date(2030, 1, 1)
    assert extract(WIRE).reference_date is None


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2031年5月6日", DAY),
        ("二〇三一年五月六日", DAY),
        ("二零三一年十二月三十一日", dt.date(2031, 12, 31)),
        ("2031年二月二十日", dt.date(2031, 2, 20)),
        ("2031-05-06 07:00", DAY),
        ("2031/5/6", DAY),
        ("2031年2月30日", None),
        ("5月6日", None),
        ("2031年5月", None),
    ],
)
def test_read_date(written, day):
    assert read_date(written) == day


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("青 禾 市 防 汛 预 案", "青禾市防汛预案"),
        ("青禾市 河口市联合防汛", "青禾市 河口市联合防汛"),
        ("青禾市关于印发\n防 汛 预 案 的 函", "青禾市关于印发防汛预案的函"),
        ("政府工作报告——2031年1月5日在青禾市第九届人民代表大会第二次会议上", "政府工作报告"),
        ("# 青禾简报", "青禾简报"),
    ],
)
def test_clean_title(written, title):
    assert clean_title(written) == title


def test_script():
    assert metadata("這個縣的農業產量創新高，農民們說收成很好。").script == "Hant"


@pytest.mark.parametrize("entry", load_lexicon("documents")["issuers"], ids=lambda e: e["words"][0])
def test_issuers(entry):
    assert metadata(f"{entry['example']}\n各区：\n{BODY}").issuing_body
    assert metadata(f"{entry['counter_example']}\n各区：\n{BODY}").issuing_body is None


@pytest.mark.parametrize("entry", load_lexicon("documents")["title_endings"], ids=lambda e: e["words"][0])
def test_title_endings(entry):
    title = entry["example"]
    text = f"{title[:4]}\n{title[4:]}\n青发〔2031〕1号\n{BODY}"
    assert metadata(text).title == title
    counter = entry["counter_example"]
    assert metadata(f"{counter[:4]}\n{counter[4:]}\n青发〔2031〕1号\n{BODY}").title != counter
    if entry["doc_type"]:
        assert metadata(f"{title}\n各区：\n{BODY}").doc_type == entry["doc_type"]


@pytest.mark.parametrize("entry", load_lexicon("documents")["speeches"], ids=lambda e: e["words"][0])
def test_speeches(entry):
    assert metadata(f"{entry['example']}\n同志们：\n{BODY}").doc_type == "speech"
    assert metadata(f"{entry['counter_example']}\n{BODY}").doc_type != "speech"


LETTERS = "二〇三一2031年五5月六6日-/:：来源编辑记者 （）《》第号令发〔〕\n青禾市府关于的通知。"


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from(LETTERS), max_size=120))
def test_no_text_breaks_it(text):
    found = metadata(text)
    assert (found.published_date is None) == (found.published_date_source is None)


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("2031年5月6日，新桥动工；2033年1月，新桥通车。", dt.date(2033, 1, 31)),
        (f"{NEWS}\n新桥2030年12月1日动工，计划2035年通车。", DAY),
        ("青禾市自2031年5月6日起限行。", None),
        ("春耕开始了。", None),
    ],
)
def test_latest_date(text, latest):
    assert extract(text).metadata.latest_date == latest
