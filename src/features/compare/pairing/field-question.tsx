import { useState } from 'react'
import { isNear } from '#src/compare/pair/names/kinship.ts'
import { squeezed } from '#src/compare/read/layout/columns.ts'
import { CellSelect } from '#src/features/compare/start/cell-select.tsx'
import { Button } from '#src/ui/button.tsx'

/** A field of the screen that holds the numbers of one of the export's, under another name. */
export interface AlikeFields {
  readonly ui: string
  readonly api: string
  /** Of how many people the numbers are the same, of how many; null where it is not known. */
  readonly because: string | null
}

/** What a {@link FieldQuestion} takes. */
export interface FieldQuestionProps {
  /** The fields of each side that have no partner. */
  readonly screens: readonly string[]
  readonly exports: readonly string[]
  readonly alike: readonly AlikeFields[]
  /** Compares again with these: the screen's field before the export's, empty for none of them. */
  readonly onFields: (fields: ReadonlyMap<string, string>) => void
}

const mostShown = 50

/** Asks which of the screen's fields is which of the export's, where their names don't say so. */
export function FieldQuestion({ screens, exports, alike, onFields }: FieldQuestionProps) {
  // What is likely is chosen beforehand, and compared only once the analyst says so.
  const [likely] = useState(() => likelyFields(screens, exports, alike))
  const [fields, setFields] = useState<ReadonlyMap<string, string>>(likely)
  const taken = new Set(fields.values())
  const chosen = new Map([...fields].filter(([, exported]) => exported !== ''))
  return (
    <div>
      <ul className="space-y-2" aria-label="Fields without a partner">
        {screens.slice(0, mostShown).map((name) => {
          const because = alike.find((one) => one.ui === name && one.api === fields.get(name))?.because ?? null
          return (
            <li
              key={name}
              className="grid items-center gap-x-3 gap-y-1 sm:grid-cols-[minmax(0,22rem)_14rem_minmax(0,1fr)]"
            >
              <span className="wrap-anywhere">The screen’s “{name}” is the export’s</span>
              <CellSelect
                label={`The export’s field for ${name}`}
                value={fields.get(name) ?? ''}
                options={[
                  { value: '', label: 'not compared' },
                  ...exports
                    .filter((one) => fields.get(name) === one || !taken.has(one))
                    .map((one) => ({ value: one, label: one })),
                ]}
                onChange={(value) => setFields(new Map([...fields, [name, value]]))}
                wide
              />
              {because !== null && <span className="text-small text-soft">{because}</span>}
            </li>
          )
        })}
      </ul>
      <div className="mt-3">
        <Button
          size="small"
          disabled={chosen.size === 0 && alike.length === 0}
          onClick={() => onFields(answered(fields, alike))}
        >
          {chosen.size === 0 && alike.length > 0 ? 'Compare none of them' : 'Compare these fields'}
        </Button>
      </div>
    </div>
  )
}

/** What was chosen; a field that was offered and turned down is none of the export's. */
function answered(fields: ReadonlyMap<string, string>, alike: readonly AlikeFields[]): ReadonlyMap<string, string> {
  const offered = new Set(alike.map(({ ui }) => ui))
  return new Map([...fields].filter(([screen, exported]) => exported !== '' || offered.has(screen)))
}

/**
 * For each of the screen's fields the one of the export's that holds its numbers, else the only one whose name is a
 * letter or two off.
 */
export function likelyFields(
  screens: readonly string[],
  exports: readonly string[],
  alike: readonly AlikeFields[],
): ReadonlyMap<string, string> {
  const found = new Map(alike.map(({ ui, api }) => [ui, api]))
  for (const name of screens.slice(0, mostShown)) {
    if (found.has(name)) continue
    const taken = new Set(found.values())
    const near = exports.filter((one) => isNear(squeezed(name), squeezed(one)) && !taken.has(one))
    const [only] = near
    if (only !== undefined && near.length === 1) found.set(name, only)
  }
  return found
}
