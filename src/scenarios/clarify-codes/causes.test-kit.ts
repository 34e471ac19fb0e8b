import type { SubCause } from '#src/scenarios/sub-cause.test-kit.ts'

/** A code as a fault of the demo tenant shows it. */
interface CodeCause extends SubCause {
  readonly scenario: NonNullable<SubCause['scenario']>
  readonly code: number
  readonly codeName: string
  /** What the answer carries beside the trace, as it would be pasted. */
  readonly data?: Readonly<Record<string, unknown>>
}

/** What tells one code from the others: its verdict, where that is not “met here”, and what its answer carries. */
type More = Partial<Pick<CodeCause, 'faults' | 'verdict' | 'cause' | 'data'>> & { readonly headline: RegExp }

function met(code: number, codeName: string, id: string, more: More): CodeCause {
  return {
    name: `${code} ${codeName}`,
    // The edge where a name becomes the id of a scenario, which a test of the table compares.
    scenario: `clarify.${id}` as CodeCause['scenario'],
    code,
    codeName,
    faults: [`clarify-${id}`],
    verdict: 'met-here',
    cause: id,
    quoted: new RegExp(String(code)),
    ...more,
  }
}

/** A code that blames the request, which a plain read from here meets too. */
const metEvenHere = (code: number, codeName: string, id: string, data?: CodeCause['data']): CodeCause =>
  met(code, codeName, id, {
    cause: `${id}-even-here`,
    headline: new RegExp(`Even a plain read from here is answered ${code}`),
    ...(data === undefined ? {} : { data }),
  })

const invalid = (type: string, field: string) => ({
  invalidResources: [{ id: 'c1', type, message: 'Invalid', invalidFields: { [field]: ['invalid'] } }],
})

/** Every code of Clarify's table, as a live check meets it; that check proves its fix. */
export const subCauses: readonly CodeCause[] = [
  metEvenHere(-32700, 'Parse error', 'parse-error'),
  metEvenHere(-32600, 'Invalid request', 'invalid-request'),
  metEvenHere(-32601, 'Method not found', 'method-not-found'),
  metEvenHere(-32602, 'Invalid params', 'invalid-params', { params: { integration: ['required'] } }),
  met(-32603, 'Internal error', 'internal-error', { headline: /Clarify itself failed/ }),
  met(-32000, 'Server error', 'server-error', { headline: /cannot say more precisely how\.$/ }),
  met(-32050, 'Server error', 'server-error', {
    faults: ['clarify-server-error-other'],
    headline: /cannot say more precisely how \(-32050\)/,
  }),
  metEvenHere(
    -32001,
    'Produce invalid resources',
    'produce-invalid-resources',
    invalid('signals', 'attributes.engUnit'),
  ),
  met(-32002, 'Found invalid resources', 'found-invalid-resources', {
    headline: /already stored in Clarify is invalid/,
    data: invalid('items', 'attributes.labels'),
  }),
  met(-32003, 'Forbidden', 'forbidden', {
    verdict: 'grant-missing',
    cause: 'grant-missing',
    headline: /lacks access to “clarify” and “admin”/,
  }),
  metEvenHere(-32009, 'Conflict', 'conflict'),
  met(-32011, 'Too many requests', 'too-many-requests', { headline: /Calls to clarify\.selectItems come faster/ }),
  met(-32015, 'Try again', 'try-again', { headline: /was not available at that moment/ }),
  metEvenHere(-32021, 'Partial failure', 'partial-failure', {
    partialResult: { signalsByInput: { a: { id: 'c1' } } },
  }),
]
