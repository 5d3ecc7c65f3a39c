// Elements are made here and filled with text only: nothing from the record is ever read as markup.

const SVG = "http://www.w3.org/2000/svg";

function fill(element, attributes, children) {
  setAttributes(element, attributes);
  element.append(...children);
  return element;
}

export function html(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

export function button(words, attributes, onPress) {
  const element = html("button", { type: "button", ...attributes }, words);
  element.addEventListener("click", onPress);
  return element;
}

export function setAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

// A list to choose from: `offered` are pairs of a value and its words.
export function chooser(label, offered, onChoose) {
  const select = html("select", { "aria-label": label });
  for (const [value, words] of offered) select.append(html("option", { value }, words));
  select.addEventListener("change", () => onChoose(select.value));
  return select;
}
