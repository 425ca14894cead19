// One line in another site shows a neighbourhood there:
//   <script async src="https://…/static/js/embed.js" data-wijk="noord"></script>
// data-toon="lijst" shows the listings, data-taal="en" the English page. Sets no cookie and reads nothing there.
(() => {
  const line = document.currentScript;
  const { wijk = "", toon = "", taal = "", titel = "Agenda van de wijk" } = line.dataset;
  const site = new URL(line.src).origin;
  const language = /^[a-z]{2}$/.test(taal) && taal !== "nl" ? `/${taal}` : "";
  const address = new URL(`${language}/wijken/${encodeURIComponent(wijk)}/insluiten/`, site);
  if (toon) address.searchParams.set("toon", toon);

  const frame = document.createElement("iframe");
  frame.src = address;
  frame.title = titel;
  frame.height = "600";
  frame.style.cssText = "inline-size: 100%; border: 0";

  addEventListener("message", ({ origin, source, data }) => {
    if (origin !== site || source !== frame.contentWindow) return;
    if (data?.type !== "neighbourhood-height" || !Number.isFinite(data.height)) return;
    frame.height = String(Math.min(Math.max(Math.ceil(data.height), 100), 20000));
  });
  line.after(frame);
})();
