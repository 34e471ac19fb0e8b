import { limitsSchema } from '#src/clari/limits-schema.ts'
import { check } from '#src/domain/check.ts'
import { spell } from '#src/domain/pacing.ts'
import { jsonIn } from './json-in-text.ts'
import { readPastedAnswer } from './pasted-answer.ts'
import { pollsIn } from './polls-in-log.ts'
import { waitPasted } from './retry-after-told.ts'

/** Looking at a job more often than this, in ms, is called too often: a small export takes longer than that. */
const tooOftenMs = 3_000

const tooMany =
  /\b429\b|too many requests|rate[- _]?limit(?:s|ed|ing)?\b|throttl(?:ed|ing)|slow(?:ing)? down|限流|限速|请求(?:次数)?(?:过多|太多|过于频繁|太频繁)|频率(?:限制|超限|过高)/i
const monthWords =
  /\bmonthly (?:export )?quota\b[^\n]{0,40}\b(?:reached|exceeded|exhausted|used up)|\bout of (?:export )?quota\b|配额(?:已经|已)?(?:用完|用尽|耗尽|用光)/i

/** Reads from a pasted answer or log alone which limit was met. */
export const rateSays = check({
  id: 'clari.rate-says',
  asks: 'Which limit does the text that you pasted speak of?',
  system: 'clari',
  costs: 'offline',
  reads: ['error'],
  outcomes: {
    'told-to-wait': 'fail',
    'not-told': 'fail',
    polling: 'fail',
    'quota-used-up': 'fail',
    'places-taken': 'fail',
    'either-limit': 'fail',
    'other-refusal': 'warn',
    success: 'pass',
    nothing: 'info',
  },
  gather: async ({ pastes }) => ({ text: pastes['error'] ?? '' }),
  judge: ({ text }) => {
    const { status, error, success } = readPastedAnswer(text)
    const limits = limitsIn(text)
    const reached = /monthly quota limit of (\d{1,9}) or concurrent limit of (\d{1,9})/i.exec(text)
    const wait = waitPasted(text)
    const polls = pollsIn(text)
    const facts = {
      monthlyQuota: limits?.monthlyQuota ?? (reached?.[1] === undefined ? undefined : Number(reached[1])),
      concurrentLimit: limits?.concurrentLimit ?? (reached?.[2] === undefined ? undefined : Number(reached[2])),
      retryAfter: wait?.value,
      retryAfterMs: wait?.ms,
      code: error?.code,
      message: error?.message,
      errorId: error?.errorId,
      requestId: error?.requestId,
      orgId: error?.orgId,
      status: status?.code,
      pollGapMs: polls?.medianMs,
      ...(error === null ? {} : { dialect: error.dialect }),
    }
    const found = <
      O extends 'told-to-wait' | 'not-told' | 'polling' | 'quota-used-up' | 'places-taken' | 'either-limit',
    >(
      outcome: O,
      quote: string,
      says: string,
    ) => ({
      outcome,
      says: `The pasted text: ${says}.`,
      facts: { ...facts, pasted: outcome },
      evidence: [{ kind: 'paste' as const, text, quote, shows: says }] as const,
    })
    if (limits !== null && limits.availableMonthlyQuota <= 0)
      return found(
        'quota-used-up',
        limits.quote('availableMonthlyQuota'),
        `no export is left of ${limits.monthlyQuota} in 30 days`,
      )
    if (limits !== null && limits.availableConcurrentLimit <= 0)
      return found(
        'places-taken',
        limits.quote('availableConcurrentLimit'),
        `all ${limits.concurrentLimit} places for jobs are taken`,
      )
    if (error?.code === 'export_monthly_quota_reached')
      return found(
        'either-limit',
        error.quote,
        'one code for two limits, the month’s quota and the jobs at one time; only the limits tell which',
      )
    if (reached !== null)
      return found('either-limit', reached[0], 'one sentence for two limits; only GET /admin/limits tells which')
    const isLimited =
      status === null ? tooMany.test(text) : status.code === 429 || (status.code < 300 && tooMany.test(text))
    if (polls !== null && polls.medianMs < tooOftenMs)
      return found('polling', polls.quote, `it looks at jobs every ${spell(polls.medianMs)}, ${polls.looks} times here`)
    if (isLimited) {
      const quote =
        error?.quote !== undefined && error.quote !== '' && tooMany.test(error.quote)
          ? error.quote
          : (tooMany.exec(text)?.[0] ?? status?.quote ?? '')
      if (/\/export\/jobs\b/.test(text) || /poll/i.test(text))
        return found('polling', quote, 'a question about a job was refused with 429')
      if (wait !== null)
        return found(
          'told-to-wait',
          wait.line,
          wait.ms === null ? `429, with Retry-After: ${wait.value}` : `429, and Clari asks to wait ${spell(wait.ms)}`,
        )
      return found(
        'not-told',
        quote,
        '429' +
          (hasHeaders(text)
            ? ', and no Retry-After among its headers'
            : '; its headers were not pasted, so whether it says how long to wait cannot be seen'),
      )
    }
    const month = monthWords.exec(text)
    if (month !== null && status === null)
      return found('either-limit', month[0], 'a quota is reached; only GET /admin/limits tells which')
    if (error !== null)
      return {
        outcome: 'other-refusal',
        says: `The pasted answer is a refusal of another kind: “${error.code ?? error.message ?? 'an error'}”.`,
        facts,
        evidence: [{ kind: 'paste', text, quote: error.quote, shows: 'another refusal than a limit' }],
      }
    if (limits !== null)
      return {
        outcome: 'success',
        says:
          `The pasted limits leave ${limits.availableMonthlyQuota} ` +
          `exports and ${limits.availableConcurrentLimit} places.`,
        facts,
        evidence: [{ kind: 'paste', text, quote: limits.quote('availableMonthlyQuota'), shows: 'room is left' }],
      }
    if (polls !== null)
      return {
        outcome: 'success',
        says: `The pasted log looks at jobs every ${spell(polls.medianMs)}: that is not too often.`,
        facts,
        evidence: [{ kind: 'paste', text, quote: polls.quote, shows: `a look every ${spell(polls.medianMs)}` }],
      }
    if (success !== null)
      return {
        outcome: 'success',
        says: 'The pasted answer is a good one: nothing is refused in it.',
        facts,
        evidence: [{ kind: 'paste', text, quote: success.quote, shows: 'a good answer' }],
      }
    return {
      outcome: 'nothing',
      says: text.trim() === '' ? 'Nothing was pasted.' : 'The pasted text does not speak of a limit.',
    }
  },
})

function hasHeaders(text: string): boolean {
  return (
    /\bHTTP\/\d(?:\.\d)? +429\b/.test(text) &&
    /^[<\s]*(?:content-type|date|server|content-length|x-[\w-]{2,40})[ \t]*:/im.test(text)
  )
}

/** The organisation's limits in a paste, with a way to quote a member as it stands. */
function limitsIn(text: string) {
  for (const { value } of jsonIn(text)) {
    const { success, data } = limitsSchema.safeParse(value)
    if (!success) continue
    return {
      ...data.jobs,
      quote: (member: string) => new RegExp(`["']?${member}["']?\\s{0,3}:\\s{0,3}-?\\d{1,9}`).exec(text)?.[0] ?? member,
    }
  }
  return null
}
