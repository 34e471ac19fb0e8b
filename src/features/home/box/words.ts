import type { Confidence } from '#src/domain/model/sign.ts'
import { counted } from '#src/domain/words/count.ts'
import { sizeWords } from '#src/domain/words/size.ts'
import { unreadableWords } from '#src/client/file-text.ts'
import { pictureRefusalWords } from '#src/client/pictures/picture-messages.ts'
import type { RemovedSecret } from './read-paste.ts'
import type { Busy, ReadResult } from './read-result.ts'

/** How sure we are, as a word beside a match, and what that means. */
export const confidenceWords: Readonly<Record<Confidence, { readonly word: string; readonly means: string }>> = {
  certain: { word: 'certain', means: 'These words are sent for nothing else.' },
  likely: { word: 'likely', means: 'These words fit this best, but could be about something else.' },
  possible: { word: 'possible', means: 'These words alone could be about several things.' },
}

/** What was taken out of a text: `1 secret removed: 64 characters, ends in 7f`. */
export function removedWords(removed: readonly RemovedSecret[]): string {
  const each = removed
    .slice(0, 3)
    .map(({ length, lastTwo }) => `${counted(length, 'character')}${lastTwo === null ? '' : `, ends in ${lastTwo}`}`)
  const more = removed.length > 3 ? `; and ${removed.length - 3} more` : ''
  return `${counted(removed.length, 'secret')} removed: ${each.join('; ')}${more}`
}

/** What is being read. */
export function busyWords({ what, size, share }: Busy): string {
  if (what === 'text') return `Reading ${sizeWords(size)} …`
  return share === null ? 'Loading what reads pictures …' : 'Reading the picture …'
}

/** Why something could not be read; null where nothing is wrong with it. */
export function cannotWords(result: ReadResult): string | null {
  if (result.kind === 'cannot') return unreadableWords[result.why]
  return result.kind === 'cannot-picture' ? pictureRefusalWords[result.why] : null
}
