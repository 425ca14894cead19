/**
 * The box "Typ het zoals je het zegt" above a line of "wanneer": the server reads it while the editor types, and what is
 * certain is filled in below. Further lines and cancellations are added when the editor leaves the box or presses Enter.
 * Once all is filled in the box is no longer submitted, so that the server does not fill it in again.
 */

const WAIT = 400;
const timers = new WeakMap();
const answers = new WeakMap();

const blockOf = (target) => target?.closest?.("[data-typed-when]");
const boxOf = (block) => block.querySelector("input");
const nameOf = (block) => `${block.dataset.typedWhen}-said`;
/** What precedes "schedules-0": nothing in the form of an activity, "activities-0-" in that of a listing. */
const outerOf = (block) => block.dataset.typedWhen.replace(/schedules-[^-]*$/, "");

function show(block, answer) {
  for (const part of ["questions", "words", "dates", "left_out"]) {
    const place = block.querySelector(`[data-typed-${part}]`);
    const items = (answer[part] ?? []).map((sentence) => {
      const item = document.createElement("li");
      item.textContent = sentence;
      return item;
    });
    place.querySelector("ul").replaceChildren(...items);
    place.hidden = items.length === 0;
  }
  block.querySelector("[data-typed-more]").hidden = !answer.certain || isOneLine(answer);
}

const isOneLine = (answer) => answer.lines.length === 1 && answer.exceptions.length === 0;

function fill(prefix, fields) {
  for (const [name, values] of Object.entries(fields)) {
    for (const input of document.querySelectorAll(`[name="${prefix}-${name}"]`)) {
      const ticked = input.type === "checkbox";
      const wanted = ticked ? values.includes(input.value) || (input.value === "on" && values.length > 0) : values[0];
      if ((ticked ? input.checked : input.value) === wanted) continue;
      if (ticked) input.checked = wanted;
      else input.value = wanted;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }
}

function addRow(formset, fields) {
  const row = Number(document.querySelector(`[name="${formset}-TOTAL_FORMS"]`).value);
  document.getElementById(`id_${formset}-ADD`)?.click();
  fill(`${formset}-${row}`, fields);
}

function finish(block, answer) {
  boxOf(block).removeAttribute("name");
  if (isOneLine(answer)) return;
  const outer = outerOf(block);
  answer.lines.slice(1).forEach((fields) => addRow(`${outer}schedules`, fields));
  answer.exceptions.forEach((fields) => addRow(`${outer}exceptions`, fields));
  answers.set(block, { ...answer, lines: answer.lines.slice(0, 1), exceptions: [] });
  block.querySelector("[data-typed-more]").hidden = true;
}

async function ask(block) {
  const form = block.closest("form");
  const box = boxOf(block);
  const typed = box.value;
  const known = answers.get(block);
  if (known?.typed === typed) return known;
  const outer = outerOf(block);
  const prefix = block.dataset.typedWhen.slice(outer.length);
  const data = new URLSearchParams({ prefix, [`${prefix}-said`]: typed });
  for (const [posted, value] of new FormData(form)) {
    if (typeof value !== "string") continue;
    if (posted.startsWith(`${outer}exceptions-`)) data.append(posted.slice(outer.length), value);
    if (posted === "csrfmiddlewaretoken") data.append(posted, value);
  }
  try {
    const response = await fetch(block.dataset.url, {
      method: "POST",
      body: data,
      headers: { "X-Requested-With": "XMLHttpRequest" },
    });
    if (!response.ok || box.value !== typed) return null;
    const answer = { ...(await response.json()), typed };
    answers.set(block, answer);
    show(block, answer);
    if (answer.certain) {
      fill(block.dataset.typedWhen, answer.lines[0]);
      if (isOneLine(answer)) finish(block, answer);
    }
    return answer;
  } catch {
    // Offline: the box is read when the form is saved.
    return null;
  }
}

async function settle(block) {
  clearTimeout(timers.get(block));
  const box = boxOf(block);
  if (!box.name) return;
  const answer = await ask(block);
  if (answer?.certain && box.name) finish(block, answer);
}

document.addEventListener("input", (event) => {
  const block = blockOf(event.target);
  if (!block) return;
  boxOf(block).name = nameOf(block);
  clearTimeout(timers.get(block));
  timers.set(block, setTimeout(() => ask(block), WAIT));
});
document.addEventListener("change", (event) => {
  const block = blockOf(event.target);
  if (block) settle(block);
});
document.addEventListener("keydown", (event) => {
  const block = event.key === "Enter" && !event.isComposing && blockOf(event.target);
  if (!block) return;
  event.preventDefault();
  settle(block).then(() => boxOf(block).focus());
});
