// Close an open list of choices by Escape, or by a click beside it. Without this script it closes by its own head.
"use strict";
const lists = () => document.querySelectorAll("details.filter-group[open]");
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const list of lists()) {
    const within = list.contains(document.activeElement);
    list.open = false;
    if (within) list.querySelector("summary").focus();
  }
});
document.addEventListener("click", (event) => {
  for (const list of lists()) if (!list.contains(event.target)) list.open = false;
});
