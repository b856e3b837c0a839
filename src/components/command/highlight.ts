import { createHighlighterCore, type HighlighterCore, type ThemeRegistration } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import bash from 'shiki/langs/bash.mjs';
import http from 'shiki/langs/http.mjs';
import json from 'shiki/langs/json.mjs';
import sql from 'shiki/langs/sql.mjs';
import yaml from 'shiki/langs/yaml.mjs';
import { promql } from './promql.ts';

/**
 * Three kinds of token are enough to read a command by; the rest stays ink, and the page small.
 * The theme's colours only name the class: the policy forbids inline styles.
 */
const TOKENS = [
  { scope: ['comment'], color: '#000001', class: 'tc' },
  { scope: ['string.quoted', 'string'], color: '#000002', class: 'ts' },
  { scope: ['string.unquoted'], color: '#000000', class: undefined },
  {
    scope: [
      'keyword.control',
      'keyword.other',
      'keyword',
      'entity.name.command',
      'support.function',
      'entity.name.tag',
    ],
    color: '#000003',
    class: 'tk',
  },
  { scope: ['keyword.operator'], color: '#000000', class: undefined },
];
const CLASSES = new Map(TOKENS.map((token) => [token.color, token.class]));
const theme: ThemeRegistration = {
  name: 'classes',
  type: 'light',
  fg: '#000000',
  bg: '#ffffff',
  settings: TOKENS.map(({ scope, color }) => ({ scope, settings: { foreground: color } })),
};
const GRAMMARS: Record<string, string> = {
  bash: 'bash',
  sql: 'sql',
  json: 'json',
  yaml: 'yaml',
  http: 'http',
  promql: 'promql',
  logql: 'promql',
};
const RE_PLACEHOLDER = /\{\{([a-z][a-z0-9_]*)\}\}/g;
/** Stands for a placeholder while a grammar reads the code: one plain word in every language. */
const RE_STAND_IN = /zqslot(\d+)qz/g;

let highlighter: Promise<HighlighterCore> | undefined;

/** Code as HTML: classes for tokens, a slot for each placeholder. The text of the result is the code, to the letter. */
export async function highlight(code: string, language: string): Promise<string> {
  const names: string[] = [];
  const readable = code.replace(RE_PLACEHOLDER, (_all, name: string) => `zqslot${names.push(name) - 1}qz`);
  const runs = await tokenize(readable, language);
  return runs
    .map(({ text, type }) => {
      const html = escapeHtml(text).replace(RE_STAND_IN, (_all, index: string) =>
        slot(names[Number(index)] ?? ''),
      );
      return type === undefined ? html : `<span class="${type}">${html}</span>`;
    })
    .join('');
}

interface Run {
  text: string;
  type: string | undefined;
}

async function tokenize(code: string, language: string): Promise<Run[]> {
  const grammar = GRAMMARS[language];
  if (grammar === undefined) return [{ text: code, type: undefined }];
  highlighter ??= createHighlighterCore({
    themes: [theme],
    langs: [bash, sql, json, yaml, http, promql],
    engine: createJavaScriptRegexEngine(),
  });
  const lines = (await highlighter).codeToTokensBase(code, { lang: grammar, theme: 'classes' });
  const runs: Run[] = [];
  const add = (text: string, type: string | undefined) => {
    const last = runs.at(-1);
    if (last !== undefined && (last.type === type || text.trim() === '')) last.text += text;
    else runs.push({ text, type });
  };
  lines.forEach((line, index) => {
    if (index > 0) add('\n', undefined);
    for (const token of line) add(token.content, CLASSES.get((token.color ?? '').toLowerCase()));
  });
  return runs;
}

function slot(name: string): string {
  return `<span data-parameter="${name}" data-state="empty">{{${name}}}</span>`;
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
