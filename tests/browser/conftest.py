"""A real Chromium and a running app on the Tidewell demo."""

import shutil

import pytest
from bringing import begun
from playwright.sync_api import sync_playwright
from stage import ADDRESS, put_on_stage
from watching import NOTES_EVERY_CHANGE, keep_what_goes_wrong, nothing_went_wrong, settled

from sysmap import intake, serving
from sysmap.store import Store

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--renderer-process-limit=1",
]


ACTORS = """\
id,label,kind
P1,Ana,practitioner
P2,Ben,practitioner
S1,School nurse,service
Y1,Wren,young person
C1,Wren's gran,carer
"""
TIES = "source,target,kind,start\nP1,Y1,works with,2024-09-01\nP1,P2,works with,2024-09-01\n"
CONTEXTS = "id,label,kind,start\nX1,A funding cut,funding,2024-09-01\n"
COVERAGE = "context,subject_type,subject\nX1,all,\n"
KINDS = """\
kind,directed,strength,words
works_with,no,level,aware|cooperating|coordinating|integrated
works_jointly,no,level,aware|cooperating|coordinating|integrated
"""


@pytest.fixture(scope="session")
def browser(chromium, tmp_path_factory):
    """One Chromium with one profile for all tests of a core: Streamlit's script is read once."""
    profile = tmp_path_factory.mktemp("profile")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch_persistent_context(
            profile, executable_path=chromium, args=ARGUMENTS, accept_downloads=True
        )
        opened.add_init_script(NOTES_EVERY_CHANGE)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def demo(untouched_demo, tmp_path_factory):
    """The address of an app on a demo record, for tests that only look."""
    record = tmp_path_factory.mktemp("looked_at") / untouched_demo.name
    for ending in ("", ".head"):
        shutil.copy(f"{untouched_demo}{ending}", f"{record}{ending}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(record.parent))
        with serving.serve(record, port=8600) as app:
            yield app.address


@pytest.fixture
def new_window(browser):
    """A window of its own on nothing yet; it closes with the test, and what it kept is cleared."""
    windows = []

    def opened(**looks):
        page = keep_what_goes_wrong(browser.new_page())
        windows.append(page)
        return _looking(page, **looks)

    yield opened
    for page in windows:
        page.close()
    browser.clear_cookies()


@pytest.fixture(scope="session")
def one_window(browser):
    return keep_what_goes_wrong(browser.new_page())


@pytest.fixture
def window(one_window, new_window):
    """A window on nothing; the first of each test is the same one, which forgets in between."""
    free = [one_window]

    def opened(**looks):
        return _looking(free.pop(), **looks) if free else new_window(**looks)

    yield opened
    if not free:
        _forget(one_window)


@pytest.fixture
def open_page(window):
    """Open an address of the app in a window."""

    def opened(address, **looks):
        page = window(**looks)
        page.goto(address)
        page.wait_for_selector(".stMain h1", timeout=30_000)
        return page

    return opened


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    """A small record that the tests of one file write to, each about things of its own."""
    tables = {
        "actors": ACTORS,
        "ties": TIES,
        "contexts": CONTEXTS,
        "coverage": COVERAGE,
        "tie_kinds": KINDS,
    }
    folder = tmp_path_factory.mktemp("ours")
    path = folder / "ours.duckdb"
    begun(path)
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text)
    with Store.open(path) as store:
        intake.bring_in(store, [folder / f"{name}.csv" for name in tables])
    return path


@pytest.fixture(scope="module")
def app(record):
    """The address of an app on that record."""
    with serving.serve(record, port=8660) as app:
        yield app.address


@pytest.fixture
def show(window, pictures):
    """Open one of a file's `pictures`; it may meet no fault and ask nobody but its server."""
    shown = []

    def opened(name, **looks):
        page = window(**looks)
        shown.append(page)
        put_on_stage(page, pictures).goto(f"{ADDRESS}?show={name}")
        page.locator(".sysmap .legend").wait_for(state="visible")
        return settled(page)

    yield opened
    for page in shown:
        assert page.faults == []
        assert page.outside == []


def _looking(page, *, width=1440, height=900, scheme="light", motion="no-preference"):
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme, reduced_motion=motion)
    return page


def _forget(page):
    page.evaluate("sessionStorage.clear()")
    page.unroute_all()
    page.goto("about:blank")
    nothing_went_wrong(page)
