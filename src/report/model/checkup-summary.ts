import type { CheckRecord } from '#src/domain/model/case.ts'
import type { CheckupItem } from '#src/domain/model/checkup.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import { tellsNothing } from '#src/domain/model/not-read.ts'
import { counted } from '#src/domain/words/count.ts'

/** One check of a check-up over one connection, and how it ended; null while it has not. */
export interface CheckupEntry {
  readonly item: CheckupItem
  readonly record: CheckRecord | null
}

/** How many checks ended how. */
export interface CheckupCounts {
  readonly all: number
  readonly ended: number
  readonly pass: number
  readonly info: number
  readonly warn: number
  readonly fail: number
  /** Skipped for want of an answer. */
  readonly skipped: number
  /** Cancelled, given up, broken, or over an answer that was not read to its end: they tell nothing. */
  readonly untold: number
}

/** Counts the checks of a check-up by how they ended. */
export function countCells(cells: readonly CheckupEntry[]): CheckupCounts {
  const of = (status: string) =>
    cells.filter(({ record }) => record !== null && !tellsNothing(record) && record.finding?.status === status).length
  const skipped = cells.filter(({ record }) => record?.state === 'skipped').length
  const ended = cells.filter(({ record }) => record !== null).length
  const [pass, info, warn, fail] = [of('pass'), of('info'), of('warn'), of('fail')]
  return {
    all: cells.length,
    ended,
    pass,
    info,
    warn,
    fail,
    skipped,
    untold: ended - pass - info - warn - fail - skipped,
  }
}

/** How checks can end, in the order and the words in which they are counted. */
const endings = [
  ['fail', 'failed'],
  ['warn', 'warned'],
  ['pass', 'passed'],
  ['info', 'informed'],
  ['skipped', 'skipped'],
  ['untold', 'not finished'],
] as const

/** The counts in words, `3 failed`, without what did not happen. */
export function countsInWords(
  counts: CheckupCounts,
): readonly { readonly ending: (typeof endings)[number][0]; readonly words: string }[] {
  return endings.flatMap(([ending, word]) =>
    counts[ending] === 0 ? [] : [{ ending, words: `${counts[ending]} ${word}` }],
  )
}

/** A trouble that several checks of one connection meet in the same words. */
export interface Trouble<E extends CheckupEntry = CheckupEntry> {
  readonly connection: Connection
  readonly status: 'fail' | 'warn'
  readonly says: string
  readonly cells: readonly E[]
}

/** What went wrong, told once where several checks of a connection meet it; failures first. */
export function troublesIn<E extends CheckupEntry>(cells: readonly E[]): readonly Trouble<E>[] {
  const found: { trouble: Trouble<E>; readonly names: Set<string> }[] = []
  for (const cell of cells) {
    const finding = cell.record?.finding
    if (finding == null || (finding.status !== 'fail' && finding.status !== 'warn')) continue
    const { connection } = cell.item
    // The same refusal in other words (one check compares it with another key, say) is the same trouble.
    const { refusal, message, detail } = finding.facts
    const names = [finding.says, ...(refusal === undefined ? [] : [`${refusal} ${message ?? detail ?? ''}`])].map(
      (name) => `${connection.id} ${name}`,
    )
    const before = found.find((each) => names.some((name) => each.names.has(name)))
    if (before === undefined)
      found.push({
        trouble: { connection, status: finding.status, says: finding.says, cells: [cell] },
        names: new Set(names),
      })
    else {
      names.forEach((name) => before.names.add(name))
      before.trouble = {
        ...before.trouble,
        status: finding.status === 'fail' ? 'fail' : before.trouble.status,
        cells: [...before.trouble.cells, cell],
      }
    }
  }
  return found
    .map(({ trouble }) => trouble)
    .toSorted((a, b) => Number(a.status === 'warn') - Number(b.status === 'warn'))
}

/** The one sentence that matters about a check-up that is over. */
export function checkupHeadline(counts: CheckupCounts, troubles: readonly Trouble[]): string {
  const [first] = troubles
  const told = counts.all - counts.skipped - counts.untold
  if (counts.fail > 0 && first !== undefined)
    return `${counts.fail} of ${counted(told, 'check')} failed. ${first.connection.label}: ${firstSentence(first.says)}`
  if (counts.untold > 0)
    return `${counted(counts.untold, 'check')} did not finish; nothing failed among the other ${told}.`
  if (counts.warn > 0 && first !== undefined)
    return `Nothing failed. Worth knowing: ${first.connection.label}: ${firstSentence(first.says)}`
  return `All is well: ${counted(told, 'check')}, none failed.`
}

/**
 * A text up to the end of its first sentence: a full stop before a space and a capital, so that
 * `api.clari.com` stays whole.
 */
function firstSentence(text: string): string {
  return /^.*?[.!?][”"]?(?=\s\p{Lu})/su.exec(text)?.[0] ?? text
}
