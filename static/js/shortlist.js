// Keeps the visitor's list on this device. Without this script, or without storage, it is in the link only.
const KEY = "mijn-lijst";
const MOST = 30;
const link = document.querySelector("[data-shortlist]");
const form = document.getElementById("mijn-lijst");
const address = new URL(location.href);
const here = slugsIn(link.dataset.shortlist);
const ofTheList = location.pathname === link.pathname;

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
  const all = before.length ? together(before, here.filter((slug) => slug === added)) : here;
  const after = all.filter((slug) => slug !== removed).slice(0, MOST);
  keep(after);
  const isBehind = after.length > here.length && here.every((slug) => after.includes(slug));
  if (ofTheList && isBehind) location.replace(withList(after));
  else show(after);
}

// Another window may have changed the list, or the address holds one that was mailed: what counts is this device.
function show(slugs) {
  lead(slugs);
  say(ofTheList ? here : slugs);
  if (ofTheList) {
    if (slugs.join() !== here.join()) link.removeAttribute("aria-current");
    return;
  }
  const fields = '[type="hidden"][name="lijst"]';
  if (!form?.querySelector(fields)) {
    form?.append(Object.assign(document.createElement("input"), { type: "hidden", name: "lijst" }));
  }
  for (const field of document.querySelectorAll(fields)) {
    field.value = slugs.join(".");
    field.disabled = !slugs.length;
  }
  for (const button of document.querySelectorAll(".on-list__button")) mark(button, slugs.includes(button.value));
}

function lead(slugs) {
  const words = link.querySelector("span");
  const name = words.textContent.replace(/\(\d+\)/, "").trim();
  words.textContent = slugs.length ? `${name} (${slugs.length})` : name;
  for (const each of [link, ...document.querySelectorAll("[data-shortlist-link]")]) each.href = withList(slugs);
}

// The change was made: who loads this address again, or sends it, does not make it once more.
function say(slugs) {
  const names = ["erbij", "eraf", "lijst"].filter((name) => address.searchParams.has(name));
  if (!names.length) return;
  for (const name of names) address.searchParams.delete(name);
  if (slugs.length) address.searchParams.set("lijst", slugs.join("."));
  history.replaceState(history.state, "", address);
}

function mark(button, isOn) {
  if (isOn === (button.name === "eraf")) return;
  button.name = isOn ? "eraf" : "erbij";
  button.classList.toggle("on-list__button--on", isOn);
  button.dataset.mark = isOn ? "✓" : "+";
  const words = button.querySelector("span");
  words.firstChild.data = isOn ? button.dataset.on : button.dataset.off;
  words.querySelector("[data-remove]").hidden = !isOn;
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
  choice("empty").parentElement.hidden = !choice("own").hidden;
  choice("empty").addEventListener("click", () => keep([]));
}

if (address.searchParams.has("erbij") || address.searchParams.has("eraf")) {
  change(address.searchParams.get("erbij"), address.searchParams.get("eraf"));
} else if (kept().length && ofTheList && !address.searchParams.has("lijst")) {
  location.replace(withList(kept()));
} else if (kept().length) {
  show(kept());
}
offer();
