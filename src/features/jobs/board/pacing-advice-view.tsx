import { useState } from 'react'
import { pacingAdvice } from '#src/clari/jobs/pacing-advice.ts'
import type { BoardState } from '#src/client/jobs/look-at-board.ts'
import { counted } from '#src/domain/words/count.ts'
import { duration } from '#src/domain/words/duration.ts'
import { PlanView } from '#src/report/sheet/plan-view.tsx'
import { Segmented } from '#src/ui/form/segmented.tsx'
import { Disclosure } from '#src/ui/overlay/disclosure.tsx'

/** How a client should pace itself here, from what was seen, with programs that do so. */
export function PacingAdvice({ state }: { readonly state: BoardState }) {
  const plans = pacingAdvice(state)
  // Until one is chosen, the most pressing is shown, which can change with what is seen.
  const [title, setTitle] = useState<string | null>(null)
  const plan = plans.find((each) => each.title === title) ?? plans[0]
  return (
    <Disclosure summary="How your own program should pace itself here">
      <p className="mb-2 max-w-[68ch] text-small text-soft">{seenWords(state)}</p>
      <Segmented
        label="Which advice"
        value={plan?.title ?? ''}
        options={plans.map((each) => ({ value: each.title, label: each.title }))}
        onChange={setTitle}
      />
      {plan !== undefined && <PlanView key={plan.title} plan={plan} />}
    </Disclosure>
  )
}

function seenWords({ tooMany, longestAskedMs, limits, looks }: BoardState): string {
  const first = looks[0]
  const last = looks.at(-1)
  const rate =
    first === undefined || last === undefined || looks.length < 2
      ? ''
      : ` This page looked every ${duration((last - first) / (looks.length - 1))} on average, two calls each time.`
  const refused =
    tooMany === 0
      ? 'No call was refused with 429 since this page was opened.'
      : `${counted(tooMany, 'call')} refused with 429 since this page was opened` +
        (longestAskedMs > 0 ? `, told to wait ${duration(longestAskedMs)} at most.` : ', not told how long to wait.')
  const room =
    limits === null
      ? ' The limits are not told.'
      : ` ${counted(limits.concurrentLimit, 'export')} at once and ${limits.monthlyQuota} in 30 days are allowed.`
  return `${refused}${room}${rate}`
}
