// What may be picked: an actor, or a tie between two.

function isTie(thing) {
  return Boolean(thing && thing.source);
}

function endsOf(picked) {
  return isTie(picked) ? [picked.source, picked.target] : [picked];
}

function lights(picked, tie) {
  return isTie(picked) ? picked === tie : touches(tie, picked);
}

// How the server knows it again: an actor by its key, a tie by its ends and its kind.
function nameOf(picked) {
  return isTie(picked) ? [picked.source.key, picked.target.key, picked.kind.name] : picked.key;
}

function areSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

function isTold(told, picked) {
  return Boolean(told) && isTie(picked) && areSame(told.tie, nameOf(picked));
}
