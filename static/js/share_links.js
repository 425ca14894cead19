// Buttons to print, copy and share. Without this script the links and the browser's own menu work.
for (const frame of document.querySelectorAll(".share-links")) {
  const said = frame.querySelector(".share-links__said");
  // The URL in the address bar, which may have another host than the canonical one.
  const here = (item) => {
    const url = new URL(item.dataset.url, location.href);
    return location.origin + url.pathname + url.search;
  };
  const ways = {
    print: { possible: () => "print" in window, go: () => window.print() },
    copy: {
      possible: () => Boolean(navigator.clipboard),
      go: async (item) => {
        await navigator.clipboard.writeText(here(item));
        said.textContent = said.dataset.copied;
      },
    },
    share: {
      possible: () => Boolean(navigator.share),
      go: (item) => navigator.share({ title: item.dataset.title, url: here(item) }),
    },
  };
  for (const item of frame.querySelectorAll("[data-take]")) {
    const way = ways[item.dataset.take];
    if (!way?.possible()) continue;
    item.hidden = false;
    item.querySelector("button").addEventListener("click", async () => {
      try {
        await way.go(item);
      } catch {
        // Not allowed or cancelled: nothing to do.
      }
    });
  }
}
