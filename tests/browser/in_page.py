"""What is measured inside the page: JavaScript functions that answer with a list of what is wrong."""

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

OPEN_THE_MENU = """() => {
  for (const menu of document.querySelectorAll(".main-nav details")) menu.open = true;
}"""

# With its menu open, a page shows where one can go on.
NO_WAY_ON = """(expected) => {
  const links = [...document.querySelectorAll(".main-nav a")].filter((link) => link.checkVisibility());
  return expected && links.length < 3 ? [`the main menu shows ${links.length} links`] : [];
}"""

# Text that is cut off by its own box, hangs over the edge of the screen, or lies on top of other text.
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
  const text = (e) => {
    const range = document.createRange();
    range.selectNodeContents(e);
    return range.getBoundingClientRect();
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

# A target counts with all that reacts for it: its label, and the whole of a card that is clickable.
# A link in a sentence, or a word that is explained there (a button, which is never quite inline), is as high
# as the sentence, and needs no more (WCAG 2.5.5, "inline").
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

# Text in Dutch that a voice would read as English. Two different Dutch function words make a text Dutch;
# names of people's places and groups are names in every language (WCAG 3.1.2) and are given along.
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
