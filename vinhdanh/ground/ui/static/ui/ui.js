/* Comfort only: every page works without this file.
   Keys in lists (j, k, Enter, those of the row's buttons) and on the page (/), selection with its bar, leaving toasts, unsaved forms, file drop. */
(() => {
  "use strict";

  const QUICK = 6000;
  const SLOW = 15000;
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const typing = (element) => element.closest("input, select, textarea, [contenteditable]") !== null;

  /* Keys -------------------------------------------------------------------- */
  const rows = () => all("[data-list] tbody tr:not(.group)");

  function step(by) {
    const found = rows();
    if (!found.length) return;
    const here = found.indexOf(document.activeElement.closest("tr"));
    const next = found[Math.min(Math.max(here + by, 0), found.length - 1)];
    next.tabIndex = -1;
    next.focus();
  }

  /* A button with data-key is pressed by that key: in the row the reader stands on, else the first on the page. */
  function press(key) {
    const wanted = `[data-key="${CSS.escape(key)}"]`;
    const row = document.activeElement.closest("[data-list] tbody tr");
    const button = (row && one(wanted, row)) || one(wanted);
    button?.click();
    return Boolean(button);
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "/") {
      const field = all("[data-search]").find((input) => input.offsetParent !== null);
      if (!field) return;
      field.focus();
      event.preventDefault();
    } else if (event.key === "j" || event.key === "k") {
      step(event.key === "j" ? 1 : -1);
    } else if (event.key === "Enter" && event.target.matches("[data-list] tbody tr")) {
      one("th a, td a", event.target)?.click();
    } else if (!event.repeat && press(event.key)) {
      event.preventDefault();
    }
  });

  /* Selection ----------------------------------------------------------------- */
  function count(list) {
    const boxes = all("tbody input[type=checkbox]", list);
    const chosen = boxes.filter((box) => box.checked);
    const whole = one("thead input[type=checkbox]", list);
    if (whole) {
      whole.checked = chosen.length > 0 && chosen.length === boxes.length;
      whole.indeterminate = chosen.length > 0 && !whole.checked;
    }
    boxes.forEach((box) => box.closest("tr").classList.toggle("selected", box.checked));
    const bar = one("[data-bulk]", list);
    if (!bar) return;
    bar.hidden = chosen.length === 0;
    const everything = one("[data-total]:checked", bar);
    const number = everything ? Number(everything.dataset.total).toLocaleString("vi") : chosen.length;
    all("[data-count]", bar).forEach((place) => { place.textContent = number; });
  }

  document.addEventListener("change", (event) => {
    const list = event.target.closest("[data-list]");
    if (!list || event.target.type !== "checkbox") return;
    if (event.target.closest("thead")) {
      all("tbody input[type=checkbox]", list).forEach((box) => { box.checked = event.target.checked; });
    }
    count(list);
  });

  /* Toasts leave by themselves, unless somebody reads or uses them ------------- */
  function letLeave(toast) {
    let timer;
    const start = () => { timer = setTimeout(() => toast.remove(), toast.dataset.toast === "slow" ? SLOW : QUICK); };
    const stop = () => clearTimeout(timer);
    for (const name of ["mouseenter", "focusin"]) toast.addEventListener(name, stop);
    for (const name of ["mouseleave", "focusout"]) toast.addEventListener(name, start);
    const close = one("[data-close]", toast);
    close.hidden = false;
    close.addEventListener("click", () => toast.remove());
    start();
  }

  /* A form that was changed asks before it is left ------------------------------ */
  let changed = false;
  document.addEventListener("input", (event) => { if (event.target.closest("form[data-guard]")) changed = true; });
  document.addEventListener("submit", () => { changed = false; });
  window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });

  /* Files dropped on a dropzone go into its field -------------------------------- */
  function acceptDrops(zone) {
    const field = one("input[type=file]", zone);
    const over = (event, on) => { event.preventDefault(); zone.classList.toggle("over", on); };
    zone.addEventListener("dragover", (event) => over(event, true));
    zone.addEventListener("dragleave", (event) => over(event, false));
    zone.addEventListener("drop", (event) => {
      over(event, false);
      if (!event.dataTransfer.files.length) return;
      field.files = event.dataTransfer.files;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }

  /* A grid of fields: Enter and the arrows move in the column; what was copied from a spreadsheet fills it -------- */
  const gridField = (event) => event.target.closest("[data-grid] td input");
  const fieldAt = (row, column) => row?.cells[column] && one("input", row.cells[column]);
  function walkGrid(event) {
    const field = gridField(event);
    const by = { Enter: "nextElementSibling", ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    if (!field || !by) return;
    event.preventDefault();
    const next = fieldAt(field.closest("tr")[by], field.closest("td").cellIndex);
    next?.focus();
    next?.select();
  }
  function fillGrid(event) {
    const field = gridField(event);
    const text = event.clipboardData.getData("text").replace(/\r?\n$/, "");
    if (!field || !/[\t\n]/.test(text)) return;
    event.preventDefault();
    let row = field.closest("tr");
    const first = field.closest("td").cellIndex;
    for (const line of text.split(/\r?\n/)) {
      line.split("\t").forEach((value, offset) => {
        const target = fieldAt(row, first + offset);
        if (!target) return;
        target.value = value.trim();
        target.dispatchEvent(new Event("input", { bubbles: true }));
      });
      row = row?.nextElementSibling;
    }
  }
  document.addEventListener("keydown", walkGrid);
  document.addEventListener("paste", fillGrid);

  /* A whole page where a part was asked for: a refusal takes the place of the content; after a sign-out (a redirect)
     the page itself is asked again, so that signing in leads back to it and not to its part. */
  document.addEventListener("htmx:after:request", (event) => {
    const { ctx } = event.detail;
    if (ctx.target === document.body || ctx.select || !/^\s*<!doctype/i.test(ctx.text)) return;
    event.preventDefault();
    const { redirected, url } = ctx.response.raw;
    if (redirected && ctx.request.method !== "GET") return window.location.assign(url);
    if (redirected) return window.location.reload();
    const main = one("main", new DOMParser().parseFromString(ctx.text, "text/html"));
    one("main").replaceWith(main);
    main.focus();
  });

  function wake(root) {
    all("[data-list]", root).forEach(count);
    all("[data-toast]:not([data-awake])", root).forEach((toast) => { toast.dataset.awake = ""; letLeave(toast); });
    all("[data-drop]:not([data-awake])", root).forEach((zone) => { zone.dataset.awake = ""; acceptDrops(zone); });
    all("[data-print]", root).forEach((button) => { button.hidden = false; });
    one("[data-focus]", root)?.focus();
  }

  document.addEventListener("click", (event) => { if (event.target.closest("[data-print]")) window.print(); });
  document.addEventListener("htmx:after:swap", () => wake(document));
  wake(document);
})();
