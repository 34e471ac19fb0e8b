import { check } from '#src/domain/model/check.ts'
import { awaitedIn } from '#src/reading/clari/awaited-words.ts'
import { readPaste } from '#src/reading/pasted-text.ts'

const others = { DONE: 'COMPLETED', COMPLETED: 'DONE' } as const

/** Reads which word a pasted program waits for, where Clari's word for the end of a job is known to be `word`. */
function programWaits(word: 'DONE' | 'COMPLETED') {
  return check({
    id: `clari.program-waits-${word.toLowerCase()}`,
    asks: `Does your program wait for ${word}?`,
    system: 'clari',
    costs: 'offline',
    reads: ['program'],
    outcomes: { 'other-word': 'fail', 'right-word': 'pass', nothing: 'info' },
    facts: { awaited: 'text', clariSays: 'text' },
    gather: async ({ pastes }) => ({ paste: readPaste(pastes['program'] ?? '') }),
    judge: ({ paste }) => {
      const { text } = paste
      const awaited = awaitedIn(paste)
      const right = awaited.find((each) => each.word === word)
      const other = awaited.find((each) => each.word === others[word])
      if (right !== undefined)
        return {
          outcome: 'right-word',
          says: `The pasted program waits for ${word}.`,
          evidence: [{ kind: 'paste', text, quote: right.quote, shows: `it waits for ${word}` }],
        }
      if (other !== undefined)
        return {
          outcome: 'other-word',
          says: `The pasted program waits for ${other.word}, which Clari does not say here.`,
          facts: { awaited: other.word, clariSays: word },
          evidence: [{ kind: 'paste', text, quote: other.quote, shows: `it waits for ${other.word}` }],
        }
      return {
        outcome: 'nothing',
        says: text.trim() === '' ? 'Nothing was pasted.' : 'The pasted text does not show which word is waited for.',
      }
    },
  })
}

/** Whether a program waits for the published API's word. */
export const programHearsDone = programWaits('DONE')

/** Whether a program waits for the guide's word. */
export const programHearsCompleted = programWaits('COMPLETED')
