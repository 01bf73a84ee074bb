"""HTML: the article whole, nothing of the page around it; what the page says of it."""

import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wenbiao.lexicon import load_lexicon
from wenbiao.read.byline import parse_date, read_bylines
from wenbiao.read.html import read_html
from wenbiao.read.xml import read_xml

PARAGRAPHS = [
    "全市防汛工作会议3月5日召开。会议指出，入汛以来全市平均降水量比常年同期多两成，防汛形势较为严峻。",
    "会议要求，各县区要在6月底前完成86座水库的除险加固，落实责任人和抢险队伍，确保安全度汛。",
    "市应急管理局负责人表示，今年已储备编织袋120万条、冲锋舟65艘，可满足5000人同时抢险的需要。",
]
NAVIGATION = (
    '<div class="nav"><a href="/">首页</a> <a href="/n">新闻</a> <a href="/z">专题</a></div>'
    "<ul><li><a href='/1'>市政府召开常务会议研究粮食生产</a></li><li><a href='/2'>一季度经济数据发布</a></li></ul>"
)
FOOTER = (
    '<div class="footer">版权所有 某某新闻网 未经授权不得转载</div><p>Copyright © 2021 某某新闻网</p>'
    '<div class="related"><h3>相关阅读</h3><p><a href="/3">今年主汛期降水偏多，多部门加强会商</a></p></div>'
)


def page(body: str, head: str = "", title: str = "全市防汛工作会议召开_某某新闻网") -> str:
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>{NAVIGATION}{body}{FOOTER}</body></html>"
    )


def article(inner: str = "".join(f"<p>{p}</p>" for p in PARAGRAPHS), byline: str = "", colophon: str = "") -> str:
    return (
        f'<div class="main"><h1>全市防汛工作会议召开</h1><div class="info">{byline}</div>'
        f'<div id="content">{inner}</div><div>{colophon}</div></div>'
    )


def test_the_article_is_whole_and_alone() -> None:
    read = read_html(page(article()))
    assert read.lines == ["全市防汛工作会议召开", *PARAGRAPHS]
    assert read.metadata.title == "全市防汛工作会议召开"


@pytest.mark.parametrize(
    "inner",
    [
        "<br>".join(PARAGRAPHS),
        "<br/><br/>".join(f"　　{p}" for p in PARAGRAPHS),
        "".join(f"<div><span>{p}</span></div>" for p in PARAGRAPHS),
        "".join(f"<section><p><font size=3>{p[:9]}</font><b>{p[9:]}</b></p></section>" for p in PARAGRAPHS),
        f"<table><tr><td><table><tr><td>{'<br>'.join(PARAGRAPHS)}</td></tr></table></td></tr></table>",
        f"<p>{PARAGRAPHS[0]}</p><div class=share><a href=x>分享到微信</a></div><p>{PARAGRAPHS[1]}<p>{PARAGRAPHS[2]}",
        f"<p>{PARAGRAPHS[0]}</p><script>var a = '不是正文。';</script><style>p {{}}</style><p>{PARAGRAPHS[1]}</p>"
        f"<!-- 注释，不是正文。 --><p style='display:none'>隐藏的提示，不是正文。</p><p>{PARAGRAPHS[2]}</p>",
    ],
)
def test_markup_of_every_kind(inner: str) -> None:
    lines = read_html(page(article(inner))).lines
    assert [line.strip("\u3000 ") for line in lines] == ["全市防汛工作会议召开", *PARAGRAPHS]


