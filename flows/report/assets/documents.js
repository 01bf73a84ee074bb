// The list of documents: search in titles, dates, publishers and file names; shows the first matches only.
"use strict";
(() => {
  const { documents, most } = JSON.parse(document.getElementById("data").textContent);
  const body = document.getElementById("rows");
  const count = document.getElementById("count");
  const box = document.getElementById("search");
  const haystack = documents.map((d) => [d.title, d.date, d.publisher, d.file].join(" ").toLowerCase());
  const cell = (row, content, classes) => {
    const td = document.createElement("td");
    if (classes) td.className = classes;
    td.append(content);
    row.append(td);
  };
  const list = () => {
    const asked = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = documents.filter((_, i) => asked.every((word) => haystack[i].includes(word)));
    count.textContent = WORDS.documents_shown.replace("{found}", found.length).replace("{all}", documents.length).replace("{shown}", Math.min(most, found.length));
    body.replaceChildren();
    for (const d of found.slice(0, most)) {
      const row = document.createElement("tr");
      const link = document.createElement("a");
      if (d.id) link.href = "documents/" + d.id + ".html";
      link.textContent = d.title || d.file;
      cell(row, link);
      cell(row, d.date || "");
      cell(row, d.publisher || "");
      for (const n of d.rows) cell(row, String(n), "n");
      body.append(row);
    }
  };
  box.addEventListener("input", list);
  list();
})();
