const links = new Map(
  [...document.querySelectorAll<HTMLAnchorElement>('[data-contents] a')].map((link) => [
    link.hash.slice(1),
    link,
  ]),
);
const places = [...links.keys()].flatMap((id) => document.getElementById(id) ?? []);

/** Marks in the contents where the reader is: the last section that began above the upper third. */
function mark(): void {
  const line = innerHeight / 3;
  const current = places.findLast((place) => place.getBoundingClientRect().top <= line) ?? places[0];
  for (const [id, link] of links) {
    if (id === current?.id) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
}

if (places.length > 0) {
  let waiting = false;
  addEventListener(
    'scroll',
    () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        mark();
      });
    },
    { passive: true },
  );
  mark();
}
// Beside the text the panel is open; on a phone it lies over the page, and following a link closes it.
const panel = document.querySelector<HTMLDetailsElement>('details.panel');
const beside = matchMedia('(min-width: 69rem)');
const fit = () => {
  if (panel !== null) panel.open = beside.matches;
};
beside.addEventListener('change', fit);
fit();
for (const link of links.values()) link.addEventListener('click', fit);
