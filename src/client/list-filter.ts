import { element } from './page.ts';

for (const list of document.querySelectorAll<HTMLElement>('[data-filter]')) addFilter(list);

/** Narrows a list by words, service and severity; groups that are empty go. */
function addFilter(list: HTMLElement): void {
  const rows = [...list.querySelectorAll<HTMLElement>('[data-row]')];
  const words = element('input', { type: 'search', 'aria-label': 'Words', placeholder: 'Words' });
  const service = selectOf(
    'Service',
    rows.map(({ dataset }) => dataset.service ?? ''),
  );
  const severity = selectOf(
    'Severity',
    rows.map(({ dataset }) => dataset.severity ?? ''),
  );
  const count = element('p', { class: 'quiet', role: 'status' });
  const apply = () => {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const { row: text = '', service: of, severity: level } = row.dataset;
      const fits =
        wanted.every((word) => text.includes(word)) &&
        (service.value === '' || service.value === of) &&
        (severity.value === '' || severity.value === level);
      row.hidden = !fits;
      if (fits) shown++;
    }
    for (const group of list.querySelectorAll<HTMLElement>('[data-filter-group]')) {
      group.hidden = group.querySelector('[data-row]:not([hidden])') === null;
    }
    count.textContent = `${shown} of ${rows.length}`;
  };
  const form = element('form', { class: 'filters tools' }, words, service, severity, count);
  form.addEventListener('input', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  list.prepend(form);
  apply();
}

function selectOf(name: string, values: string[]): HTMLSelectElement {
  const options = [...new Set(values)].filter(Boolean).sort();
  return element(
    'select',
    { 'aria-label': name },
    element('option', { value: '' }, `Any ${name.toLowerCase()}`),
    ...options.map((value) => element('option', { value }, value)),
  );
}
