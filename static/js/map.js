// The map opens on request; until then nothing is fetched. The list works without this script.
for (const frame of document.querySelectorAll("details[data-map]")) {
  const status = frame.querySelector("[data-map-status]");
  let drawn = null;

  const draw = async () => {
    if (!frame.open || drawn) return;
    status.textContent = frame.dataset.loading;
    drawn = import(frame.dataset.view).then((view) => view.draw(frame));
    try {
      status.textContent = await drawn;
    } catch {
      drawn = null; // try again when it is reopened
      status.textContent = frame.dataset.failed;
    }
  };

  for (const link of document.querySelectorAll('a[href="#kaart"]'))
    link.addEventListener("click", () => {
      frame.open = true;
    });
  frame.addEventListener("toggle", draw);
  draw();
}
