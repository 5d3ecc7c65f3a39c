"use strict";
(() => {
  const found = (name) => document.getElementById(name);
  const told = JSON.parse(found("told-to-script").textContent);
  const form = found("sheet");
  const place = `sysmap ask sheet ${told.head.sheet}`;

  const ticked = (name, within = form) =>
    within.querySelector(`input[name="${name}"]:checked`)?.value ?? "";
  const boxes = () => [...form.querySelectorAll("[data-apart]")];
  const additions = () => [...form.querySelectorAll(".one")];

  const oneMore = (given = {}) => {
    const copy = found("one-more").content.cloneNode(true).firstElementChild;
    const number = additions().length;
    for (const radio of copy.querySelectorAll("[type=radio]")) {
      radio.name = `began${number}`;
      radio.checked = radio.value === given.says;
    }
    copy.querySelector(".name").value = given.name ?? "";
    copy.querySelector(".how").value = given.kind ?? "";
    copy.querySelector(".since").value = given.since ?? "";
    found("added").append(copy);
    return copy;
  };

  const added = () =>
    additions().map((one, number) => ({
      name: one.querySelector(".name").value.trim(),
      kind: one.querySelector(".how").value,
      says: ticked(`began${number}`, one),
      since: one.querySelector(".since").value.trim(),
    }));

  const said = () => {
    const apart = boxes().filter((box) => box.checked).map((box) => box.dataset.apart);
    const answers = told.lines
      .map((line, number) => ({ ...line, says: ticked(`line${number}`) }))
      .filter((line) => line.says && !apart.includes(line.source) && !apart.includes(line.target));
    return { answers, added: added().filter((one) => one.name), apart };
  };

  const keep = () => {
    try {
      const lines = told.lines.map((_, number) => ticked(`line${number}`));
      localStorage.setItem(place, JSON.stringify({ ...said(), added: added(), lines }));
      return true;
    } catch {
      return false;
    }
  };

  const putBack = () => {
    let kept = null;
    try {
      kept = JSON.parse(localStorage.getItem(place));
    } catch {
      // nothing can be kept here, or what was kept is no use
    }
    kept?.lines?.forEach((says, number) => {
      const radio = form.querySelector(`input[name="line${number}"][value="${says}"]`);
      if (radio) radio.checked = true;
    });
    for (const box of boxes()) box.checked = Boolean(kept?.apart?.includes(box.dataset.apart));
    for (const one of kept?.added ?? []) oneMore(one);
    if (!additions().length) oneMore();
  };

  const show = () => {
    for (const box of boxes()) {
      const person = box.closest("fieldset");
      person.classList.toggle("set-aside", box.checked);
      for (const radio of person.querySelectorAll("[type=radio]")) radio.disabled = box.checked;
    }
    const apart = boxes().filter((box) => box.checked).map((box) => box.dataset.apart);
    const done = told.lines.filter(
      (line, number) =>
        ticked(`line${number}`) || apart.includes(line.source) || apart.includes(line.target),
    ).length;
    found("done").textContent = told.words.done
      .replace("{done}", done)
      .replace("{all}", told.lines.length);
    found("kept").textContent = keep() ? told.words.kept : told.words.notKept;
  };

  const check = (text) => {
    let sum = -1;
    for (const byte of new TextEncoder().encode(text)) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    }
    return ((sum ^ -1) >>> 0).toString(16).padStart(8, "0");
  };

  const now = () => {
    const moment = new Date();
    return new Date(moment - moment.getTimezoneOffset() * 60000).toISOString().slice(0, 19);
  };

  const tell = (text) => {
    found("told").hidden = false;
    found("told").textContent = text;
  };

  const save = () => {
    const unsaid = added().find((one) => one.name && !one.says);
    if (unsaid) {
      tell(told.words.empty.replace("{name}", unsaid.name));
      return;
    }
    const { answers, added: more, apart } = said();
    const whole = { ...told.head, answered: now(), answers, added: more, apart };
    const text = JSON.stringify({
      sysmap_answers: told.version,
      check: check(JSON.stringify(whole)),
      said: whole,
    });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = told.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    found("text").hidden = false;
    found("text").querySelector("textarea").value = text;
    tell(told.words.saved.replace("{file}", told.file));
  };

  const startAgain = () => {
    if (!confirm(told.words.really)) return;
    form.reset();
    found("added").replaceChildren();
    oneMore();
    found("told").hidden = found("text").hidden = true;
    try {
      localStorage.removeItem(place);
    } catch {
      // nothing was kept
    }
    show();
  };

  putBack();
  show();
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  found("another").addEventListener("click", () => oneMore().querySelector(".name").focus());
  found("save").addEventListener("click", save);
  found("again").addEventListener("click", startAgain);
})();
