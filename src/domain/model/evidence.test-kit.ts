import type { Evidence } from './evidence.ts'

/** What a test's check rests on where it matters only that there is something: a credential that is well formed. */
export const someCredential: Evidence = {
  kind: 'credential',
  connection: 'A connection',
  facts: { name: 'apikey', set: true, length: 32, lastTwo: 'ab', oddities: [] },
  shows: 'well formed',
}
