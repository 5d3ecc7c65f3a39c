// What a picture that is taken away says of itself: its head and its foot.

import { isDrawn } from "./frame.js";
import { endsOf, isTie } from "./picks.js";
import { counted, countsInWords, limitsInWords, pairInWords } from "./words.js";

const ZOOMED = "Zoomed in: not all of the map is in the picture.";
const MADE_WITH = "Made with sysmap.";
const HOLDS_NAMES = "Holds names: for the team alone.";

// The date of each picture, and how many stand in it.
export function datesInWords({ scene, state, pictures }) {
  return pictures.map((picture) => {
    const date = state.clock.labels[picture.step()];
    return `${date}: ${countsInWords(scene, picture.frame)}`;
  });
}

// What is left out, who stands out, and whether this is but a part.
export function choiceInWords({ scene, state, pictures }) {
  const [{ frame, view }] = pictures;
  const limits = limitsInWords(scene, state, frame);
  return [limits, lightInWords(state, pictures), view.zoom > 1 && ZOOMED].filter(Boolean);
}

// Nobody is named who is not drawn.
function lightInWords({ picked, reach }, pictures) {
  const ends = picked ? endsOf(picked) : [];
  const isSeen = pictures.some(({ frame }) => ends.every((end) => isDrawn(frame, end)));
  if (!picked || !isSeen) return "";
  if (isTie(picked)) return `In full light: ${pairInWords(picked)}.`;
  return `In full light: ${picked.label} and all within ${counted(reach, "step", "steps")}.`;
}

export function footInWords({ scene }) {
  return scene.mode === "groups" ? MADE_WITH : `${MADE_WITH} ${HOLDS_NAMES}`;
}
