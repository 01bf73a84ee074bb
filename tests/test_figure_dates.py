"""When figures hold: periods that go on over sentences, ends of changes, and days that a sentence points back to."""

from __future__ import annotations

import pytest

from tests.figures_of import figure_of

# Dates as start/end, one day or nothing; the reference date is 10 September 2024.
DATED = [
    # a term that opens a sentence holds for the next ones, a term inside a clause does not
    ("《规划》提出，到2030年全县教育取得进展。入园率达到85%。", "85%", "2030-01-01/2030-12-31"),
    ("五年内茶叶增长3%，到2030年达到5万吨；竹笋增长85%。", "85%", ""),
    # an expectation for a year is of the whole year at both ends
    ("该机构将2026年茶业增长预期由3%下调至2%。", "3%", "2026-01-01/2026-12-31"),
    ("该机构将2026年茶业增长预期由3%下调至2%。", "2%", "2026-01-01/2026-12-31"),
    # what is only expected has not the past period of the sentence before
    ("2023年，全厂回收茶末70吨。预计扩建后，可实现效益420万元。", "420万元", ""),
    ("“十四五”期间，茶企从5000家突破至7000家。", "7000家", "2025-01-01/2025-12-31"),
    # what a 自 opens goes on where something has added up since
    ("自1984年首次放流，已有超过500万尾鱼苗入江。", "500万尾", "1984-01-01/"),
    ("从2021年3月到2022年1月，累计产茶30吨。", "30吨", "2021-03-01/2022-01-31"),
    # a record of thirty years says nothing of the day
    ("这次茶会是全县30年来规模最大的一次，共有36万人参加。", "36万人", ""),
    # cases are counted by the day, over several sentences
    ("9月9日0—24时，全省报告病例49例。新增感染者36例。", "36例", "2024-09-09"),
    # a report is of the period that it names, and not of the day when it came out
    ("一季度全国茶价报告今天发布，茶价平均为38元。", "38元", "2024-01-01/2024-03-31"),
    ("到2027年，每村有一家茶馆。针对我国4500万名茶农的需要，县里培训茶师。", "4500万名", ""),
    (
        "全县总产值在1957年达到36亿元，比1952年的27亿元增长三成。其中，茶业产值达到6亿元。",
        "6亿元",
        "1957-01-01/1957-12-31",
    ),
    ("五年来，我们把茶业当作大事来办，茶业面貌一新。\n新增茶厂36家，取得了好成绩。", "36家", "2019-01-01/2024-12-31"),
    ("近三年累计，单位能耗下降36%。", "36%", "2021-01-01/2024-12-31"),
    ("9月8日，青溪油田管道发生泄漏事故。青溪河受到影响。事故导致约200桶油泄漏。", "200桶", "2024-09-08"),
    ("为期7天的第三届茶会9月9日开幕。", "7天", "2024-09-09/2024-09-15"),
    ("前8个月，全县出口增长6%，已超去年全年总值，贡献度达36%。", "36%", "2024-01-01/2024-08-31"),
    # a plan of five years is no year for a month behind it
    ("“十四五”期间，茶农增收。前八个月茶叶产量增长6%。", "6%", "2024-01-01/2024-08-31"),
    # a sentence that points back to a happening, and the one that goes on
    ("第三届茶会9月9日在青溪开幕。本届茶会吸引了36家茶企。", "36家", "2024-09-09"),
    ("第三届茶会9月9日在青溪开幕。本届茶会规模空前。茶企代表团有36人。", "36人", "2024-09-09"),
    ("第三届茶会9月9日在青溪开幕。这次考察为期8天，航程36公里。", "36公里", ""),
    ("第三届茶会9月9日在青溪开幕。去年的茶会吸引了36家茶企。", "36家", "2023-01-01/2023-12-31"),
]


@pytest.mark.parametrize(("text", "number", "dates"), DATED)
def test_dates(text: str, number: str, dates: str) -> None:
    figure = figure_of(text, number)
    found = [day.isoformat() if day else "" for day in (figure.start_date, figure.end_date)]
    assert (found[0] if found[0] == found[1] else "/".join(found)) == dates
