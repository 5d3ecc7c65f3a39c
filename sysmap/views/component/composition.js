// The whole of what is taken away: a head that says what this is, the pictures, the legend, a foot.

import { colourReader } from "./colours.js";
import { boxPath, inset, moved, painting, path } from "./drawing.js";
import { choiceInWords, datesInWords, footInWords } from "./saved_words.js";
import { seenIn } from "./seen.js";
import { seenTies } from "./seen_ties.js";
import { seenEntry, seenPieces } from "./seen_words.js";
import { joined, rowsOf, typesetterOf } from "./typesetting.js";

const MARGIN = 24;
const GAP = 10;
const ENTRY_GAP = 18;
const CAPTION_GAP = 8;
const SENTENCE_GAP = 16;
const ROW = 20;
const LINE_HEIGHT = 1.5;
const SITS = 0.72;

const TITLE = { size: 20, weight: 650 };
const DATES = { size: 15, weight: 400 };
const SMALL = { size: 13, weight: 400 };

// As wide as the pictures on the page, and as high as it takes.
export function composition(map) {
  const book = bookOf(map);
  let y = MARGIN;
  const blocks = [head, pictures, legend, foot].map((block) => {
    const { height, parts } = block(book);
    const placed = inset({ x: MARGIN, y, width: book.width, height }, parts);
    y += height + GAP;
    return placed;
  });
  const [width, height] = [book.width + 2 * MARGIN, Math.ceil(y - GAP + MARGIN)];
  const ground = path(boxPath(0, 0, width, height, 0), { fill: book.ink("ground") });
  const title = [map.scene.programme, ...datesInWords(map)].join(", ");
  return { title, width, height, parts: [ground, ...blocks] };
}

function bookOf(map) {
  const colour = colourReader();
  const ink = (name) => colour(map.inks[name]);
  const typesetter = typesetterOf(getComputedStyle(map.host).fontFamily);
  return { map, colour, ink, typesetter, width: map.gallery.clientWidth };
}

function head(book) {
  return stacked([
    ...written(book, [book.map.scene.programme], TITLE, "ink"),
    ...written(book, datesInWords(book.map), DATES, "ink"),
    ...written(book, choiceInWords(book.map), SMALL, "ink"),
  ]);
}

// Each picture stands where it stands on the page, under its caption.
function pictures(book) {
  const { map, colour } = book;
  const corner = map.gallery.getBoundingClientRect();
  const parts = map.pictures.flatMap((picture) => {
    const { left, top, width, height } = picture.stage.getBoundingClientRect();
    const box = { x: left - corner.left, y: top - corner.top, width, height };
    const { paintInto } = picture.ties;
    const below = isPainting(picture) ? [painting(paintInto)] : seenTies(picture, book);
    const shown = inset(box, [...below, ...seenIn(picture.surface, colour)]);
    return [...caption(book, picture, box), shown];
  });
  return { height: corner.height, parts };
}

// WebGL paints actors and ties of a very large map as one: no file of lines can hold it.
export function isPainting({ actors }) {
  return Boolean(actors.isOneStop);
}

function caption({ colour, typesetter }, { stage }, { x, y, width }) {
  const signed = stage.parentElement.querySelector("figcaption");
  const pieces = signed ? seenPieces(signed, colour, typesetter) : [];
  const rows = rowsOf(pieces, width, CAPTION_GAP).map((row) => joined(row, CAPTION_GAP));
  return rows.flatMap(({ length, parts }, place) => {
    const line = y - ROW * (rows.length - place - SITS);
    return parts.map((part) => moved(part, x + (width - length) / 2, line));
  });
}

function legend({ map, colour, typesetter, width }) {
  const entries = [...map.legend.children].map((entry) => seenEntry(entry, colour, typesetter));
  const rows = rowsOf(entries, width, ENTRY_GAP).map((row) => joined(row, ENTRY_GAP));
  return stacked(rows.map(({ parts }) => ({ parts, height: ROW })));
}

function foot(book) {
  return stacked(written(book, [footInWords(book.map)], SMALL, "quiet"));
}

// Sentences one after the other; none is broken that has room in a row.
function written({ ink, typesetter, width }, sentences, type, name) {
  const looks = { ...type, fill: ink(name) };
  const pieces = sentences.flatMap((words) => typesetter.sentence(words, looks, width));
  return rowsOf(pieces, width, SENTENCE_GAP).map((row) => {
    return { parts: joined(row, SENTENCE_GAP).parts, height: type.size * LINE_HEIGHT };
  });
}

// Rows under one another.
function stacked(rows) {
  let height = 0;
  const parts = rows.flatMap((row) => {
    const line = height + row.height * SITS;
    height += row.height;
    return row.parts.map((part) => moved(part, 0, line));
  });
  return { height, parts };
}
