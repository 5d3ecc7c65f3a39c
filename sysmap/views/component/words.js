// What the map says in words: in tips, in the panel, and to those who hear it.

function nameForReaders(actor) {
  const sector = actor.sector && actor.sector.name;
  return [actor.label, actor.kind.name, sector, actor.mark].filter(Boolean).join(", ");
}

function underName(actor) {
  return [actor.kind.name, actor.sector && actor.sector.name].filter(Boolean).join(" · ");
}

function counted(count, one, several) {
  return `${count} ${count === 1 ? one : several}`;
}

function aliveTies(actor, step) {
  return actor.ties.filter((tie) => isAlive(tie, step));
}

function stepInWords(scene, step) {
  return `${scene.steps[step]}: ${countsInWords(scene, step)}.`;
}

function countsInWords(scene, step) {
  const actors = scene.actors.filter((actor) => isPresent(actor, step)).length;
  const ties = scene.ties.filter((tie) => isRecorded(tie) && isAlive(tie, step)).length;
  return `${counted(actors, "actor", "actors")}, ${counted(ties, "tie", "ties")}`;
}

function tiesInWords(actor, step) {
  return counted(aliveTies(actor, step).filter(isRecorded).length, "tie", "ties");
}

// A question is drawn like a tie, and is none.
function isRecorded(tie) {
  return tie.change !== "question";
}

function pickInWords(picked, step) {
  if (isTie(picked)) return `${pairInWords(picked)}: ${tieAtStep(picked, step)}.`;
  return `${nameForReaders(picked)}: ${tiesInWords(picked, step)}.`;
}

function tieAtStep(tie, step) {
  return isAlive(tie, step) ? tieInWords(tie, step) : `${tie.kind.name}, not there at this step`;
}

function pairInWords(tie) {
  return `${tie.source.label} ${tie.kind.directed ? "→" : "–"} ${tie.target.label}`;
}

// What is known of a tie: its kind, and its strength or what became of it.
function tieInWords(tie, step) {
  if (tie.change === "question") return "have these two met?";
  const strength = strengthAt(tie, step);
  const strong = strength === null || strength === undefined ? null : `strength ${strength}`;
  return [tie.kind.name, changeInWords(tie, strength) || strong].filter(Boolean).join(", ");
}

// Since which step a tie has held without a break; nothing where there is no earlier step to ask.
function sinceInWords(scene, tie, step) {
  if (scene.mode !== "map" || scene.steps.length < 2) return null;
  let first = step;
  while (first > 0 && isAlive(tie, first - 1)) first -= 1;
  return first > 0 ? `since ${scene.steps[first]}` : "from the start";
}

function changeInWords(tie, strength) {
  if (!tie.change) return null;
  const words = CHANGE_LINES[tie.change].words;
  if (strength === null) return words;
  const regraded = tie.before !== null && tie.before !== strength;
  return `${words}, strength ${regraded ? `${tie.before} to ` : ""}${strength}`;
}

function directionFrom(tie, actor) {
  if (!tie.kind.directed) return "";
  return tie.source === actor ? "→ " : "← ";
}
