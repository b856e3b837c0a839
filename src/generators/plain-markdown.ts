import { absoluteUrl } from '#core/links.ts';

const RE_STEP = /<Step\s+([^>]*?)>\s*$/;
const RE_ATTRIBUTE = /(\w+)="([^"]*)"/g;
const RE_FENCE = /^\s*(`{3,}|~{3,})/;

/** A page's MDX as plain Markdown: elements become headings and labels, links absolute, blocks stay to the letter. */
export function plainMarkdown(body: string, site: { url: string; base: string }): string {
  let fence: string | undefined;
  const lines: string[] = [];
  for (const line of body.split('\n')) {
    const mark = RE_FENCE.exec(line)?.[1];
    if (fence !== undefined || mark !== undefined) {
      lines.push(line);
      if (fence === undefined) fence = mark;
      else if (mark?.startsWith(fence)) fence = undefined;
      continue;
    }
    lines.push(...plainLine(line, site));
  }
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

function plainLine(line: string, site: { url: string; base: string }): string[] {
  const step = RE_STEP.exec(line);
  if (step !== null) {
    const given = Object.fromEntries(
      [...(step[1] ?? '').matchAll(RE_ATTRIBUTE)].map(([, key, value]) => [key, value]),
    );
    return [`### ${given.do ?? ''} {#${given.id ?? ''}}`];
  }
  if (/^\s*<\/(?:Step|Caution|Note)>\s*$/.test(line)) return [];
  return [
    line
      .replace(/<Expect>(.*?)<\/Expect>/, '**Expect:** $1\n')
      .replace(
        /<IfNot goto="([^"]*)">(.*?)<\/IfNot>/,
        (_all, target: string, text: string) =>
          `**If not:** ${text} Go on at ${target.startsWith('/') ? absoluteUrl(site, target) : target}.\n`,
      )
      .replace(/<IfNot>(.*?)<\/IfNot>/, '**If not:** $1\n')
      .replace(/<Caution>/, '**Caution:** ')
      .replace(/<Note>/, '**Note:** ')
      .replace(/<\/(?:Caution|Note)>/, '')
      .replace(/\]\((\/[^)]*)\)/g, (_all, path: string) => `](${absoluteUrl(site, path)})`),
  ];
}
