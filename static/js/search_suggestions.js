// Suggestions under the search box while typing. Without this file the form works as it is.
const WAIT = 150;

for (const frame of document.querySelectorAll("[data-search-suggestions]")) {
  const input = frame.querySelector("input[type=search]");
  if (!input) continue;
  const list = document.createElement("datalist");
  list.id = `${input.id}-suggesties`;
  input.after(list);
  input.setAttribute("list", list.id);

  let waiting = 0;
  let asking = null;

  const show = (names) => {
    list.replaceChildren(
      ...names.map((name) => {
        const option = document.createElement("option");
        option.value = name;
        return option;
      }),
    );
  };

  const ask = async (text) => {
    asking?.abort();
    asking = new AbortController();
    try {
      const address = new URL(frame.dataset.searchSuggestions, location);
      address.searchParams.set("zoek", text);
      const answer = await fetch(address, { signal: asking.signal, credentials: "omit" });
      if (answer.ok) show((await answer.json()).suggesties);
    } catch {
      // No suggestions is no trouble: the button still works.
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    const text = input.value.trim();
    if (text.length < 2) show([]);
    else waiting = setTimeout(() => ask(text), WAIT);
  });
}
