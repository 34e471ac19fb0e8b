import { Link } from '@tanstack/react-router'
import { CheckCheck, History } from 'lucide-react'
import { useCaseList } from '#src/client/case-store-context.tsx'
import { isScenarioId } from '#src/domain/scenario-id.ts'
import { scenarios } from '#src/scenarios/index.ts'
import { RelativeTime } from '#src/ui/relative-time.tsx'

const shownAtOnce = 3

/** The newest cases, to go on where one left off; nothing at all when there are none. */
export function RecentCases() {
  const list = useCaseList()
  const cases = (list?.cases ?? []).flatMap((item) => {
    const { scenario: id } = item
    const scenario = id !== null && isScenarioId(id) ? scenarios.find((one) => one.id === id) : undefined
    return scenario === undefined ? [] : [{ item, scenario }]
  })
  if (cases.length === 0) return null
  return (
    <section aria-label="Go on with" className="mt-4 flex items-baseline gap-2 text-small text-soft max-sm:flex-col">
      <h2 className="shrink-0">Go on with</h2>
      <ul className="flex min-w-0 flex-wrap gap-x-1 gap-y-0.5">
        {cases.slice(0, shownAtOnce).map(({ item, scenario }) => (
          <li key={item.id}>
            <Link
              to="/wizard/$scenario"
              params={{ scenario: scenario.id }}
              search={{ case: item.id, a: item.answers }}
              className="inline-flex items-center gap-1.5 rounded-tag px-1.5 py-0.5 transition-colors hover:bg-accent-wash hover:text-accent"
            >
              {item.verdict === null ? <History aria-hidden className="size-3.5" /> : <CheckCheck aria-hidden className="size-3.5 text-pass" />}
              <span className="text-ink">{scenario.title}</span> <span className="font-mono text-tiny">{item.id}</span>{' '}
              {item.verdict !== null && <span className="sr-only">verdict reached, </span>}
              <RelativeTime at={item.updatedAt} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
