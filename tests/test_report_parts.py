"""The report's parts on their own: thresholds, words, charts, timelines, distances, escaping."""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.report import ThresholdsError, load_thresholds, load_words
from flows.report.charts import bars, columns
from flows.report.quality import _timeline, mads
from flows.report.rendering import visible
from flows.report.viewer import anchor, embedded

REPORT = Path(__file__).parents[1] / "flows" / "report"


class TestThresholds:
    def test_a_file_changes_what_it_names_and_nothing_else(self, tmp_path: Path) -> None:
        file = tmp_path / "mine.toml"
        file.write_text("[checks.rows_refused]\nthreshold = 0.5\n[report]\nlisted = 3\n", encoding="utf-8")
        mine, default = load_thresholds(file), load_thresholds()
        assert (mine.checks["rows_refused"].threshold, mine.checks["rows_refused"].level) == (0.5, "error")
        assert mine.listed == 3
        assert mine.checks["volume"] == default.checks["volume"]

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            ("[checks.rows_refusd]\nthreshold = 1", "rows_refusd"),
            ("[chekcs.rows_refused]\nthreshold = 1", "chekcs"),
            ('[checks.rows_refused]\nlevel = "fatal"', "fatal"),
            ('[checks.rows_refused]\nthreshold = "much"', "much"),
            ("[report]\nlsited = 3", "lsited"),
            ("not toml", "mine.toml"),
            ("report = 3", "report"),
        ],
    )
    def test_a_wrong_file_is_refused_by_name(self, tmp_path: Path, content: str, words: str) -> None:
        file = tmp_path / "mine.toml"
        file.write_text(content, encoding="utf-8")
        with pytest.raises(ThresholdsError, match=words):
            load_thresholds(file)

    def test_a_missing_file_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(ThresholdsError, match="nowhere"):
            load_thresholds(tmp_path / "nowhere.toml")


class TestWords:
    def test_templates_and_scripts_use_words_that_exist_in_both_languages(self) -> None:
        used = set()
        for path in [*(REPORT / "templates").iterdir(), *(REPORT / "assets").glob("*.js")]:
            source = path.read_text(encoding="utf-8")
            used |= set(re.findall(r"words[\[(]['\"](\w+)['\"][\])]", source)) | set(
                re.findall(r"(?:words|WORDS)\.(\w+)", source)
            )
        used -= {"language", "js"}
        assert len(used) > 60
        for language in ("en", "zh"):
            words = load_words(language)
            assert all(words[key] for key in used)

    def test_gaps_are_the_same_in_both_languages(self) -> None:
        import yaml

        table = yaml.safe_load((REPORT / "words.yaml").read_text(encoding="utf-8"))
        gaps = {
            key: {lang: set(re.findall(r"{(\w+)}", text)) for lang, text in both.items()} for key, both in table.items()
        }
        assert [key for key, both in gaps.items() if both["en"] != both["zh"]] == []

    def test_an_unknown_language_is_an_error(self) -> None:
        with pytest.raises(ValueError, match="fr"):
            load_words("fr")


class TestCharts:
    @pytest.mark.parametrize("draw", [bars, columns])
    @pytest.mark.parametrize("points", [[], [("甲", 0)], [("<b>&", 3), ("很长很长很长很长很长很长很长的名称", 10)]])
    def test_the_drawing_is_well_formed_and_described(self, draw, points) -> None:
        chart = draw("标题<", "说明&", ("a", "b"), points)
        svg = ET.fromstring(str(chart.svg))
        assert (svg.find("title").text, svg.find("desc").text) == ("标题<", "说明&")
        assert len(svg.findall("rect")) == len(points)
        assert chart.points == points

    def test_bars_are_as_long_as_their_numbers(self) -> None:
        svg = ET.fromstring(str(bars("t", "d", ("a", "b"), [("x", 10), ("y", 5)]).svg))
        first, second = (int(r.get("width")) for r in svg.findall("rect"))
        assert first == 2 * second

    def test_a_timeline_shows_empty_months(self) -> None:
        assert _timeline({"2024-11": 2, "2025-02": 1}) == [
            ("2024-11", 2),
            ("2024-12", 0),
            ("2025-01", 0),
            ("2025-02", 1),
        ]

    def test_a_long_timeline_counts_years(self) -> None:
        assert _timeline({"2010-05": 2, "2010-09": 1, "2020-01": 4})[::10] == [("2010", 3), ("2020", 4)]

    def test_no_month_no_timeline(self) -> None:
        assert _timeline({}) == []


class TestDistances:
    def test_a_jump_is_far_and_a_usual_value_near(self) -> None:
        past = [10.0, 10.4, 9.8, 10.1, 9.9]
        assert mads(10.0, past) < 1 < 6 < mads(20.0, past)

    def test_too_few_runs_say_nothing(self) -> None:
        assert mads(1.0, [1.0, 1.0]) is None

    def test_runs_that_agree_exactly_leave_some_room(self) -> None:
        assert mads(10.05, [10.0] * 5) < 1

    @given(st.lists(st.floats(0, 1e6), min_size=3, max_size=9), st.floats(0, 1e6))
    def test_a_distance_is_a_number(self, past: list[float], value: float) -> None:
        assert mads(value, past) >= 0


class TestText:
    def test_marks_that_hide_or_reorder_are_shown(self) -> None:
        assert visible("甲\u202e乙\x00\u200b") == "甲⟨U+202E⟩乙⟨U+0000⟩⟨U+200B⟩"
        assert visible("行\n列\t") == "行\n列\t"

    @given(st.text())
    def test_embedded_json_cannot_end_its_script(self, text: str) -> None:
        out = embedded({"text": text + "</script><!--"})
        assert "<" not in out
        assert json.loads(out)["text"] == text + "</script><!--"

    def test_an_anchor_is_the_record_and_the_rest_of_the_key(self) -> None:
        assert anchor("figure", "0123456789abcdef-f-567-574") == "figure-567-574"