@pytest.mark.parametrize(
    ("byline", "publisher", "author", "editor", "date"),
    [
        ("来源：某某日报 2021-03-05 08:30", "某某日报", None, None, dt.date(2021, 3, 5)),
        (
            "2021年3月5日 08:30　来源：<a href=x>某某日报</a> <a href=y>举报</a>",
            "某某日报",
            None,
            None,
            dt.date(2021, 3, 5),
        ),
        ("来源 : 某某网 作者：李明 编辑：王芳", "某某网", "李明", "王芳", None),
        (
            "<span>发布时间：2021/03/05</span> <span>稿件来源：市水利局</span>",
            "市水利局",
            None,
            None,
            dt.date(2021, 3, 5),
        ),
        ("<p>李明/某某青年报</p><p>2021-03-05 08:30</p>", "某某青年报", "李明", None, dt.date(2021, 3, 5)),
        ("<p>某某新闻记者 李明</p><p>2021-03-05 08:30</p>", "某某新闻", "李明", None, dt.date(2021, 3, 5)),
        ("2021-03-05 08:30 某某时报网", "某某时报网", None, None, dt.date(2021, 3, 5)),
        ("来源：某某日报 责任编辑：赵强 浏览次数：12", "某某日报", None, "赵强", None),
        ("", None, None, None, None),
    ],
)
def test_bylines(byline: str, publisher: str, author: str, editor: str, date: dt.date) -> None:
    metadata = read_html(page(article(byline=byline))).metadata
    assert (metadata.publisher, metadata.author, metadata.editor, metadata.published_date) == (
        publisher, author, editor, date,
    )  # fmt: skip
    assert metadata.published_date_source == ("byline" if date else None)


def test_a_day_that_the_text_tells_of_is_no_byline() -> None:
    days = "<p>2021年3月1日上午，工作组到东县检查。</p><p>2021年3月2日前完成整改</p>"
    inner = f"{days}<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>"
    metadata = read_html(page(article(inner))).metadata
    assert (metadata.published_date, metadata.publisher) == (None, None)
    inner = f"<p>2021-03-05 08:30 某某日报</p><p>文／李明 王芳</p><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>"
    metadata = read_html(page(article(inner))).metadata
    assert (metadata.published_date, metadata.publisher, metadata.author) == (
        dt.date(2021, 3, 5),
        "某某日报",
        "李明 王芳",
    )


def test_an_article_of_a_messenger_is_read_though_it_is_hidden_until_a_script_shows_it() -> None:
    body = (
        '<div id="js_article" class="rich_media"><h1 class="rich_media_title">全市防汛工作会议召开</h1>'
        '<div id="meta_content"><span>李明</span> <span>某某发布</span> <em id="publish_time">2021-03-05</em></div>'
        '<div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0;">'
        + "".join(f"<section><p><span>{p}</span></p></section>" for p in PARAGRAPHS)
        + '</div></div><div class="qr_code_pc">微信扫一扫关注该公众号</div>'
    )
    read = read_html(page(body, '<meta property="og:title" content="全市防汛工作会议召开">', title=""))
    assert read.lines == ["全市防汛工作会议召开", "李明 某某发布 2021-03-05", *PARAGRAPHS]
    assert read.metadata.published_date == dt.date(2021, 3, 5)


def test_a_byline_is_kept_once_without_its_buttons() -> None:
    byline = (
        "<div>来源：某某日报 2021-03-05 08:30 字号：<a>大</a> <a>中</a> <a>小</a> <a>收藏本文</a></div>"
        "<div class=phone>来源：某某日报</div>"
    )
    assert read_html(page(article(byline=byline))).lines[1:2] == ["来源：某某日报 2021-03-05 08:30"]
    assert read_html(page(article(byline=byline))).lines[2] == PARAGRAPHS[0]


def test_the_colophon_is_kept_and_ends_the_article() -> None:
    colophon = (
        "<span>编辑：王芳</span>\n<span>责任编辑：赵强</span></div><div><p>小编推荐：这几条路近期施工，请绕行。</p>"
    )
    read = read_html(page(article(colophon=colophon)))
    assert read.lines[-2:] == ["编辑：王芳", "责任编辑：赵强"]
    assert read.metadata.editor == "王芳"


