/**
 * Two moments at which Wagtail's script does not look at an editing form, so that what is typed would be neither
 * saved nor asked about when leaving.
 *
 * It starts two seconds after the page is there, and takes what it then finds for what was loaded. And a form that
 * comes back with unsaved text, after a mistake, is saved at once, after which it is never looked at again. Another
 * interval, even by a millisecond, starts it again.
 */

const FORM = "[data-edit-form]";
const INTERVAL = "wUnsavedCheckIntervalValue";
const WAGTAILS_OWN = 500; // milliseconds
const FORCED = "wUnsavedForceValue";

const field = document.activeElement?.closest(FORM) && document.activeElement;
let typedEarly = field?.defaultValue !== undefined && field.value !== field.defaultValue;

function note(event) {
  const changes = event.type !== "keydown" || event.target.isContentEditable;
  typedEarly ||= event.isTrusted && changes && Boolean(event.target.closest(FORM));
}
const KINDS = ["input", "keydown", "paste"]; // the editor of formatted text sends no "input"
for (const kind of KINDS) document.addEventListener(kind, note, { capture: true });

document.addEventListener(
  "w-unsaved:watch-edits",
  ({ target: form }) => {
    for (const kind of KINDS) document.removeEventListener(kind, note, { capture: true });
    if (typedEarly) form.dataset[FORCED] = "true";
  },
  { once: true },
);

function watchOn(form) {
  if (form.dataset.cameBack === undefined) return;
  delete form.dataset.cameBack;
  form.dataset[INTERVAL] = String(Number(form.dataset[INTERVAL] ?? WAGTAILS_OWN) + 1);
}

document.addEventListener("w-autosave:success", ({ target: form }) => watchOn(form));

// Refused, for instance because the mistake is still there. Wagtail does not start to watch while it is told that
// there is unsaved text, which there still is.
function watchOnUnsaved(form) {
  if (form.dataset.cameBack === undefined) return;
  form.dataset[FORCED] = "false";
  watchOn(form);
  setTimeout(() => (form.dataset[FORCED] = "true"));
}

document.addEventListener("w-autosave:error", ({ target: form }) => watchOnUnsaved(form));

// The editor's own text beside what somebody else saved meanwhile replaces that only once they type or press.
function notYet(event) {
  event.stopImmediatePropagation();
  watchOnUnsaved(event.target);
}
if (document.querySelector("[data-beside-their-version]"))
  document.addEventListener("w-unsaved:add", notYet, { capture: true, once: true });

for (const form of document.querySelectorAll(FORM)) if (form.dataset[FORCED] === "true") form.dataset.cameBack = "";
