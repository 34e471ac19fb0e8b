import type { Message } from '#src/reading/clarify/decoded.ts'
import type { RetryKind } from '#src/clarify/error-codes.ts'
import { retryPlan } from '#src/clarify/retry-plan.ts'
import type { Actor } from '#src/domain/model/scenario.ts'

/** Whether sending it again can help, and who acts first. */
export interface Advice {
  /** A few words: `Not until it is mended`. */
  readonly retry: string
  /** One or two sentences. */
  readonly retrySays: string
  /** When and how to repeat, one sentence each; empty where repeating cannot help. */
  readonly plan: readonly string[]
  readonly who: Actor
  readonly does: string
}

const retryNames: Readonly<Record<RetryKind, string>> = {
  'after-fix': 'Not until it is mended',
  once: 'Once, with care',
  'after-delay': 'Yes, after a delay',
  paced: 'Yes, but slower',
  'rest-only': 'Only what is left',
  'after-reading-again': 'After reading again',
}

const unreadable: Advice = {
  retry: 'Read back first',
  retrySays:
    'An answer that cannot be read does not say whether the call took effect. A read may be repeated; after a write, ' +
    'read back before sending it again.',
  plan: [],
  who: 'you',
  does: 'Look whether the answer really comes from Clarify: the address called, a traceparent among its headers.',
}

function planned(kind: RetryKind, atLeastMs: number): readonly string[] {
  return retryPlan(kind, () => 0.5, atLeastMs)?.says ?? []
}

/**
 * How long the answer itself asks to wait, in ms; 0 where it does not say. Both forms of Retry-After; a date needs to
 * know the answer's own.
 */
function askedToWait(message: Message): number {
  const header = (name: string) => message.head?.headers.find((one) => one.name === name)?.value ?? ''
  const after = header('retry-after')
  if (/^\d{1,6}$/.test(after)) return Number(after) * 1000
  const until = Date.parse(after)
  const at = Date.parse(header('date'))
  return Number.isNaN(until) || Number.isNaN(at) ? 0 : Math.max(0, until - at)
}

function after(ms: number): string {
  return ms === 0 ? '' : ` The answer itself asks to wait ${Math.ceil(ms / 1000)} s.`
}

function ofStatus(status: number): RetryKind {
  if (status === 429) return 'paced'
  return status >= 500 ? 'after-delay' : 'after-fix'
}

const statusSays: Readonly<Partial<Record<RetryKind, string>>> = {
  paced: 'The same call works again once calls come slower.',
  'after-delay': 'A read may be sent again after a delay; after a write, read back first whether it took effect.',
  'after-fix': 'The same call is refused every time until this is mended.',
}

/** Whether repeating helps, when, and who acts; null where nothing is wrong. */
export function adviceOf(message: Message): Advice | null {
  const wait = askedToWait(message)
  switch (message.kind) {
    case 'error':
    case 'code': {
      const row = message.code?.row
      if (row)
        return {
          retry: retryNames[row.retry],
          retrySays: `${row.retrySays}${after(wait)}`,
          plan: planned(row.retry, wait),
          who: row.who,
          does: row.does,
        }
      return {
        ...unreadable,
        retrySays:
          'Clarify’s list does not have this code, so it does not say whether repeating helps. After a write, read ' +
          'back before sending it again.',
      }
    }
    case 'token-error': {
      const passes = message.row?.code === 'temporarily_unavailable' || message.row?.code === 'server_error'
      const retrySays = passes
        ? 'Ask for the token again after a delay; the credentials were not refused.'
        : 'The same token request is refused every time until this is mended.'
      const kind = passes ? 'after-delay' : 'after-fix'
      return {
        retry: retryNames[kind],
        retrySays: `${retrySays}${after(wait)}`,
        plan: planned(kind, wait),
        who: message.row?.who ?? 'you',
        does: message.row?.does ?? 'Check that the address is Clarify’s token endpoint.',
      }
    }
    case 'transport': {
      const kind = ofStatus(message.status)
      return {
        retry: retryNames[kind],
        retrySays: `${statusSays[kind] ?? ''}${after(wait)}`,
        plan: planned(kind, wait),
        who: message.meaning.who,
        does: message.meaning.does,
      }
    }
    case 'unclear':
      return unreadable
    case 'not-rpc':
      return message.looksLike === 'html'
        ? { ...unreadable, does: 'Look at who answers: the address in apiUrl, a proxy, a sign-on page in between.' }
        : unreadable
    case 'result':
      return message.scenario === null ? null : unreadable
    case 'token':
      return null
  }
}
