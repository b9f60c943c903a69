// Tries an address on the page itself; without this script the form opens its answer.
"use strict";

const nothing = document.querySelector("[data-nothing]").dataset.nothing;

function writeAddress(form) {
  const filled = [...new FormData(form)].filter(([name, value]) => value !== "" && name !== "_to");
  const query = new URLSearchParams(filled).toString();
  return query ? `${form.dataset.try}?${query}` : form.dataset.try;
}

async function ask(form, answer) {
  const address = writeAddress(form);
  answer.hidden = false;
  answer.textContent = `GET ${address}`;
  try {
    const response = await fetch(address, { headers: { Accept: "application/json" } });
    const text = JSON.stringify(await response.json(), null, 2);
    answer.textContent = `GET ${address}\n${response.status}\n\n${text}`;
  } catch {
    answer.textContent = `GET ${address}\n\n${nothing}`;
  }
}

for (const form of document.querySelectorAll("form[data-try]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(form, form.querySelector("[data-answer]"));
  });
}

// A shape that a link leads to is opened.
function openShape() {
  const shape = location.hash.startsWith("#shape-") && document.getElementById(location.hash.slice(1));
  if (shape) {
    shape.open = true;
  }
}

addEventListener("hashchange", openShape);
openShape();
