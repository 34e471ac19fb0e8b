import { duration } from '#src/domain/words/duration.ts'
import { claims, quoteOfClaim } from '#src/reading/claims.ts'
import { limitReachedIn, limitsIn, pollsIn, waitIn } from '#src/reading/clari/limits.ts'
import { whoseIn } from '#src/reading/clari/mentions.ts'
import { pastedFacts, quoted, saysCheck, telling } from '#src/checks/clari/request/says-check.ts'

/** Looking at a job more often than this, in ms, is called too often: a small export takes longer than that. */
const tooOftenMs = 3_000

/** Reads from a pasted answer or log alone which limit was met. */
export const rateSays = saysCheck({
  id: 'clari.rate-says',
  asks: 'Which limit does the text that you pasted speak of?',
  outcomes: {
    'told-to-wait': 'fail',
    'not-told': 'fail',
    polling: 'fail',
    'quota-used-up': 'fail',
    'places-taken': 'fail',
    'either-limit': 'fail',
    copilot: 'fail',
    'other-refusal': 'warn',
    success: 'pass',
    nothing: 'info',
  },
  facts: {
    ...pastedFacts,
    /** Whose API is spoken of: `clari` or `copilot`. */
    asked: 'text',
    /** Whether the headers of the refusal were pasted, so that a Retry-After would show. */
    headersShown: 'yes-no',
    monthlyQuota: 'number',
    concurrentLimit: 'number',
    retryAfter: 'text',
    retryAfterMs: 'number',
    pollGapMs: 'number',
  },
  judge: (paste) => {
    const { text } = paste
    const limits = limitsIn(paste)
    const reached = limitReachedIn(paste)
    const wait = waitIn(paste)
    const polls = pollsIn(paste)
    const { status, error, facts, found, otherRefusal, succeeded, nothing } = telling(paste, 'text', {
      monthlyQuota: limits?.monthlyQuota ?? reached?.monthlyQuota,
      concurrentLimit: limits?.concurrentLimit ?? reached?.concurrentLimit,
      retryAfter: wait?.value,
      retryAfterMs: wait?.ms,
      pollGapMs: polls?.medianMs,
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
    if (reached !== null) {
      const isCode = error?.code === 'export_monthly_quota_reached'
      const says = `one ${isCode ? 'code' : 'sentence'} for two limits, the month’s quota and the jobs at one time`
      return found('either-limit', isCode ? error.quote : reached.quote, `${says}; only GET /admin/limits tells which`)
    }
    if (polls !== null && polls.medianMs < tooOftenMs)
      return found(
        'polling',
        polls.quote,
        `it looks at jobs every ${duration(polls.medianMs)}, ${polls.looks} times here`,
      )
    const is429 = paste.statuses.find((each) => each.status === 429)
    const claimed = quoteOfClaim(paste, claims.tooMany)
    if (is429 !== undefined || (claimed !== null && (status === null || status.code < 300))) {
      const of429 = is429 === undefined ? '' : text.slice(is429.start, is429.end)
      const quote = of429 || (claimed ?? '')
      const asked = whoseIn(paste, is429 ?? null)
      const what = is429 === undefined ? 'too many requests' : '429'
      const told = { asked, status: is429?.status ?? status?.code, headersShown: wait !== null || hasHeaders(text) }
      if (asked === 'copilot') return found('copilot', quote, `Copilot refused a call with ${what}`, told)
      if (/\/export\/jobs\b/.test(text) || /poll/i.test(text))
        return found('polling', quote, `a question about a job was refused with ${what}`, told)
      if (wait !== null) {
        const asks = `${what}, and Clari asks to wait ${duration(wait.ms ?? 0)}`
        return found(
          'told-to-wait',
          wait.line,
          wait.ms === null ? `${what}, with Retry-After: ${wait.value}` : asks,
          told,
        )
      }
      return found(
        'not-told',
        quote,
        what +
          (hasHeaders(text)
            ? ', and no Retry-After among its headers'
            : '; its headers were not pasted, so whether it says how long to wait cannot be seen'),
        told,
      )
    }
    const month = quoteOfClaim(paste, claims.quotaUsedUp, claims.usedUp)
    if (month !== null) return found('either-limit', month, 'a quota is reached; only GET /admin/limits tells which')
    const isFree = (quote: string, says: string, shows: string) =>
      quoted(paste, 'success', quote, { says, shows, facts })
    return (
      otherRefusal('another refusal than a limit') ??
      (limits === null
        ? null
        : isFree(
            limits.quote('availableMonthlyQuota'),
            `The pasted limits leave ${limits.availableMonthlyQuota} ` +
              `exports and ${limits.availableConcurrentLimit} places.`,
            'room is left',
          )) ??
      (polls === null
        ? null
        : isFree(
            polls.quote,
            `The pasted log looks at jobs every ${duration(polls.medianMs)}: that is not too often.`,
            `a look every ${duration(polls.medianMs)}`,
          )) ??
      succeeded('success', 'The pasted answer is a good one: nothing is refused in it.', facts) ??
      nothing('The pasted text does not speak of a limit.')
    )
  },
})

function hasHeaders(text: string): boolean {
  return (
    /\bHTTP\/\d(?:\.\d)? +429\b/.test(text) &&
    /^[<\s]*(?:content-type|date|server|content-length|x-[\w-]{2,40})[ \t]*:/im.test(text)
  )
}
