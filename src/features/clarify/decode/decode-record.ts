import type { CheckRecord } from '#src/domain/model/case.ts'
import type { DecodeView } from './decode-view.ts'

/** Under which a case keeps what a decoded answer says, as others keep what their checks found. */
const decodedCheck = 'clarify.decoded'

/** The most of a pasted text that stands as evidence, in UTF-16 code units; the whole is kept beside it. */
const mostEvidence = 20_000

/** What a decoded answer says, as a record that a case keeps; `at` is epoch ms. */
export function decodeRecord(view: DecodeView, response: string, at: number): CheckRecord {
  const wrong = view.messages.find(({ status }) => status === 'fail')
  const [first] = view.messages
  const told = wrong ?? first
  const trace = told?.trace ?? null
  const text = response.slice(0, mostEvidence)
  const quote = told === undefined || !text.includes(told.badge) ? (text.split('\n', 1)[0] ?? '') : told.badge
  return {
    key: decodedCheck,
    check: decodedCheck,
    state: 'done',
    says: view.says,
    finding: {
      check: decodedCheck,
      outcome: told?.badge ?? 'nothing',
      status: view.wrong > 0 ? 'fail' : 'pass',
      says: view.says,
      facts: { messages: view.total, wrong: view.wrong, ...(trace === null ? {} : { trace }) },
      evidence: text.trim() === '' ? [] : [{ kind: 'paste', text, quote, shows: told?.title ?? view.says }],
    },
    connection: null,
    startedAt: at,
    tookMs: 0,
  }
}
