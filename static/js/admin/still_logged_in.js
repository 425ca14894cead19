/**
 * Before an edit form is submitted, wait for a running autosave, or two requests would create the same object. Then
 * check that the user is still logged in. If not, the page stays and says so: after logging in in another tab, the user
 * can press the button again.
 */

const BUTTONS = '[data-edit-form] button:is([type="submit"], [data-workflow-action-name])';
const notice = document.querySelector("[data-logged-out]");
const PATIENCE = 5000; // milliseconds
let checked = null;
let confirmed = false;
let goesOn = null;
let keeping = Promise.resolve();

document.addEventListener("w-autosave:save", () => {
  keeping = new Promise((done) => {
    for (const end of ["success", "error"]) document.addEventListener(`w-autosave:${end}`, done, { once: true });
    setTimeout(done, PATIENCE);
  });
});

async function whoIsThere() {
  const answer = await fetch(notice.dataset.loggedOut, {
    headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" },
    redirect: "error",
  });
  return answer.ok ? answer.json() : null;
}

const atTheStart = whoIsThere().catch(() => null);

/** Check that it is the same user, and update the CSRF token, which changed at the log-in. */
async function mayGo(form) {
  const there = await whoIsThere();
  const first = await atTheStart;
  if (!there || (first && first.user !== there.user)) return false;
  form.elements.namedItem("csrfmiddlewaretoken").value = there.mark;
  return true;
}

/** Show or hide the notice; who is back after logging in elsewhere has what was typed meanwhile saved. */
function tell(form, goes) {
  const back = goes && !notice.hidden;
  notice.hidden = goes;
  const change = { bubbles: true, cancelable: true, detail: { type: "edits" } };
  if (back) form.dispatchEvent(new CustomEvent("w-unsaved:add", change));
}

const SILENT = () => {}; // no answer at all says nothing

// Wagtail takes every refusal that it does not know for an error of the server, and its footer says so.
document.addEventListener(
  "w-autosave:error",
  ({ target: form, detail }) => {
    if (detail.type === "server_error") detail.text = notice.dataset.notSaved;
    mayGo(form).then((goes) => tell(form, goes), SILENT);
  },
  { capture: true },
);

function look() {
  const form = document.querySelector("[data-edit-form]");
  if (!notice.hidden) mayGo(form).then((goes) => tell(form, goes), SILENT);
}
window.addEventListener("focus", look);
document.addEventListener("visibilitychange", look);

async function ask(button) {
  await keeping;
  const goes = await mayGo(button.form ?? button.closest("form")).catch(() => true);
  notice.hidden = goes;
  if (!goes) {
    notice.scrollIntoView({ block: "center" });
    notice.focus();
    return;
  }
  checked = button;
  button.click();
  checked = null;
}

// Wagtail's warning about a newer version intercepts the same button, and clicks it again if the editor continues.
// It only steps aside for that one click, so this must not delay it.
document.addEventListener(
  "w-dialog:confirmed",
  () => {
    confirmed = true;
    setTimeout(() => (confirmed = false));
  },
  { capture: true },
);

// Publishing what is in a workflow first asks about the workflow, and then clicks the button again. Wagtail would meet
// that click with the same warning, for ever.
function confirmedAlready(button, event) {
  if (event.isTrusted || button !== goesOn) return false;
  const session = document.querySelector('[data-controller~="w-session"]');
  const { wSessionInterceptValue } = session.dataset;
  session.dataset.wSessionInterceptValue = "";
  setTimeout(() => (session.dataset.wSessionInterceptValue = wSessionInterceptValue));
  return true;
}

document.addEventListener(
  "click",
  (event) => {
    const button = event.target.closest(BUTTONS);
    if (!button || button === checked) return;
    if (confirmed) goesOn = button;
    if (confirmed || confirmedAlready(button, event)) return;
    goesOn = null;
    event.preventDefault();
    event.stopImmediatePropagation();
    ask(button);
  },
  { capture: true },
);
