"use strict";

// Zooming and moving a map, and telling what lies under the pointer. Without this script a map is
// whole and its areas are links all the same.
(() => {
  const MOST_ZOOM = 12;
  const STEP = 1.6;

  for (const figure of document.querySelectorAll("[data-map]")) {
    const map = figure.querySelector("svg.map");
    if (map) enliven(figure, map);
  }

  function enliven(figure, map) {
    const whole = map.viewBox.baseVal;
    const size = { width: whole.width, height: whole.height };
    const view = { x: 0, y: 0, zoom: 1 };
    const told = document.createElement("span");
    told.className = "map-told";
    map.after(buildTools(figure.dataset, told, zoomAtMiddle));

    function show() {
      const width = size.width / view.zoom;
      const height = size.height / view.zoom;
      view.x = Math.min(Math.max(view.x, 0), size.width - width);
      view.y = Math.min(Math.max(view.y, 0), size.height - height);
      map.setAttribute("viewBox", `${view.x} ${view.y} ${width} ${height}`);
      map.classList.toggle("is-zoomed", view.zoom > 1);
      // Dots grow more slowly than the land, so that those which lay on one another part.
      const shrink = view.zoom ** -0.65;
      for (const dot of map.querySelectorAll("[data-radius]")) resize(dot, shrink);
    }

    function resize(dot, shrink) {
      const radius = Number(dot.dataset.radius) * shrink;
      if (dot.dataset.x === undefined) {
        dot.setAttribute("r", radius);
        return;
      }
      dot.setAttribute("x", Number(dot.dataset.x) - radius);
      dot.setAttribute("y", Number(dot.dataset.y) - radius);
      dot.setAttribute("width", 2 * radius);
      dot.setAttribute("height", 2 * radius);
    }

    function zoomTo(zoom, at) {
      const next = Math.min(Math.max(zoom, 1), MOST_ZOOM);
      view.x += at.x * size.width * (1 / view.zoom - 1 / next);
      view.y += at.y * size.height * (1 / view.zoom - 1 / next);
      view.zoom = next;
      show();
    }

    function zoomAtMiddle(factor) {
      zoomTo(factor === 0 ? 1 : view.zoom * factor, { x: 0.5, y: 0.5 });
    }

    function findShare(event) {
      const box = map.getBoundingClientRect();
      return {
        x: (event.clientX - box.left) / box.width,
        y: (event.clientY - box.top) / box.height,
      };
    }

    map.addEventListener(
      "wheel",
      (event) => {
        if (!event.ctrlKey && !event.metaKey) return;
        event.preventDefault();
        zoomTo(view.zoom * (event.deltaY < 0 ? STEP : 1 / STEP), findShare(event));
      },
      { passive: false },
    );

    let start = null;
    let moved = false;
    map.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || view.zoom === 1) return;
      start = { at: findShare(event), x: view.x, y: view.y };
      moved = false;
    });
    map.addEventListener("pointermove", (event) => {
      if (!start) return;
      const at = findShare(event);
      const dx = at.x - start.at.x;
      const dy = at.y - start.at.y;
      if (!moved && Math.hypot(dx, dy) < 0.01) return;
      moved = true;
      map.setPointerCapture(event.pointerId);
      view.x = start.x - (dx * size.width) / view.zoom;
      view.y = start.y - (dy * size.height) / view.zoom;
      show();
    });
    for (const end of ["pointerup", "pointercancel"]) {
      map.addEventListener(end, () => {
        start = null;
      });
    }
    // Moving the map must not follow the link on which it began.
    map.addEventListener(
      "click",
      (event) => {
        if (!moved) return;
        event.preventDefault();
        event.stopPropagation();
        moved = false;
      },
      true,
    );
    map.addEventListener("dragstart", (event) => event.preventDefault());

    // What is reached by keyboard must be seen: a map that was moved away from it comes back.
    map.addEventListener("focusin", (event) => {
      if (view.zoom === 1 || !event.target.getBBox) return;
      const box = event.target.getBBox();
      const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      const width = size.width / view.zoom;
      const height = size.height / view.zoom;
      const isSeen =
        at.x > view.x && at.x < view.x + width && at.y > view.y && at.y < view.y + height;
      if (isSeen) return;
      view.x = at.x - width / 2;
      view.y = at.y - height / 2;
      show();
    });

    for (const kind of ["pointerover", "focusin"]) {
      map.addEventListener(kind, (event) => {
        const title = event.target.closest("a, path, circle, rect")?.querySelector("title");
        told.textContent = title ? title.textContent : "";
      });
    }
  }

  function buildTools(words, told, zoom) {
    const tools = document.createElement("p");
    tools.className = "map-tools";
    const buttons = [
      ["+", words.in, STEP],
      ["−", words.out, 1 / STEP],
      ["1:1", words.whole, 0],
    ];
    for (const [sign, label, factor] of buttons) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = sign;
      button.setAttribute("aria-label", label);
      button.title = label;
      button.addEventListener("click", () => zoom(factor));
      tools.append(button);
    }
    tools.append(told);
    return tools;
  }
})();
