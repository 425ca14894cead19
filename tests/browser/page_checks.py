"""Measurements in the page: JavaScript functions that return a list of problems."""

NAMED = """
  const named = (e) => [e.localName, ...e.classList].join(".") + (e.id ? `#${e.id}` : "")
    + ` in ${e.parentElement?.className || e.parentElement?.localName}`
    + ` “${e.textContent.trim().slice(0, 40)}”`;
  const seen = (e) => e.checkVisibility({visibilityProperty: true, opacityProperty: true})
    && !e.closest(".visually-hidden, .skip-link");
"""

WIDER_THAN_THE_SCREEN = (
    "() => {"
    + NAMED
    + """
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const out = [...document.querySelectorAll("body *")]
    .filter((e) => seen(e) && e.getBoundingClientRect().right > width + 1).map(named).slice(0, 5);
  return [`${document.documentElement.scrollWidth} wide on a screen of ${width}: ${out.join(", ")}`];
}"""
)

TEXT_TWICE_AS_LARGE = """() => {
  const root = document.documentElement;
  root.style.fontSize = 2 * parseFloat(getComputedStyle(root).fontSize) + "px";
}"""

OPEN_WHAT_IS_FOLDED = """() => {
  for (const fold of document.querySelectorAll("main details")) fold.open = true;
}"""

OPEN_THE_MENU = """() => {
  for (const menu of document.querySelectorAll(".main-nav details")) menu.open = true;
}"""

# With its menu open, a page must show where to go next.
NO_WAY_ON = """(expected) => {
  const links = [...document.querySelectorAll(".main-nav a")].filter((link) => link.checkVisibility());
  return expected && links.length < 3 ? [`the main menu shows ${links.length} links`] : [];
}"""

# Text that is clipped by its box, overflows the screen, or overlaps other text.
SQUEEZED = (
    "(selector) => {"
    + NAMED
    + """
  const width = document.documentElement.clientWidth;
  const parts = [...document.querySelectorAll(selector)].filter(
    (e) => seen(e)
      && (e.matches("a, button") || [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())));
  const wrong = [];
  for (const e of parts) {
    const box = e.getBoundingClientRect();
    if (box.left < -1 || box.right > width + 1) wrong.push(`over the edge: ${named(e)}`);
    const cuts = getComputedStyle(e).overflow !== "visible";
    if (cuts && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1))
      wrong.push(`cut off: ${named(e)}`);
  }
  // The box around the text that one sees: what only a screen reader says covers nothing.
  const text = (e) => {
    const walker = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
    const boxes = [];
    while (walker.nextNode()) {
      if (!seen(walker.currentNode.parentElement)) continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      boxes.push(...range.getClientRects());
    }
    return {
      left: Math.min(...boxes.map((box) => box.left)), right: Math.max(...boxes.map((box) => box.right)),
      top: Math.min(...boxes.map((box) => box.top)), bottom: Math.max(...boxes.map((box) => box.bottom)),
    };
  };
  parts.forEach((a, i) => parts.slice(i + 1).forEach((b) => {
    if (a.contains(b) || b.contains(a)) return;
    const [p, q] = [text(a), text(b)];
    const over = Math.min(p.right, q.right) - Math.max(p.left, q.left);
    const down = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
    if (over > 2 && down > 4) wrong.push(`on top of each other: ${named(a)} and ${named(b)}`);
  }));
  return wrong;
}"""
)

# Text that a box with hidden overflow does not show.
CUT_OFF = (
    "() => {"
    + NAMED
    + """
  const cuts = (e) => /hidden|clip/.test(getComputedStyle(e).overflow) && e.clientWidth > 1;
  return [...document.querySelectorAll("body *")]
    .filter((e) => seen(e) && !e.closest("svg, [data-map], .in-danger .page-header") && cuts(e)
      && e.textContent.trim()
      && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1))
    .map((e) => `cut off: ${named(e)}`);
}"""
)

