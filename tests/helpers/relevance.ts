import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Catalog } from '#core/catalog.ts';

/** What somebody types or pastes, and the pages that answer it. */
export interface Question {
  kind: string;
  ask: string;
  pages: Page[];
}

export interface Page {
  /** As the table writes it: `service/slug`, `service/AlertName`, `guides/slug`. */
  id: string;
  /** From the root. */
  path: string;
  /** Of an alert, which is found by its name and opens a place in its runbook. */
  alert?: { name: string; service: string };
}

type Table = Record<string, Record<string, string[]>> & { nothing: string[] };

const FILE = join(import.meta.dirname, '../fixtures/relevance.yaml');

/** The questions of the table, and those that no page answers. Throws when the library has no such page. */
export function relevanceTable(catalog: Catalog): { questions: Question[]; nothing: string[] } {
  const { nothing, ...kinds } = parse(readFileSync(FILE, 'utf8')) as Table;
  const pages = new Map(pagesOf(catalog).map((page) => [page.id, page]));
  const questions = Object.entries(kinds).flatMap(([kind, asked]) =>
    Object.entries(asked).map(([ask, ids]) => ({ kind, ask, pages: ids.map((id) => known(pages, id)) })),
  );
  return { questions, nothing };
}

/** Whether a result leads to a page: an alert's by its name, another by its address, at whatever place. */
export function leadsTo(
  { path, title, service }: { path: string; title: string; service: string },
  page: Page,
): boolean {
  const [address] = path.split(/[?#]/);
  if (address === page.path) return true;
  return page.alert !== undefined && page.alert.name === title && page.alert.service === service;
}

function pagesOf({ services, runbooks, alerts, guides }: Catalog): Page[] {
  const names = new Map(services.map(({ id, name }) => [id, name]));
  return [
    ...runbooks.map(({ id, path }) => ({ id, path })),
    ...alerts.map(({ service, name, path }) => ({
      id: `${service}/${name}`,
      path,
      alert: { name, service: names.get(service) ?? '' },
    })),
    ...guides.map(({ slug, path }) => ({ id: `guides/${slug}`, path })),
  ];
}

function known(pages: Map<string, Page>, id: string): Page {
  const page = pages.get(id);
  if (page === undefined) throw new Error(`tests/fixtures/relevance.yaml: the library has no page ${id}.`);
  return page;
}
