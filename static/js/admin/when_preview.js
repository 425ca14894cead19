/**
 * Below each line of "wanneer": the sentence that visitors read and the next dates, rendered by the server while the
 * editor types. Below each exception: the days on which it cancels something. Fields that do not apply to the chosen
 * frequency are hidden; the server ignores them anyway.
 */

const WAIT = 350;
const APPLIES = {
  weekly: [
    "weekdays", "interval", "weeks", "first_day", "last_day", "not_in_school_holidays", "not_on_public_holidays",
  ],
  monthly: [
    "weekdays", "nth", "interval", "first_day", "last_day", "not_in_school_holidays", "not_on_public_holidays",
  ],
  once: ["first_day"],
  appointment: ["weekdays", "first_day", "last_day", "not_in_school_holidays"],
};
const SOMETIMES = [...new Set(Object.values(APPLIES).flat())];

const blocks = () => document.querySelectorAll("[data-when]");
const prefixOf = (block) => block.dataset.when;
/** What precedes "schedules-0": nothing in the form of an activity, "activities-0-" in that of a listing. */
const outerOf = (prefix) => prefix.replace(/(schedules|exceptions)-[^-]*$/, "");
const timers = new WeakMap();
const asked = new WeakMap();

function wrapperOf(prefix, field) {
  const input = document.querySelector(`[name="${prefix}-${field}"]`);
  return input?.closest(".w-panel__wrapper") ?? null;
}

function putAway(block) {
  const prefix = prefixOf(block);
  const chosen = document.querySelector(`[name="${prefix}-frequency"]`)?.value;
  const applies = APPLIES[chosen];
  if (!applies) return;
  for (const field of SOMETIMES) {
    const wrapper = wrapperOf(prefix, field);
    if (wrapper) wrapper.hidden = !applies.includes(field);
  }
}

function show(block, answer) {
  const list = (name, sentences) => {
    const place = block.querySelector(`[data-when-${name}]`);
    const items = sentences.map((sentence) => {
      const item = document.createElement("li");
      item.textContent = sentence;
      return item;
    });
    place.querySelector("ul").replaceChildren(...items);
    place.hidden = sentences.length === 0;
  };
  list("words", answer.words ?? []);
  list("dates", answer.dates ?? []);
  list("problems", answer.problems ?? []);
  const none = block.querySelector("[data-when-none]");
  none.hidden = !(answer.words?.length && !answer.dates?.length && !answer.by_appointment);
}

async function ask(block) {
  const form = block.closest("form");
  const prefix = prefixOf(block);
  if (!form || prefix.includes("__prefix__")) return;
  const outer = outerOf(prefix);
  const own = prefix.slice(outer.length);
  const data = new URLSearchParams({ prefix: own });
  for (const [posted, value] of new FormData(form)) {
    const name = posted.startsWith(outer) ? posted.slice(outer.length) : "";
    const all = own.startsWith("exceptions-") && name.startsWith("schedules-");
    const wanted = all || name.startsWith(`${own}-`) || name.startsWith("exceptions-");
    if (typeof value !== "string") continue;
    if (wanted) data.append(name, value);
    if (posted === "csrfmiddlewaretoken") data.append(posted, value);
  }
  const question = data.toString();
  if (asked.get(block) === question) return;
  asked.set(block, question);
  try {
    const response = await fetch(block.dataset.url, {
      method: "POST",
      body: data,
      headers: { "X-Requested-With": "XMLHttpRequest" },
    });
    if (response.ok && asked.get(block) === question) show(block, await response.json());
  } catch {
    // Offline: keep the previous preview; saving reports errors.
    asked.delete(block);
  }
}

function askSoon(block) {
  clearTimeout(timers.get(block));
  timers.set(block, setTimeout(() => ask(block), WAIT));
}

function changed(event) {
  const name = event.target?.name ?? "";
  const [, prefix, kind] = /^((?:activities-\d+-)?(schedules|exceptions)-\d+)-/.exec(name) ?? [];
  if (!prefix) return;
  const outer = outerOf(prefix);
  for (const block of blocks()) {
    if (outerOf(prefixOf(block)) !== outer) continue;
    const isException = prefixOf(block).slice(outer.length).startsWith("exceptions-");
    if (kind === "exceptions" || isException || prefixOf(block) === prefix) {
      putAway(block);
      askSoon(block);
    }
  }
}

function start(root) {
  const found = root.matches?.("[data-when]") ? [root] : root.querySelectorAll?.("[data-when]") ?? [];
  for (const block of found) {
    putAway(block);
    askSoon(block);
  }
}

document.addEventListener("input", changed);
document.addEventListener("change", changed);
// The admin's date and time pickers only trigger jQuery events.
window.jQuery?.(document).on("change", "input", changed);
start(document);
new MutationObserver((changes) => {
  for (const change of changes) for (const node of change.addedNodes) start(node);
}).observe(document.body, { childList: true, subtree: true });
