"""The report and the viewer in a real Chromium: offline, without errors, for mouse, keyboard and screen reader."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.ingest import run
from flows.job import Settings

RAW = Path(__file__).parents[1] / "raw"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
REQUIRED = os.environ.get("WENBIAO_REQUIRE_CHROMIUM")
pytestmark = pytest.mark.skipif(not CHROMIUM and not REQUIRED, reason="needs Chromium")

HOSTILE = (
    "<script>document.title='taken'</script>今年产量5万吨\u202e。\n"
    "<img src=x onerror=alert(1)>\n“</script><b>引语的内容应当原样显示。</b>”张三强调。\n"
    + "长行" * 20_000
    + "增长3%。"
)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the samples and of a document full of markup."""
    folder = tmp_path_factory.mktemp("browser")
    shutil.copytree(RAW, folder / "raw")
    (folder / "raw" / "2024-02-03_<b>&敌意.txt").write_text(HOSTILE, encoding="utf-8")
    release = run(Settings(folder / "raw", folder / "curated", workers=1))
    return release.path / "report"


@pytest.fixture(scope="module")
def browser() -> Iterator:
    from playwright.sync_api import sync_playwright

    flags = [
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser) -> Iterator:
    """A page that fails its test on a console error, a script error, or a request to anything but a file."""
    context = browser.new_context(viewport={"width": 1100, "height": 900})
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda m: faults.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: faults.append(str(e)))
    page.on("request", lambda r: None if r.url.startswith("file:") else faults.append(r.url))
    yield page
    context.close()
    assert faults == []


def document_with(report: Path, words: str) -> Path:
    return next(p for p in sorted((report / "documents").glob("*.html")) if words in p.read_text(encoding="utf-8"))


def open_(page, path: Path, anchor: str = "") -> None:
    page.goto(path.as_uri() + (f"#{anchor}" if anchor else ""))


def serious(page) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"preload": False}).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found if v["impact"] in ("serious", "critical")]


def test_the_report_says_its_verdict(page, report: Path) -> None:
    open_(page, report / "index.html")
    assert page.locator(".verdict").count() == 1
    assert "figures" in page.locator(".tiles").inner_text()
    assert page.locator("svg[role=img]").count() == 4


def test_a_refused_file_is_named_with_its_reason(page, report: Path) -> None:
    open_(page, report / "index.html")
    assert "损坏的文件" in page.locator("section[aria-labelledby=refused]").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["index.html", "documents.html", "document"])
def test_accessible_by_axe(page, report: Path, name: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    open_(page, document_with(report, "云江高速") if name == "document" else report / name)
    assert serious(page) == []


@pytest.mark.parametrize("name", ["index.html", "documents.html", "document"])
def test_nothing_overflows_on_a_phone(page, report: Path, name: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    open_(page, document_with(report, "云江高速") if name == "document" else report / name)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_link_lands_on_its_span(page, report: Path) -> None:
    document = document_with(report, "120余人")
    open_(page, document)
    anchor = page.evaluate("[...document.querySelectorAll('.k-figure')].find((e) => e.textContent === '120余人').id")
    assert anchor.startswith("figure-")
    open_(page, report / "index.html")
    open_(page, document, anchor)
    chosen = page.locator(".span.here")
    assert chosen.inner_text() == "120余人"
    assert chosen.evaluate(
        "e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; }"
    )
    card = page.locator(".card").inner_text()
    assert "120" in card and "gt" in card


def test_links_of_the_report_lead_to_pages_and_spans_that_exist(page, report: Path) -> None:
    open_(page, report / "index.html")
    links = page.eval_on_selector_all("a[href^='documents/']", "es => es.map(e => e.getAttribute('href'))")
    assert links
    for link in links[:40]:
        name, _, anchor = link.partition("#")
        assert (report / name).is_file()
        if anchor:
            open_(page, report / name, anchor)
            assert page.locator(".span.here").count() == 1


def test_the_legend_filters_by_mouse_and_keyboard(page, report: Path) -> None:
    open_(page, document_with(report, "120余人"))
    before = page.locator(".k-figure").count()
    assert before > 5
    box = page.locator(".legend input[value=figure]")
    box.click()
    assert page.locator(".k-figure").count() == 0
    box.focus()
    page.keyboard.press("Space")
    assert page.locator(".k-figure").count() == before


def test_a_span_opens_its_card_by_keyboard(page, report: Path) -> None:
    open_(page, document_with(report, "120余人"))
    page.locator(".k-figure").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".card").count() >= 1


def test_the_text_on_the_page_is_the_text_of_the_document(page, report: Path) -> None:
    open_(page, document_with(report, "120余人"))
    shown = page.locator("article").inner_text()
    original = next((report.parents[3] / "raw").rglob("*高速公路*.txt")).read_text(encoding="utf-8")
    assert "".join(shown.split()) == "".join(original.split())


def test_documents_are_found_by_search(page, report: Path) -> None:
    open_(page, report / "documents.html")
    everything = page.locator("tbody tr").count()
    page.locator("#search").fill("稻作节")
    assert page.locator("tbody tr").count() == 1 < everything
    page.locator("tbody a").click()
    assert "稻作节" in page.locator("h1").inner_text()


def test_hostile_text_shows_as_text(page, report: Path) -> None:
    open_(page, document_with(report, "taken"))
    assert page.title() != "taken"
    shown = page.locator("article").inner_text()
    assert "<script>document.title='taken'</script>" in shown
    assert "⟨U+202E⟩" in shown
    assert page.locator("article img, article b, article script").count() == 0


def test_the_list_shows_a_hostile_file_name_as_text(page, report: Path) -> None:
    open_(page, report / "documents.html")
    page.locator("#search").fill("敌意")
    assert page.locator("tbody tr").count() == 1
    assert page.locator("tbody b").count() == 0


def test_no_page_refers_to_the_network(report: Path) -> None:
    for path in [*report.glob("*.html"), *report.glob("*.css"), *report.glob("*.js")]:
        assert "http" not in path.read_text(encoding="utf-8").replace("http-equiv", "")
