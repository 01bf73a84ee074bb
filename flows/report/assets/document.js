// A document's page: builds outline, legend and text from the page's data, highlights the spans, shows a card per row.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const words = WORDS; // words.js, one per release: pages hold no language
  const text = Array.from(data.text); // offsets are code points, not UTF-16 units
  const KINDS = ["figure", "time", "event", "quote", "mention"];
  const rows = []; // {kind, anchor, start, end, cells}
  for (const [kind, table] of Object.entries(data.tables)) {
    for (const [anchor, start, end, ...cells] of table.rows) {
      const shown = [];
      table.columns.forEach((name, i) => { if (cells[i] !== null) shown.push([name, cells[i]]); });
      rows.push({ kind, anchor, start, end, cells: shown });
    }
  }
  rows.sort((a, b) => a.start - b.start || b.end - a.end);
  const hidden = new Set();

  // Control and direction marks would reorder or hide text: shown as their code point.
  const visible = (s) => s.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g,
    (c) => "\u27e8U+" + c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0") + "\u27e9");
  const slice = (start, end) => visible(text.slice(start, end).join(""));
  const element = (name, classes, content) => {
    const e = document.createElement(name);
    if (classes) e.className = classes;
    if (content !== undefined) e.textContent = content;
    return e;
  };

  const append = (parent, ...children) => { parent.append(...children); return parent; };
  const linkTo = (href, content) => { const a = element("a", "", content); a.href = href; return a; };

  document.documentElement.lang = words.language;
  const nav = element("nav", "page");
  nav.setAttribute("aria-label", words.pages);
  append(nav, append(element("p"), linkTo("../index.html", words.report), " \u00b7 ", linkTo("../documents.html", words.documents)));
  const skip = linkTo("#main", words.skip);
  skip.className = "skip";
  const main = element("main");
  main.id = "main";
  const contents = element("details", "outline noprint");
  const outline = element("ul", "plain");
  append(contents, element("summary", "", words.outline), outline);
  const legend = element("fieldset", "legend");
  legend.append(element("legend", "soft", words.show));
  for (const kind of KINDS) {
    const box = element("input");
    box.type = "checkbox";
    box.value = kind;
    box.checked = true;
    box.addEventListener("change", () => {
      if (box.checked) hidden.delete(kind); else hidden.add(kind);
      paint();
    });
    legend.append(append(element("label"), box, element("span", "swatch " + kind), " " + words[kind]));
  }
  const article = element("article");
  article.lang = "zh";
  const card = element("aside", "side");
  card.tabIndex = 0;
  card.setAttribute("aria-live", "polite");
  card.setAttribute("aria-label", words.cards);
  append(main, contents, legend, append(element("div", "reader"), article, card));
  append(document.body, skip, nav, append(element("header", "page"), element("h1", "", visible(data.title))), main);
  const homes = new Map(); // anchor -> its first element
  const segments = []; // {element, rows}
  let next = 0;
  let open = [];
  const fill = (parent, from, to) => {
    const cuts = new Set([from, to]);
    open = open.filter((r) => r.end > from);
    while (next < rows.length && rows[next].start < to) open.push(rows[next++]);
    for (const r of open) { if (r.start > from) cuts.add(r.start); if (r.end < to) cuts.add(r.end); }
    const at = [...cuts].sort((a, b) => a - b);
    for (let i = 0; i + 1 < at.length; i++) {
      const over = open.filter((r) => r.start <= at[i] && r.end >= at[i + 1]);
      const piece = slice(at[i], at[i + 1]);
      if (!over.length) { parent.append(piece); continue; }
      const span = element("span", "span", piece);
      span.tabIndex = 0;
      span.setAttribute("role", "button");
      parent.append(span);
      segments.push({ span, over });
      for (const r of over) if (!homes.has(r.anchor)) { homes.set(r.anchor, span); if (!span.id) span.id = r.anchor; }
      const choose = () => show(over.filter((r) => !hidden.has(r.kind)), span);
      span.addEventListener("click", choose);
      span.addEventListener("keydown", (e) => { if (e.key === "Enter" || e.key === " ") { e.preventDefault(); choose(); } });
    }
  };
  const paint = () => {
    for (const { span, over } of segments) {
      const top = over.filter((r) => !hidden.has(r.kind)).sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind))[0];
      span.className = top ? "span k-" + top.kind : "";
      span.tabIndex = top ? 0 : -1;
    }
  };
  const show = (list, span) => {
    card.replaceChildren();
    document.querySelectorAll(".here").forEach((e) => e.classList.remove("here"));
    if (!list.length) { card.append(element("p", "soft", words.choose)); return; }
    span.classList.add("here");
    for (const r of list) {
      const box = element("section", "card");
      const title = element("h3");
      title.append(element("span", "swatch " + r.kind), " " + words[r.kind] + ": ", element("bdi", "", slice(r.start, r.end)));
      const facts = element("dl");
      for (const [name, value] of r.cells) facts.append(element("dt", "", name), element("dd", "", visible(String(value))));
      box.append(title, facts, linkTo("#" + r.anchor, "#" + r.anchor));
      card.append(box);
    }
  };
  const follow = () => {
    const anchor = decodeURIComponent(location.hash.slice(1));
    const span = homes.get(anchor);
    if (!span) return;
    for (const r of rows) if (r.anchor === anchor && hidden.has(r.kind)) document.querySelector(`input[value="${r.kind}"]`).click();
    span.scrollIntoView({ block: "center" });
    span.focus({ preventScroll: true });
    show(rows.filter((r) => r.anchor === anchor), span);
  };

  for (const [kind, level, start, end] of data.blocks) {
    const block = element("div", "block " + kind);
    if (kind === "heading" || kind === "title") {
      block.setAttribute("role", "heading");
      block.setAttribute("aria-level", String(Math.min(6, level + 2)));
      const id = "block-" + start;
      block.id = id;
      const item = element("li");
      item.append(linkTo("#" + id, slice(start, end)));
      item.style.marginInlineStart = Math.max(0, level - 1) + "rem";
      outline.append(item);
    }
    if (kind === "table") block.tabIndex = 0; // it scrolls sideways
    fill(block, start, end);
    article.append(block);
  }
  contents.hidden = !outline.children.length;
  paint();
  show([]);
  addEventListener("hashchange", follow);
  follow();
})();
