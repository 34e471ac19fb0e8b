import { blankSecrets } from '#src/secrets/blank.ts'
import { readClientNotes } from './client-notes.ts'
import type { Decoded, Message, Removal, RequestSource } from './decoded.ts'
import { placeOf, shortened } from './document.ts'
import { errorCodeOf } from './error-codes.ts'
import { findDocuments, type FoundObject } from './find-documents.ts'
import type { GoError } from './go-error.ts'
import { readHeads, readStatusWords, type SeenHead } from './http-heads.ts'
import { statusMeaning } from './http-status.ts'
import { bareCodes, emptyHanded, htmlPage, notRpc, Taken, tokenErrorWords, tokenRefusal } from './loose-messages.ts'
import { RequestBook } from './pair-requests.ts'
import { type AnswerContext, readAnswer, readBareData, readBareError, readTokenParts } from './read-answer.ts'
import { type PlaceBudget, readErrorData } from './read-error.ts'
import { type ReadRequest, readRequest } from './read-request.ts'
import { sayAnswer } from './say-answer.ts'
import { sayAll } from './say-decoded.ts'
import { surroundings } from './surroundings.ts'

const noId = { kind: 'absent', text: '', span: null } as const
const nowhere = { head: null, traceparent: null, broken: [], batch: null } as const

function goMessage(text: string, error: GoError, context: AnswerContext): Message {
  const value = Number(text.slice(error.code.start, error.code.end))
  const paired = context.book.pair(noId, context.only, value)
  const document = error.data ? { tape: error.data, place: (span: GoError['span']) => span } : null
  const empty = { params: [], invalidResources: [], partial: null, trace: null, dataText: null, broken: [] }
  const data = document ? readErrorData(document, 0, paired.request, context.budget) : empty
  const answer = {
    ...nowhere,
    ...data,
    kind: 'error',
    span: error.span,
    wording: 'go',
    id: noId,
    request: paired.request?.seen ?? null,
    pairing: paired.pairing,
    code: errorCodeOf(value),
    codeSpan: error.code,
    message:
      error.message.end > error.message.start
        ? { text: text.slice(error.message.start, error.message.end), span: error.message }
        : null,
    broken: [],
  } as const
  return { ...answer, ...sayAnswer(answer) }
}

function objectMessage(found: FoundObject, context: AnswerContext): Message | null {
  const span = placeOf(found.document, found.node)
  switch (found.shape) {
    case 'answer':
      return readAnswer(found, context)
    case 'error':
      return readBareError(found, context)
    case 'error-data':
      return readBareData(found, context)
    case 'token-error': {
      const parts = readTokenParts(found)
      return parts ? tokenRefusal(span, found.document.tape.style, parts.error, parts.description) : null
    }
    case 'token':
      return {
        ...nowhere,
        kind: 'token',
        span,
        wording: found.document.tape.style,
        says: 'The token endpoint gave a token (blanked here): signing in works.',
        scenario: null,
      }
    case 'credentials':
    case 'request':
      return null
  }
}

function requestsIn(objects: readonly FoundObject[], source: RequestSource): readonly ReadRequest[] {
  return objects.filter(({ shape }) => shape === 'request').map((found) => readRequest(found, source))
}

/** A refusal at the door: an error status with a body that is no message, or a status that a client tells in words. */
function transportMessage(text: string, heads: readonly SeenHead[]): Message | null {
  const head = heads.findLast(({ status }) => status !== null)
  const found = head?.status && head.statusSpan ? { status: head.status, span: head.statusSpan } : readStatusWords(text)
  if (!found) return null
  const meaning = statusMeaning(found.status)
  const start = head ? head.span.end : found.span.end
  const rest = text.slice(start).trim()
  const at = text.indexOf(rest, start)
  const body = rest === '' || !head ? null : { text: shortened(rest, 400), span: { start: at, end: at + rest.length } }
  if (meaning)
    return {
      ...nowhere,
      kind: 'transport',
      span: found.span,
      wording: 'words',
      status: found.status,
      meaning,
      body,
      says: meaning.says,
      scenario: meaning.scenario,
    }
  if (head && rest === '')
    return notRpc('empty', 'empty', `HTTP ${found.status} came without a body; an answer must be there.`, found.span)
  return null
}

