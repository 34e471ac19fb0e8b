import { Link } from '@tanstack/react-router'
import { CheckCheck, History, Stethoscope } from 'lucide-react'
import type { ReactNode } from 'react'
import { browserNow } from '#src/client/browser-clock.ts'
import { useCaseList } from '#src/client/store/case-store-context.tsx'
import type { Case } from '#src/domain/model/case.ts'
import { isScenarioId } from '#src/domain/model/scenario-id.ts'
import { scenarios } from '#src/scenarios/list.ts'
import { RelativeTime } from '#src/ui/text/relative-time.tsx'

const shownAtOnce = 3

const look =
  'inline-flex items-center gap-1.5 rounded-tag px-1.5 py-0.5 transition-colors hover:bg-accent-wash hover:text-accent'

/** The newest diagnoses and check-ups, to go on where one left off; nothing at all when there are none. */
export function RecentCases() {
  const list = useCaseList()
  const links = (list?.cases ?? []).flatMap((item) => {
    const link = linkTo(item)
    return link === null ? [] : [<li key={item.id}>{link}</li>]
  })
  if (links.length === 0) return null
  return (
    <section aria-label="Go on with" className="mt-4 flex items-baseline gap-2 text-small text-soft max-sm:flex-col">
      <h2 className="shrink-0">Go on with</h2>
      <ul className="flex min-w-0 flex-wrap gap-x-1 gap-y-0.5">{links.slice(0, shownAtOnce)}</ul>
    </section>
  )
}

/** The way back to where a case was left off; null for those that are only looked at. */
function linkTo(item: Case): ReactNode {
  const { id, scenario: name, answers, kind, origin } = item
  if (origin.kind !== 'own') return null
  if (kind === 'checkup') {
    const forecast = answers['forecastId'] ?? ''
    return (
      <Link to="/checkup" search={{ case: id, ...(forecast === '' ? {} : { forecast }) }} className={look}>
        <Stethoscope aria-hidden className="size-3.5" />
        <Words item={item} title="Full check-up" />
      </Link>
    )
  }
  const scenario = name !== null && isScenarioId(name) ? scenarios.find((one) => one.id === name) : undefined
  if (scenario === undefined) return null
  return (
    <Link to="/wizard/$scenario" params={{ scenario: scenario.id }} search={{ case: id, a: answers }} className={look}>
      {item.verdict === null ? (
        <History aria-hidden className="size-3.5" />
      ) : (
        <CheckCheck aria-hidden className="size-3.5 text-pass" />
      )}
      <Words item={item} title={scenario.title} />
    </Link>
  )
}

function Words({ item, title }: { readonly item: Case; readonly title: string }) {
  return (
    <>
      <span className="text-ink">{title}</span> <span className="font-mono text-tiny">{item.id}</span>{' '}
      {item.verdict !== null && <span className="sr-only">verdict reached, </span>}
      <RelativeTime at={item.updatedAt} clock={browserNow} />
    </>
  )
}
