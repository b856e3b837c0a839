import type { TestEvent } from 'node:test/reporters';

/** Reporter for `node --test`: the counts of the whole run as one JSON object. */
export default async function* nodeCounts(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of events) {
    // The summaries of single files name their file.
    if (event.type === 'test:summary' && event.data.file === undefined)
      yield JSON.stringify(event.data.counts);
  }
}
