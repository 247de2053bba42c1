"""The report as a web page in real Chromium, checked by axe-core. Skipped if there is no browser."""

import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.builders import YJ_2021
from tests.documents.report.reports import report_of
from tests.output.samples import FOLDER, SCORED, document_of
from yjs_cli.documents.report.content import Report
from yjs_cli.documents.report.html import render_html
from yjs_cli.layout import read_inspection

BROWSERS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge",
)  # fmt: skip
# No sandbox, because containers lack one, and no calls home.
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
FOUND = next(filter(None, map(shutil.which, BROWSERS)), None)
TOOLS = find_spec("playwright") and find_spec("axe_playwright_python")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(FOUND is None, reason="no Chromium, Chrome or Edge on the path"),
    pytest.mark.skipif(not TOOLS, reason="playwright or axe-core is not installed"),
]

PHONE, DESKTOP = 390, 1280
RICHEST = "fieldwork-in-progress.xlsx"
LONG = "Anytown" * 40


class Seen:
    """A page in the browser, with its console messages and its requests."""

    def __init__(self, tab: Any) -> None:
        self.tab = tab
        self.messages: list[str] = []
        self.requests: list[str] = []
        tab.on("console", lambda message: self.messages.append(message.text))
        tab.on("pageerror", lambda error: self.messages.append(str(error)))
        tab.on("request", lambda request: self.requests.append(request.url))

    def look(self, width: int, scheme: str = "light") -> None:
        self.tab.emulate_media(color_scheme=scheme)
        self.tab.set_viewport_size({"width": width, "height": 900})

    def violations(self, *excluded: str) -> list[str]:
        """The violations that axe-core finds with every rule except some: the rule and the element."""
        import axe_playwright_python

        if not self.tab.evaluate("typeof axe === 'object'"):
            self.tab.evaluate((Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8"))
        options = {"resultTypes": ["violations"], "rules": {rule: {"enabled": False} for rule in excluded}}
        result = self.tab.evaluate("options => axe.run(options)", options)
        assert len(result["passes"]) > 25
        return [f"{each['id']}: {node['html']}" for each in result["violations"] for node in each["nodes"]]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    profile = tmp_path_factory.mktemp("profile")
    with sync_playwright() as tool:
        context = tool.chromium.launch_persistent_context(
            profile, executable_path=FOUND, headless=True, args=list(ARGUMENTS)
        )
        yield context
        context.close()


@pytest.fixture
def seen(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """``seen(report)`` opens the page of a report."""
    tabs = []

    def see(report: Report) -> Seen:
        path = tmp_path / "report.html"
        path.write_bytes(render_html(report))
        page = Seen(browser.new_page())
        tabs.append(page.tab)
        page.tab.goto(path.as_uri())
        assert page.requests == [path.as_uri()]
        return page

    yield see
    for tab in tabs:
        tab.close()


def full(name: str) -> Report:
    """A report with every option."""
    attributes = read_inspection(str(FOLDER / name), YJ_2021).attributes
    return report_of(name, by=tuple(attributes.columns), with_cases=True, suppress=3)


def with_long_names() -> Report:
    """A report in which every name is very long and has no space to break at."""
    from yjs_cli.documents.report.compose import compose

    document = document_of("panel.xlsx")
    [inspection] = document.inspections
    standards = tuple(
        replace(each, name=LONG, questions=tuple(replace(question, label=LONG) for question in each.questions))
        for each in inspection.standards
    )
    return compose(replace(document, inspections=(replace(inspection, service=LONG, standards=standards),)), YJ_2021)


@pytest.mark.parametrize("name", SCORED)
def test_axe_finds_no_violations_at_any_width_light_or_dark(name: str, seen: Any) -> None:
    page = seen(full(name))
    for width in (PHONE, DESKTOP):
        for scheme in ("light", "dark"):
            page.look(width, scheme)
            # The next test checks contrast, which is slow and does not depend on the sample.
            assert page.violations("color-contrast") == []
    assert page.messages == []
    assert len(page.requests) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_axe_finds_no_violations_of_contrast(width: int, scheme: str, seen: Any) -> None:
    page = seen(full(RICHEST))
    page.look(width, scheme)
    assert page.violations() == []


@pytest.mark.parametrize("name", [*SCORED, "long names"])
def test_only_tables_scroll_sideways(name: str, seen: Any) -> None:
    page = seen(with_long_names() if name == "long names" else full(name))
    for width in (320, PHONE, DESKTOP):
        page.look(width)
        assert page.tab.evaluate("document.documentElement.scrollWidth") <= width
    page.look(320)
    wide = "element => element.scrollWidth > element.clientWidth"
    assert any(table.evaluate(wide) for table in page.tab.query_selector_all(".scroll"))


def test_scrollable_regions_work_with_the_keyboard(seen: Any) -> None:
    page = seen(full(RICHEST))
    page.look(320)
    wide = set(
        page.tab.evaluate(
            "[...document.querySelectorAll('*')].filter(e => getComputedStyle(e).overflowX === 'auto'"
            " && e.scrollWidth > e.clientWidth).map(e => e.getAttribute('aria-labelledby'))"
        )
    )
    assert wide
    reached = set()
    for _ in page.tab.query_selector_all("a, [tabindex]"):
        page.tab.keyboard.press("Tab")
        reached.add(page.tab.evaluate("document.activeElement.getAttribute('aria-labelledby')"))
    assert wide <= reached
    page.tab.focus(f"[aria-labelledby={sorted(wide)[0]}]")
    page.tab.keyboard.press("ArrowRight")
    scrolled = (
        "async () => { for (let frame = 0; frame < 600 && !document.activeElement.scrollLeft; frame++)"
        " await new Promise(requestAnimationFrame); return document.activeElement.scrollLeft; }"
    )
    assert page.tab.evaluate(scrolled) > 0


def test_colours_follow_the_colour_scheme_and_paper_is_white(seen: Any) -> None:
    page = seen(report_of("panel.xlsx"))
    background = "getComputedStyle(document.body).backgroundColor"
    page.look(DESKTOP, "light")
    assert page.tab.evaluate(background) == "rgb(255, 255, 255)"
    page.look(DESKTOP, "dark")
    assert page.tab.evaluate(background) == "rgb(21, 24, 27)"
    page.tab.emulate_media(media="print", color_scheme="dark")
    assert page.tab.evaluate(background) == "rgb(255, 255, 255)"


@pytest.mark.parametrize("name", SCORED)
def test_page_prints_on_a4_without_cutting_anything_off(name: str, seen: Any) -> None:
    page = seen(full(name))
    page.look(680)  # the width between the margins of A4: 180 mm
    page.tab.emulate_media(media="print")
    assert page.tab.evaluate("document.documentElement.scrollWidth") <= 680
    printed = page.tab.pdf(prefer_css_page_size=True)
    assert printed.count(b"/MediaBox [0 0 594") == printed.count(b"/Type /Page\n") > 1