# A word that is broken although half a line would hold it, or a telephone number although a line would. URLs
# and file names may break.
BROKEN_TEXT = (
    "() => {"
    + NAMED
    + """
  const width = document.documentElement.clientWidth;
  const wrong = new Set();
  const kinds = [
    ["number", /\\+?\\d[\\d\\s()-]{7,}\\d/g, 0.8 * width],
    ["word", /[\\p{L}\\p{N}]+/gu, 0.5 * width],
  ];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    const address = /@|:\\/\\/|\\w\\/\\w|\\.nl\\b/.test(node.data);
    if (address || !seen(element) || element.closest("script, style")) continue;
    for (const [kind, pattern, most] of kinds) {
      for (const match of node.data.matchAll(pattern)) {
        const range = document.createRange();
        range.setStart(node, match.index);
        range.setEnd(node, match.index + match[0].length);
        const boxes = [...range.getClientRects()].filter((box) => box.width > .5);
        const lines = new Set(boxes.map((box) => Math.round(box.top / 6)));
        const long = boxes.reduce((total, box) => total + box.width, 0);
        // A browser without a Dutch dictionary breaks a hyphenated word where the line ends.
        const whole = kind === "word" && element.closest("h1, h2, h3")
          && getComputedStyle(element).hyphens !== "auto";
        const room = whole ? 0.85 * width : most;
        if (lines.size > 1 && long < room) wrong.add(`broken ${kind}: “${match[0]}” ${named(element)}`);
      }
    }
  }
  return [...wrong];
}"""
)

# A target includes everything that reacts for it: its label, and the whole of a clickable card. Links in a
# sentence, and explained terms (buttons, which are never quite inline), may be as high as the line (WCAG
# 2.5.5, "inline").
SMALL_TARGETS = (
    "() => {"
    + NAMED
    + """
  const SIZE = 44, NEARLY = 43.5, REACH = SIZE / 2 - .75;
  const inSentence = (e) => {
    if (getComputedStyle(e).display !== "inline" && !e.matches("button.term")) return false;
    const block = e.closest("p, li, dd, dt, td, figcaption, blockquote, div");
    return block && block.textContent.trim().length > e.textContent.trim().length + 2;
  };
  const reacts = (e, x, y) => {
    const hit = document.elementFromPoint(x, y);
    return hit && (e.contains(hit) || [...(e.labels ?? [])].some((label) => label.contains(hit)));
  };
  const wrong = [];
  const pressed = "a[href], button, summary, select, textarea, input:not([type=hidden])";
  for (const e of document.querySelectorAll(pressed)) {
    if (!seen(e) || inSentence(e)) continue;
    const boxes = [e, ...(e.labels ?? [])].map((part) => part.getBoundingClientRect());
    if (boxes.some((box) => box.width >= NEARLY && box.height >= NEARLY)) continue;
    e.scrollIntoView({block: "center", behavior: "instant"});
    const box = e.getBoundingClientRect();
    const x = box.left + box.width / 2, y = box.top + box.height / 2;
    const around = [[x - REACH, y], [x + REACH, y], [x, y - REACH], [x, y + REACH]];
    if (!around.every(([left, top]) => reacts(e, left, top)))
      wrong.push(`${Math.round(box.width)}×${Math.round(box.height)} ${named(e)}`);
  }
  return wrong;
}"""
)

# Dutch text that a screen reader would pronounce as English. Two different Dutch function words make a text
# Dutch; proper names are names in every language (WCAG 3.1.2) and are passed as an argument.
DUTCH_WITHOUT_SAYING_SO = (
    "(names) => {"
    + NAMED
    + """
  const DUTCH = new Set(("de het een en van voor je niet zijn er ook bij naar om te kun kunt wat wie waar met"
    + " aan op uit dat dit deze wij jij zelf maar nog elke uur vrij niets alles geen hulp samen").split(" "));
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  const wrong = [];
  const judge = (text, element, what) => {
    const language = element.closest("[lang]")?.lang ?? "";
    const plain = names.reduce((left, name) => left.replaceAll(name, ""), text);
    const words = new Set(plain.toLowerCase().split(/[^a-zà-ÿ]+/).filter((word) => DUTCH.has(word)));
    if (!language.startsWith("nl") && words.size >= 2)
      wrong.push(`${what}${text.trim().slice(0, 80)} – ${named(element)}`);
  };
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!element.closest("script, style")) judge(walker.currentNode.data, element, "");
  }
  for (const name of ["alt", "aria-label", "title", "placeholder"])
    for (const element of document.querySelectorAll(`[${name}]`))
      judge(element.getAttribute(name), element, `${name}: `);
  return wrong;
}"""
)

CONTRAST = """(element) => {
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const style = getComputedStyle(element);
  const [low, high] = [light(style.color), light(style.backgroundColor)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}"""
"""WCAG's contrast of an element's text with its own background, which must be opaque."""
