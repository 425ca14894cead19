// Pins, and one round marker for pins that would overlap.
import { clusters } from "./clusters.js";

const SIZE = 44;
const APART = SIZE + 8;

/** Add the places to the map, clustered at every zoom level. `close` returns whether anything was open. */
export function showPins(L, map, places, words) {
  const layer = L.layerGroup().addTo(map);
  const marks = new Map(); // id of the first place in a cluster → its marker
  let focusAfter = null;
  let opened = null;

  const ground = places.map((place) => {
    const [longitude, latitude] = place.geometry.coordinates;
    return { place, at: L.latLng(latitude, longitude) };
  });

  const focusedPlace = () => document.activeElement?.dataset?.place;
  const elementWith = (id) => {
    for (const { marker, members } of marks.values())
      if (members.some(({ place }) => place.id === id)) return marker.getElement();
    return null;
  };

  const redraw = () => {
    const focused = focusAfter ?? focusedPlace();
    layer.clearLayers();
    marks.clear();
    const spots = ground.map((each) => ({ ...each, point: map.project(each.at) }));
    for (const members of clusters(spots, APART)) mark(members);
    focusAfter = null;
    if (focused) elementWith(focused)?.focus({ preventScroll: true });
  };

  const mark = (members) => {
    const [first] = members;
    const name = members.length > 1 ? words.together.replace("{number}", members.length) : first.place.properties.name;
    const about = members.every(({ place }) => place.properties.about);
    const kind = members.length > 1 ? "map__many" : about ? "map__about" : "map__pin";
    const icon = L.divIcon({
      className: `map__mark ${kind}`,
      iconSize: [SIZE, SIZE],
      iconAnchor: kind === "map__pin" ? [SIZE / 2, SIZE] : [SIZE / 2, SIZE / 2],
      popupAnchor: kind === "map__pin" ? [0, -SIZE + 6] : [0, -SIZE / 2 + 4],
      html: members.length > 1 ? String(members.length) : "",
    });
    const marker = L.marker(first.at, { icon }).addTo(layer);
    const element = marker.getElement();
    element.setAttribute("aria-label", name);
    element.dataset.place = first.place.id;
    if (members.length === 1) marker.bindTooltip(asText(name), { direction: "top", offset: [0, -SIZE + 8] });
    marker.on("click", () => open(marker, members));
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      open(marker, members);
    });
    marks.set(first.place.id, { marker, members });
  };

  /** Zoom in if that separates the pins, otherwise show a list. */
  const open = (marker, members) => {
    const bounds = L.latLngBounds(members.map(({ at }) => at));
    const zoom = Math.min(map.getBoundsZoom(bounds, false, L.point(APART, APART)), map.getMaxZoom());
    if (members.length > 1 && zoom > map.getZoom() && !same(members)) {
      focusAfter = members[0].place.id;
      map.setView(bounds.getCenter(), zoom);
      return;
    }
    marker.closeTooltip();
    const popup = L.popup({
      ...besideTheButtons(map),
      offset: marker.options.icon.options.popupAnchor,
      closeOnEscapeKey: false,
    })
      .setLatLng(marker.getLatLng())
      .setContent(listOf(members, words));
    opened = { popup, id: members[0].place.id };
    popup.openOn(map);
    const box = popup.getElement();
    box.querySelector(".leaflet-popup-close-button").setAttribute("aria-label", words.close);
    box.querySelector(".map__list a").focus({ preventScroll: true });
  };

  map.on("popupclose", ({ popup }) => {
    if (opened?.popup !== popup) return;
    const where = document.activeElement;
    const lost = !where || where === document.body || popup.getElement()?.contains(where);
    const { id } = opened;
    opened = null;
    if (lost) elementWith(id)?.focus({ preventScroll: true });
  });
  map.on("zoomend", redraw);
  redraw();

  return {
    close() {
      const had = Boolean(opened);
      map.closePopup();
      return had;
    },
  };
}

const BUTTONS = 66;
const EDGE = 12;

/** Size and offset that keep the zoom buttons free, on a small phone too. */
function besideTheButtons(map) {
  const right = document.documentElement.dir === "rtl";
  return {
    maxWidth: Math.min(280, map.getSize().x - BUTTONS - 3 * EDGE),
    minWidth: 0,
    maxHeight: 240,
    autoPanPaddingTopLeft: [right ? EDGE : BUTTONS, EDGE],
    autoPanPaddingBottomRight: [right ? BUTTONS : EDGE, EDGE],
  };
}

const same = (members) => members.every(({ at }) => at.equals(members[0].at));

const asText = (text) => {
  const element = document.createElement("span");
  element.textContent = text;
  return element;
};

function listOf(members, words) {
  const list = document.createElement("ul");
  list.className = "map__list";
  list.dir = document.documentElement.dir;
  for (const { place } of members) list.append(itemOf(place.properties, words));
  return list;
}

function itemOf({ name, url, stopped, what, place, address, about, example, phone = [] }, words) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = url;
  link.textContent = name;
  item.append(link);
  const lines = [stopped, what, place === name ? "" : place, about ? words.about : "", address, example ? words.example : ""];
  for (const line of lines.filter(Boolean)) {
    const text = document.createElement("span");
    text.textContent = line;
    if (line === what) text.lang = "nl";
    item.append(text);
  }
  for (const number of phone) {
    const call = document.createElement("a");
    call.href = number.url;
    call.dir = "ltr";
    call.textContent = number.text;
    item.append(call);
  }
  return item;
}
