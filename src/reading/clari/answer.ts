import { readErrorValue, type ClariError } from '#src/clari/errors.ts'
import { isObject } from '#src/domain/json.ts'
import { valuesOf } from '#src/reading/json/values.ts'
import type { PastedText } from '#src/reading/pasted-text.ts'
import { isInside } from '#src/reading/text/span.ts'
import { networkFaults, type FailureFound } from '#src/reading/text/network-failures.ts'
import type { FoundPage, PageKind } from '#src/reading/text/pages.ts'

/**
 * An error body of Clari's API in a paste, or one of its codes or sentences on its own; `quote` is an exact part of
 * the text.
 */
export type PastedError = Pick<
  ClariError,
  'shape' | 'dialect' | 'code' | 'message' | 'errorId' | 'requestId' | 'orgId'
> & { readonly quote: string }

/**
 * What a paste says that Clari (or Copilot, or something on the way) answered; every quote is an exact part of the
 * text.
 */
export interface PastedAnswer {
  /** The HTTP status of the answer: the last status line, else the first that is named. */
  readonly status: { readonly code: number; readonly quote: string } | null
  readonly error: PastedError | null
  readonly page: (FoundPage & { readonly title: string | null; readonly quote: string }) | null
  readonly failure: (FailureFound & { readonly quote: string }) | null
  /** A good answer: a 2xx status, or a body that only a good answer has. */
  readonly success: { readonly quote: string } | null
}

/** Codes and sentences by which the API is known even where only they were copied. */
const known: readonly { readonly pattern: RegExp; readonly shape: ClariError['shape'] }[] = [
  {
    pattern: new RegExp(
      [
        String.raw`\b(?:no_such_forecast_config|missing_forecast_id|type_not_supported|bad_request|invalid_jobId`,
        String.raw`export_failed_to_cancel|export_monthly_quota_reached|no_optin|SWW|INGESTION_NOT_ENABLED)\b`,
      ].join('|'),
    ),
    shape: 'published',
  },
  { pattern: /no route matched with those values/i, shape: 'gateway' },
  { pattern: /no api key found in request|invalid authentication credentials/i, shape: 'gateway' },
  {
    pattern:
      /forecast '[^'\n]{0,200}' not found|api access (?:is )?not (?:enabled|included)[^\n"]{0,120}|invalid api key/i,
    shape: 'guide',
  },
]

/** What the gateway says where it reached no server behind it. */
export const gatewayFailed = new RegExp(
  [
    '^an invalid response was received from the upstream server|^the upstream server is timing out|^no ring-balancer',
    '^failure to get a peer|^name resolution failed|^service (?:temporarily )?unavailable|^bad gateway',
  ].join('|'),
  'i',
)

/**
 * Reads what came back, as a paste tells it: a body alone, curl with headers, a client's error, a log line. Pure,
 * never throws.
 */
export function readPastedAnswer(paste: PastedText): PastedAnswer {
  const status = statusIn(paste)
  const page = pageIn(paste)
  const error = errorIn(paste)
  const failure = failureIn(paste)
  const isGood = error === null && page === null && failure === null && (status === null || status.code < 300)
  return { status, page, error, failure, success: isGood ? successIn(paste, status) : null }
}

/**
 * The most telling of several: the one that can be fixed most directly. What a page or a status says is theirs: `504
 * Gateway Time-out`.
 */
function failureIn({ failures, pages, statuses, text }: PastedText): PastedAnswer['failure'] {
  const around = [...pages, ...statuses]
  const own = failures.filter((failure) => !around.some((part) => isInside(failure, part)))
  const [first] = own.toSorted((a, b) => networkFaults.indexOf(a.fault) - networkFaults.indexOf(b.fault))
  return first === undefined ? null : { ...first, quote: text.slice(first.start, first.end) }
}

