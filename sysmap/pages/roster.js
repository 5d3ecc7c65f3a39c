// A roster to type into: find somebody by the letters of their name, type a key, and go on.
// What is typed of a paper is kept in this window until it is saved: a refresh loses nothing.
const drawn = new WeakMap();
const givers = new WeakMap();

const kept = {
  place: (paper) => `sysmap roster ${paper}`,
  of: (paper) => JSON.parse(sessionStorage.getItem(kept.place(paper)) ?? "{}"),
  keep: (paper, marks) => sessionStorage.setItem(kept.place(paper), JSON.stringify(marks)),
  let_go: (paper) => sessionStorage.removeItem(kept.place(paper)),
};

export default function ({ data, parentElement, setTriggerValue }) {
  givers.set(parentElement, setTriggerValue);
  if (data.saved) kept.let_go(data.saved);
  if (drawn.get(parentElement) === data.turn) return;
  drawn.set(parentElement, data.turn);
  parentElement.querySelector(".roster")?.remove();

  const make = (tag, given = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), given);
    made.append(...children);
    return made;
  };
  const find = make("input", { className: "find", autocomplete: "off" });
  find.setAttribute("aria-label", data.words.find);
  find.placeholder = data.words.find;
  const typed = kept.of(data.paper);
  const cells = data.rows.map(({ key, name }) => {
    const cell = make("input", { className: "mark", maxLength: 8, autocomplete: "off" });
    cell.setAttribute("aria-label", name);
    cell.dataset.key = key;
    cell.value = typed[key] ?? "";
    return cell;
  });
  const stands = ({ stands }) => make("span", { className: "stands" }, stands);
  const body = make("tbody", {}, ...data.rows.map((row, at) =>
    make("tr", {}, make("td", {}, cells[at]), make("td", {}, row.name), make("td", {}, stands(row)))));
  const save = make("button", { type: "button" }, data.words.save);
  const table = make("div", { className: "rows" }, make("table", {}, body));
  const count = make("span", { className: "count" });
  const line = make("div", { className: "line" }, find, save, count);
  const root = make("div", { className: "roster" }, line, table);
  parentElement.append(root);

  const filled = () => cells.filter((cell) => cell.value);
  const told = () => {
    count.textContent = data.words.count.replace("{count}", filled().length);
  };
  const marks = () => Object.fromEntries(filled().map((cell) => [cell.dataset.key, cell.value]));
  const give = () => givers.get(parentElement)("given", { turn: data.turn, marks: marks() });
  const first = () => {
    const wanted = find.value.trim().toLowerCase();
    if (!wanted) return null;
    const named = (begin) => cells.find((_, at) => {
      const name = data.rows[at].name.toLowerCase();
      return begin ? name.startsWith(wanted) : name.includes(wanted);
    });
    return named(true) ?? named(false);
  };
  const show = () => {
    const found = first();
    for (const cell of cells) cell.closest("tr").classList.toggle("found", cell === found);
    found?.closest("tr").scrollIntoView({ block: "nearest" });
  };

  find.addEventListener("input", show);
  root.addEventListener("input", () => {
    told();
    kept.keep(data.paper, marks());
  });
  root.addEventListener("keydown", (event) => {
    const at = cells.indexOf(event.target);
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) give();
    else if (event.key === "Enter" && event.target === find) first()?.focus();
    else if (event.key === "Enter" && at >= 0) {
      find.value = "";
      show();
      find.focus();
    } else if (event.key === "ArrowDown") (cells[at + 1] ?? cells[0])?.focus();
    else if (event.key === "ArrowUp") (cells[at - 1] ?? find).focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  save.addEventListener("click", give);
  told();
  find.focus({ preventScroll: true });
}
