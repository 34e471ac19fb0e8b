/**
 * What a sentence can speak of, whatever its language: the things that an analyst names, and what is said of them. A
 * scenario's signs are pairs of these ("an export" that "never ends"), so that a language is one file of forms and no
 * scenario knows it.
 */
export const concepts = [
  // Things.
  'api',
  'key',
  'client',
  'export',
  'job',
  'forecast',
  'screen',
  'numbers',
  'rows',
  'people',
  'answer',
  'quota',
  'plan',
  'parameter',
  'method',
  'resource',
  'elsewhere',
  // What is said of them.
  'differs',
  'compared',
  'instead',
  'empty',
  'missing',
  'never-ends',
  'failed',
  'invalid',
  'unset',
  'unauthorized',
  'forbidden',
  'not-enabled',
  'not-opted-in',
  'too-many',
  'used-up',
  'not-found',
  'not-supported',
  'malformed',
  'unreachable',
  'not-resolved',
  'bad-certificate',
  'connection-refused',
  'timeout',
  'reset',
  'blocked',
  'not-json',
  'login-page',
  'server-failed',
  'conflict',
  'try-again',
  'partly',
  'cannot-see',
  'agrees',
  'no-error',
  'document',
  'asks',
  // Written alike in every language.
  'amount',
] as const

/** One thing that a sentence can speak of. */
export type Concept = (typeof concepts)[number]
