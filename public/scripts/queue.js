// The queue's keys, and what its boxes need beyond what a page does by itself. Without script the boxes are a plain form's.

/** @type {(selector: string) => HTMLElement | null} */
const find = (selector) => document.querySelector(selector);

// By the key's place (KeyboardEvent.code): staff type in a Russian layout, where letters say nothing.
/** @type {Record<string, () => void>} */
const keys = {
  KeyJ: () => step(1),
  KeyK: () => step(-1),
  KeyX: () => rowInFocus()?.querySelector("input")?.click(),
  Slash: () => find("#q")?.focus(),
  "Shift+Slash": openKeys,
};

/** Silent while somebody types, inside a dialog, and beside Ctrl, Alt and Meta. */
window.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat) return;
  const at = event.target instanceof Element ? event.target : null;
  if (at?.closest("input, textarea, select, [contenteditable], dialog")) return;
  const act = keys[event.shiftKey ? `Shift+${event.code}` : event.code];
  if (!act) return;
  event.preventDefault();
  act();
});

function rowInFocus() {
  return document.activeElement?.closest("tr") ?? null;
}

/** @type {(by: 1 | -1) => void} Moves the focus among the rows, from the first when it is elsewhere. */
function step(by) {
  const links = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("a[data-row]")]);
  const at = links.findIndex((link) => link.closest("tr") === rowInFocus());
  links[at === -1 ? 0 : Math.min(links.length - 1, Math.max(0, at + by))]?.focus();
}

function openKeys() {
  const layer = find("#keys");
  if (layer instanceof HTMLDialogElement && !layer.open) layer.showModal();
}

const table = find("[data-choosable]");
const bar = find("#bulk");
/** @type {HTMLInputElement | null} The box that was ticked last: with Shift all between it and the next one follow. */
let last = null;

function boxes() {
  return /** @type {HTMLInputElement[]} */ ([...(table?.querySelectorAll("tbody .pick input") ?? [])]);
}

/** Says in the bar how many are ticked, and in the head's box whether all are. */
function recount() {
  const all = boxes();
  const count = all.filter(({ checked }) => checked).length;
  for (const place of bar?.querySelectorAll("[data-some]") ?? [])
    if (place instanceof HTMLElement)
      place.textContent =
        (count > 0 ? place.dataset.some : place.dataset.none)?.replace("{count}", String(count)) ?? "";
  const head = find("[data-all]");
  if (!(head instanceof HTMLInputElement)) return;
  head.checked = count > 0 && count === all.length;
  head.indeterminate = count > 0 && count < all.length;
}

table?.addEventListener("change", ({ target }) => {
  if (target instanceof HTMLInputElement && "all" in target.dataset)
    for (const box of boxes()) box.checked = target.checked;
  recount();
});

table?.addEventListener("click", ({ target, shiftKey }) => {
  if (!(target instanceof HTMLInputElement) || "all" in target.dataset) return;
  const all = boxes();
  const [from, to] = [last ? all.indexOf(last) : -1, all.indexOf(target)];
  if (shiftKey && from !== -1)
    for (const box of all.slice(Math.min(from, to), Math.max(from, to) + 1)) box.checked = target.checked;
  last = target;
  recount();
});

bar?.addEventListener("reset", () => {
  // The browser puts the boxes back as they came when this has run: some come ticked.
  setTimeout(() => {
    for (const box of boxes()) box.checked = false;
    recount();
  });
});

// A second press sends nothing; browsers bring ticks and this mark back after "back", without a word to anybody.
window.addEventListener("pageshow", () => {
  recount();
  for (const button of document.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
});
window.addEventListener("submit", (event) => {
  const { submitter } = event;
  if (submitter?.hasAttribute("aria-disabled")) event.preventDefault();
  else if (event.target instanceof HTMLFormElement && event.target.method === "post")
    submitter?.setAttribute("aria-disabled", "true");
});

recount();
find("[data-opens=keys]")?.addEventListener("click", openKeys);
find(".keys")?.removeAttribute("inert");
