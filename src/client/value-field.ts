import type { ParameterRule } from '#core/parameters.ts';
import { checkValue, showEscapes } from '#core/parameters.ts';
import { element } from './page.ts';

/** A parameter as a form needs it. */
export interface FormParameter extends ParameterRule {
  name: string;
  label: string;
  description: string;
}

export interface ValueField {
  row: HTMLElement;
  /** Shows a value as if it had been typed. */
  set(value: string): void;
}

/**
 * A field that judges what is typed, at once: `changed` gets a value that may be used, or undefined.
 */
export function valueField(
  parameter: FormParameter,
  changed: (value: string | undefined) => void,
): ValueField {
  const { name, label, description, example, type, values = [] } = parameter;
  const id = `value-${name}`;
  const say = element('span', { id: `${id}-say`, class: 'small quiet' }, description);
  const shared = { id, name, 'aria-describedby': say.id };
  const input =
    type === 'enum'
      ? element(
          'select',
          shared,
          element('option', { value: '' }, 'choose'),
          ...values.map((value) => element('option', { value }, value)),
        )
      : element('input', {
          ...shared,
          type: 'text',
          class: 'code',
          placeholder: example,
          autocomplete: 'off',
          autocapitalize: 'off',
          spellcheck: 'false',
        });
  const judge = () => {
    const value = input.value;
    const verdict = checkValue(parameter, value);
    const refused = value !== '' && !verdict.ok;
    input.toggleAttribute('data-refused', refused);
    input.setAttribute('aria-invalid', String(refused));
    say.textContent = refused ? `Refused: "${showEscapes(value)}" ${verdict.reason}.` : description;
    changed(verdict.ok ? value : undefined);
  };
  input.addEventListener('input', judge);
  return {
    row: element('p', { class: 'field' }, element('label', { for: id }, label), input, say),
    set(value) {
      input.value = value;
      judge();
    },
  };
}
