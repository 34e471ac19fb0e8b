/** What is fuzzed, by the reader that takes it in. */
export const fuzzKinds = [
  'paste',
  'recording',
  'json-export',
  'csv',
  'xlsx',
  'html',
  'json-rpc',
  'credentials',
  'parameters',
] as const

/** One of the readers that are fuzzed. */
export type FuzzKind = (typeof fuzzKinds)[number]
