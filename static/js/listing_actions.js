// The share sheet of the phone and its own map, where there are. Without this script the links work.
const PHONE_MAPS = [
  [/android/i, (place) => `geo:0,0?q=${encodeURIComponent(place)}`],
  [/iphone|ipad|ipod/i, (place) => `https://maps.apple.com/?daddr=${encodeURIComponent(place)}&dirflg=w`],
];

for (const link of document.querySelectorAll("[data-route]")) {
  const own = PHONE_MAPS.find(([phone]) => phone.test(navigator.userAgent));
  if (!own) continue;
  link.href = own[1](link.dataset.route);
  const note = document.getElementById(link.getAttribute("aria-describedby"));
  note.textContent = note.dataset.ownMap;
}

for (const share of document.querySelectorAll(".act__share")) {
  if (!navigator.share) continue;
  const { title, text } = share.dataset;
  const { pathname, search } = new URL(share.dataset.url, location.href);
  share.querySelector("summary").addEventListener("click", async (event) => {
    event.preventDefault();
    try {
      await navigator.share({ title, text: [title, text].filter(Boolean).join("\n"), url: location.origin + pathname + search });
    } catch (error) {
      // Cancelled is a choice; where the sheet is not allowed, the links are.
      if (error.name !== "AbortError") share.open = true;
    }
  });
}
