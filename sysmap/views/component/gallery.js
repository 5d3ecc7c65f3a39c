// The pictures of a map: one that slides through time, or one for each of a few steps side by side.

import { Doings } from "./doings.js";
import { driftTo } from "./drift.js";
import { html } from "./elements.js";
import { Picture } from "./picture.js";
import { roomFor } from "./surroundings.js";


const NARROW_PAGE = 640;
const IN_A_ROW = 3;

// A map is made of this (map.js), and gives `host`, `scene` and `foot`.
export class Gallery extends Doings {
  hang() {
    const { clock, step } = this.state;
    if (this.scene.drift) driftTo(this.scene, clock.days[step]);
    const { alt, clocks, mode } = this.scene;
    this.pictures = pictureSteps(this.scene).map(
      (step) => new Picture(this, step, step === null ? alt : clocks[0].labels[step]),
    );
    this.gallery = html("div", { class: `pictures ${mode}` }, ...framed(this.pictures));
  }

  // Whether one picture slides through time; else each picture has a step of its own.
  slides() {
    return !this.scene.figures;
  }

  // How many rows the pictures stand in, where there are several.
  rows() {
    if (!this.scene.small || this.host.clientWidth < NARROW_PAGE) return 1;
    return Math.ceil(this.pictures.length / IN_A_ROW);
  }

  frames() {
    return this.pictures.map((picture) => picture.frame);
  }

  // Gives the pictures the room there is. A width of 0 is Streamlit moving the element: not a size.
  fill() {
    const width = this.gallery.clientWidth;
    if (!width) return;
    const height = roomFor(this, width);
    for (const picture of this.pictures) picture.stage.style.height = `${height}px`;
    this.restoreView(width);
    for (const picture of this.pictures) picture.fill();
  }

  // The zoom that was kept is that of a window as wide as this one, or it is let be.
  restoreView(width) {
    const { kept } = this;
    this.kept = null;
    if (!kept || Math.abs(kept.at - this.pictures[0].stage.clientWidth) > 1 || !width) return;
    for (const picture of this.pictures) {
      picture.fill();
      const { zoom, left, top } = kept;
      Object.assign(picture.view, { zoom, left, top });
      picture.place();
    }
  }

  place() {
    for (const picture of this.pictures) picture.place();
  }

  placeNames() {
    this.draw();
    for (const picture of this.pictures) picture.placeNames();
  }
}

// A circle and its like show a picture for each step side by side; all else shows one.
function pictureSteps({ figures, clocks }) {
  return figures ? clocks[0].days.map((_, step) => step) : [null];
}

function framed(pictures) {
  return pictures.map(({ scene, fixed, title, stage }) => {
    if (!scene.figures) return stage;
    const signed = scene.figures[fixed];
    const under = signed ? [html("span", { class: "quiet" }, signed)] : [];
    return html("figure", {}, html("figcaption", {}, title, ...under), stage);
  });
}
