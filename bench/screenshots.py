"""Screenshots of the report and of a document page, made from a published folder: python bench/screenshots.py CURATED.

Needs Chromium. Writes docs/images/report.png and docs/images/document.png, which the README shows.
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

IMAGES = Path(__file__).parents[1] / "docs" / "images"


def main(curated: Path) -> None:
    report = curated.resolve() / "latest" / "report"
    document = next(p for p in report.glob("documents/*.html") if "上半年我国外贸" in p.read_text(encoding="utf-8"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1000, "height": 760}, device_scale_factor=1.5)
        page.goto((report / "index.html").as_uri())
        page.screenshot(path=IMAGES / "report.png")
        page.goto(document.as_uri())
        page.locator(".k-figure", has_text="1.2个百分点").click()
        page.screenshot(path=IMAGES / "document.png")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
