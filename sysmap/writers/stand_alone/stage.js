// vis-network on its stage: it holds the actors and ties, draws the lines, and moves the picture.

import { setAttributes } from "../../views/component/elements.js";
import { fitView, newView } from "../../views/component/view.js";
import { edgeOf, keeperOf, linesOf, nodeOf } from "./graph.js";
import { paintNames } from "./naming.js";
import { onOwnScale, paintOutlines, readColours, shapeOf, sizeOf } from "./painting.js";
import { told } from "./reading.js";

const LEAST_SCALE = 0.5;
const MOST_SCALE = 8;

// The map itself is made of this (map.js), and gives `scene`, `state` and `frame`.
export class Stage {
  hang() {
    const { scene } = this;
    this.stage = document.getElementById("stage");
    this.font = getComputedStyle(document.body).fontFamily;
    Object.assign(this, { view: newView(), inks: readColours(), lines: linesOf(scene) });
    Object.assign(this, { named: {}, names: [] });
    [this.nodes, this.edges] = [new vis.DataSet(), new vis.DataSet()];
    this.nodes.add(scene.actors.map((actor) => this.newNode(actor)));
    [this.keepNodes, this.keepEdges] = [keeperOf(this.nodes), keeperOf(this.edges)];
    const { nodes, edges } = this;
    this.network = new vis.Network(this.stage, { nodes, edges }, told("options"));
    this.watch();
  }

  newNode(actor) {
    const [paint, side] = [shapeOf(this, actor), 2 * sizeOf(this, actor) + 4];
    const nodeDimensions = { width: side, height: side };
    const ctxRenderer = (place) => ({ drawNode: () => paint(place), nodeDimensions });
    return { id: actor.index, x: 0, y: 0, hidden: true, ctxRenderer };
  }

  watch() {
    const { network, stage, scene } = this;
    network.on("beforeDrawing", (ctx) => this.paint(ctx, paintOutlines));
    network.on("afterDrawing", (ctx) => this.paint(ctx, paintNames));
    network.on("selectNode", ({ nodes: [actor] }) => this.pick(scene.actors[actor]));
    network.on("deselectNode", ({ nodes: [actor] }) => this.pick(scene.actors[actor] || null));
    network.on("hoverNode", () => (stage.style.cursor = "pointer"));
    network.on("blurNode", () => (stage.style.cursor = ""));
    stage.addEventListener("mouseleave", () => this.hideTip());
    new ResizeObserver(() => stage.clientWidth && this.fit()).observe(stage);
    addEventListener("resize", () => this.takeRoom());
    // The wheel belongs to the page; with ctrl it zooms the picture, as the buttons do.
    stage.addEventListener("wheel", (turned) => turned.ctrlKey || turned.stopPropagation(), true);
    const surface = stage.firstElementChild;
    setAttributes(surface, { role: "img", "aria-label": scene.how_to_move });
    // vis-network would take the focus wherever the pointer goes, from under a hand at the slider.
    surface.focus = () => {};
  }

  // What stands on the screen's own scale has to know where vis-network has moved the picture.
  paint(ctx, painter) {
    if (!this.frame) return;
    const { x, y } = this.network.canvasToDOM({ x: 0, y: 0 });
    Object.assign(this.view, { left: x, top: y, zoom: this.network.getScale() });
    onOwnScale(ctx, this.stage, () => painter(this, ctx));
  }

  useColours() {
    this.inks = readColours();
  }

  draw() {
    this.keepNodes(this.scene.actors.map((actor) => nodeOf(this, actor)));
    this.keepEdges(this.lines.map((line) => edgeOf(this, line)));
  }

  // vis-network leaves its tip where it is when the pointer goes away, and when the date changes.
  hideTip() {
    const tip = this.stage.querySelector(".vis-tooltip");
    if (tip) tip.style.visibility = "hidden";
  }

  // As high as the window has room for, and then no other: a legend that grows a line with the date
  // must not move the picture.
  takeRoom() {
    const { style } = this.stage;
    Object.assign(style, { flex: "", height: "" });
    Object.assign(style, { height: `${this.stage.clientHeight}px`, flex: "none" });
  }

  zoom(factor) {
    const scale = this.network.getScale() * factor;
    this.network.moveTo({ scale: Math.min(MOST_SCALE, Math.max(LEAST_SCALE, scale)) });
  }

  // The square of places stretched to the stage, at one pixel a unit.
  fit() {
    const { scene, stage, view } = this;
    fitView(view, stage.clientWidth, stage.clientHeight, { round: false, small: false });
    const { acrossUnit, downUnit } = view;
    const placed = ({ index, x, y }) => ({ id: index, x: x * acrossUnit, y: y * downUnit });
    this.nodes.update(scene.actors.map(placed));
    this.network.moveTo({ position: { x: 0, y: 0 }, scale: 1 });
  }
}
