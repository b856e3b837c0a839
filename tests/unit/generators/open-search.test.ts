import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { generateOpenSearch } from '#generators/open-search.ts';

const SITE = {
  name: 'Small desk',
  summary: 'Two <services> & "runbooks".',
  url: 'https://team.example',
  base: '/x',
};

describe('The description for browsers', () => {
  test('searches this site', () => {
    assert.match(
      generateOpenSearch(SITE),
      /<Url type="text\/html" template="https:\/\/team\.example\/x\/search\/\?q=\{searchTerms\}"\/>/,
    );
    assert.match(generateOpenSearch({ ...SITE, base: '/' }), /"https:\/\/team\.example\/search\/\?q=/);
  });

  test('says its name and purpose as text, within the lengths that browsers take', () => {
    const text = generateOpenSearch({ ...SITE, name: 'A very long name of a desk' });
    assert.match(text, /<ShortName>A very long name<\/ShortName>/);
    assert.match(text, /<Description>Two &#60;services&#62; &#38; &#34;runbooks&#34;\.<\/Description>/);
  });
});
