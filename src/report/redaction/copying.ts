import { counted } from '#src/domain/words/count.ts'
import { blankSecrets } from '#src/secrets/blank.ts'
import { hideAmountsIn } from './amounts.ts'
import { blankOpaque } from './opaque-tokens.ts'
import type { People } from './people.ts'
import type { Removals } from './redaction.ts'
import type { Hide } from '#src/report/model/report.ts'

/** All that copying a field into a report needs to know. */
export interface Copying {
  readonly hide: Hide
  readonly people: People
  /** Identifiers that support asks for: they stay although they look generated. */
  readonly ids: ReadonlySet<string>
  /** Amounts that the case holds; hidden wherever they recur. */
  readonly amounts: ReadonlySet<number>
  readonly removals: Removals
}

/** Signs that turn the direction of a line around: a name must not be able to rearrange what stands beside it. */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/**
 * Copies a text that a rule names: without secrets and generated tokens, and without people and amounts where
 * those are hidden.
 */
export function copyField(copying: Copying, rule: string, where: string, text: string): string {
  const { hide, people, ids, amounts, removals } = copying
  const blanked = blankSecrets(text.replace(turning, ''))
  removals.add({ kind: 'secret', what: 'Secret', where, rule: 'secrets never leave' }, blanked.removed.length)
  const opaque = blankOpaque(blanked.text, ids)
  removals.add(
    { kind: 'not-named', what: 'Generated token', where, rule: `${rule}: words and known identifiers only` },
    opaque.times,
  )
  const named = hide.people ? people.hideIn(opaque.text) : { text: opaque.text, times: 0 }
  removals.add(
    { kind: 'people', what: 'Name, e-mail address or id of a person', where, rule: 'hide people' },
    named.times,
  )
  const priced = hide.amounts ? hideAmountsIn(named.text, amounts) : { text: named.text, times: 0 }
  removals.add({ kind: 'amounts', what: 'Amount', where, rule: 'hide amounts' }, priced.times)
  return priced.text
}

/** Copies a text of at most so many characters; what is longer is cut at the end. */
export function copyShort(copying: Copying, rule: string, where: string, text: string, most: number): string {
  const copied = copyField(copying, rule, where, text.length > most * 4 + 2000 ? text.slice(0, most * 4 + 2000) : text)
  if (copied.length <= most) return copied
  copying.removals.add({
    kind: 'not-named',
    what: 'End of a long text',
    where,
    rule: `${rule}: at most ${most} characters`,
  })
  return `${copied.slice(0, most - 1).replace(/[‹][^›]*$/, '')}…`
}

/** A number of characters in words, for the shape of what does not leave. */
export function charactersWords(count: number): string {
  return counted(count, 'character')
}
