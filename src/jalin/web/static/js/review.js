/* Reviewing by keyboard, and the words of a value lit in the text. Everything works without this. */
"use strict";
(() => {
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  /* Marks */
  const values = all(".value[data-mark]");
  const marks = all("mark[data-marks]");
  const light = (name, isLit) => {
    for (const mark of marks) {
      if (mark.dataset.marks.split(" ").includes(name)) mark.classList.toggle("is-lit", isLit);
    }
    for (const value of values) {
      if (value.dataset.mark === name) value.classList.toggle("is-lit", isLit);
    }
  };
  /* Where text and reading stand one below the other, the reading must not scroll away. */
  const isBeside = matchMedia("(min-width: 60rem)");
  const show = (name) => {
    const first = document.getElementById(`m-${name}`);
    if (first && isBeside.matches) first.parentElement.scrollIntoView({ block: "nearest" });
  };
  for (const value of values) {
    const name = value.dataset.mark;
    value.addEventListener("mouseenter", () => light(name, true));
    value.addEventListener("mouseleave", () => { if (!value.contains(document.activeElement)) light(name, false); });
    value.addEventListener("focusin", () => { light(name, true); show(name); });
    value.addEventListener("focusout", (event) => { if (!value.contains(event.relatedTarget)) light(name, false); });
  }
  for (const mark of marks) {
    const names = mark.dataset.marks.split(" ");
    mark.addEventListener("mouseenter", () => { for (const name of names) light(name, true); });
    mark.addEventListener("mouseleave", () => { for (const name of names) light(name, false); });
  }

  /* Buttons that need a script */
  for (const button of all(".needs-script")) button.hidden = false;
  const opener = one("[data-opens]");
  const dialog = opener && document.getElementById(opener.dataset.opens);
  if (opener) opener.addEventListener("click", () => dialog.showModal());

  /* Keys */
  const isTyping = (target) => target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName)
    || (target.tagName === "INPUT" && !/^(button|checkbox|radio|submit|reset)$/.test(target.type));
  const open = (details) => {
    details.open = true;
    const first = one("input:not([type=hidden]), select, button", details);
    if (first) first.focus();
  };
  const move = (step) => {
    const here = values.findIndex((value) => value.contains(document.activeElement));
    const next = here < 0 ? (step > 0 ? 0 : values.length - 1) : here + step;
    const value = values[(next + values.length) % values.length];
    if (value) one(".value-word", value).focus();
  };
  const act = (key) => {
    const value = values.find((it) => it.contains(document.activeElement));
    const inValue = value && one(`[data-act="${key}"]`, value);
    const found = inValue || one(`[data-key="${key}"]`) || (key === "c" && one('[data-act="c"]'));
    if (!found) return false;
    if (found.tagName === "DETAILS") open(found);
    else found.click();
    return true;
  };
  const merge = () => {
    const first = one('[data-first="merge"]');
    if (first) { first.scrollIntoView({ block: "center" }); first.focus(); }
    return Boolean(first);
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return;
    if (dialog && dialog.open) return;
    if (isTyping(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    let isDone = false;
    if (event.key === "n") { move(1); isDone = true; }
    else if (event.key === "p") { move(-1); isDone = true; }
    else if (event.key === "m") isDone = merge();
    else if (/^([jkarcsu?]|Escape)$/.test(event.key)) isDone = act(event.key);
    if (isDone) event.preventDefault();
  });
})();
