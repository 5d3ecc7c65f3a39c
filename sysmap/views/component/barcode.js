// The tie barcode: one line a tie over the programme's days, in groups; over them the contexts.

import { drawAxis } from "./barcode_axis.js";
import { BarcodeDoings, lastOrder } from "./barcode_doings.js";
import { drawGroups, drawHeads } from "./barcode_groups.js";
import { watchBarcode } from "./barcode_hand.js";
import { drawBarcodeLegend } from "./barcode_legend.js";
import { paintBarcode } from "./barcode_lines.js";
import { barcodeParts } from "./barcode_parts.js";
import { layRows, lineOf } from "./barcode_rows.js";
import { barcodeScene } from "./barcode_scene.js";
import { ticksOf, timeScale } from "./barcode_time.js";
import { putInPanel, toldParts } from "./detail.js";
import { html } from "./elements.js";
import { showEntries } from "./legend_entries.js";
import { newChoices } from "./narrowing.js";
import { isDark, readInks } from "./paints.js";
import { isTie, isTold, nameOf, named } from "./picks.js";
import { roomFor, watchRoom } from "./surroundings.js";
import { pairInWords } from "./words.js";

const LEAST_LINES = 90;
const NOTHING_LEFT = "Every line is switched off in the legend.";

export class Barcode extends BarcodeDoings {
  constructor(host, payload, send) {
    super();
    Object.assign(this, { host, payload, send, scene: barcodeScene(payload), told: null });
    const order = lastOrder(this.scene);
    this.state = { order, picked: null, hovered: null, choices: newChoices() };
    this.current = null;
    this.build();
    this.listen();
  }

  build() {
    Object.assign(this, barcodeParts(this.scene, this.state, (order) => this.orderBy(order)));
    this.pictures = [this]; // by whose stage the room is reckoned, as on the map
    this.host.replaceChildren(this.tools, this.gallery, this.foot, this.live, this.watched);
  }

  listen() {
    this.stopWatching = watchRoom(this.host, () => this.fill());
    document.fonts.ready.then(() => this.place());
    this.watched.addEventListener("transitionend", () => this.dress());
    watchBarcode(this);
  }

  // Takes on the page's colours: at first, and whenever the page has turned light or dark.
  dress() {
    const probe = html("span");
    this.host.append(probe);
    this.host.dataset.ground = isDark(probe) ? "dark" : "light";
    this.inks = readInks(probe);
    probe.remove();
    this.draw();
  }

  rows() {
    return 1;
  }

  // Gives the lines the room there is. A width of 0 is Streamlit moving the element: not a size.
  fill() {
    const width = this.gallery.clientWidth;
    const room = width && roomFor(this, width);
    if (!room || (width === this.width && room === this.room)) return;
    Object.assign(this, { width, room });
    this.place();
  }

  // Finds a place for everything; what does not fit is scrolled, and the axis stays.
  place() {
    if (!this.room) return;
    const axis = this.placeAxis(this.stage.clientWidth);
    this.layout = layRows(this.scene, this.state, this.room - axis, this.scale.narrow);
    const needed = axis + Math.max(this.layout.height, LEAST_LINES);
    this.stage.style.height = `${Math.min(this.room, needed)}px`;
    this.stage.style.setProperty("--axis", `${axis}px`);
    this.groups.style.height = `${this.layout.height}px`;
    this.placeAxis(this.lines.clientWidth); // less by what a bar to scroll by takes
    drawHeads(this.heads, this.scale);
    drawGroups(this.groups, this);
    this.draw();
  }

  placeAxis(width) {
    const { scene } = this;
    this.scale = timeScale(scene, width);
    this.ticks = ticksOf(scene, this.scale);
    const font = getComputedStyle(this.host).fontFamily;
    return drawAxis(this.axis, { scene, scale: this.scale, ticks: this.ticks, font });
  }

  draw() {
    const { scene, state, layout } = this;
    const onToggle = (_, name) => this.toggleClass(name);
    showEntries(this.legend, drawBarcodeLegend(scene, state, onToggle));
    const { absence, ties } = scene;
    this.shown.textContent = ties.length ? absence : "";
    if (!layout) return;
    this.nothing.textContent = layout.lines.length ? "" : ties.length ? NOTHING_LEFT : absence;
    this.drawPanel();
    this.paint();
  }

  paint() {
    const { scene, state, layout, scale, ticks, inks, lines, canvas } = this;
    if (!layout || !inks) return;
    const view = { width: lines.clientWidth, height: lines.clientHeight };
    Object.assign(canvas.style, { width: `${view.width}px`, height: `${view.height}px` });
    const book = { scene, state, layout, scale, ticks, inks, view, top: lines.scrollTop };
    paintBarcode(canvas.getContext("2d"), book);
  }

  // The panel stands in the half in which the picked line does not.
  drawPanel() {
    const { picked } = this.state;
    this.panel.hidden = !picked;
    if (!picked) return;
    const told = isTold(this.told, picked) ? toldParts(this.told) : [];
    putInPanel(this, pairInWords(picked), [picked.kind.name, picked.words], ...told);
    this.panel.setAttribute("aria-label", `The tie ${pairInWords(picked)}`);
    const line = lineOf(this.layout, picked);
    const isHigh = Boolean(line) && line.y - this.lines.scrollTop < this.lines.clientHeight / 2;
    this.panel.classList.toggle("at-bottom", isHigh);
  }

  // Other dates keep the order, what is switched off, and whatever tie was picked.
  takeOver({ scene, state }) {
    const picked = isTie(state.picked) ? named(this.scene, nameOf(state.picked)) : null;
    this.state.picked = this.current = picked;
    if (scene.mode === "barcode") this.state.choices = state.choices;
  }

  stop() {
    this.stopWatching();
  }
}
