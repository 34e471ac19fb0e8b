import { useState } from 'react'
import type { Comparison } from '#src/compare/compare.ts'
import { Button } from '#src/ui/button.tsx'
import { Callout } from '#src/ui/feedback/callout.tsx'
import { Disclosure } from '#src/ui/overlay/disclosure.tsx'
import { ToldForm, type Asks } from './answers-form.tsx'
import { rememberTold, takenWords, type ToldWish } from './answers.ts'

/** What {@link QuestionsView} takes. */
export interface QuestionsViewProps {
  readonly comparison: Comparison
  readonly told: ToldWish
  /** Compares again with what was told. */
  readonly onTold: (told: ToldWish) => void
}

/**
 * Asks what no data can tell, where it matters for this result; what is taken for given otherwise can be
 * seen and changed.
 */
export function QuestionsView({ comparison, told, onTold }: QuestionsViewProps) {
  const [draft, setDraft] = useState(told)
  // Where everything is explained in the export's currency, the screen's is no question.
  const unnamed =
    told.currency === ''
      ? comparison.bridges.find(
          ({ currency, causes }) =>
            currency.ui === null &&
            currency.api !== null &&
            causes.some(
              ({ cause, rows }) =>
                rows > 0 && (cause === 'unexplained' || cause === 'currency' || cause === 'dated-rate'),
            ),
        )
      : undefined
  const questions: readonly { readonly asks: Asks; readonly because: string }[] = [
    ...comparison.questions,
    ...(unnamed === undefined
      ? []
      : [
          {
            asks: 'currency' as const,
            because:
              'The screen names no currency. Its numbers are held against ' +
              `the export’s ${unnamed.currency.api ?? ''} as they stand.`,
          },
        ]),
  ]
  const apply = (
    <Button
      size="small"
      disabled={draft === told}
      onClick={() => {
        rememberTold(draft)
        onTold(draft)
      }}
    >
      Compare with this
    </Button>
  )
  if (questions.length > 0) {
    return (
      <Callout
        tone="neutral"
        title={
          questions.length === 1 ? 'One thing the data can’t tell' : `${questions.length} things the data can’t tell`
        }
        actions={apply}
      >
        <ul className="mb-3 space-y-1">
          {questions.map(({ asks, because }) => (
            <li key={asks} data-asks={asks}>
              {because}
            </li>
          ))}
        </ul>
        <ToldForm told={draft} onChange={setDraft} asks={questions.map(({ asks }) => asks)} />
      </Callout>
    )
  }
  return (
    <Disclosure summary={`Taken for given: ${takenWords(told, [...comparison.api.periods, ...comparison.ui.periods])}`}>
      <ToldForm told={draft} onChange={setDraft} asks={['fiscal-year', 'time-zone', 'screen-at', 'currency']} />
      <div className="mt-3">{apply}</div>
    </Disclosure>
  )
}
