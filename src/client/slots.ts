/** The places of a parameter in the page's commands; they take text, never markup. */
export type SlotState = 'empty' | 'filled' | 'refused';

const slots = [...document.querySelectorAll<HTMLElement>('[data-parameter]')];

/** Puts a value, or the placeholder, into every slot of a parameter. */
export function showInSlots(name: string, value: string | undefined, state: SlotState): void {
  for (const slot of slots) {
    if (slot.dataset.parameter !== name) continue;
    slot.textContent = value ?? `{{${name}}}`;
    slot.dataset.state = state;
    slot.title = state === 'filled' ? `${name}, from the link or the form` : '';
  }
}
