import { z } from 'zod'
import type { Header } from '#src/domain/contract/exchange.ts'
import { readJson } from '#src/domain/json.ts'
import type { Dialect } from '#src/domain/model/system.ts'

/**
 * The eight shapes of Clari's error bodies: the guide's `error` + `message`, the published API's `code` + `errorId`,
 * the audit API's `errors`, the opportunity API's `statusCode`, the ingestion API's `errorCode`, OAuth's `error` (RFC
 * 6749 section 5.2), the gateway's `message` + `request_id`, Copilot's `errorMessage`.
 */
export const errorShapes = [
  'guide',
  'published',
  'audit',
  'opportunity',
  'ingestion',
  'oauth',
  'gateway',
  'copilot',
] as const

/** The shape of an error body. */
export type ErrorShape = (typeof errorShapes)[number]

/** An error as Clari's APIs tell it, whichever of the eight shapes it came in; what a shape does not carry is null. */
export interface ClariError {
  readonly shape: ErrorShape
  readonly dialect: Dialect
  /** The machine's name of the error: `no_optin`, `invalid_client`, or the guide's `Unauthorized`. */
  readonly code: string | null
  /** The sentence for people. */
  readonly message: string | null
  readonly errorId: string | null
  readonly namespace: string | null
  readonly orgId: string | null
  /** The gateway's id of the request, from the body or a header: support asks for it. */
  readonly requestId: string | null
  /** The status that the body itself names, when it does. */
  readonly bodyStatus: number | null
  /** Further errors of a body that lists several; the first is `code` and `message`. */
  readonly others: readonly { readonly code: string | null; readonly message: string | null }[]
}

const word = z.union([z.string(), z.number()]).transform(String).nullish()
const numeric = z.union([
  z.int(),
  z
    .string()
    .regex(/^\d{3}$/)
    .transform(Number),
])

const listed = z.object({ code: word, message: word, errorCode: word, errorMessage: word })

const published = z.object({ code: z.string().min(1), namespace: word, errorId: word, message: word, orgId: word })
const audit = z.object({ errors: z.array(listed).min(1) })
const opportunity = z.object({
  statusCode: numeric,
  reasonPhrase: word,
  reaspnPhrase: word,
  message: word,
  description: word,
  errors: z.array(listed).optional(),
})
const ingestion = z.array(z.object({ errorCode: z.union([z.string().min(1), z.number()]), errorSummary: word })).min(1)
const guide = z.object({ error: z.string().min(1), message: z.string() })
const oauth = z.object({ error: z.string().min(1), error_description: word })
const gateway = z.strictObject({ message: z.string().min(1), request_id: word })
const copilot = z.object({ errorMessage: z.string().min(1) })

const nothing = {
  code: null,
  message: null,
  errorId: null,
  namespace: null,
  orgId: null,
  bodyStatus: null,
  others: [],
} as const

type Told = Omit<ClariError, 'requestId'> & { readonly requestId?: string | null }

/** Every shape with its reader, the most telling first; each returns null for what is not its own. */
const readers: readonly ((value: unknown) => Told | null)[] = [
  (value) => {
    const { success, data } = published.safeParse(value)
    // A `code` alone is no shape of Clari's: it comes with a namespace, an id or an organisation.
    if (
      !success ||
      ((data.namespace ?? data.errorId ?? data.orgId ?? null) === null && (data.message ?? null) === null)
    )
      return null
    return {
      ...nothing,
      shape: 'published',
      dialect: 'published',
      code: data.code,
      message: data.message ?? null,
      errorId: data.errorId ?? null,
      namespace: data.namespace ?? null,
      orgId: data.orgId ?? null,
    }
  },
  (value) => {
    const { success, data } = opportunity.safeParse(Array.isArray(value) ? value[0] : value)
    if (!success || (data.reasonPhrase ?? data.reaspnPhrase ?? data.message ?? data.description ?? null) === null)
      return null
    const errors = (data.errors ?? []).map(oneOf)
    return {
      ...nothing,
      shape: 'opportunity',
      dialect: 'published',
      code: errors[0]?.code ?? data.reasonPhrase ?? data.reaspnPhrase ?? null,
      message: data.message ?? data.description ?? errors[0]?.message ?? null,
      bodyStatus: data.statusCode,
      others: errors.slice(1),
    }
  },
  (value) => {
    const { success, data } = audit.safeParse(value)
    const errors = success ? data.errors.map(oneOf) : []
    const first = errors[0]
    if (first === undefined || (first.code === null && first.message === null)) return null
    return { ...nothing, shape: 'audit', dialect: 'published', ...first, others: errors.slice(1) }
  },
  (value) => {
    const { success, data } = ingestion.safeParse(value)
    if (!success) return null
    const errors = data.map((each) => ({ code: String(each.errorCode), message: each.errorSummary ?? null }))
    return { ...nothing, shape: 'ingestion', dialect: 'published', ...errors[0], others: errors.slice(1) }
  },
  (value) => {
    const { success, data } = guide.safeParse(value)
    return success ? { ...nothing, shape: 'guide', dialect: 'guide', code: data.error, message: data.message } : null
  },
  (value) => {
    const { success, data } = oauth.safeParse(value)
    return success
      ? { ...nothing, shape: 'oauth', dialect: 'guide', code: data.error, message: data.error_description ?? null }
      : null
  },
  (value) => {
    const { success, data } = copilot.safeParse(value)
    return success ? { ...nothing, shape: 'copilot', dialect: 'published', message: data.errorMessage } : null
  },
  (value) => {
    const { success, data } = gateway.safeParse(value)
    return success
      ? { ...nothing, shape: 'gateway', dialect: 'gateway', message: data.message, requestId: data.request_id ?? null }
      : null
  },
]

function oneOf(each: z.infer<typeof listed>) {
  return { code: each.code ?? each.errorCode ?? null, message: each.message ?? each.errorMessage ?? null }
}

const requestIdHeaders = ['x-kong-request-id', 'x-request-id', 'x-amzn-requestid', 'x-correlation-id', 'cf-ray']

/**
 * Reads an error body of any of the eight shapes; null when it has none of them (which is not to say that all is well).
 */
export function readClariError(body: string, headers: readonly Header[] = []): ClariError | null {
  const json = readJson(body)
  return json.ok ? readErrorValue(json.value, headers) : null
}

/** The same for a body that is parsed already. */
export function readErrorValue(value: unknown, headers: readonly Header[] = []): ClariError | null {
  for (const read of readers) {
    const told = read(value)
    if (told !== null) return { ...told, requestId: told.requestId ?? requestIdIn(headers) }
  }
  return null
}

function requestIdIn(headers: readonly Header[]): string | null {
  for (const name of requestIdHeaders) {
    const value = headers.find((header) => header.name.toLowerCase() === name)?.value.trim()
    if (value !== undefined && value !== '') return value
  }
  return null
}
