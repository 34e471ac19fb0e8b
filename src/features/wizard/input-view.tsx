import { useState } from 'react'
import type { InputField, InputStep } from '#src/domain/model/scenario.ts'
import { noConnection, startValue, type Offered } from '#src/engine/usual-answers.ts'
import type { Known } from '#src/engine/walk.ts'
import { keyField } from '#src/scenarios/shared/steps.ts'
import { blankSecrets } from '#src/secrets/blank.ts'
import { Button } from '#src/ui/button.tsx'
import { PageTitle } from '#src/ui/page-title.tsx'
import { TextField } from '#src/ui/form/text-field.tsx'
import { ForecastPicks } from './forecast-picks.tsx'
import { ConnectionField } from './connection-field.tsx'
import { PasteField } from './paste-field.tsx'

/** What an {@link InputView} takes. */
export interface InputViewProps {
  readonly step: InputStep
  readonly above: string
  readonly known: Known
  readonly offered: Offered
  readonly onSubmit: (answers: Readonly<Record<string, string>>, pastes: Readonly<Record<string, string>>) => void
  readonly onBack: (() => void) | null
}

/** A step to type, choose or paste in; what was given before, or is suggested, stands there already. */
export function InputView({ step, above, known, offered, onSubmit, onBack }: InputViewProps) {
  // Only what was touched is state: what a field starts with can still arrive (connections, a case from the store)
  // without taking anything away.
  const [touched, setTouched] = useState<Readonly<Record<string, string>>>({})
  const [notes, setNotes] = useState<Readonly<Record<string, string>>>({})
  const [tried, setTried] = useState(false)
  const valueOf = (field: InputField) => touched[field.name] ?? startValue(field, known, offered)
  const missing = (field: InputField) => field.required && valueOf(field).trim() === ''
  const set = (name: string, value: string) => setTouched((before) => ({ ...before, [name]: value }))

  const keyAsked: InputField = step.fields.find(({ kind }) => kind === 'connection') ?? keyField
  const chosen = valueOf(keyAsked)
  const over = chosen === noConnection || !offered(keyAsked).some(({ id }) => id === chosen) ? null : chosen

  const fieldView = (field: InputField) => {
    const value = valueOf(field)
    switch (field.kind) {
      case 'paste':
        return (
          <PasteField
            label={field.label}
            help={field.help}
            placeholder={field.placeholder}
            optional={!field.required}
            value={value}
            note={notes[field.name] ?? ''}
            onChange={(text, note) => {
              set(field.name, text)
              if (note !== '' || text === '') setNotes((before) => ({ ...before, [field.name]: note }))
            }}
          />
        )
      case 'connection':
        return (
          <ConnectionField
            label={field.label}
            connections={offered(field)}
            value={value}
            onChange={(chosen) => set(field.name, chosen)}
          />
        )
      case 'text':
        return (
          <>
            <TextField
              label={field.label}
              help={field.help}
              placeholder={field.placeholder}
              optional={!field.required}
              mono
              maxLength={300}
              autoComplete="off"
              spellCheck={false}
              value={value}
              error={tried && missing(field) ? 'Needed to go on.' : undefined}
              note={
                field.suggests !== undefined && value !== '' && value === field.suggests(known)
                  ? 'Found in what you pasted.'
                  : undefined
              }
              onChange={(text) => set(field.name, blankSecrets(text).text)}
            />
            {field.picks === 'forecast' && (
              <ForecastPicks connection={over} value={value} onPick={(id) => set(field.name, id)} />
            )}
          </>
        )
    }
  }

  return (
    <form
      className="max-w-3xl px-4 py-6 sm:px-8 lg:px-11 lg:py-8"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (step.fields.some(missing)) return
        const pairs = (kind: 'paste' | 'other') =>
          Object.fromEntries(
            step.fields
              .filter((field) => (field.kind === 'paste') === (kind === 'paste'))
              .map((field) => [field.name, valueOf(field)]),
          )
        onSubmit(pairs('other'), pairs('paste'))
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) event.currentTarget.requestSubmit()
      }}
    >
      <PageTitle above={above} says={step.says}>
        {step.title}
      </PageTitle>
      <div className="mt-5 space-y-5">
        {step.fields.map((field) => (
          <div key={field.name} data-field={field.name}>
            {fieldView(field)}
          </div>
        ))}
      </div>

      <div className="mt-6 flex flex-wrap gap-2.5">
        <Button type="submit" variant="primary" hint="↵">
          Continue
        </Button>
        {onBack !== null && <Button onClick={onBack}>Back</Button>}
      </div>
    </form>
  )
}
