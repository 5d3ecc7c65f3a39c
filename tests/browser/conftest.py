"""A real Chromium and a running app on the Tidewell demo."""

import shutil

import pytest
from playwright.sync_api import sync_playwright

from sysmap import serving

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser(chromium):
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def demo(untouched_demo, tmp_path_factory):
    """The address of an app on a demo record, for tests that only look."""
    record = tmp_path_factory.mktemp("looked_at") / untouched_demo.name
    for ending in ("", ".head"):
        shutil.copy(f"{untouched_demo}{ending}", f"{record}{ending}")
    with serving.serve(record, port=8600) as app:
        yield app.address


@pytest.fixture
def open_page(browser):
    """Open an address in a window of its own; what went wrong is kept on the page."""
    contexts = []

    def opened(address, *, width=1440, height=900, scheme="light"):
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme
        )
        contexts.append(context)
        page = context.new_page()
        page.faults, page.outside = [], []
        page.on("pageerror", lambda fault: page.faults.append(str(fault)))
        page.on("console", lambda said: _keep_errors(page, said))
        page.on("request", lambda request: _keep_outside(page, request, address))
        page.goto(address)
        page.wait_for_selector(".stMain h1", timeout=30_000)
        return page

    yield opened
    for context in contexts:
        context.close()


def _keep_errors(page, said):
    if said.type == "error" and "404" not in said.text:
        page.faults.append(said.text)


def _keep_outside(page, request, address):
    own = tuple(scheme + address.split("//")[1].split("/")[0] for scheme in ("http://", "ws://"))
    if not request.url.startswith((*own, "data:", "blob:")):
        page.outside.append(request.url)
