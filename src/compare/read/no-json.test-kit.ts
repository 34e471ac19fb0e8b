import type { JsonReaders } from './source.ts'

/** Readers that refuse any JSON, for tests of tables alone. */
export const noJson: JsonReaders = {
  whole: () => ({ kind: 'problem', problem: { says: 'no JSON here', file: '', line: null } }),
  stream: () => ({ rows: 0, feed: () => false, take: () => [], finish: () => null }),
}
