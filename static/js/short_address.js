// Leave empty fields out of the query string, so that the URL is short enough to share.
for (const form of document.querySelectorAll("form[method=get]")) {
  form.addEventListener("submit", () => {
    const empty = [...form.elements].filter((field) => field.name && field.value === "");
    for (const field of empty) field.disabled = true;
    // Restore the form for the back button.
    addEventListener("pageshow", () => empty.forEach((field) => (field.disabled = false)), { once: true });
  });
}