def test_lists_of_links_within_the_article_are_dropped_and_links_in_prose_are_kept() -> None:
    inner = (
        f"<p>{PARAGRAPHS[0]}<a href=x>会议全文见此。</a></p><p><a href=a>专题一</a></p><p><a href=b>专题二</a></p>"
        f"<p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p>"
    )
    assert read_html(page(article(inner))).lines[1:] == [PARAGRAPHS[0] + "会议全文见此。", *PARAGRAPHS[1:]]


def test_comments_are_no_article_even_where_they_are_long() -> None:
    comments = "".join(f"<p>网友{i}：这个会开得很及时，希望落实到位，别走过场。</p>" for i in range(4))
    read = read_html(page(article() + f'<div class="comment-list">{comments}</div>'))
    assert read.lines[1:] == PARAGRAPHS


def test_an_article_in_a_box_with_an_unlucky_name_is_kept() -> None:
    read = read_html(page(f'<div class="article-share-wrap">{article()}</div>'))
    assert read.lines[1:] == PARAGRAPHS


def test_a_page_that_its_head_does_not_name_has_the_title_over_its_byline() -> None:
    body = (
        "<div class=top>某市人民政府门户网站</div><div class=t>我市开展汛前检查工作</div>"
        "<div>发布日期：2021-03-05</div>"
        "<div>" + "".join(f"<p>{p}</p>" for p in PARAGRAPHS) + "</div>"
    )
    read = read_html(page(body, title="某市人民政府"))
    assert read.lines == ["我市开展汛前检查工作", "发布日期：2021-03-05", *PARAGRAPHS]


def test_a_short_notice_is_not_lost_beside_a_long_disclaimer() -> None:
    body = (
        "<h1>关于暂停办理业务的公告</h1><div><p>因系统升级，3月6日暂停办理一天，3月7日恢复。</p></div>"
        "<div><p>凡本网注明来源为某某新闻网的所有作品，版权均属于某某新闻网，未经本网授权不得转载、摘编，违者将追究责任。"
        "凡本网注明来源为其他媒体的作品，均转载自其他媒体，转载目的在于传递更多信息，并不代表本网赞同其观点。</p></div>"
    )
    read = read_html(page(body, title="关于暂停办理业务的公告"))
    assert read.lines == ["关于暂停办理业务的公告", "因系统升级，3月6日暂停办理一天，3月7日恢复。"]


def test_powers_ruby_and_preformatted_lines() -> None:
    inner = (
        "<pre>发电量为1.2×10<sup>8</sup>千瓦时，覆盖面积35km<sup>2</sup>，比上年增加两成。\n排放CO<sub>2</sub>减少3万吨，"
        "<ruby>圩<rt>wéi</rt></ruby>堤加固12公里，"
        "完成投资5亿元，受益人口20万人。</pre>"
    )
    assert read_html(page(article(inner))).lines[1:] == [
        "发电量为1.2×10⁸千瓦时，覆盖面积35km²，比上年增加两成。",
        "排放CO2减少3万吨，圩堤加固12公里，完成投资5亿元，受益人口20万人。",
    ]


def test_a_paragraph_that_is_one_link_is_kept() -> None:
    inner = f"<p>{PARAGRAPHS[0]}</p><p><a href=x>{PARAGRAPHS[1]}</a></p><p>{PARAGRAPHS[2]}</p>"
    assert read_html(page(article(inner))).lines[1:] == PARAGRAPHS


def test_a_table_of_data_becomes_rows_where_it_stands() -> None:
    table = (
        "<table><tr><th>指标</th><th>绝对值（亿元）</th><th>增长（%）</th></tr>"
        "<tr><td>地区生产总值</td><td>1,234.5</td><td>6.1</td></tr>"
        "<tr><td colspan=2>其中：第一\n产业</td><td>3.2</td></tr></table>"
    )
    read = read_html(page(article(f"<p>{PARAGRAPHS[0]}</p>{table}<p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p>")))
    assert read.lines[2:5] == [
        "指标\t绝对值（亿元）\t增长（%）", "地区生产总值\t1,234.5\t6.1", "其中：第一 产业\t\t3.2",
    ]  # fmt: skip
    assert read.lines[5:] == PARAGRAPHS[1:]