function statusIn({ statuses, text }: PastedText): PastedAnswer['status'] {
  const quoteOf = ({ start, end }: { readonly start: number; readonly end: number }) => text.slice(start, end).trim()
  // The last status line is the answer; those before it are a proxy's or a redirect's.
  const line = statuses.findLast((found) => /^HTTP\//i.test(quoteOf(found)))
  const found =
    line ??
    statuses.find(({ bare, status }) => !bare && status >= 300) ??
    statuses.find(({ bare }) => !bare) ??
    statuses[0]
  return found === undefined ? null : { code: found.status, quote: quoteOf(found) }
}

/** The most telling first. */
const pageKinds: readonly PageKind[] = ['login', 'filter', 'gateway', 'page']

function pageIn({ pages, text }: PastedText): PastedAnswer['page'] {
  const [page] = pages.toSorted((a, b) => pageKinds.indexOf(a.kind) - pageKinds.indexOf(b.kind))
  if (page === undefined) return null
  const told = page.telling[0]
  const title = told === undefined ? '' : text.slice(told.start, told.end).trim()
  return {
    ...page,
    title: title === '' ? null : title,
    quote: title === '' ? text.slice(page.start, page.start + 15) : title,
  }
}

function errorIn(paste: PastedText): PastedError | null {
  const errors = valuesOf(paste.documents).flatMap(({ value, start, end }) =>
    errorsWithin(value, 0).map((error) => ({ ...error, quote: tellingPart(error, paste.text.slice(start, end)) })),
  )
  // `{"error":"…"}` alone is anybody's; a body that says more is taken first.
  const error = errors.find(({ shape }) => shape !== 'oauth' && shape !== 'copilot') ?? errors[0]
  if (error !== undefined) return error
  for (const { pattern, shape } of known) {
    const found = pattern.exec(paste.text)
    if (found === null) continue
    const isCode = shape === 'published'
    return {
      shape,
      dialect: shape === 'gateway' || shape === 'guide' ? shape : 'published',
      code: isCode ? found[0] : null,
      message: isCode ? null : found[0],
      errorId: idIn(paste.text, 'errorId'),
      requestId: idIn(paste.text, 'request_id'),
      orgId: idIn(paste.text, 'orgId'),
      quote: found[0],
    }
  }
  return null
}

function idIn(text: string, name: string): string | null {
  return new RegExp(`\\b${name}["']?\\s{0,3}[:=]\\s{0,3}["']?([\\w-]{1,80})`).exec(text)?.[1] ?? null
}

/**
 * The part of an error that tells most, as it stands in its body: the API's code, or the sentence where the code is
 * only the status's name.
 */
function tellingPart(error: ClariError, text: string): string {
  const parts = error.shape === 'guide' ? [error.message, error.code] : [error.code, error.message]
  return parts.find((part) => part !== null && part !== '' && text.includes(part)) ?? text.slice(0, 80)
}

/** The error bodies in a value: itself, or what a log or a client wrapped around it. */
function errorsWithin(value: unknown, depth: number): readonly ClariError[] {
  const own = readErrorValue(value)
  if (own !== null) return [own]
  if (depth > 4) return []
  if (Array.isArray(value)) return value.slice(0, 50).flatMap((each) => errorsWithin(each, depth + 1))
  if (!isObject(value)) return []
  return Object.values(value)
    .slice(0, 50)
    .flatMap((each) => (typeof each === 'object' ? errorsWithin(each, depth + 1) : []))
}

const goodBody = /["'](?:forecasts|entries|concurrentLimit|jobId|items|timePeriods)["']\s{0,3}:/

function successIn(paste: PastedText, status: PastedAnswer['status']): PastedAnswer['success'] {
  if (status !== null) return { quote: status.quote }
  const body = goodBody.exec(paste.text)
  if (body === null) return null
  const isWhole = valuesOf(paste.documents).some(
    ({ fault, start, end }) => fault === null && start <= body.index && body.index < end,
  )
  return isWhole ? { quote: body[0] } : null
}
