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
  const these = document.querySelector("#bulk [name=scope][value=chosen]");
  // The browser puts the boxes back as they came when this has run: some come ticked.
  setTimeout(() => {
    for (const box of boxes()) box.checked = false;
    if (these instanceof HTMLInputElement) these.checked = true;
    recount();
  });
});

/** @type {(form: HTMLFormElement, under: boolean) => void} Marks the buttons of a form that is under way. */
function markUnderWay(form, under) {
  form.toggleAttribute("data-sent", under);
  for (const button of form.querySelectorAll("button[type=submit]")) {
    button.classList.toggle("busy", under);
    if (under) button.setAttribute("aria-disabled", "true");
    else button.removeAttribute("aria-disabled");
  }
}

// A second press sends nothing, until it is clear that the first one led nowhere: the reader may have stopped it.
window.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== "post") return;
  if (form.hasAttribute("data-sent")) return event.preventDefault();
  const ticked = boxes().filter(({ checked }) => checked);
  sessionStorage.setItem("ticks", JSON.stringify(ticked.map(({ name }) => name)));
  markUnderWay(form, true);
  setTimeout(() => markUnderWay(form, false), 10_000);
});

// Browsers bring ticks back after "back", without a word to anybody; a page that comes back refused has only those of
// its own form.
window.addEventListener("pageshow", () => {
  for (const form of document.forms) if (form.hasAttribute("data-sent")) markUnderWay(form, false);
  if (find("main[data-refused]")) {
    /** @type {string[]} */
    const names = JSON.parse(sessionStorage.getItem("ticks") ?? "[]");
    for (const box of boxes()) if (names.includes(box.name)) box.checked = true;
  }
  recount();
});

recount();
find("[data-opens=keys]")?.addEventListener("click", openKeys);
find(".keys")?.removeAttribute("inert");
