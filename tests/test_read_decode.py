"""Bytes into text: every encoding gives the right text, and what is not certain is refused with a reason."""

import importlib
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wenbiao.read import ReadError, decode
from wenbiao.read.decode import is_garbled
from wenbiao.read.euc_tw import decode_euc_tw

HANS = (
    "全市防汛工作会议今天召开\n市应急管理局表示，入汛以来全市平均降水量达到312.5毫米，比常年同期多两成。\n"
    "会议要求，各县区要在6月底前完成水库除险加固，确保人民群众生命财产安全。\n"
)
HANT = (
    "全市防汛工作會議今天召開\n市政府表示，今年以來全市平均降水量達到312.5毫米，比常年同期多兩成。\n"
    "會議要求，各區要在6月底前完成水庫加固，確保人民生命財產安全。\n"
)


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("gb2312", "gb18030"),
        ("gbk", "gb18030"),
        ("gb18030", "gb18030"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32-le"),
    ],
)
def test_simplified_text_in_every_encoding(codec: str, name: str) -> None:
    decoded = decode(HANS.encode(codec))
    assert (decoded.text, decoded.encoding, decoded.damage) == (HANS, name, None)


@pytest.mark.parametrize(
    ("codec", "name"),
    [("big5", "big5"), ("cp950", "big5"), ("big5hkscs", "big5"), ("gbk", "gb18030"), ("utf-8", "utf-8")],
)
def test_traditional_text_in_every_encoding(codec: str, name: str) -> None:
    decoded = decode(HANT.encode(codec))
    assert (decoded.text, decoded.encoding) == (HANT, name)


def to_euc_tw(text: str) -> bytes:
    """Encode by the table that decodes, which holds each character once."""
    module = importlib.import_module("wenbiao.read.euc_tw")
    codes = {
        c: (b"\x8e\xa2" if plane == 2 else b"") + code for plane, t in module._planes().items() for code, c in t.items()
    }
    return b"".join(c.encode("ascii") if c < "\x80" else codes[c] for c in text)


def test_euc_tw() -> None:
    decoded = decode(to_euc_tw(HANT))
    assert (decoded.text, decoded.encoding) == (HANT, "euc-tw")


@pytest.mark.parametrize(
    ("code", "character"),
    [
        ("c4a1", "一"),
        ("c4a2", "乙"),
        ("8ea1c4a1", "一"),
        ("fdcb", "籲"),
        ("8ea2a1a1", "乂"),
        ("8ea2f2c4", "龘"),
        ("a1a3", "、"),
    ],
)
def test_codes_of_cns_11643(code: str, character: str) -> None:
    assert decode_euc_tw(bytes.fromhex(code)) == character


@pytest.mark.parametrize("code", ["8ea3a1a1", "a1", "80", "fdfe"])
def test_codes_that_euc_tw_has_not(code: str) -> None:
    assert decode_euc_tw(bytes.fromhex(code)) is None


@pytest.mark.parametrize("text", ["国务院常务会议今天在北京召开", "粮食产量6.5亿吨", "人民政府"])
@pytest.mark.parametrize("codec", ["gb18030", "utf-16-le", "utf-16-be", "utf-8"])
def test_a_few_words_are_enough(text: str, codec: str) -> None:
    assert decode(text.encode(codec)).text == text


@pytest.mark.parametrize("declared", ["big5", "utf-8", "iso-8859-1", "no-such-charset", None])
def test_a_wrong_declaration_is_no_order(declared: str | None) -> None:
    assert decode(HANS.encode("gb18030"), declared).text == HANS
    assert decode(HANS.encode("utf-8"), declared).text == HANS


def test_a_declaration_settles_what_is_too_short_to_tell() -> None:
    word = "中".encode("gb18030")
    with pytest.raises(ReadError, match="too short to tell"):
        decode(word)
    assert decode(word, "gb2312").text == "中"


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16"])
def test_line_ends_become_line_feeds(ends: str, codec: str) -> None:
    assert decode(HANS.replace("\n", ends).encode(codec)).text == HANS


def test_nothing_else_is_changed() -> None:
    text = "\u3000\u3000１２３ Ａ\u00a0①  \t第一条\f\n\n\n完 "
    assert decode(text.encode("utf-8")).text == text