function answersIn(
  text: string,
  objects: readonly FoundObject[],
  goErrors: readonly GoError[],
  context: Omit<AnswerContext, 'only'>,
): Message[] {
  const only =
    objects.filter(({ shape }) => shape === 'answer' || shape === 'error' || shape === 'error-data').length +
      goErrors.length ===
    1
  const messages = objects
    .map((found) => objectMessage(found, { ...context, only }))
    .filter((message) => message !== null)
  return [...messages, ...goErrors.map((error) => goMessage(text, error, { ...context, only }))]
}

/** What stands in the body that the Python client put into an HTTP error's `data`. */
function bodiesOf(messages: readonly Message[]): Message[] {
  return messages.flatMap((message) => {
    if (message.kind !== 'transport' || !message.body) return []
    const { objects } = findDocuments(message.body.text)
    const start = message.body.span
    return objects.flatMap((found) => {
      const parts = found.shape === 'token-error' ? readTokenParts(found) : null
      return parts
        ? [
            tokenRefusal(
              start,
              'json',
              { ...parts.error, span: start },
              parts.description && { ...parts.description, span: start },
            ),
          ]
        : []
    })
  })
}

/** Places in the request are looked up for as many parameters as keep the work linear. */
function budgetFor(request: string | null): PlaceBudget {
  return { left: Math.max(50, Math.min(5000, Math.floor(50_000_000 / Math.max(1, request?.length ?? 1)))) }
}

/**
 * Lays out everything that a pasted text holds of Clarify's JSON-RPC API: answers, batches, logs, what its
 * Python and Go clients print, token errors, bare codes, with headers or without, beside the request when that
 * is pasted too. Secrets are blanked first; all places are in the blanked texts. Pure; never throws; linear in
 * the length of the texts.
 */
export function decode(text: string, request?: string): Decoded {
  const blanked = blankSecrets(text)
  const asked = request === undefined || request.trim() === '' ? null : blankSecrets(request)
  const removed: Removal[] = []
  for (const [source, found] of [
    ['text', blanked.removed],
    ['request', asked?.removed ?? []],
  ] as const) {
    for (const { rule, start, end, length } of found) removed.push({ source, rule, span: { start, end }, length })
  }
  const here = findDocuments(blanked.text)
  const there = asked ? findDocuments(asked.text) : null
  const requests = there ? requestsIn(there.objects, 'request') : []
  const logged = requestsIn(here.objects, 'text')
  const book = new RequestBook(requests.length > 0 ? requests : logged)
  const budget = budgetFor(asked?.text ?? (logged.length > 0 ? blanked.text : null))
  const read = answersIn(blanked.text, here.objects, here.goErrors, { book, budget })
  const taken = new Taken([...read.map(({ span }) => span), ...logged.map(({ seen }) => seen.span)])
  const heads = readHeads(blanked.text)
  const page = htmlPage(blanked.text, taken)
  const loose = [
    ...(page ? [page] : []),
    ...bareCodes(blanked.text, taken),
    ...(read.length === 0 ? tokenErrorWords(blanked.text, taken) : []),
  ]
  const bodies = bodiesOf(read)
  let messages: readonly Message[] = [...read, ...bodies, ...loose]
  if (messages.length === 0 && logged.length === 0) {
    const last = transportMessage(blanked.text, heads) ?? emptyHanded(blanked.text, here.first)
    messages = last ? [last] : []
  }
  const placed = surroundings(blanked.text, heads, messages)
  const unanswered = book.unanswered()
  const requestSays =
    asked && requests.length === 0 ? 'No JSON-RPC request was found in what was pasted as the request.' : null
  const seen = [...requests, ...logged].map((one) => one.seen)
  return {
    text: blanked.text,
    request: asked?.text ?? null,
    removed,
    messages: placed,
    requests: seen,
    unanswered,
    clients: readClientNotes(blanked.text),
    requestSays,
    ...sayAll(placed, seen.length, unanswered.length, blanked.text),
  }
}
