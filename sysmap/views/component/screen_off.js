// The screen-off key. On a projector the names of a circle are seen by the whole room: B covers the
// page with a plain screen, and B or Escape shows it again as it was.

import { button, html } from "./elements.js";

const SCREEN = "sysmap-screen-off";
const PLAIN_TITLE = "sysmap";
const WORDS = "The screen is off. Press B to show it again.";
const TYPED_INTO =
  "textarea, select, [contenteditable], [role=textbox], [role=spinbutton], " +
  "input:not([type=range], [type=checkbox], [type=radio], [aria-expanded=false])";

export function screenOffButton() {
  return button("Screen off (B)", { class: "screen-off" }, () => theScreen().showModal());
}

// Listens wherever the key is pressed, for as long as the window is open.
export function watchScreenOffKey() {
  if (document.getElementById(SCREEN)) return;
  document.body.append(plainScreen());
  addEventListener("keydown", pressed, true);
}

function pressed(event) {
  if (event.key.toLowerCase() !== "b" || isTyped(event)) return;
  const screen = theScreen();
  if (screen.open) screen.close();
  else screen.showModal();
  event.preventDefault();
  event.stopPropagation();
}

// A list that is folded is not typed into, though it has the focus once somebody was chosen in it.
function isTyped(event) {
  const [target] = event.composedPath();
  const typed = target instanceof Element && target.matches(TYPED_INTO);
  return typed || event.ctrlKey || event.altKey || event.metaKey;
}

function theScreen() {
  return document.getElementById(SCREEN);
}

// A dialog lies over everything, keeps all else from the keyboard and from those who hear the page,
// closes with Escape, and gives the focus back to where it was.
function plainScreen() {
  const words = html("p", { id: `${SCREEN}-words` }, WORDS);
  const again = button("Show it again", {}, () => screen.close());
  const middle = html("div", {}, words, again);
  const screen = html("dialog", { id: SCREEN, "aria-labelledby": words.id }, middle);
  dress(screen, middle, again);
  let title = "";
  screen.addEventListener("beforetoggle", ({ newState }) => {
    if (newState === "open") [title, document.title] = [document.title, PLAIN_TITLE];
    else document.title = title;
  });
  return screen;
}

// It stands outside the map, whose style does not reach it.
function dress(screen, middle, again) {
  Object.assign(screen.style, {
    boxSizing: "border-box",
    width: "100vw",
    maxWidth: "none",
    height: "100dvh",
    maxHeight: "none",
    margin: "0",
    padding: "0",
    border: "0",
    color: "#E8EDF2",
    background: "#12171D",
    font: "18px/1.5 'Source Sans', 'Noto Sans', sans-serif",
  });
  Object.assign(middle.style, {
    display: "grid",
    placeContent: "center",
    justifyItems: "center",
    gap: "16px",
    height: "100%",
    padding: "24px",
    boxSizing: "border-box",
    textAlign: "center",
  });
  Object.assign(again.style, {
    minHeight: "40px",
    padding: "0 20px",
    font: "inherit",
    color: "inherit",
    background: "none",
    border: "1px solid #8A949E",
    borderRadius: "8px",
    cursor: "pointer",
  });
}