def test_a_table_with_long_cells_keeps_its_rows_and_a_layout_table_has_none() -> None:
    task = "推进高标准农田建设，完善灌排渠系，落实管护责任，" * 20
    table = (
        "<table><tr><td>序号</td><td>任务</td><td>责任单位</td></tr>"
        f"<tr><td>1</td><td>{task}</td><td>市农业农村局</td></tr><tr><td>2</td><td>{task}</td><td>市水利局</td></tr></table>"
    )
    lines = read_html(page(article(f"<p>{PARAGRAPHS[0]}</p>{table}"))).lines
    assert lines[2:] == ["序号\t任务\t责任单位", f"1\t{task}\t市农业农村局", f"2\t{task}\t市水利局"]
    layout = f"<table><tr><td>导读</td><td>{task}</td></tr><tr><td></td><td>{task}完。</td></tr></table>"
    assert "\t" not in read_html(page(article(layout))).text


def test_the_box_above_a_government_document_is_metadata() -> None:
    box = (
        "<table><tr><td><table><tr><td><b>索 引 号：</b></td><td>000/2021-01</td>"
        "<td><b>发文机关：</b></td><td>某市人民政府</td></tr>"
        "<tr><td>标　　题：</td><td colspan=3>某市人民政府关于做好今年防汛工作的通知</td></tr>"
        "<tr><td>发文字号：</td><td>某政发〔2021〕7号</td><td>发布日期：</td><td>2021年03月08日</td></tr>"
        "</table></td></tr></table>"
    )
    document = (
        "<div id=zoom><p align=center>某市人民政府关于做好</p><p align=center>今年防汛工作的通知</p>"
        "<p>某政发〔2021〕7号</p>"
        "<p>各县、区人民政府：</p>"
        + "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
        + "<p>某市人民政府</p><p>2021年3月5日</p></div>"
    )
    read = read_html(page(box + document, title="某市人民政府关于做好今年防汛工作的通知"))
    assert read.lines == [
        "某市人民政府关于做好", "今年防汛工作的通知", "某政发〔2021〕7号", "各县、区人民政府：",
        *PARAGRAPHS, "某市人民政府", "2021年3月5日",
    ]  # fmt: skip
    metadata = read.metadata
    assert (metadata.title, metadata.issuing_body, metadata.document_number) == (
        "某市人民政府关于做好今年防汛工作的通知", "某市人民政府", "某政发〔2021〕7号",
    )  # fmt: skip
    assert (metadata.published_date, metadata.published_date_source) == (dt.date(2021, 3, 8), "metadata")


def test_the_head_of_a_page_is_metadata() -> None:
    head = (
        '<meta property="og:title" content="全市防汛工作会议召开"><meta name="PubDate" content="2021-03-05 08:30:00">'
        '<meta name="source" content="某某日报"><meta name="author" content="李明">'
    )
    metadata = read_html(page(article(), head)).metadata
    assert (metadata.title, metadata.publisher, metadata.author) == ("全市防汛工作会议召开", "某某日报", "李明")
    assert (metadata.published_date, metadata.published_date_source) == (dt.date(2021, 3, 5), "metadata")


@pytest.mark.parametrize("name", load_lexicon("page_chrome")["sites"]["words"])
def test_names_of_sites(name: str) -> None:
    sites = load_lexicon("page_chrome")["sites"]
    for example, author in ((sites["example"], None), (sites["counter_example"], f"李明、{name}")):
        head = f'<meta name="author" content="{example.replace("{}", name)}">'
        assert read_html(page(article(), head)).metadata.author == author


@pytest.mark.parametrize("name", ["admin", "name, email@example.org", "某某日报"])
def test_a_site_is_no_author(name: str) -> None:
    head = f'<meta name="source" content="某某日报"><meta name="author" content="{name}">'
    assert read_html(page(article(), head)).metadata.author is None


