"""What tests of the map component share: looking into it, and moving its slider."""

from watching import settled

IN_THE_MAP = """(act) => {
    const hosts = [...document.querySelectorAll("*")].filter((element) => element.shadowRoot);
    const map = hosts.map((host) => host.shadowRoot.querySelector(".sysmap")).find(Boolean);
    return new Function("map", `return ${act}`)(map);
}"""
FOCUSED = "map.getRootNode().activeElement?.getAttribute('aria-label')"


def ask(page, script):
    """What a script finds inside the map."""
    return page.evaluate(IN_THE_MAP, script)


def names_shown(page):
    """Each name that can be seen: its words, type size and box."""
    return ask(
        page,
        """[...map.querySelectorAll("text.label")]
            .filter((text) => text.textContent && text.getClientRects().length)
            .map((text) => {
                const { left, right, top, bottom } = text.getBoundingClientRect();
                const size = parseFloat(getComputedStyle(text).fontSize);
                return { words: text.textContent, size, left, right, top, bottom };
            })""",
    )


def overlapping(boxes):
    """The pairs of boxes that lie on one another by more than a pixel."""
    return [
        (one["words"], other["words"])
        for place, one in enumerate(boxes)
        for other in boxes[:place]
        if one["left"] < other["right"] - 1
        and other["left"] < one["right"] - 1
        and one["top"] < other["bottom"] - 1
        and other["top"] < one["bottom"] - 1
    ]


def ink(page):
    """How much is painted on the canvas of ties."""
    return ask(
        page,
        """(() => {
            const canvas = map.querySelector("canvas");
            const brush = canvas.getContext("2d");
            const { data } = brush.getImageData(0, 0, canvas.width, canvas.height);
            return data.filter((value, place) => place % 4 === 3 && value > 0).length;
        })()""",
    )


def middle_of(page, name):
    """Where an actor stands on the screen."""
    script = f"""(() => {{
        const node = map.querySelector('.actor[aria-label^="{name}"]');
        const {{ left, right, top, bottom }} = node.querySelector(".shape").getBoundingClientRect();
        return [(left + right) / 2, (top + bottom) / 2];
    }})()"""
    return ask(page, script)


def drawn(page):
    """The names of all who are drawn and in full light."""
    script = """[...map.querySelectorAll(".actor:not(.absent):not(.dimmed)")]
        .map((node) => node.getAttribute("aria-label").split(",")[0])"""
    return set(ask(page, script))


def slide(page, step):
    page.get_by_role("slider", name="Date of the map").fill(str(step))
    settled(page)


def told(page):
    """What those who hear the page are told."""
    return page.locator(".for-readers").text_content()
