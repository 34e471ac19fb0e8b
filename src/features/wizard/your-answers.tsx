import type { Answers } from '#src/domain/model/check.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import type { Walk } from '#src/engine/walk.ts'

/** What {@link YourAnswers} takes. */
export interface YourAnswersProps {
  readonly way: Walk
  readonly answers: Answers
  readonly connections: readonly Connection[]
  readonly onChange: (step: string) => void
}

/** The choices made so far in words, each with a way back to change it. */
export function YourAnswers({ way, answers, connections, onChange }: YourAnswersProps) {
  const given = way.visits.flatMap(({ name, step }) => {
    if (step.kind === 'ask') {
      const chosen = step.options.find(({ value }) => value === answers[step.answer])
      return chosen === undefined ? [] : [{ name, question: step.short, answer: chosen.label }]
    }
    if (step.kind !== 'input') return []
    return step.fields.flatMap((field) => {
      const value = answers[field.name]
      if (field.kind === 'paste' || value === undefined || value === '') return []
      return [
        {
          name,
          question: field.label,
          answer: field.kind === 'connection' ? (connections.find(({ id }) => id === value)?.label ?? 'none') : value,
        },
      ]
    })
  })
  if (given.length === 0) return null
  return (
    <div className="mt-6 hidden px-2 lg:block">
      <h2 className="text-small font-medium text-soft">Your answers</h2>
      <ul className="mt-2 space-y-1.5 text-small">
        {given.map(({ name, question, answer }) => (
          <li key={`${name} ${question}`} className="wrap-anywhere">
            <span className="text-soft">{question}:</span> <b className="font-medium">{answer}</b>{' '}
            <button
              type="button"
              onClick={() => onChange(name)}
              aria-label={`Change: ${question}`}
              className="text-accent underline-offset-2 hover:underline"
            >
              change
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
