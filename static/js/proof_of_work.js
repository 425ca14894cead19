/**
 * Proof of work: find the number that, appended to the salt, gives this SHA-256 hash. Starts when the visitor begins to
 * fill in the form. The form works without this script, but then it has to be open for half a minute.
 */
const encoder = new TextEncoder();

async function hash(text) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function solve(field) {
  const { algorithm, challenge, salt, signature, maxNumber } = JSON.parse(field.dataset.challenge);
  for (let number = 0; number <= maxNumber; number += 1) {
    if (await hash(salt + number) === challenge) {
      field.value = btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
      return;
    }
  }
}

const fields = window.crypto?.subtle ? document.querySelectorAll("[data-challenge]") : [];
for (const field of fields) {
  let solving;
  const start = () => (solving ??= solve(field).catch(() => {}));
  field.form.addEventListener("focusin", start, { once: true });
  field.form.addEventListener("submit", async (event) => {
    if (field.value || field.dataset.tried) return;
    event.preventDefault();
    await start();
    field.dataset.tried = "yes";
    field.form.requestSubmit(event.submitter);
  });
}
