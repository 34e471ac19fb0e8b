import { useState } from 'react'
import { fixLooks } from '#src/client/runs/fix.ts'
import type { FixResult, Retest } from '#src/domain/model/case.ts'
import { EvidenceView } from '#src/report/sheet/evidence-view.tsx'
import { Button } from '#src/ui/button.tsx'
import { Callout } from '#src/ui/feedback/callout.tsx'
import { Disclosure } from '#src/ui/overlay/disclosure.tsx'
import { Timestamp } from '#src/ui/text/timestamp.tsx'
import { PasteField } from './paste-field.tsx'

/** What a {@link RetestResult} takes. */
export interface RetestResultProps {
  readonly retest: Retest
  readonly result: FixResult
  /** Goes on from what the re-test found. */
  readonly onGoOn: () => void
}

/** The newest re-test, above the verdict that it was run from. */
export function RetestResult({ retest, result, onGoOn }: RetestResultProps) {
  const { tone, title } = fixLooks[result]
  const { record } = retest
  return (
    <div data-fix={result} className="mt-5">
      <Callout
        tone={tone}
        title={title}
        announce="polite"
        actions={
          result === 'different' ? (
            <Button size="small" onClick={onGoOn}>
              Find out what it is now
            </Button>
          ) : undefined
        }
      >
        {record.says}{' '}
        <span className="text-soft">
          Checked again <Timestamp at={retest.at} />.
        </span>
        {record.finding !== null && record.finding.evidence.length > 0 && (
          <Disclosure summary="The evidence">
            <div className="space-y-4">
              {record.finding.evidence.map((evidence, index) => (
                <EvidenceView key={index} evidence={evidence} />
              ))}
            </div>
          </Disclosure>
        )}
      </Callout>
    </div>
  )
}

/** What a {@link PasteAgain} takes. */
export interface PasteAgainProps {
  readonly busy: boolean
  readonly asks: string
  readonly onCheck: (text: string) => void
}

/** The place for another paste, which proves the fix where only the analyst's own client can. */
export function PasteAgain({ busy, asks, onCheck }: PasteAgainProps) {
  const [text, setText] = useState('')
  const [note, setNote] = useState('')
  return (
    <form
      aria-label="Prove the fix"
      className="mt-5 rounded-card border border-line bg-card p-5"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') onCheck(text)
      }}
    >
      <h2 className="text-heading font-strong">Prove the fix</h2>
      <p className="mt-1 mb-3 text-normal text-soft">Paste what your client sends, or gets, now. {asks}</p>
      <PasteField
        label="The new paste"
        optional={false}
        value={text}
        note={note}
        onChange={(value, said) => {
          setText(value)
          if (said !== '' || value === '') setNote(said)
        }}
      />
      <div className="mt-3">
        <Button type="submit" variant="primary" busy={busy} disabled={text.trim() === ''}>
          Check this
        </Button>
      </div>
    </form>
  )
}
