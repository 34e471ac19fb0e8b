import { fixLooks } from '#src/client/runs/fix.ts'
import type { FixResult } from '#src/domain/model/case.ts'
import type { BadgeStatus } from '#src/ui/feedback/status-badge.tsx'
import type { CaseStanding, CaseSummary } from './case-summary.ts'

/** A status and its word. */
export interface Badge {
  readonly status: BadgeStatus
  readonly word: string
}

const standings: Readonly<Record<CaseStanding, Badge>> = {
  cause: { status: 'fail', word: 'cause found' },
  clear: { status: 'pass', word: 'nothing wrong' },
  open: { status: 'warn', word: 'not told yet' },
  unfinished: { status: 'waiting', word: 'not finished' },
}

const causeWords = {
  wizard: 'cause found',
  checkup: 'trouble found',
  comparison: 'rows differ',
  decode: 'error decoded',
} as const

const tones = { pass: 'pass', info: 'info', warn: 'warn', fail: 'fail', neutral: 'waiting' } as const

/** How a case stands, as a badge: fixed once that was proved, else its verdict. */
export function standingBadgeOf({
  item,
  standing,
  fix,
  badge,
}: Pick<CaseSummary, 'item' | 'standing' | 'fix' | 'badge'>): Badge {
  if (fix === 'fixed') return fixBadge(fix)
  if (badge !== null) return { status: tones[badge.tone], word: badge.word }
  return standing === 'cause' ? { status: 'fail', word: causeWords[item.kind] } : standings[standing]
}

/** What a fix check says, as a badge. */
export function fixBadge(result: FixResult): Badge {
  const { tone, word } = fixLooks[result]
  return { status: result === 'untold' ? 'unknown' : tone, word }
}
