import { useState } from 'react'
import type { Comparison } from '#src/compare/compare.ts'
import { isNear } from '#src/compare/pair/names/kinship.ts'
import { personKey } from '#src/compare/pair/people.ts'
import { squeezed } from '#src/compare/read/layout/columns.ts'
import { Button } from '#src/ui/button.tsx'
import { Callout } from '#src/ui/feedback/callout.tsx'
import { CellSelect } from './cell-select.tsx'
import type { Wish } from '#src/features/compare/state/comparison.ts'

/** What {@link Sameness} takes. */
export interface SamenessProps {
  readonly comparison: Comparison
  readonly wish: Wish
  readonly onSame: (same: Pick<Wish, 'people' | 'fields'>) => void
}

const mostShown = 50

/**
 * Asks what only the analyst can say: whether two near names are one person, which of the screen's fields is which
 * of the export's.
 */
export function Sameness({ comparison, wish, onSame }: SamenessProps) {
  const { api, ui, suggestions } = comparison
  const paired = new Set(comparison.uiFieldOf)
  const looseUi = ui.fields.flatMap(({ name }, at) => (paired.has(at) ? [] : [{ at, name }]))
  const looseApi = api.fields.flatMap(({ name }, at) => ((comparison.uiFieldOf[at] ?? -1) < 0 ? [{ at, name }] : []))
  const [refused, setRefused] = useState<ReadonlySet<number>>(new Set())
  // A near name is chosen beforehand, and compared only once the analyst says so.
  const [near] = useState(() => nearFields(looseUi, looseApi))
  const [fields, setFields] = useState<ReadonlyMap<number, number>>(near)
  const people = suggestions.slice(0, mostShown)
  const asksFields = looseUi.length > 0 && looseApi.length > 0
  if (people.length === 0 && !asksFields) return null
  const taken = new Set(fields.values())
  const pairOf = (one: { readonly ui: number; readonly api: number }) => {
    const [screens, own] = [ui.people[one.ui], api.people[one.api]]
    return screens === undefined || own === undefined ? [] : [[personKey(screens), personKey(own)] as const]
  }
  const said = () =>
    new Map([
      ...wish.fields,
      ...[...fields].map(([from, to]) => [ui.fields[from]?.name ?? '', api.fields[to]?.name ?? ''] as const),
    ])
  return (
    <Callout
      tone="neutral"
      title="Only you can say"
      actions={
        <>
          {people.length > 0 && (
            <Button
              size="small"
              disabled={refused.size >= people.length}
              onClick={() =>
                onSame({
                  people: new Map([...wish.people, ...people.filter(({ ui: at }) => !refused.has(at)).flatMap(pairOf)]),
                  fields: fields === near ? wish.fields : said(),
                })
              }
            >
              {people.length - refused.size === 1
                ? 'Yes, the same person'
                : `Yes, these ${people.length - refused.size} are the same people`}
            </Button>
          )}
          {asksFields && (
            <Button
              size="small"
              disabled={fields.size === 0}
              onClick={() => onSame({ people: wish.people, fields: said() })}
            >
              Compare these fields
            </Button>
          )}
        </>
      }
    >
      {people.length > 0 && (
        <ul className="mt-1 space-y-1" aria-label="Near names">
          {people.map(({ ui: screen, api: own, why }) => (
            <li key={screen}>
              <label className="flex items-start gap-2">
                <input
                  type="checkbox"
                  className="mt-1 accent-accent"
                  checked={!refused.has(screen)}
                  onChange={(event) =>
                    setRefused(
                      event.currentTarget.checked
                        ? new Set([...refused].filter((one) => one !== screen))
                        : new Set([...refused, screen]),
                    )
                  }
                />
                <span>
                  {nameOf(ui.people[screen])} on the screen is {nameOf(api.people[own])} in the export{' '}
                  <span className="text-soft">· {why}</span>
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
      {suggestions.length > mostShown && (
        <p className="mt-1 text-soft">
          {suggestions.length - mostShown} more near names follow once these are settled.
        </p>
      )}
      {asksFields && (
        <ul className="mt-2 space-y-1.5" aria-label="Fields without a partner">
          {looseUi.slice(0, mostShown).map(({ at, name }) => (
            <li key={at} className="flex flex-wrap items-center gap-2">
              <span>The screen’s “{name}” is the export’s</span>
              <CellSelect
                label={`The export’s field for ${name}`}
                value={String(fields.get(at) ?? '')}
                options={[
                  { value: '', label: 'not compared' },
                  ...looseApi
                    .filter((one) => fields.get(at) === one.at || !taken.has(one.at))
                    .map((one) => ({ value: String(one.at), label: one.name })),
                ]}
                onChange={(value) =>
                  setFields(
                    new Map([
                      ...[...fields].filter(([from]) => from !== at),
                      ...(value === '' ? [] : [[at, Number(value)] as const]),
                    ]),
                  )
                }
              />
            </li>
          ))}
        </ul>
      )}
    </Callout>
  )
}

/**
 * For each of the screen's fields the one of the export's whose name is a letter or two off, where there is just one.
 */
function nearFields(
  screens: readonly { readonly at: number; readonly name: string }[],
  exports: readonly { readonly at: number; readonly name: string }[],
): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  for (const { at, name } of screens.slice(0, mostShown)) {
    const near = exports.filter(
      (one) => isNear(squeezed(name), squeezed(one.name)) && ![...found.values()].includes(one.at),
    )
    const [only] = near
    if (only !== undefined && near.length === 1) found.set(at, only.at)
  }
  return found
}

function nameOf(
  person: { readonly name: string | null; readonly email: string | null; readonly crmId: string | null } | undefined,
): string {
  return person?.name ?? person?.email ?? person?.crmId ?? 'somebody without a name'
}
