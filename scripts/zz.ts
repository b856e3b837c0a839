import { readContent } from '#io/read-content.ts';
import { buildIndex, makeFinder } from '#core/search/finder.ts';
const { catalog } = readContent();
const f = makeFinder(buildIndex(catalog));
for (const q of process.argv.slice(2)) { const a = f.find(q); console.log(q, '|', a.reducedTo, '|', a.recognised, a.nearest, a.unknown, a.hits.map(h=>h.kind+' '+h.path+' '+h.line)); }
