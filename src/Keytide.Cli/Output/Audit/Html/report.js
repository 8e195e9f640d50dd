"use strict";
// The page is whole without this: it only shows the search field and hides the rows that do not match.
(() => {
  const field = document.getElementById("find");
  const rows = [...document.querySelectorAll("#accounts .findings tbody tr")].map((row) => [row, row.textContent.toLowerCase()]);
  if (rows.length < 5) return;
  field.parentElement.hidden = false;
  const wasOpen = new Map([...document.querySelectorAll("#accounts details.block")].map((block) => [block, block.open]));
  field.addEventListener("input", () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const [row, text] of rows) row.hidden = !words.every((word) => text.includes(word));
    for (const [block, open] of wasOpen) {
      const hits = block.querySelectorAll(".findings tbody tr:not([hidden])").length;
      block.hidden = words.length > 0 && hits === 0;
      block.open = words.length > 0 ? hits > 0 : open;
    }
  });
})();
