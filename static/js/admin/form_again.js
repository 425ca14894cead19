/**
 * Going back to an edit form loads it again, and then the browser puts back what was typed, but not the hidden fields:
 * an older text would seem to be based on the newest version, and overwrite what nobody in this window has read. So the
 * version and the names of the window are kept with the history entry, and put back too.
 */

const VERSION = ["loaded_revision_id", "loaded_revision_created_at"];
const form = document.querySelector("[data-edit-form]");
const hidden = (name) => [...form.querySelectorAll(`input[type="hidden"][name="${name}"]`)];
const isBack = performance.getEntriesByType("navigation")[0]?.type === "back_forward";

function putBack({ version, windows }) {
  for (const name of VERSION) for (const field of hidden(name)) field.value = version[name];
  const own = hidden("window").at(-1);
  for (const value of windows.toReversed()) {
    const before = own.cloneNode();
    before.value = value;
    own.after(before);
  }
}

if (form && hidden("window").length) {
  const kept = history.state?.editForm;
  if (isBack && kept) putBack(kept);
  const version = Object.fromEntries(VERSION.map((name) => [name, hidden(name)[0]?.value ?? ""]));
  const windows = hidden("window").map((field) => field.value);
  history.replaceState({ ...history.state, editForm: { version, windows } }, "");
}
