import { readErrorValue, type ClariError } from '#src/clari/errors.ts'
import { looksLike } from '#src/clari/not-json.ts'
import { isObject } from '#src/domain/json.ts'
import { jsonIn } from './json-in-text.ts'

/**
 * What a pasted answer, log or error text says came back, read as it stands; every quote is an exact part of the text.
 */
export interface PastedAnswer {
  /** The HTTP status that it names. */
  readonly status: { readonly code: number; readonly quote: string } | null
  /** An error body of the API, or one of its codes or sentences on its own. */
  readonly error:
    | (Pick<ClariError, 'shape' | 'dialect' | 'code' | 'message' | 'errorId' | 'requestId' | 'orgId'> & {
        readonly quote: string
      })
    | null
  readonly page: { readonly login: boolean; readonly title: string | null; readonly quote: string } | null
  /** A good answer: a 2xx status, or a body that only a good answer has. */
  readonly success: { readonly quote: string } | null
}

/** As much of a paste as is read: answers are short, and logs repeat themselves. */
const readOf = 100_000

/** Codes and sentences by which the API is known even where only they were copied. */
const words: readonly { readonly pattern: RegExp; readonly shape: ClariError['shape'] }[] = [
  {
    pattern:
      /\b(?:no_such_forecast_config|missing_forecast_id|type_not_supported|bad_request|invalid_jobId|export_failed_to_cancel|export_monthly_quota_reached|no_optin|SWW|INGESTION_NOT_ENABLED)\b/,
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

const statuses: readonly RegExp[] = [
  /\bHTTP\/\d(?:\.\d)?"?[ \t]+([1-5]\d\d)\b(?:[ \t]+[A-Z][A-Za-z -]{1,40})?/,
  /(?<![\d.$€£,/:-])([3-5]\d\d)[ \t]+(?:Client|Server) Error/i,
  /\bstatus(?:[ _-]?code)?["']?[ \t]*(?:is|was|of)?[ \t]*[:=]?[ \t]*["'(]?([2-5]\d\d)\b/i,
  /\b(?:HTTP|error|code|returned|returns|got|gets|gave)[: (]{1,3}([3-5]\d\d)\b/i,
  /(?<![\d.$€£,/:-])([3-5]\d\d)[ \t:,–-]{1,3}(?:Bad Request|Unauthori[sz]ed|Forbidden|Not Found|Method Not Allowed|Too Many Requests|Internal Server Error|Bad Gateway|Service (?:Temporarily )?Unavailable|Gateway Time-?out|Moved Permanently|Found|Temporary Redirect)/i,
  /(?:返回|报错?|状态码|错误码?)[：: ]{0,3}([3-5]\d\d)/,
  /^[ \t"'(]*([2-5]\d\d)(?:[ \t]+OK)?[ \t"').,!?]*$/m,
]

/**
 * Reads what came back from any pasted text: a body alone, curl with headers, a client's error, a log line. Pure,
 * and never throws.
 */
export function readPastedAnswer(pasted: string): PastedAnswer {
  const text = pasted.slice(0, readOf)
  const status = statusIn(text)
  const page = pageIn(text)
  const error = errorIn(text)
  return {
    status,
    page,
    error,
    success: error === null && page === null && (status === null || status.code < 300) ? successIn(text, status) : null,
  }
}

function statusIn(text: string): PastedAnswer['status'] {
  // The last status line is the answer; those before it are a proxy's or a redirect's.
  const lines = [...text.matchAll(/\bHTTP\/\d(?:\.\d)?"?[ \t]+([1-5]\d\d)\b(?:[ \t]+[A-Z][A-Za-z -]{1,40})?/g)]
  const last = lines.at(-1)
  if (last?.[1] !== undefined) return { code: Number(last[1]), quote: last[0].trim() }
  for (const form of statuses) {
    const found = form.exec(text)
    if (found?.[1] !== undefined) return { code: Number(found[1]), quote: found[0].trim() }
  }
  return null
}

function pageIn(text: string): PastedAnswer['page'] {
  const start = text.search(/<!doctype html|<html[\s>]/i)
  if (start < 0) return null
  const page = text.slice(start)
  const title = /<title[^>]{0,200}>([^<]{1,200})/i.exec(page)?.[1]?.trim() ?? ''
  return {
    login: looksLike(page) === 'login-page',
    title: title === '' ? null : title,
    quote: title === '' ? page.slice(0, 15) : title,
  }
}

function errorIn(text: string): PastedAnswer['error'] {
  const readings = text.includes('\\"') ? [text, text.replaceAll('\\"', '"')] : [text]
  for (const reading of readings) {
    const errors = jsonIn(reading).flatMap(({ value }) => errorsWithin(value, 0))
    // `{"error":"…"}` alone is anybody's; a body that says more is taken first.
    const error = errors.find(({ shape }) => shape !== 'oauth' && shape !== 'copilot') ?? errors[0]
    if (error !== undefined) return { ...error, quote: tellingPart(error, text) }
  }
  for (const { pattern, shape } of words) {
    const found = pattern.exec(text)
    if (found === null) continue
    const isCode = shape === 'published'
    const dialect = shape === 'gateway' || shape === 'guide' ? shape : 'published'
    const id = (name: string) =>
      new RegExp(`\\b${name}["']?\\s{0,3}[:=]\\s{0,3}["']?([\\w-]{1,80})`).exec(text)?.[1] ?? null
    return {
      shape,
      dialect,
      code: isCode ? found[0] : null,
      message: isCode ? null : found[0],
      errorId: id('errorId'),
      requestId: id('request_id'),
      orgId: id('orgId'),
      quote: found[0],
    }
  }
  return null
}

/**
 * The part of an error that tells most, as it stands in the text: the API's code, or the sentence where the code is
 * only the status's name.
 */
function tellingPart(error: ClariError, text: string): string {
  const parts = error.shape === 'guide' ? [error.message, error.code] : [error.code, error.message]
  return parts.find((part) => part !== null && part !== '' && text.includes(part)) ?? ''
}

/** The error bodies in a value: itself, or what a log or a client wrapped around it. */
function errorsWithin(value: unknown, depth: number): readonly ClariError[] {
  const own = readErrorValue(value)
  if (own !== null) return [own]
  if (depth > 4) return []
  if (Array.isArray(value)) return value.slice(0, 50).flatMap((each) => errorsWithin(each, depth + 1))
  if (isObject(value))
    return Object.values(value)
      .slice(0, 50)
      .flatMap((each) => (typeof each === 'object' ? errorsWithin(each, depth + 1) : []))
  return []
}

const goodBody = /"(?:forecasts|entries|concurrentLimit|jobId|items|timePeriods)"\s*:|'(?:forecasts|entries|jobId)'\s*:/

function successIn(text: string, status: PastedAnswer['status']): PastedAnswer['success'] {
  if (status !== null) return { quote: status.quote }
  const body = goodBody.exec(text)
  if (body === null) return null
  const whole = jsonIn(text).some(({ fault, start, end }) => fault === null && start <= body.index && body.index < end)
  return whole ? { quote: body[0] } : null
}
