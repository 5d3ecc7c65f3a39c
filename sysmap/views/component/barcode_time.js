// From days to the screen: the programme's first day on the left, its last on the right. On both
// sides a little room is left for what began before, and for what goes on.

const A_DAY = 86400000;
const DAYS_IN_A_MONTH = 30.44;
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200];
const LEAST_STEP = 56;
const NARROW_STAGE = 720;
const MARGIN = 18;

export function timeScale({ days }, width) {
  const narrow = width < NARROW_STAGE;
  const names = narrow ? 0 : Math.round(Math.min(320, width * 0.3));
  const [left, right] = [names + MARGIN, width - MARGIN];
  const across = (day) => left + (day / days) * (right - left);
  return { width, narrow, names, left, right, across, first: names, last: width };
}

// The first days of months, or of years, as far apart as their names need.
export function ticksOf({ first, days }, { left, right }) {
  const aMonth = ((right - left) / days) * DAYS_IN_A_MONTH;
  const step = STEPS.find((months) => months * aMonth >= LEAST_STEP) || STEPS.at(-1);
  const begin = new Date(first * A_DAY);
  let month = Math.ceil((begin.getUTCFullYear() * 12 + begin.getUTCMonth()) / step) * step;
  const ticks = [];
  for (let day = dayOf(month) - first; day < days; day = dayOf(month) - first) {
    if (day >= 0) ticks.push({ day, words: nameOfMonth(month, step, !ticks.length) });
    month += step;
  }
  return ticks;
}

function dayOf(month) {
  return Date.UTC(Math.floor(month / 12), month % 12, 1) / A_DAY;
}

// The year is told with the first name and with each January.
function nameOfMonth(month, step, isFirst) {
  const year = Math.floor(month / 12);
  if (step >= 12) return String(year);
  const date = new Date(dayOf(month) * A_DAY);
  const short = date.toLocaleDateString("en-US", { month: "short", timeZone: "UTC" });
  return isFirst || month % 12 < step ? `${short} ${year}` : short;
}
