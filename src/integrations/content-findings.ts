import type { AstroIntegration } from 'astro';
import { findingsOf } from '#checks/index.ts';
import { formatForTerminal } from '#checks/report/terminal.ts';
import { today } from '#io/clock.ts';
import { loadParsers } from '#io/parsers/load-parsers.ts';
import { readPromqlTree } from '#io/parsers/promql-tree.ts';
import { type Earlier, readContent } from '#io/read-content.ts';
import { scanForSecrets } from '#io/secret-scanner.ts';

/** While an author writes: prints the findings at the start and after every change below `content/`. */
export function contentFindings(): AstroIntegration {
  return {
    name: 'waypost-content-findings',
    hooks: {
      'astro:server:setup': ({ server, logger }) => {
        const parsers = loadParsers();
        const earlier: Earlier = new Map();
        let latest = 0;
        const report = async () => {
          const run = ++latest;
          const findings = await findingsOf(() => readContent(undefined, earlier), {
            parsers,
            today: today(),
            readPromql: readPromqlTree,
            findSecrets: scanForSecrets,
          });
          // An editor's save is often several events: only the last has the say.
          if (run !== latest) return;
          if (findings.length > 0)
            logger.warn(`${findings.length} findings\n\n${formatForTerminal(findings)}\n`);
          else logger.info('no findings');
        };
        const start = () => report().catch((error) => logger.error(String(error)));
        start();
        server.watcher.on('all', (_event, file) => {
          if (file.includes('/content/')) start();
        });
      },
    },
  };
}
