import type { ScenarioId } from '#src/domain/model/scenario-id.ts'
import type { Actor } from '#src/domain/model/scenario.ts'

/**
 * Whether sending the request again can help: `after-fix` only once what is named was mended, `once` a single careful
 * repeat, `after-delay` later, `paced` slower and one at a time, `rest-only` only what was not done,
 * `after-reading-again` on the current state.
 */
export type RetryKind = 'after-fix' | 'once' | 'after-delay' | 'paced' | 'rest-only' | 'after-reading-again'

/** The scenarios that are one error code each. */
export type CodeScenario = Exclude<
  Extract<ScenarioId, `clarify.${string}`>,
  'clarify.auth' | 'clarify.unreachable' | 'clarify.malformed-response'
>

/** One error code of Clarify's JSON-RPC API: the single table that decoding, diagnosing and the wizards read. */
export interface ErrorCode {
  readonly code: number
  readonly scenario: CodeScenario
  /** As Clarify's documentation of the response format names it. */
  readonly name: string
  /** One or two sentences in an analyst's words. */
  readonly means: string
  readonly retry: RetryKind
  /** One sentence: whether and how to repeat. */
  readonly retrySays: string
  /** Who acts first. */
  readonly who: Actor
  /** What they do, one sentence. */
  readonly does: string
  /** Whether JSON-RPC 2.0 (section 5.1) defines it; the others are Clarify's own. */
  readonly standard: boolean
}

/** Every listed error code, the standard's five first, then Clarify's eight, in the order of its documentation. */
export const errorCodes: readonly ErrorCode[] = [
  {
    code: -32700,
    scenario: 'clarify.parse-error',
    name: 'Parse error',
    means: 'What arrived at Clarify was not valid JSON, so nothing in it was read or carried out.',
    retry: 'after-fix',
    retrySays: 'The same text is refused every time; send it again only once it is valid JSON.',
    who: 'you',
    does: 'Find the first place where the request body stops being JSON and mend what writes it.',
    standard: true,
  },
  {
    code: -32600,
    scenario: 'clarify.invalid-request',
    name: 'Invalid request',
    means:
      'The JSON was read, but it is not a JSON-RPC 2.0 request: a member is missing, misspelt or of the wrong type.',
    retry: 'after-fix',
    retrySays: 'The same request is refused every time; send it again only once its outer shape is right.',
    who: 'you',
    does: 'Send "jsonrpc": "2.0", a method name as text, an id, and params as an object.',
    standard: true,
  },
  {
    code: -32601,
    scenario: 'clarify.method-not-found',
    name: 'Method not found',
    means: 'Clarify has no method of this name in this API version, or does not offer it here.',
    retry: 'after-fix',
    retrySays: 'The same call is refused every time; send it again only with another method name or API version.',
    who: 'you',
    does: 'Compare the method’s name, letter case included, and the X-API-Version header with Clarify’s documentation.',
    standard: true,
  },
  {
    code: -32602,
    scenario: 'clarify.invalid-params',
    name: 'Invalid params',
    means: 'The method exists, but a parameter is missing or not acceptable. The answer usually names which, and why.',
    retry: 'after-fix',
    retrySays: 'The same parameters are refused every time; send the call again once those named are mended.',
    who: 'you',
    does: 'Mend each parameter that the answer names, for the reason given beside it.',
    standard: true,
  },
  {
    code: -32603,
    scenario: 'clarify.internal-error',
    name: 'Internal error',
    means:
      'Something failed inside Clarify while it handled the call. ' +
      'Nothing in the answer says that the request was wrong.',
    retry: 'once',
    retrySays: 'A read may be sent once more after a minute; a write may have taken effect, so read it back first.',
    who: 'clarify-support',
    does: 'Look up the trace and say what failed.',
    standard: true,
  },
  {
    code: -32000,
    scenario: 'clarify.server-error',
    name: 'Server error',
    means: 'Clarify failed and could not say more precisely how; this is the code that it falls back to.',
    retry: 'once',
    retrySays: 'A read may be sent once more after a minute; a write may have taken effect, so read it back first.',
    who: 'clarify-support',
    does: 'Look up the trace and say what failed.',
    standard: false,
  },
  {
    code: -32001,
    scenario: 'clarify.produce-invalid-resources',
    name: 'Produce invalid resources',
    means:
      'The call would have stored something that breaks Clarify’s schema. The answer usually names each resource and ' +
      'the fields that are wrong.',
    retry: 'after-fix',
    retrySays: 'The same data is refused every time; send it again once the named fields are mended.',
    who: 'you',
    does: 'Mend the named fields of the named resources in the data that is sent.',
    standard: false,
  },
  {
    code: -32002,
    scenario: 'clarify.found-invalid-resources',
    name: 'Found invalid resources',
    means: 'Something that is already stored in Clarify breaks its schema. The request is not the cause.',
    retry: 'after-fix',
    retrySays: 'Repeating does not help until the stored resource is mended.',
    who: 'clarify-support',
    does: 'Mend the stored resource that the trace leads to.',
    standard: false,
  },
  {
    code: -32003,
    scenario: 'clarify.forbidden',
    name: 'Forbidden',
    means:
      'This integration may not do that, or what it names does not ' +
      'exist or is out of its reach. Clarify answers both the same way.',
    retry: 'after-fix',
    retrySays: 'Repeating does not help until access is granted or the id is corrected.',
    who: 'clarify-admin',
    does: 'Grant this integration access to the method’s namespace in Clarify’s admin panel, or correct the id.',
    standard: false,
  },
  {
    code: -32009,
    scenario: 'clarify.conflict',
    name: 'Conflict',
    means:
      'The change collides with what is stored: two writers at the ' +
      'same time, or a value that must be unique and already exists.',
    retry: 'after-reading-again',
    retrySays: 'Read the resource again, apply the change to what it holds now, then send it once.',
    who: 'you',
    does: 'Read the current state first and let only one process write; give a unique field a value of its own.',
    standard: false,
  },
  {
    code: -32011,
    scenario: 'clarify.too-many-requests',
    name: 'Too many requests',
    means:
      'Calls to this method come faster than its rate limit allows, ' +
      'so it is blocked for now. The request itself is fine.',
    retry: 'paced',
    retrySays: 'Send one call at a time, wait between them, and lengthen the wait after each refusal.',
    who: 'you',
    does: 'Make the calls one after the other instead of at the same time, and slower.',
    standard: false,
  },
  {
    code: -32015,
    scenario: 'clarify.try-again',
    name: 'Try again',
    means: 'A part of Clarify was not available at that moment. The request itself is fine.',
    retry: 'after-delay',
    retrySays: 'Send the same request again after a delay that grows and varies a little.',
    who: 'you',
    does: 'Wait and send the same request again; if it fails after several tries, write to support with the trace.',
    standard: false,
  },
  {
    code: -32021,
    scenario: 'clarify.partial-failure',
    name: 'Partial failure',
    means: 'Part of the work was carried out and part was not. What was done stays done.',
    retry: 'rest-only',
    retrySays: 'Send only the part that was not done; sending everything again would repeat what succeeded.',
    who: 'you',
    does: 'Separate what was done from what was not, and send the rest.',
    standard: false,
  },
]

