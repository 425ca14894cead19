// Keeps the visitor's list on this device. Without this script, or without storage, it is in the link only.
const KEY = "mijn-lijst";
const MOST = 30;
const link = document.querySelector("[data-shortlist]");
const form = document.getElementById("mijn-lijst");
const address = new URL(location.href);
const here = slugsIn(link.dataset.shortlist);

function slugsIn(text) {
  return (text || "").split(".").filter((slug) => /^[-\w]{1,120}$/.test(slug));
}

function kept() {
  try {
    return slugsIn(localStorage.getItem(KEY));
  } catch {
    return [];
  }
}

function keep(slugs) {
  try {
    if (slugs.length) localStorage.setItem(KEY, slugs.slice(0, MOST).join("."));
    else localStorage.removeItem(KEY);
  } catch {
    // Not allowed to store: the link still holds the list.
  }
}

const withList = (slugs) => `${link.pathname}${slugs.length ? `?lijst=${slugs.join(".")}` : ""}`;
const together = (...lists) => [...new Set(lists.flat())];

// Somebody pressed a button: the same change to what is kept, once, also after going back to this page.
function change(added, removed) {
  const before = kept();
  const after = before.length ? together(before, here.filter((slug) => slug === added)) : here;
  keep(after.filter((slug) => slug !== removed));
  for (const name of ["erbij", "eraf", "lijst"]) address.searchParams.delete(name);
  if (here.length) address.searchParams.set("lijst", here.join("."));
  history.replaceState(history.state, "", address);
}

// A page without a list in its address, such as on a new visit.
function show(slugs) {
  link.href = withList(slugs);
  link.querySelector("span").append(` (${slugs.length})`);
  for (const other of document.querySelectorAll("[data-shortlist-link]")) other.href = withList(slugs);
  form?.append(Object.assign(document.createElement("input"), { type: "hidden", name: "lijst", value: slugs.join(".") }));
  for (const button of document.querySelectorAll('[form="mijn-lijst"][name="erbij"]')) {
    if (!slugs.includes(button.value)) continue;
    button.name = "eraf";
    button.classList.add("on-list__button--on");
    const words = button.querySelector("span");
    words.firstChild.data = button.dataset.on;
    words.querySelector("span").append(`. ${button.dataset.remove}`);
  }
}

// The page of the list: keep it, go to one's own, or empty it.
function offer() {
  const own = kept();
  const all = together(own, here);
  const choice = (name) => document.querySelector(`[data-list-${name}]`);
  if (!choice("keep")) return;
  choice("keep").hidden = all.length === own.length;
  choice("kept").hidden = all.length !== own.length;
  choice("own").hidden = !own.length || own.every((slug) => here.includes(slug));
  choice("own").querySelector("a").href = withList(own);
  choice("keep").querySelector("button").addEventListener("click", () => {
    keep(all);
    location.assign(withList(all));
  });
  choice("empty").addEventListener("click", () => keep([]));
}

if (address.searchParams.has("erbij") || address.searchParams.has("eraf")) {
  change(address.searchParams.get("erbij"), address.searchParams.get("eraf"));
} else if (!address.searchParams.has("lijst") && kept().length) {
  if (location.pathname === link.pathname) location.replace(withList(kept()));
  else show(kept());
}
offer();