@pytest.mark.parametrize(
    ("data", "check"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x00" * 50, "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "binary"),
        (b"MZ\x90\x00\x03\x00\x00\x00" * 40, "binary"),
        (bytes(range(0x80, 0x100)) * 4, "undecodable"),
        (HANS.encode() + HANS.encode("gb18030"), "mixed"),
        (HANS.encode("gb18030") + HANS.encode(), "mixed"),
        (HANS.encode()[:60] + b"\xff" + HANS.encode()[60:], "damaged"),
        (HANS.encode()[:61] + HANS.encode()[62:], "damaged"),
        (HANS.encode("gb18030")[:101] + HANS.encode("gb18030")[102:], "damaged"),
        (HANS.encode("utf-16")[:51] + HANS.encode("utf-16")[52:], "damaged"),
        ((HANS * 3).encode().decode("latin-1").encode(), "undecodable"),
        (HANS.encode("gb18030").decode("latin-1").encode(), "undecodable"),
        (HANS.encode().decode("gb18030", "ignore").encode(), "undecodable"),
        (HANS.encode("gb18030").decode("utf-8", "replace").encode(), "damaged"),
        ("これは日本語の文章です。天気がよいので散歩に行きました。".encode("euc-jp"), "undecodable"),
        ("오늘 날씨가 매우 좋습니다. 산책하러 갔습니다.".encode("euc-kr"), "undecodable"),
        ("Übermäßig große Änderungen für Gemüse".encode("latin-1"), "undecodable"),
    ],
)
def test_what_is_not_certain_is_refused(data: bytes, check: str) -> None:
    with pytest.raises(ReadError) as refusal:
        decode(data)
    assert refusal.value.check == check
    assert len(str(refusal.value)) > 20


def test_the_reason_names_the_line() -> None:
    lines = HANS.encode().split(b"\n")
    lines[1] = b"\xe5\xb8" + lines[1]
    with pytest.raises(ReadError, match="line 2"):
        decode(b"\n".join(lines))


@pytest.mark.parametrize(("codec", "cut"), [("utf-8", 1), ("utf-8", 2), ("gb18030", 1), ("big5", 1), ("utf-16", 1)])
def test_a_last_character_cut_short_is_left_out_and_said(codec: str, cut: int) -> None:
    text = HANT if codec == "big5" else HANS
    whole = (text + "完").encode(codec)
    decoded = decode(whole[:-cut])
    assert decoded.text == text
    assert decoded.damage is not None and "cut off" in decoded.damage


@pytest.mark.parametrize(
    "text", ["plain ASCII, no Chinese", "Ça va très bien, là-bas", "Москва, 5 мая", "これは日本語です"]
)
def test_other_languages_in_utf_8_are_text(text: str) -> None:
    assert decode(text.encode()).text == text


@pytest.mark.parametrize(
    ("text", "garbled"),
    [
        (HANS, False),
        (HANT, False),
        ("plain ASCII", False),
        ("Москва, 5 мая", False),
        ("", False),
        ("\ue001\ue002\ue003的\ue004", True),
        ("\x01\x02\x03 12", True),
        (HANS.encode("gb18030").decode("big5", "ignore"), True),
        (HANS.encode().decode("gb18030", "ignore"), True),
    ],
)
def test_garbled_text(text: str, garbled: bool) -> None:
    assert is_garbled(text) is garbled


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_bytes_give_text_or_a_reason(data: bytes) -> None:
    try:
        decoded = decode(data)
    except ReadError as refusal:
        assert refusal.check in {"empty", "binary", "damaged", "mixed", "undecodable"}
    else:
        assert "\r" not in decoded.text
        decoded.text.encode("utf-8")


@given(st.text(alphabet="中国人民政府工作会议今年增长万元，。、0123456789\n", min_size=12, max_size=80))
@settings(max_examples=60, deadline=None)
def test_common_text_survives_gb18030_and_utf_16(text: str) -> None:
    if not any(c > "\x7f" for c in text) or not text.strip():
        return
    for codec in ("utf-8", "gb18030", "utf-16"):
        try:
            assert decode(text.encode(codec)).text == text
        except ReadError as refusal:
            assert "too short to tell" in str(refusal)


@pytest.mark.parametrize(
    "data", [b"\xa1" * 200_000, b"\xe4" * 200_000, "（".encode() * 70_000, b"\x8e\xa2\xa1\xa1" * 50_000]
)
def test_hostile_bytes_are_read_in_linear_time(data: bytes) -> None:
    with suppress(ReadError):
        decode(data)