def test_a_page_without_a_shown_title_takes_the_one_of_its_head() -> None:
    body = "<div>" + "".join(f"<p>{p}</p>" for p in PARAGRAPHS) + "</div>"
    assert read_html(page(body)).lines == ["全市防汛工作会议召开", *PARAGRAPHS]


@pytest.mark.parametrize(
    "source", ["", "<html></html>", "<html><body><script>draw()</script></body></html>", "<a", "<p>"]
)
def test_a_page_without_text(source: str) -> None:
    assert read_html(source).text == ""


@pytest.mark.parametrize(
    "source",
    ["<div>" * 20_000 + "水" * 100, "<p>" + "<b>" * 20_000 + "水", "<table><tr><td>" * 3_000 + "水", "<p>水，" * 20_000,
     "<p>" + "水" * 200_000, "<p>" + " \n" * 100_000 + "水", "<!--" * 50_000, "字号：" * 50_000],
)  # fmt: skip
def test_hostile_pages(source: str) -> None:
    read_html(f"<html><body>{source}</body></html>")


@given(st.text(alphabet="<>/abdiptrh=\"' 水，。\n&;", max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_markup_is_read(source: str) -> None:
    lines = read_html(source).lines
    assert all(line.strip() and "\n" not in line for line in lines)


@pytest.mark.parametrize("kind", ["drop", "end", "inline"])
def test_chrome_by_its_examples(kind: str) -> None:
    for rule in load_lexicon("page_chrome")[kind]:
        pattern = re.compile(rule["pattern"])
        match = pattern.fullmatch if kind == "inline" else pattern.match
        assert match(rule["example"]), rule
        assert not match(rule["counter_example"]), rule


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2021-03-05_会议.txt", dt.date(2021, 3, 5)),
        ("20210305.txt", dt.date(2021, 3, 5)),
        ("2021年3月5日", dt.date(2021, 3, 5)),
        ("2021/3/5 08:00", dt.date(2021, 3, 5)),
        ("2021.03.05", dt.date(2021, 3, 5)),
        ("2021-13-05", None),
        ("2021-02-30", None),
        ("0000-00-00_稿件.txt", None),
        ("120210305001", None),
        ("2021-03", None),
    ],
)
def test_dates_of_names_and_bylines(text: str, date: dt.date | None) -> None:
    assert parse_date(text) == date


def test_the_first_byline_that_says_a_thing_wins() -> None:
    byline = read_bylines(["来源：某某网", "来源：某某报 责编：赵强", "编辑：王芳_NB12"])
    assert (byline.publisher, byline.editor) == ("某某网", "王芳")


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("文/李明", "李明"),
        ("【文/某某网专栏作者 李明】", "李明"),
        ("文｜李明、王芳", "李明、王芳"),
        ("文/图讯频道今日上线", None),
    ],
)
def test_writers(line: str, author: str | None) -> None:
    assert read_bylines([line]).author == author


def test_a_feed_is_the_text_of_its_items() -> None:
    feed = (
        '<?xml version="1.0" encoding="gb2312"?><rss version="2.0"><channel><title>某某博客</title>'
        "<link>http://a.example</link>"
        "<item><title>春耕</title><description><![CDATA[<p>今年播种3万亩。</p><p>比去年早5天。</p>]]></description></item>"
        "<item><title>水利 &amp; 农业</title><description>&lt;b&gt;渠道&lt;/b&gt;修好了。</description></item>"
        "</channel></rss>"
    )
    assert read_xml(feed).split("\n") == [
        "某某博客",
        "春耕",
        "今年播种3万亩。",
        "比去年早5天。",
        "水利 & 农业",
        "渠道修好了。",
    ]


def test_other_xml_is_the_text_of_its_elements() -> None:
    xml = (
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]>'
        '<a><b n="1">第一段。</b><!-- 注 -->\n<c>第二段 &lt;3。</c>&x;</a>'
    )
    assert read_xml(xml).split("\n") == ["第一段。", "第二段 <3。", "&x;"]
