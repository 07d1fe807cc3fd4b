"use strict";
document.documentElement.classList.add("scripted");
const table = document.querySelector("#figures table");
if (table) {
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  let words = null;
  const text = document.querySelector("#filter");
  const metric = document.querySelector("#metric");
  const count = document.querySelector("#shown");
  const filter = () => {
    const asked = text.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (asked.length && !words) words = rows.map((row) => row.textContent.toLowerCase());
    let shown = 0;
    rows.forEach((row, at) => {
      const fits = (!metric.value || row.dataset.m === metric.value) && asked.every((word) => words[at].includes(word));
      if (row.hidden === fits) row.hidden = !fits;
      shown += fits;
    });
    count.textContent = `${shown.toLocaleString("en")} of ${rows.length.toLocaleString("en")} shown`;
  };
  text.addEventListener("input", filter);
  metric.addEventListener("change", filter);
  filter();
  const heads = Array.from(table.tHead.rows[0].cells);
  const numbers = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const key = (row) => column === 1 ? row.dataset.v ?? "" : row.cells[column].textContent;
      const keyed = rows.map((row, at) => [key(row), at, row]);
      keyed.sort((a, b) => {
        if (!a[0] || !b[0]) return !a[0] - !b[0] || a[1] - b[1];
        const order = column === 1 ? a[0] - b[0] : numbers.compare(a[0], b[0]);
        return (down ? -order : order) || a[1] - b[1];
      });
      body.append(...keyed.map((item) => item[2]));
    });
  });
}
document.querySelectorAll(".toll").forEach((toll) => {
  const said = toll.querySelector(".said");
  toll.querySelectorAll("svg a").forEach((link) => {
    const show = () => { said.textContent = link.getAttribute("aria-label"); };
    link.addEventListener("mouseenter", show);
    link.addEventListener("focus", show);
    link.addEventListener("click", show);
  });
});
