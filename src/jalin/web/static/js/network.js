// The network: pan, zoom, point at a party to see its ties, find one by name.
// Without this script the picture stands still and can be scrolled; every link works.
"use strict";
(() => {
  const frame = document.querySelector("[data-network-frame]");
  const picture = frame && frame.querySelector("svg.network-drawing");
  const tools = document.querySelector(".network-tools");
  if (!picture || !tools) return;

  const whole = picture.viewBox.baseVal;
  const all = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
  const view = { ...all };
  const SMALLEST = 0.12;
  const LARGE = 0.62;
  // A frame narrower than this begins with a part of the picture, so that names can be read.
  const NARROW = 600;
  let isAsked = false;

  const show = () => {
    picture.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
    const share = view.width / all.width;
    picture.classList.toggle("is-large", share < LARGE);
    // Until somebody enlarges the picture, a finger on it scrolls the page.
    frame.classList.toggle("is-zoomed", isAsked && share < 0.999);
  };
  const keepInside = () => {
    const marginX = view.width / 2;
    const marginY = view.height / 2;
    view.x = Math.min(Math.max(view.x, all.x - marginX), all.x + all.width - marginX);
    view.y = Math.min(Math.max(view.y, all.y - marginY), all.y + all.height - marginY);
  };
  const zoom = (factor, place) => {
    const share = Math.min(1, Math.max(SMALLEST, (view.width / all.width) * factor));
    const at = place || { x: view.x + view.width / 2, y: view.y + view.height / 2 };
    const change = (share * all.width) / view.width;
    view.x = at.x - (at.x - view.x) * change;
    view.y = at.y - (at.y - view.y) * change;
    view.width = share * all.width;
    view.height = share * all.height;
    if (share === 1) Object.assign(view, all);
    keepInside();
    show();
  };
  const find = (event) => {
    const box = picture.getBoundingClientRect();
    return {
      x: view.x + ((event.clientX - box.left) / box.width) * view.width,
      y: view.y + ((event.clientY - box.top) / box.height) * view.height,
    };
  };

  frame.classList.add("is-live");
  tools.hidden = false;
  tools.addEventListener("click", (event) => {
    const button = event.target.closest("[data-network]");
    if (!button) return;
    isAsked = true;
    if (button.dataset.network === "in") zoom(0.7);
    else if (button.dataset.network === "out") zoom(1 / 0.7);
    else zoom(Infinity);
  });
  // The wheel scrolls the page, unless a key says that the picture is meant.
  picture.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey && view.width === all.width) return;
    event.preventDefault();
    zoom(event.deltaY < 0 ? 0.85 : 1 / 0.85, find(event));
  }, { passive: false });

  const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  frame.addEventListener("keydown", (event) => {
    if (event.target !== frame || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = STEPS[event.key];
    if (event.key === "+" || event.key === "=") zoom(0.7);
    else if (event.key === "-") zoom(1 / 0.7);
    else if (event.key === "0") zoom(Infinity);
    else if (step && view.width < all.width) {
      view.x += (step[0] * view.width) / 8;
      view.y += (step[1] * view.height) / 8;
      keepInside();
      show();
    } else return;
    isAsked = true;
    event.preventDefault();
  });

  const fingers = new Map();
  let moved = 0;
  picture.addEventListener("pointerdown", (event) => {
    fingers.set(event.pointerId, event);
    moved = 0;
  });
  window.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const box = picture.getBoundingClientRect();
    if (fingers.size === 1) {
      const dx = event.clientX - before.clientX;
      const dy = event.clientY - before.clientY;
      moved += Math.hypot(dx, dy);
      if (event.pointerType !== "touch" || isAsked) {
        view.x -= (dx / box.width) * view.width;
        view.y -= (dy / box.height) * view.height;
        keepInside();
        show();
        frame.classList.toggle("is-dragged", moved > 4);
      }
    } else if (fingers.size === 2) {
      const other = [...fingers.values()].find((it) => it.pointerId !== event.pointerId);
      const gap = (a, b) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) || 1;
      moved += 10;
      isAsked = true;
      zoom(gap(before, other) / gap(event, other), find(other));
    }
    fingers.set(event.pointerId, event);
  });
  const release = (event) => {
    fingers.delete(event.pointerId);
    frame.classList.remove("is-dragged");
    // The click that ends a drag comes before this; any other click is meant.
    setTimeout(() => { moved = 0; }, 0);
  };
  window.addEventListener("pointerup", release);
  window.addEventListener("pointercancel", release);
  // Who dragged the picture did not mean the link under the pointer.
  picture.addEventListener("click", (event) => { if (moved > 4) event.preventDefault(); }, true);
  picture.addEventListener("dragstart", (event) => event.preventDefault());

  const nodes = [...picture.querySelectorAll("[data-node]")];
  const ties = [...picture.querySelectorAll("[data-one]")];
  const nodeOf = new Map(nodes.map((node) => [node.dataset.node, node]));
  const mark = (near) => {
    picture.classList.toggle("is-dimmed", near !== null);
    for (const node of nodes) node.classList.toggle("is-near", near !== null && near.has(node));
    for (const tie of ties) tie.classList.toggle("is-near", near !== null && near.has(tie));
  };
  const gather = (target) => {
    const near = new Set([target]);
    for (const tie of ties) {
      const ends = [nodeOf.get(tie.dataset.one), nodeOf.get(tie.dataset.other)];
      if (tie === target) ends.forEach((end) => near.add(end));
      else if (ends.includes(target)) [tie, ...ends].forEach((it) => near.add(it));
    }
    return near;
  };
  picture.addEventListener("pointerover", (event) => {
    if (fingers.size) return;
    const target = event.target.closest("[data-node], [data-one]");
    mark(target && gather(target));
  });
  picture.addEventListener("pointerleave", () => mark(null));

  const field = document.getElementById("network-find");
  field.addEventListener("input", () => {
    const words = field.value.trim().toLowerCase();
    const found = words
      ? nodes.filter((node) => node.querySelector("title").textContent.toLowerCase().includes(words))
      : [];
    for (const node of nodes) node.classList.toggle("is-found", found.includes(node));
    if (found.length === 1) mark(gather(found[0]));
    else mark(found.length ? new Set(found) : null);
  });
  const first = picture.querySelector('[data-node="0"] :is(rect, circle, path)');
  if (first && frame.clientWidth < NARROW && nodes.length > 12) {
    const box = first.getBBox();
    zoom(frame.clientWidth / 800);
    view.x = box.x + box.width / 2 - view.width / 2;
    view.y = box.y + box.height / 2 - view.height / 2;
    keepInside();
  }
  show();
})();
