"""The report in a real browser: what a reader does with it, by mouse, keyboard, ear and on paper."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from normalizer.quality.report import report_html
from tests.quality.report_texts import article, finding, report_of

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium here; Debian: apt-get install chromium"),
]

HOSTILE = (
    "<img src=http://127.0.0.1:9/x onerror=\"document.title='run'\">"
    "</script><script>document.title='run'</script>"
)
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
# Words whose colour is too close to that of what is behind them (WCAG AA: 4.5 to 1).
CONTRAST = """() => {
  const rgb = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const linear = (part) => part <= .03928 * 255 ? part / 255 / 12.92 : ((part / 255 + .055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => .2126 * linear(r) + .7152 * linear(g) + .0722 * linear(b);
  const ground = (one) => {
    for (; one; one = one.parentElement) {
      const colour = rgb(getComputedStyle(one).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const hasWords = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const poor = new Set();
  let seen = 0;
  for (const one of document.querySelectorAll("body *")) {
    if (!hasWords(one) || one.closest("script") || !one.getClientRects().length) continue;
    seen++;
    const [less, more] = [light(rgb(getComputedStyle(one).color)), light(ground(one))].sort((x, y) => x - y);
    const ratio = (more + .05) / (less + .05);
    if (ratio < 4.5) poor.add(`${one.tagName}.${one.className} ${ratio.toFixed(2)}`);
  }
  return [seen > 100, [...poor]];
}"""
UNNAMED = """() => [...document.querySelectorAll("a, button, select, input")].filter(
  (one) => !(one.textContent.trim() || one.ariaLabel || one.labels?.length)
).length"""
DESCRIBED = """(link) => link.getAttribute("aria-describedby").split(" ").map(
  (id) => document.getElementById(id).textContent
).join(" ")"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    clean = report_of("Nothing is wrong here.", path="clean.txt")
    bad = report_of(f"Before {HOSTILE} after", (finding(f"Before {HOSTILE} after", HOSTILE),), path=HOSTILE)
    path = tmp_path_factory.mktemp("report") / "report.html"
    documents = [article(), article("more.txt", times=2), clean, bad]
    path.write_text("".join(report_html(documents, title=f"The wire {HOSTILE}")), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Any, address: str, request: pytest.FixtureRequest) -> Iterator[Any]:
    """Yield the page, loaded; at the end it has asked for nothing and complained of nothing."""
    context = browser.new_context(**getattr(request, "param", {}))
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda one: asked.append(one.url))
    page.goto(address)
    yield page
    assert said == []
    assert [url for url in asked if not url.startswith(address)] == []
    context.close()


def names(page: Any) -> Any:
    return page.locator("#d1 mark.major > a")


def test_the_page_loads_and_nothing_of_the_input_runs(page: Any) -> None:
    assert page.title().startswith("The wire <img src=")
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == 1


def test_hovering_shows_the_reason_and_the_table_line(page: Any) -> None:
    names(page).first.hover()
    tip = page.locator("#tip")
    tip.wait_for(state="visible")
    for words in (
        "NAME-ALIAS",
        "major",
        "Nagorno-Karabakh",
        "it is glossed in the document",
        "places.yaml:7",
    ):
        assert words in tip.inner_text()
    page.mouse.move(2, 2)
    tip.wait_for(state="hidden")


def test_the_keyboard_reaches_every_highlight_and_its_reason(page: Any) -> None:
    names(page).first.focus()
    tip = page.locator("#tip")
    assert "it is glossed" in tip.inner_text()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.textContent") == "to to"
    assert "the word stands twice" in tip.inner_text()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("End")
    assert "'region' is beside it" in tip.inner_text()
    page.keyboard.press("Escape")
    assert tip.is_hidden()
    page.keyboard.press("Home")
    page.keyboard.press("Shift+Tab")  # a text is one stop of the Tab key
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#n1-1")


def test_where_findings_overlap_both_are_told(page: Any) -> None:
    inner = page.locator("#d1 mark", has_text="in the").first
    inner.hover()
    assert "ENT-SUSPECT" in page.locator("#tip").inner_text()
    page.locator("#d1 mark.major", has_text="Naka").nth(1).hover()
    told = page.locator("#tip").inner_text()
    assert told.index("NAME-ALIAS") < told.index("ENT-SUSPECT")


def test_the_filter_narrows_by_check_severity_and_document(page: Any) -> None:
    said = page.locator("#filter output")
    assert said.inner_text() == ""
    page.select_option("select[name=check]", "SPELL-TYPO")
    assert said.inner_text() == "4 of 23 findings"
    assert page.locator("article:visible").count() == 2
    assert page.locator(".notes li[data-check]:visible").count() == 4
    assert page.locator("mark:not(.off)").count() == 4
    page.uncheck("input[value=critical]")
    assert said.inner_text() == "2 of 23 findings"
    page.select_option("select[name=document]", "2")
    assert page.locator("article:visible h3").inner_text().endswith("more.txt")
    page.uncheck("input[value=minor]")
    assert said.inner_text() == "No finding matches; show all to start again"
    page.click("button[type=reset]")
    page.wait_for_function("document.querySelectorAll('article:not([hidden])').length === 4")
    page.click("a[data-check=ENT-SUSPECT]")
    assert said.inner_text() == "2 of 23 findings"


def test_a_name_in_the_table_leads_into_the_text(page: Any) -> None:
    page.locator("#names a", has_text="1:1").first.click()
    assert page.evaluate("document.activeElement.textContent") == "Naka"
    assert page.locator("#tip").is_visible()


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True)
def test_without_script_all_can_be_read_and_followed(page: Any) -> None:
    assert page.locator("#filter").is_hidden()
    assert page.locator("#d1 .notes li[data-check]").first.is_visible()
    assert page.get_by_text("'region' is beside it").first.is_visible()
    names(page).first.click()
    assert page.url.endswith("#n1-1")
    page.locator("#n1-1 .at a").first.click()
    assert "#m1-1-" in page.url


@pytest.mark.parametrize("page", [{"color_scheme": "light"}, {"color_scheme": "dark"}], indirect=True)
def test_every_word_stands_out_from_its_ground(page: Any) -> None:
    assert page.evaluate(CONTRAST) == [True, []]


@pytest.mark.parametrize("page", [{"color_scheme": "dark"}], indirect=True)
def test_dark_mode_is_dark(page: Any) -> None:
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(25, 26, 28)"


@pytest.mark.parametrize("page", [{"viewport": {"width": 400, "height": 800}}], indirect=True)
def test_a_narrow_page_does_not_scroll_sideways(page: Any) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") == 400


def test_on_paper_there_is_no_filter_and_every_text_is_open(page: Any, tmp_path: Path) -> None:
    page.emulate_media(media="print")
    assert page.locator("#filter").is_hidden()
    assert page.locator("nav").is_hidden()
    mark = "getComputedStyle(document.querySelector('#d1 mark'), '::after').content"
    assert page.evaluate(mark) == '"1"'  # the number of the note
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.get_by_text("Nothing is wrong here.").is_visible()
    assert page.evaluate("document.querySelector('#d3 details').open")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.pdf().startswith(b"%PDF")


def test_a_screen_reader_finds_its_way(page: Any) -> None:
    for role in ("banner", "main", "contentinfo"):
        assert page.get_by_role(role).count() == 1
    assert page.get_by_role("navigation", name="Parts of the report").count() == 1
    for part in ("Score", "Findings", "Names", "Documents"):
        assert page.get_by_role("region", name=part, exact=True).count() == 1
        assert page.get_by_role("heading", name=part, exact=True, level=2).count() == 1
    assert page.get_by_role("article", name="1 talks.txt").count() == 1
    for caption in ("By severity", "By check", "By document", "Names to be mended or looked at"):
        assert page.get_by_role("table", name=caption).count() == 1
    assert page.get_by_role("combobox", name="Check").count() == 1
    assert page.get_by_role("group", name="Severity").count() == 1
    link = page.get_by_role("article", name="1 talks.txt").get_by_role("link", name="Naka").first
    assert "it is glossed in the document places.yaml:7" in link.evaluate(DESCRIBED)
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.evaluate(UNNAMED) == 0