/**
 * What a code number is: `listed` in the table, `server` an unlisted one of -32000…-32099 (implementation-defined
 * server errors), `reserved` an unlisted one of -32768…-32100 (kept by the standard for later), `application` any other
 * integer, `not-an-integer` no valid code at all. JSON-RPC 2.0 section 5.1.
 */
export interface CodeReading {
  readonly kind: 'listed' | 'server' | 'reserved' | 'application' | 'not-an-integer'
  readonly code: number
  readonly name: string
  /** One or two sentences in an analyst's words. */
  readonly says: string
  /**
   * The table's row; for an unlisted server error that of -32000, the fallback; null where nothing in the table fits.
   */
  readonly row: ErrorCode | null
}

const byCode = new Map(errorCodes.map((row) => [row.code, row]))

/** The table's row for exactly this code, or null. */
export function listedCode(code: number): ErrorCode | null {
  return byCode.get(code) ?? null
}

/** Reads any number as an error code; never throws. */
export function errorCodeOf(code: number): CodeReading {
  const row = byCode.get(code)
  if (row) return { kind: 'listed', code, name: row.name, says: row.means, row }
  if (!Number.isInteger(code)) {
    return {
      kind: 'not-an-integer',
      code,
      name: 'Not an error code',
      says: 'An error code must be a whole number; this is not one.',
      row: null,
    }
  }
  if (code >= -32099 && code <= -32000) {
    return {
      kind: 'server',
      code,
      name: 'Server error',
      says:
        'A server error that is not in Clarify’s published list. The range -32000 to -32099 is kept for a server’s ' +
        'own errors; treat it as a general server error.',
      row: byCode.get(-32000) ?? null,
    }
  }
  if (code >= -32768 && code < -32099) {
    return {
      kind: 'reserved',
      code,
      name: 'Reserved code',
      says: 'JSON-RPC 2.0 reserves this number and gives it no meaning, and Clarify’s published list does not have it.',
      row: null,
    }
  }
  return {
    kind: 'application',
    code,
    name: 'Unknown code',
    says:
      'This number is outside the range that JSON-RPC 2.0 and Clarify’s published list use. It may come from another ' +
      'system, or from a program in between.',
    row: null,
  }
}
