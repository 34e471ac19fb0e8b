import { readPaste, type PastedText } from '#src/reading/pasted-text.ts'
import { isInside } from '#src/reading/text/span.ts'
import { readClientNotes } from './client-notes.ts'
import type { Decoded, Message, Removal, RequestSource } from './decoded.ts'
import { findMessages, type FoundMessage, type FoundMessages } from './find-messages.ts'
import {
  bareCodes,
  emptyHanded,
  pageMessage,
  takenBy,
  tokenErrorWords,
  tokenRefusal,
  transportMessage,
} from './loose-messages.ts'
import { RequestBook } from './pair-requests.ts'
import {
  nothing,
  readRpcAnswer,
  readBareError,
  readGoMessage,
  readTokenParts,
  type AnswerContext,
} from './read-answer.ts'
import type { PlaceBudget } from './read-error.ts'
import { type ReadRequest, readRequest } from './read-request.ts'
import { sayAll } from './say-decoded.ts'
import { surroundings } from './surroundings.ts'

function objectMessage(found: FoundMessage, context: AnswerContext): Message | null {
  const { span, document } = found
  const wording = document.tape.style
  switch (found.shape) {
    case 'answer':
      return readRpcAnswer(found, context)
    case 'error':
    case 'error-data':
      return readBareError(found, context)
    case 'token-error': {
      const parts = readTokenParts(found)
      return parts && tokenRefusal(span, wording, ...parts)
    }
    case 'token': {
      const says = 'The token endpoint gave a token (blanked here): signing in works.'
      return { ...nothing, kind: 'token', span, wording, says, scenario: null }
    }
    case 'credentials':
    case 'request':
      return null
  }
}

const isAnswer = ({ shape }: FoundMessage) => shape === 'answer' || shape === 'error' || shape === 'error-data'

function answersIn(
  text: string,
  { objects, goErrors }: FoundMessages,
  context: Omit<AnswerContext, 'only'>,
): readonly Message[] {
  const only = objects.filter(isAnswer).length + goErrors.length === 1
  return [
    ...objects.map((found) => objectMessage(found, { ...context, only })).filter((message) => message !== null),
    ...goErrors.map((error) => readGoMessage(text, error, { ...context, only })),
  ]
}

function requestsIn({ objects }: FoundMessages, source: RequestSource): readonly ReadRequest[] {
  return objects.filter(({ shape }) => shape === 'request').map((found) => readRequest(found, source))
}

/** A token endpoint's refusal in the body that the Python client put into an HTTP error's `data`. */
function bodiesOf(messages: readonly Message[], { within }: FoundMessages): readonly Message[] {
  const bodies = messages.flatMap((message) =>
    message.kind === 'transport' && message.body ? [message.body.span] : [],
  )
  if (bodies.length === 0) return []
  return within.flatMap((found) => {
    const isBody = found.shape === 'token-error' && bodies.some((body) => isInside(found.span, body))
    const parts = isBody ? readTokenParts(found) : null
    return parts === null ? [] : [tokenRefusal(found.span, 'json', ...parts)]
  })
}

/** Places in the request are looked up for as many parameters as keep the work linear. */
function budgetFor(request: string | null): PlaceBudget {
  return { left: Math.max(50, Math.min(5000, Math.floor(50_000_000 / Math.max(1, request?.length ?? 1)))) }
}

function removalsOf(source: RequestSource, paste: PastedText | null): readonly Removal[] {
  return (paste?.removed ?? []).map(({ rule, start, end, length }) => ({ source, rule, span: { start, end }, length }))
}

/**
 * Lays out everything that a pasted text holds of Clarify's JSON-RPC API: answers, batches, logs, what its
 * Python and Go clients print, token errors, bare codes, with headers or without, beside the request when that
 * is pasted too. Secrets are blanked first; all places are in the blanked texts. Pure; never throws; linear in
 * the length of the texts.
 */
export function decode(text: string, request?: string): Decoded {
  return decodePaste(readPaste(text), request)
}

/** The same for a text that is read already. */
export function decodePaste(paste: PastedText, request = ''): Decoded {
  const { text } = paste
  const asked = request.trim() === '' ? null : readPaste(request)
  const here = findMessages(paste)
  const requests = asked === null ? [] : requestsIn(findMessages(asked), 'request')
  const logged = requestsIn(here, 'text')
  const book = new RequestBook(requests.length > 0 ? requests : logged)
  const budget = budgetFor(asked?.text ?? (logged.length > 0 ? text : null))
  const read = answersIn(text, here, { book, budget })
  const taken = takenBy([...read, ...logged.map(({ seen }) => seen)].map(({ span }) => span))
  const page = paste.pages.find(({ start }) => !taken(start))
  const found: readonly Message[] = [
    ...read,
    ...bodiesOf(read, here),
    ...(page === undefined ? [] : [pageMessage(paste, page)]),
    ...bareCodes(paste, taken),
    ...(read.length === 0 ? tokenErrorWords(paste, taken) : []),
  ]
  const last =
    found.length > 0
      ? null
      : (transportMessage(paste) ?? (logged.length > 0 ? null : emptyHanded(text, here.documents[0])))
  const messages = surroundings(paste, last === null ? found : [last])
  const unanswered = book.unanswered()
  const seen = [...requests, ...logged].map((one) => one.seen)
  return {
    text,
    request: asked?.text ?? null,
    removed: [...removalsOf('text', paste), ...removalsOf('request', asked)],
    messages,
    requests: seen,
    unanswered,
    clients: readClientNotes(text),
    requestSays:
      asked !== null && requests.length === 0
        ? 'No JSON-RPC request was found in what was pasted as the request.'
        : null,
    ...sayAll(messages, seen.length, unanswered.length, text),
  }
}
