// What was not filled in need not stand in the address, which people share. Without this file it does.
for (const form of document.querySelectorAll("form[method=get]")) {
  form.addEventListener("submit", () => {
    const empty = [...form.elements].filter((field) => field.name && field.value === "");
    for (const field of empty) field.disabled = true;
    // Whoever comes back with the back button finds the form as it was.
    addEventListener("pageshow", () => empty.forEach((field) => (field.disabled = false)), { once: true });
  });
}
