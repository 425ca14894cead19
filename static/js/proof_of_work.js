/**
 * Does the sum that shows that a browser sends this form, and no flood of robots: which number, behind the
 * salt, gives this SHA-256? It starts when somebody begins to fill in the form. Without this script the form
 * works all the same: the site then asks for half a minute of patience.
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
