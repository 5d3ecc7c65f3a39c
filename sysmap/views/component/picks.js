// What may be picked: an actor, or a tie between two.

export function isTie(thing) {
  return Boolean(thing && thing.source);
}

export function endsOf(picked) {
  return isTie(picked) ? [picked.source, picked.target] : [picked];
}

// How the server knows it again: an actor by its key, a tie by its ends and its kind.
export function nameOf(picked) {
  return isTie(picked) ? [picked.source.key, picked.target.key, picked.kind.name] : picked.key;
}

export function areSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

export function isTold(told, picked) {
  return Boolean(told) && isTie(picked) && areSame(told.tie, nameOf(picked));
}

// The actor or tie of this name, where the scene has it.
export function named(scene, name) {
  if (!name) return null;
  const things = typeof name === "string" ? scene.actors : scene.ties;
  return things.find((thing) => areSame(nameOf(thing), name)) || null;
}
