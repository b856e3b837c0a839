import { acceptedByPage, currentAnchors } from '#core/published.ts';
import type { Check } from './check.ts';

/** What is not in the register is not guarded. */
export const anchorsAreRegistered: Check = {
  name: 'anchors-are-registered',
  level: 'warning',
  description: 'Every address and anchor of the site stands in content/anchors.lock.json.',
  run: (catalog) => {
    const { anchors, accepted } = catalog.published;
    const found = [
      ...[...currentAnchors(catalog)].flatMap(([path, ids]) => {
        const known = anchors[path];
        return known === undefined
          ? [path]
          : ids.filter((id) => !known.includes(id)).map((id) => `${path}#${id}`);
      }),
      ...[...acceptedByPage(catalog)].flatMap(([page, paths]) => {
        const known = new Set(accepted[page]);
        return paths.filter((path) => !known.has(path));
      }),
    ];
    // Where a reader chooses, one path is of several pages.
    const missing = [...new Set(found)];
    if (missing.length === 0) return [];
    const shown = missing.slice(0, 3).join(', ');
    return [
      {
        file: 'content/anchors.lock.json',
        line: 1,
        message: `${missing.length} addresses are not registered: ${shown}${missing.length > 3 ? ', …' : ''}.`,
        mend: 'Run `npm run anchors` and commit the file.',
      },
    ];
  },
};
