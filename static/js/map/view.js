// Draw one map: outlines, pins and optional tiles. Does not trap the keyboard focus.
import { showPins } from "./pins.js";

const PATIENCE = 15000;
const CLOSEST = 16;
const ROOM = [32, 32];

/** Fill the frame, and return a sentence about what is on the map. */
export async function draw(frame) {
  const { source, style, leaflet, bounds, zooms, tiles, attribution, zoomIn, zoomOut } = frame.dataset;
  const [data] = await Promise.all([points(source), styled(style), scripted(leaflet)]);
  const L = window.L;
  const canvas = frame.querySelector("[data-map-canvas]");
  for (const part of [canvas, frame.querySelector("[data-map-past]"), document.getElementById("na-de-kaart")])
    part.hidden = false;

  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const [south, west, north, east] = bounds.split(",").map(Number);
  const [minZoom, maxZoom] = zooms.split(",").map(Number);
  const surroundings = L.latLngBounds([south, west], [north, east]);
  const side = document.documentElement.dir === "rtl" ? "right" : "left";
  const map = L.map(canvas, {
    minZoom,
    maxZoom,
    zoomSnap: tiles ? 1 : 0.25, // tiles are only sharp at integer zoom levels
    zoomControl: false,
    attributionControl: false,
    scrollWheelZoom: false, // the wheel scrolls the page
    closePopupOnClick: true,
    inertia: !still,
    zoomAnimation: !still,
    fadeAnimation: !still,
    markerZoomAnimation: !still,
    maxBoundsViscosity: 1,
  });
  L.control.zoom({ position: `top${side}`, zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map);
  L.control.scale({ position: `bottom${side}`, imperial: false }).addTo(map);
  if (tiles) {
    canvas.classList.add("map__canvas--streets");
    L.control.attribution({ prefix: false }).addTo(map);
    L.tileLayer(tiles, { attribution, minZoom, maxZoom, bounds: surroundings, className: "map__tiles" }).addTo(map);
  }

  const areas = data.features.filter((each) => each.geometry.type !== "Point");
  const places = data.features.filter((each) => each.geometry.type === "Point");
  const seen = outlines(L, map, areas);
  for (const { geometry } of places) seen.extend([geometry.coordinates[1], geometry.coordinates[0]]);
  map.fitBounds(seen.isValid() ? seen : surroundings, { padding: ROOM, maxZoom: CLOSEST, animate: false });
  if (seen.isValid()) surroundings.extend(seen);
  map.setMaxBounds(surroundings.pad(0.05));

  leaving(canvas, frame, showPins(L, map, places, frame.dataset));
  return data.sentence;
}

async function points(address) {
  const answer = await fetch(address, { credentials: "omit", signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

const styled = (address) => loaded("link", { rel: "stylesheet", href: address });
const scripted = (address) => loaded("script", { src: address });

function loaded(kind, attributes) {
  return new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement(kind), attributes);
    element.onload = resolve;
    element.onerror = () => {
      element.remove();
      reject(new Error(`${kind} did not load`));
    };
    document.head.append(element);
  });
}

/** Draw the neighbourhoods with their names below the pins, and return their bounds. */
function outlines(L, map, areas) {
  const ground = L.latLngBounds([]);
  map.createPane("names").style.zIndex = 350;
  for (const area of areas) {
    const shape = L.geoJSON(area, { interactive: false, style: { className: "map__outline" } }).addTo(map);
    const name = document.createElement("span");
    name.textContent = area.properties.name;
    L.tooltip({ permanent: true, direction: "bottom", className: "map__name", pane: "names" })
      .setLatLng([shape.getBounds().getSouth(), shape.getBounds().getCenter().lng])
      .setContent(name)
      .addTo(map);
    ground.extend(shape.getBounds());
  }
  return ground;
}

/** Escape closes a popup on the map, or else returns the focus to the control that opened the map. */
function leaving(canvas, frame, pins) {
  canvas.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    if (!pins.close()) frame.querySelector("summary").focus();
  });
}
