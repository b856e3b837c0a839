/** What differs from one log line to the next and says nothing of what is wrong. Order matters: the long shapes first. */
const NOISE: RegExp[] = [
  // request_id=8f3a trace_id=….
  /\b(?:\w+_)?(?:request|trace|span|correlation|session|job|task)_?id["']?\s*[=:]\s*["']?[\w.-]*/gi,
  /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi,
  // 2026-11-20T03:12:00.123Z, 2026/11/20 03:12:00,123
  /\b\d{4}[-/]\d\d[-/]\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:[.,]\d{1,9})?(?: ?Z| ?UTC| ?[+-]\d\d:?\d\d)?)?/g,
  // Nov 20 03:12:00, [20/Nov/2026:03:12:00 +0000]
  /\b(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\d{1,2} \d\d:\d\d:\d\d(?:\.\d+)?/g,
  /\b\d{1,2}\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d(?: [+-]\d{4})?/g,
  /\b\d{1,2}:\d\d:\d\d(?:[.,]\d+)?\b/g,
  // The port stays: 6379 is Redis.
  /\b(?:\d{1,3}\.){3}\d{1,3}(?:\/\d\d?)?\b:?/g,
  /\b0x[0-9a-f]+\b/gi,
  // The end that Kubernetes gives a pod: celery-7f9c6d5b4-x2k9z
  /(?<=[a-z0-9])-[a-f0-9]{6,10}-[a-z0-9]{5}\b/g,
  // Ids: letters and digits of the hexadecimal kind, both.
  /\b(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,64}\b/gi,
  /\b\d{6,}\b/g,
  /\b\d+(?:\.\d+)?(?:ms|s|m|h|KiB|MiB|GiB|KB|MB|GB|%)(?=\W|$)/g,
];
const RE_INSTANT = /\d\d:\d\d:\d\d/;
const RE_LEVEL = /\b(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR)\b|\blevel=\w+/g;
const MOST_CHARACTERS = 4000;

/** A log line without its times, addresses, ids and numbers: the words that it shares with the next of its kind. */
export function reduceLogLine(text: string): string {
  const line = text.slice(0, MOST_CHARACTERS);
  const levels = RE_INSTANT.test(line) ? [RE_LEVEL] : [];
  return [...NOISE, ...levels]
    .reduce((left, noise) => left.replace(noise, ' '), line)
    .replace(/\s+/g, ' ')
    .trim();
}
