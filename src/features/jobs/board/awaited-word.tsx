import { useState } from 'react'
import type { SeenJob } from '#src/clari/jobs/job-board.ts'
import { dialectOfBoard, judgeAwaited } from '#src/clari/jobs/stuck.ts'
import { Callout } from '#src/ui/feedback/callout.tsx'
import { TextField } from '#src/ui/form/text-field.tsx'
import { Disclosure } from '#src/ui/overlay/disclosure.tsx'

const tones = { sent: 'pass', 'never-sent': 'fail', 'no-end': 'warn', untold: 'neutral' } as const

/** Tells whether the word that a client waits for is one that this API sends. */
export function AwaitedWord({ jobs }: { readonly jobs: readonly SeenJob[] }) {
  const [word, setWord] = useState('')
  const judged = word.trim() === '' ? null : judgeAwaited(word, dialectOfBoard(jobs))
  return (
    <Disclosure summary="Done here, but your program still waits?">
      <div className="max-w-xl space-y-2.5">
        <TextField
          label="The status that it waits for"
          mono
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
          placeholder="COMPLETED"
          value={word}
          onChange={setWord}
        />
        {judged !== null && (
          <Callout tone={tones[judged.kind]} announce="polite">
            {judged.says}
          </Callout>
        )}
      </div>
    </Disclosure>
  )
}
