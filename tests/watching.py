"""What tests in a browser share: when a page is at rest, and what is wrong with it."""

from contextlib import contextmanager
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe

NOTES_EVERY_CHANGE = """
(() => {
  const noted = { changed: 0, sent: 0, received: 0 };
  window.noted = noted;
  const now = () => performance.now();
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (...words) {
    if (!noted.lines) {
      noted.lines = true;
      this.addEventListener("message", () => { noted.received = now(); });
    }
    noted.sent = now();
    return send.apply(this, words);
  };
  const all = { subtree: true, childList: true, attributes: true, characterData: true };
  new MutationObserver(() => { noted.changed = now(); }).observe(document, all);
})();
"""
AT_REST = """
(quiet) => {
  const { changed, sent, received } = window.noted;
  const now = performance.now();
  const answered = sent === 0 || received > sent || now - sent > 2000;
  return answered && now - Math.max(changed, received) > quiet
    && document.fonts.status === "loaded"
    && document.querySelector("[data-test-script-state=notRunning]") !== null;
}
"""
QUIET = 150
"""Milliseconds without a change on the page or a word from the server."""
QUIET_AFTER_A_KEY = 60
"""The same after a key that asks the server nothing: the page has taken it at once."""

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
STREAMLIT_S_OWN = {
    "exclude": [["[data-testid=stSidebarNavItems]"], ["[data-testid=stFileUploaderDropzone]"]]
}
"""Markup of Streamlit's that we cannot mend; docs/accessibility.md lists it."""

SMALL_TEXT = """
() => {
  const small = [];
  const look = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) look(element.shadowRoot);
      const own = [...element.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const seen = box.width > 1 && box.height > 1 && style.visibility === "visible";
      if (own && seen && parseFloat(style.fontSize) < 11)
        small.push(element.textContent.trim().slice(0, 40));
    }
  };
  look(document.querySelector(".stMain"));
  return small;
}
"""
SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"


def settled(page, quiet=QUIET):
    """The page, once Streamlit has answered what was last sent and nothing on it changes."""
    page.wait_for_function(AT_REST, arg=quiet, timeout=30_000)
    return page


def axe_faults(page, context=None):
    """What axe finds against WCAG 2.2 AA: each rule with the elements that break it."""
    rules = {"runOnly": WCAG}
    found = Axe().run(page, context=context or STREAMLIT_S_OWN, options=rules)
    return [(fault["id"], fault["nodes"]) for fault in found.response["violations"]]


@contextmanager
def told_the_server(page):
    """What is done inside has been sent and answered when this ends, however slow the machine."""
    before = page.evaluate("window.noted.sent")
    yield
    page.wait_for_function("before => window.noted.sent > before", arg=before)
    settled(page)


def choose(page, label, option):
    """Choose something else from a list, and wait for the page's answer."""
    page.get_by_role("combobox", name=label).click()
    with told_the_server(page):
        page.get_by_role("option", name=option).click()
    return page


def type_to_choose(page, label, text):
    """Choose what a text stands in, from a list that is searched as one types."""
    settled(page).get_by_label(label, exact=True).fill(text)
    page.keyboard.press("Enter")
    return settled(page)


def keep_what_goes_wrong(page):
    """The page, which from now on keeps its faults, and whom it asks beside its own server."""
    nothing_went_wrong(page)
    page.on("pageerror", lambda fault: page.faults.append(str(fault)))
    page.on("console", lambda said: _keep_errors(page, said))
    page.on("request", lambda request: _keep_outside(page, request))
    page.on("websocket", lambda line: line.on("framesent", lambda sent: page.sent.append([sent])))
    return page


def nothing_went_wrong(page):
    """The page, with nothing kept so far."""
    page.faults, page.outside, page.sent = [], [], []
    return page


def _keep_errors(page, said):
    if said.type == "error" and "404" not in said.text:
        page.faults.append(said.text)


def _keep_outside(page, request):
    asked = urlsplit(request.url)
    if asked.scheme in ("data", "blob"):
        return
    own = urlsplit(page.url).netloc or asked.netloc
    if asked.netloc != own:
        page.outside.append(request.url)
