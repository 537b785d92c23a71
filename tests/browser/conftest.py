"""A real browser without a network: a missing one fails the tests, it does not skip them."""

import os
import shutil
from contextlib import contextmanager
from importlib import resources

import pytest

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
REMEDY = "Debian: apt-get install chromium; or name one in CHROMIUM"


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright

    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        pytest.fail(f"no Chromium for the tests of the pages. {REMEDY}")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def open_page(browser, tmp_path):
    """Opens HTML from a file; its `faults` are console errors, exceptions, requests that would leave."""
    contexts = []

    def open_html(html, *, width=1280, height=800, fragment="", **options):
        file = tmp_path / f"page{len(contexts)}.html"
        file.write_text(html, encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.faults = []
        page.on("console", lambda said: said.type in ("error", "warning") and page.faults.append(said.text))
        page.on("pageerror", lambda fault: page.faults.append(str(fault)))
        page.on("dialog", lambda dialog: (page.faults.append("a dialog"), dialog.dismiss()))
        page.route("**/*", lambda route: _only_files(route, page))
        page.goto(file.as_uri() + fragment)
        page.wait_for_load_state("load")
        return page

    yield open_html
    for context in contexts:
        context.close()


def _only_files(route, page):
    if route.request.url.startswith(("file:", "data:", "blob:")):
        return route.continue_()
    page.faults.append(f"a request to {route.request.url}")
    return route.abort()


@pytest.fixture(scope="session")
def axe():
    """The script of axe-core, from the package that carries it (one of the test extra)."""
    return (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture
def violations(axe):
    """What axe-core finds wrong with a page, as short lines."""

    def find(page):
        with _eval(page, axe):
            found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{one['id']}: {node['target']} {node['failureSummary'][:200]}"
            for one in found["violations"]
            for node in one["nodes"][:3]
        ]

    return find


@contextmanager
def _eval(page, script):
    page.evaluate(script)
    yield
