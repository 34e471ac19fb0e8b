/** Refusals that are the key's own. */
export const keyRefused = ['gateway-no-key', 'gateway-rejected', 'api-rejected', 'not-sent'] as const

/** Ways of getting no proper answer at all. */
export const notAnswered = [
  'web-page',
  'redirected',
  'intercepted',
  'no-answer',
  'server-error',
  'broken-answer',
] as const
