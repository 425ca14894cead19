/** Below the name of a listing: which listings it looks like, while the editor types. The server decides. */

const WAIT = 500;
const FIELDS = ["name", "phone", "email", "website", "organisation", "location"];

const block = document.querySelector("[data-similar]");
const form = block?.closest("form");
let timer;
let asked = "";

function show(similar) {
  const place = block.querySelector("[data-similar-found]");
  const items = similar.map(({ name, where, url, why }) => {
    const item = document.createElement("li");
    const shown = document.createElement(url ? "a" : "span");
    shown.textContent = name;
    if (url) shown.href = url;
    item.append(shown, ` (${where}): ${why}`);
    return item;
  });
  place.querySelector("ul").replaceChildren(...items);
  place.hidden = items.length === 0;
}

async function ask() {
  const given = new FormData(form);
  const data = new URLSearchParams({ pk: block.dataset.key });
  for (const name of [...FIELDS, "csrfmiddlewaretoken"]) data.append(name, given.get(name) ?? "");
  const question = data.toString();
  if (asked === question) return;
  asked = question;
  try {
    const response = await fetch(block.dataset.similar, {
      method: "POST",
      body: data,
      headers: { "X-Requested-With": "XMLHttpRequest" },
    });
    if (response.ok && asked === question) show((await response.json()).similar);
  } catch {
    // Offline: the message after saving says the same.
    asked = "";
  }
}

function changed(event) {
  if (!FIELDS.includes(event.target?.name)) return;
  clearTimeout(timer);
  timer = setTimeout(ask, WAIT);
}

form?.addEventListener("input", changed);
form?.addEventListener("change", changed);
