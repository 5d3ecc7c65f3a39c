// A text in which words are marked, with the mouse or sentence by sentence with the arrow keys.
// Places are counted in characters as Python counts them (code points), not in UTF-16 units.

const PAUSE = 350; // milliseconds after the last key before the page is told
const SENTENCE = /[^.!?\n]+[.!?]*["'\u201d\u2019)]*|[.!?]+/gu;
const mounted = new WeakMap();

export default function mount({ data, parentElement, setStateValue }) {
  const former = mounted.get(parentElement);
  if (former && former.text === data.text) {
    former.setStateValue = setStateValue;
    former.show(data);
    return;
  }
  if (former) former.host.remove();
  mounted.set(parentElement, new Reading(parentElement, data, setStateValue));
}

class Reading {
  constructor(parent, data, setStateValue) {
    this.setStateValue = setStateValue;
    this.text = data.text;
    this.characters = [...data.text];
    this.sentences = sentencesOf(data.text);
    this.chosen = null;
    this.anchor = null;
    this.build(parent);
    this.show(data);
  }

  build(parent) {
    this.host = element("div", "sysmap-text");
    this.reading = element("div", "reading");
    this.reading.tabIndex = 0;
    this.reading.setAttribute("role", "group");
    this.how = element("p");
    this.live = element("p");
    this.live.setAttribute("aria-live", "polite");
    this.host.append(this.reading, this.how, this.live);
    parent.append(this.host);
    this.reading.addEventListener("keydown", (event) => this.press(event));
    this.reading.addEventListener("pointerup", () => setTimeout(() => this.takeSelection()));
  }

  show(data) {
    this.data = data;
    this.reading.setAttribute("aria-label", data.name);
    this.how.textContent = data.how;
    this.draw();
  }

  // Every boundary of a coded or chosen part begins a new piece, so that parts may lie over others.
  draw() {
    const { coded } = this.data;
    const chosen = this.chosen || [0, 0];
    const edges = [0, this.characters.length, ...chosen, ...coded.flatMap(([start, end]) => [start, end])];
    const cuts = [...new Set(edges)].sort((one, other) => one - other);
    const top = this.reading.scrollTop;
    this.reading.replaceChildren(
      ...cuts.slice(0, -1).map((start, place) => this.piece(start, cuts[place + 1], coded, chosen)),
    );
    this.reading.scrollTop = top;
    this.sayWhatIsChosen();
  }

  piece(start, end, coded, chosen) {
    const over = coded.filter((part) => part[0] < end && start < part[1]);
    const piece = element("span");
    if (over.length) piece.classList.add("coded");
    if (over.length > 1) piece.classList.add("twice");
    if (chosen[0] < end && start < chosen[1]) piece.classList.add("chosen");
    const labels = over.filter((part) => part[1] === end).map((part) => part[2]);
    if (labels.length) piece.dataset.label = labels.join("; ");
    piece.textContent = this.characters.slice(start, end).join("");
    return piece;
  }

  sayWhatIsChosen() {
    const { nothing, marked, mayMark } = this.data;
    const words = this.chosen && this.characters.slice(...this.chosen).join("");
    this.live.textContent = !mayMark ? "" : words ? `${marked}: \u201c${words}\u201d` : nothing;
  }

  choose(chosen, soon) {
    this.chosen = chosen;
    this.draw();
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.setStateValue("marked", chosen), soon ? 0 : PAUSE);
  }

  takeSelection() {
    const selection = document.getSelection();
    if (!this.data.mayMark || !selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (!this.reading.contains(range.startContainer) || !this.reading.contains(range.endContainer)) return;
    const place = (node, offset) => {
      const before = document.createRange();
      before.setStart(this.reading, 0);
      before.setEnd(node, offset);
      return [...before.toString()].length;
    };
    const ends = [place(range.startContainer, range.startOffset), place(range.endContainer, range.endOffset)];
    const chosen = this.withoutBlanks(...ends);
    selection.removeAllRanges();
    this.anchor = null;
    if (chosen) this.choose(chosen, true);
  }

  withoutBlanks(start, end) {
    const isBlank = (place) => !this.characters[place].trim();
    while (start < end && isBlank(start)) start += 1;
    while (start < end && isBlank(end - 1)) end -= 1;
    return start < end ? [start, end] : null;
  }

  // Down and Up choose a sentence, with Shift more or fewer; Shift and Right or Left a word.
  press(event) {
    if (!this.data.mayMark || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const word = event.shiftKey && { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (event.key === "Escape" && this.chosen) this.choose(null, true);
    else if (step) this.bySentence(step, event.shiftKey);
    else if (word && this.chosen) this.byWord(word);
    else return;
    event.preventDefault();
    this.reading.querySelector(".chosen")?.scrollIntoView({ block: "nearest" });
  }

  bySentence(step, further) {
    if (!this.sentences.length) return;
    const last = this.sentences.length - 1;
    const [first, head] = this.anchor || this.nearest(step);
    const to = Math.min(last, Math.max(0, head + step));
    this.anchor = further && this.chosen ? [first, to] : [to, to];
    const [from, until] = [Math.min(...this.anchor), Math.max(...this.anchor)];
    this.choose([this.sentences[from][0], this.sentences[until][1]], false);
  }

  // Where the arrows begin: at the sentence that was chosen by the mouse, else at the first.
  nearest(step) {
    if (!this.chosen) return [-1, step > 0 ? -1 : this.sentences.length];
    const at = this.sentences.findIndex(([, end]) => this.chosen[0] < end);
    return [at, at];
  }

  byWord(step) {
    const [start, end] = this.chosen;
    const isBlank = (place) => !this.characters[place].trim();
    let to = end;
    if (step > 0) {
      while (to < this.characters.length && isBlank(to)) to += 1;
      while (to < this.characters.length && !isBlank(to)) to += 1;
    } else {
      while (to > start && !isBlank(to - 1)) to -= 1;
      while (to > start && isBlank(to - 1)) to -= 1;
    }
    if (to > start) this.choose([start, to], false);
  }
}

function sentencesOf(text) {
  return [...text.matchAll(SENTENCE)]
    .map((found) => {
      const lead = found[0].length - found[0].trimStart().length;
      const start = [...text.slice(0, found.index + lead)].length;
      return [start, start + [...found[0].trim()].length];
    })
    .filter(([start, end]) => start < end);
}

function element(tag, name) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  return made;
}
