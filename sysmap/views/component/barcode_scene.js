// The barcode's scene: the actors and ties of the map, and of each tie how it began and its class.

import { buildScene } from "./scene.js";

// Classes that the map of change does not draw: no tie of them is there on either of the two days.
const FURTHER = {
  came_and_went: { ink: "plain", dashes: [10, 2, 2, 2], width: 1.4 },
  neither: { ink: "tie", dashes: [2, 2], width: 1 },
};

export function barcodeScene(payload) {
  const scene = buildScene(payload);
  const { within, already, onwards, words, change } = payload.tie;
  for (const tie of scene.ties) {
    const { index } = tie;
    const began = { within: within[index], already: already[index], onwards: onwards[index] };
    Object.assign(tie, began, { words: words[index], change: change[index] });
  }
  scene.classes = classesOf(payload);
  return scene;
}

// Every class by its name, in the order of the legend: its words, ink, dashes.
function classesOf({ further }) {
  const known = Object.entries(CHANGE_LINES).map(([name, line]) => [name, { ...line, ink: name }]);
  const others = Object.entries(FURTHER).map(([name, line]) => {
    return [name, { ...line, words: further[name] }];
  });
  return Object.fromEntries([...known, ...others]);
}
