// Suggestions under the search box while typing. The form works without this script.
const WAIT = 150;

for (const frame of document.querySelectorAll("[data-search-suggestions]")) {
  const input = frame.querySelector("input[type=search]");
  if (!input) continue;
  const list = document.createElement("datalist");
  list.id = `${input.id}-suggesties`;
  input.after(list);
  input.setAttribute("list", list.id);

  // Emergency contacts, for queries that suggest danger; rendered by the server.
  const help = document.querySelector("[data-crisis-help]");
  const showHelp = (block) => {
    if (help && help.innerHTML !== block) help.innerHTML = block;
  };

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
      if (!answer.ok) return;
      const { suggesties, hulp = "" } = await answer.json();
      show(suggesties);
      showHelp(hulp);
    } catch {
      // Without suggestions the search button still works.
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    const text = input.value.trim();
    if (text.length < 2) {
      show([]);
      showHelp("");
    } else waiting = setTimeout(() => ask(text), WAIT);
  });
}
