import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { acceptedPaths } from './src/integrations/accepted-paths.ts';
import { contentFindings } from './src/integrations/content-findings.ts';
import { fullText } from './src/integrations/full-text.ts';
import { pageElements } from './src/integrations/markdown.ts';
import { searchIndex } from './src/integrations/search-index.ts';
import { twins } from './src/integrations/twins.ts';
import { markdownFeatures } from './src/io/page.ts';
import { loadSite } from './src/io/site.ts';

const site = loadSite();

export default defineConfig({
  site: site.url,
  base: site.base,
  cacheDir: '.waypost/cache',
  outDir: process.env.WAYPOST_OUT ?? 'dist',
  trailingSlash: 'always',
  compressHTML: true,
  devToolbar: { enabled: false },
  // Blocks are drawn by components/command, with classes: the policy forbids inline styles.
  markdown: {
    syntaxHighlight: false,
    processor: satteri({ features: markdownFeatures, mdastPlugins: [pageElements(site)] }),
  },
  // Order matters: the full text reads the canonical pages before their copies stand beside them.
  integrations: [mdx(), contentFindings(), fullText(), searchIndex(), twins(), acceptedPaths()],
  vite: {
    build: {
      // A script that is inlined would need a hash in the policy.
      assetsInlineLimit: 0,
      rolldownOptions: {
        onLog(level, log, next) {
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') next(level, log);
        },
      },
    },
  },
});
