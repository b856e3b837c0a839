import type { Panel, Unit } from '#schemas/dashboard.ts';

const SIGNS: Partial<Record<Unit, string>> = {
  percent: ' %',
  percentunit: ' %',
  ms: ' ms',
  s: ' s',
  m: ' min',
  h: ' h',
  d: ' days',
  bytes: ' bytes',
  reqps: ' requests/s',
  ops: '/s',
  opm: '/min',
  currencyUSD: ' USD',
};

/** What colours say, for those who do not see them: `green below 50, yellow from 50, red from 100`. Empty without any. */
export function thresholdWords({ thresholds, unit }: Pick<Panel, 'thresholds' | 'unit'>): string {
  const [, second] = thresholds;
  return thresholds
    .map(({ from, colour }) => {
      if (from !== undefined) return `${colour} from ${amount(from, unit)}`;
      return second?.from === undefined ? `always ${colour}` : `${colour} below ${amount(second.from, unit)}`;
    })
    .join(', ');
}

/** `120 s`, `2 %` for a share of 0.02. */
function amount(value: number, unit: Unit): string {
  // A share such as 0.07 is 7 %, not 7.000000000000001 %.
  const shown = unit === 'percentunit' ? Number((value * 100).toPrecision(12)) : value;
  return `${shown}${SIGNS[unit] ?? ''}`;
}
