// The ways through time: months, meetings, days. Each is a list of days with a name for each, and
// all of them look at the same days, so that a change of clock keeps the date.

const A_DAY = 86400000;
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

// A clock that names no steps steps through every day, and calls each by its date.
export function clockOf({ first }, { name, days, labels, count }) {
  if (days) return { name, days, labels };
  const every = Array.from({ length: count }, (_, day) => day);
  return { name, days: every, labels: every.map((day) => dateInWords(first + day)) };
}

// A day since 1970-01-01 as people write it: 5 March 2025.
export function dateInWords(day) {
  const date = new Date(day * A_DAY);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

export function monthInWords(day) {
  return dateInWords(day).replace(/^\d+ /, "");
}

export function isoDate(day) {
  return new Date(day * A_DAY).toISOString().slice(0, 10);
}

export function dayOfIso(text) {
  const day = Date.parse(`${text}T00:00:00Z`) / A_DAY;
  return Number.isInteger(day) ? day : null;
}

// The step that lies nearest to a day, the earlier of two.
export function stepNearest({ days }, day) {
  const far = days.map((at) => Math.abs(at - day));
  return far.indexOf(Math.min(...far));
}

// The last step that is not later than a day; the first step where all are.
export function stepAt(clock, day) {
  let found = 0;
  clock.days.forEach((at, step) => {
    if (at <= day) found = step;
  });
  return found;
}
