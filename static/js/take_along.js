// Printing, copying and sharing from the page itself. Without this file the links work, and so does the browser's own menu.
for (const frame of document.querySelectorAll(".take-along")) {
  const said = frame.querySelector(".take-along__said");
  // What is shared has this address in the bar, and may hold the host by which the visitor came.
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
        // Not allowed, or the visitor changed her mind: nothing is lost.
      }
    });
  }
}
