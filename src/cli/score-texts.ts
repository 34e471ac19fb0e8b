import { corpus } from '#src/bench/texts/corpus.ts'
import { markText, tally } from '#src/bench/texts/mark.ts'
import { percent } from '#src/domain/words/share.ts'
import { diagnose } from '#src/engine/diagnose.ts'
import { scenarios } from '#src/scenarios/list.ts'

/** What the reading of pasted texts has to reach: right first answers, and none claimed wrongly. */
const bar = 0.99

/**
 * Reads every text of the corpus and prints by kind and by language how many were read right and claimed wrongly;
 * whether that is enough.
 */
export function scoreTexts(verbose: boolean): boolean {
  const marked = corpus.map((text) => {
    const { matches } = diagnose(text.text, scenarios)
    return { ...text, matches, marked: markText(text, matches) }
  })
  const lines = ['Pasted texts                  texts     right     wrong']
  for (const property of ['kind', 'lang'] as const) {
    for (const [name, { all, right, wrong }] of tally(
      marked.map((one) => ({ of: one[property], marked: one.marked })),
    )) {
      lines.push(
        `${name.padEnd(26)} ${String(all).padStart(8)}  ${share(right, all).padStart(8)}  ` +
          `${String(wrong).padStart(8)}`,
      )
    }
    lines.push('')
  }
  const right = marked.filter((one) => one.marked === 'right').length
  const wrong = marked.filter((one) => one.marked === 'wrong').length
  lines.push(
    `first answers right      ${share(right, marked.length)}  (${right} of ${marked.length}; bar ${bar * 100} %)`,
    `confidently wrong        ${wrong}  (bar 0)`,
    '',
  )
  for (const { id, marked: how, matches } of verbose ? marked : []) {
    if (how !== 'right')
      lines.push(`${how}  ${id}  ${matches.map((each) => `${each.scenario} ${each.confidence}`).join(', ')}`)
  }
  process.stdout.write(`${lines.join('\n')}\n`)
  return wrong === 0 && right >= bar * marked.length
}

function share(part: number, of: number): string {
  return of === 0 ? '–' : percent(part / of)
}
