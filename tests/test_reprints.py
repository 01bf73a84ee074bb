"""Reprints are found through edited titles, datelines and sentences; bulletins of one kind are none."""

import hashlib
import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wenbiao.reprints import find_reprints, is_current, match_signatures, signature


def words(text: str) -> list[str]:
    return text.split()


TOWNS = words("东河 西川 南岭 北塘 清溪 石桥 白沙 柳林 龙泉 平湖 安丰 永宁 长乐 新昌 福山 太和")
CROPS = words("水稻 小麦 玉米 大豆 油菜 棉花 花生 马铃薯 茶叶 柑橘 苹果 蔬菜")
SUBJECTS = words("防汛工作 春耕生产 招商引资 道路建设 学校改造 医疗改革 森林防火 旅游发展 环境整治 就业服务 养老服务")
SUBJECTS += words("粮食收购 水库加固 电网升级 消防检查 文化下乡")
VERBS = words("部署 推进 检查 总结 研究 落实 调度 启动")


def write_article(rng: random.Random, sentences: int = 12) -> str:
    """An article of sentences that no other article has."""
    town = rng.choice(TOWNS)
    body = "".join(
        f"{rng.choice(TOWNS)}{rng.choice('镇乡村')}{rng.choice(VERBS)}{rng.choice(SUBJECTS)}，"
        f"投入资金{rng.randint(10, 9999)}万元，{rng.choice(CROPS)}面积达到{rng.randint(10, 999)}亩，"
        f"惠及群众{rng.randint(100, 99999)}人，比上年{rng.choice('多少')}{rng.randint(1, 40)}%。"
        for _ in range(sentences)
    )
    title = f"{town}县{rng.choice(VERBS)}{rng.choice(SUBJECTS)}"
    return f"{title}\n某某社{town}{rng.randint(1, 12)}月{rng.randint(1, 28)}日电 {body}"


def edit(text: str, rng: random.Random) -> str:
    """Another title, another dateline, a twentieth of the sentences changed."""
    _, body = text.split("\n", 1)
    body = re.sub(r"^\S+日电 ", "某某网消息（记者李明）：", body)
    sentences = re.split("(?<=。)", body)
    for i in rng.sample(range(1, len(sentences)), max(1, len(sentences) // 20)):
        change = rng.randrange(3)
        sentences[i] = (
            "" if change == 0 else sentences[i].replace("投入", "共投入") if change == 1 else "据了解，这是首次。"
        )
    return f"{rng.choice(TOWNS)}：{rng.choice(SUBJECTS)}见成效\n{''.join(sentences)}"


def test_edited_articles_are_found_and_distinct_ones_are_not() -> None:
    rng = random.Random(5)
    originals = [write_article(rng, rng.randint(8, 40)) for _ in range(120)]
    texts = [(f"o{i}", text) for i, text in enumerate(originals)]
    texts += [(f"r{i}", edit(text, rng)) for i, text in enumerate(originals[:60])]
    assert find_reprints(texts) == {f"r{i}": f"o{i}" for i in range(60)}


def test_the_first_given_is_the_original_of_all() -> None:
    rng = random.Random(6)
    text = write_article(rng)
    versions = [text, edit(text, rng), edit(edit(text, rng), rng), text.replace("。", "！")]
    assert find_reprints(zip("dcba", versions, strict=True)) == {"c": "d", "b": "d", "a": "d"}
    assert find_reprints(zip("abcd", reversed(versions), strict=True)) == {"b": "a", "c": "a", "d": "a"}


def bulletin(day: int, new: int, total: int) -> str:
    return (
        f"市水文站通报水情\n某某网消息：市水文站今天（7月{day}日）通报，截至当日8时，主要河流水位上涨{new}厘米，"
        f"全市大中型水库蓄水{total}万立方米。过去24小时全市平均降水量{new + 3}毫米，最大点雨量{total // 7}毫米。"
        f"水文部门提醒，沿河群众注意防范。"
    )


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (bulletin(3, 15, 42150), bulletin(4, 22, 43980)),
        ("通知\n明天9时召开全县干部大会，请准时参加。", "通知\n明天14时召开全县教师大会，请准时参加。"),
        ("", ""),
        ("。。。\n！！", "。。。\n！！"),
    ],
)
def test_bulletins_and_empty_texts_are_no_reprints(a: str, b: str) -> None:
    assert find_reprints([("a", a), ("b", b)]) == {}


def test_a_digest_that_takes_in_an_article_is_no_reprint_of_it() -> None:
    rng = random.Random(7)
    article = write_article(rng, 4)
    digest = "一周要闻\n" + "\n".join([article, *(write_article(rng, 6) for _ in range(4))])
    assert find_reprints([("a", article), ("b", digest)]) == {}


def test_line_breaks_spaces_and_marks_make_no_difference() -> None:
    text = write_article(random.Random(8))
    title, body = text.split("\n")
    other = title + "\n" + body.replace("。", "。\n　　").replace("，", "， ")
    assert find_reprints([("a", text), ("b", other)]) == {"b": "a"}


def test_formulas_that_fill_a_bucket_are_compared_with_the_earliest() -> None:
    text = write_article(random.Random(9))
    assert find_reprints((str(i), text) for i in range(200)) == {str(i): "0" for i in range(1, 200)}


def test_signatures_can_be_stored() -> None:
    rng = random.Random(10)
    texts = [(str(i), write_article(rng)) for i in range(5)]
    texts.append(("r", edit(texts[2][1], rng)))
    stored = [(doc_id, signature(text)) for doc_id, text in texts]
    assert all(is_current(s) for _, s in stored)
    assert match_signatures(stored) == find_reprints(texts) == {"r": "2"}
    assert signature(texts[0][1]) == stored[0][1]
    with pytest.raises(ValueError, match="another version"):
        match_signatures([("a", b"\x63" + stored[0][1][1:])])
    assert not is_current(b"")


def test_the_signature_is_the_same_on_every_machine() -> None:
    """A pinned digest: if it changes, stored signatures have to be made again, so VERSION has to rise."""
    assert hashlib.sha256(signature(bulletin(3, 15, 42150))).hexdigest()[:16] == "34f151285a296d70"


@given(st.lists(st.text(alphabet="水。，1 \n（）讯:", max_size=60), max_size=6))
@settings(max_examples=100, deadline=None)
def test_any_texts(texts: list[str]) -> None:
    found = find_reprints((str(i), text) for i, text in enumerate(texts))
    assert all(int(original) < int(reprint) for reprint, original in found.items())


def test_hostile_texts() -> None:
    for text in ("水" * 200_000, "（" * 200_000, "讯（" * 70_000, "1" * 200_000, "。" * 200_000):
        signature(text)
