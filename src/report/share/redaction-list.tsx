import { grouped } from '#src/domain/words/count.ts'
import { Disclosure } from '#src/ui/overlay/disclosure.tsx'
import type { RedactionEntry } from '#src/report/redaction/redaction.ts'

const kinds = [
  { kind: 'secret', title: 'Secrets' },
  { kind: 'people', title: 'People' },
  { kind: 'amounts', title: 'Amounts' },
  { kind: 'not-named', title: 'What no rule names' },
] as const

const mostShown = 150

/** What was removed, where, by which rule and how often. */
export function RedactionList({ removed }: { readonly removed: readonly RedactionEntry[] }) {
  const total = removed.reduce((sum, { times }) => sum + times, 0)
  return (
    <section aria-label="What was removed" className="mt-5 border-t border-line pt-4">
      <h3 className="text-normal font-medium">Removed: {grouped(total)}</h3>
      {total === 0 && <p className="mt-1 text-small text-soft">Nothing had to be removed.</p>}
      {kinds.map(({ kind, title }) => {
        const own = removed.filter((entry) => entry.kind === kind)
        const times = own.reduce((sum, entry) => sum + entry.times, 0)
        return own.length === 0 ? null : (
          <Disclosure key={kind} summary={`${title}: ${grouped(times)}`}>
            <ul className="space-y-2 text-small">
              {own.slice(0, mostShown).map((entry) => (
                <li key={`${entry.where} ${entry.what} ${entry.rule}`} className="wrap-anywhere">
                  {entry.what}
                  {entry.times > 1 && <span className="tabular-nums"> × {grouped(entry.times)}</span>}
                  <span className="block text-tiny text-soft">
                    {entry.where} · {entry.rule}
                  </span>
                </li>
              ))}
              {own.length > mostShown && (
                <li className="text-soft">and {grouped(own.length - mostShown)} more places</li>
              )}
            </ul>
          </Disclosure>
        )
      })}
    </section>
  )
}
