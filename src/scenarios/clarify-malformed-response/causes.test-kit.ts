import type { SubCause } from '#src/scenarios/sub-cause.test-kit.ts'

const shown = (
  verdict: 'cut-off' | 'wrong-id' | 'malformed',
  name: string,
  fault: string,
  quoted: RegExp,
): SubCause => ({
  name,
  faults: [`clarify-${fault}`],
  verdict,
  cause: verdict,
  headline: {
    'cut-off': /breaks off before its end/,
    'wrong-id': /belongs to another request/,
    malformed: /breaks a rule of JSON-RPC 2\.0/,
  }[verdict],
  quoted,
})

/** Every malformed answer that the demo tenant can be switched to; a live check proves its fix. */
export const subCauses: readonly SubCause[] = [
  shown('cut-off', 'an answer that ends in the middle', 'truncated', /malformed/),
  shown('cut-off', 'an answer without a body', 'empty', /without a body|nothing at all|malformed/),
  shown('wrong-id', 'an answer to another request', 'wrong-id', /malformed/),
  shown('malformed', 'another version', 'wrong-version', /1\.0/),
  shown('malformed', 'both a result and an error', 'both-members', /malformed/),
  shown('malformed', 'neither a result nor an error', 'neither-member', /malformed/),
  shown('malformed', 'a code that is text', 'text-code', /E_FAILED/),
]
