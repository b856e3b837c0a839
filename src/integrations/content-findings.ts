import type { AstroIntegration } from 'astro';
import { findingsOf } from '#checks/index.ts';
import { formatForTerminal } from '#checks/report/terminal.ts';
import { readContent } from '#io/read-content.ts';

/** While an author writes: prints the findings at the start and after every change below `content/`. */
export function contentFindings(): AstroIntegration {
  return {
    name: 'waypost-content-findings',
    hooks: {
      'astro:server:setup': ({ server, logger }) => {
        const report = () => {
          const findings = findingsOf(readContent);
          if (findings.length > 0)
            logger.warn(`${findings.length} findings\n\n${formatForTerminal(findings)}\n`);
          else logger.info('no findings');
        };
        report();
        server.watcher.on('all', (_event, file) => {
          if (file.includes('/content/')) report();
        });
      },
    },
  };
}
