import { base } from './page.ts';

const loading = new Map<string, Promise<string>>();

/** A file of the search index, asked for once; asked for again after it could not be had. */
export function searchFile(name: string): Promise<string> {
  const known = loading.get(name);
  if (known !== undefined) return known;
  const file = load(name);
  loading.set(name, file);
  file.catch(() => loading.delete(name));
  return file;
}

async function load(name: string): Promise<string> {
  const response = await fetch(`${base}search/${name}.txt`);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.text();
}
