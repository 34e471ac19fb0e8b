import { useState } from 'react'
import { roles, type Role } from '#src/compare/read/layout/columns.ts'
import { encodings } from '#src/compare/read/strict/decode.ts'
import type { SourceOptions, SourceReading } from '#src/compare/read/source.ts'
import type { DecimalMark } from '#src/domain/table/amount-text.ts'
import { grouped } from '#src/domain/words/count.ts'
import { Button } from '#src/ui/button.tsx'
import { Select } from '#src/ui/form/select.tsx'
import { TextField } from '#src/ui/form/text-field.tsx'
import { CellSelect } from '#src/features/compare/start/cell-select.tsx'
import { delimiterOptions, roleNames } from './reading-words.ts'

/** What a {@link FileReadingView} takes. */
export interface FileReadingProps {
  readonly reading: SourceReading
  /** What the analyst has said of it already. */
  readonly options: SourceOptions
  readonly recalled: boolean
  readonly onAgain: (options: SourceOptions | null) => void
}

const titles = ['Column', 'Read as', 'Decimal mark', 'Cells', 'Parsed', 'Empty', 'First that did not parse'] as const

/**
 * One file: what it is, each column's meaning and number format, how many cells parsed, the first that did not; all of
 * it can be overruled.
 */
export function FileReadingView({ reading, options, recalled, onAgain }: FileReadingProps) {
  const [draft, setDraft] = useState<SourceOptions>(options)
  const headers = Object.entries(reading.mapping).filter(([header]) => header !== '')
  const decimals = typeof draft.decimal === 'object' ? draft.decimal : {}
  const cell = 'border-b border-line px-2 py-1 align-middle'
  const isText = /^(CSV|TSV)/.test(reading.format)
  return (
    <section aria-label={reading.file}>
      <h3 className="text-normal font-medium">
        <span className="font-mono text-small">{reading.file}</span>{' '}
        <span className="font-normal text-soft">
          · {reading.format} · {grouped(reading.values)} values
        </span>
      </h3>
      {recalled && (
        <p className="mt-1 text-small text-soft">Read as you chose for an earlier file with these columns.</p>
      )}
      {headers.length > 0 && (
        <>
          <div
            className="relative mt-2 overflow-x-auto"
            tabIndex={0}
            role="region"
            aria-label={`Columns of ${reading.file}`}
          >
            <table className="min-w-140 text-small tabular-nums">
              <thead>
                <tr className="text-left text-soft">
                  {titles.map((title) => (
                    <th key={title} scope="col" className={`${cell} font-medium`}>
                      {title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {headers.map(([header, role]) => {
                  const column = reading.columns.find((one) => one.header === header)
                  return (
                    <tr key={header}>
                      <th scope="row" className={`${cell} text-left font-normal`}>
                        {header}
                      </th>
                      <td className={cell}>
                        <CellSelect<Role>
                          label={`Meaning of ${header}`}
                          value={draft.mapping?.[header] ?? role}
                          options={roles.map((value) => ({ value, label: roleNames[value] }))}
                          onChange={(value) =>
                            setDraft({ ...draft, mapping: { ...reading.mapping, ...draft.mapping, [header]: value } })
                          }
                        />
                      </td>
                      <td className={cell}>
                        {column !== undefined && (
                          <span className="inline-flex items-center gap-1.5">
                            <CellSelect<DecimalMark>
                              label={`Decimal mark of ${header}`}
                              value={decimals[header] ?? column.decimal}
                              options={[
                                { value: '.', label: '1,234.56' },
                                { value: ',', label: '1.234,56' },
                              ]}
                              onChange={(value) => setDraft({ ...draft, decimal: { ...decimals, [header]: value } })}
                            />
                            {column.guessed && <span className="text-soft">guessed</span>}
                          </span>
                        )}
                      </td>
                      <td className={cell}>{column === undefined ? '' : grouped(column.cells)}</td>
                      <td className={cell}>{column === undefined ? '' : grouped(column.parsed)}</td>
                      <td className={cell}>{column === undefined ? '' : grouped(column.blank)}</td>
                      <td className={cell}>
                        {column?.unread === null || column === undefined
                          ? ''
                          : `line ${column.unread.line}: “${column.unread.text}”`}
                      </td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </div>
          <div className="mt-3 flex flex-wrap items-end gap-3">
            {isText && (
              <>
                <Select
                  label="Encoding"
                  value={draft.encoding ?? ''}
                  options={[
                    { value: '', label: 'As detected' },
                    ...encodings.map((value) => ({ value, label: value.toUpperCase() })),
                  ]}
                  onChange={(value) =>
                    setDraft({ ...without(draft, 'encoding'), ...(value === '' ? {} : { encoding: value }) })
                  }
                />
                <Select
                  label="Delimiter"
                  value={draft.delimiter ?? ''}
                  options={delimiterOptions}
                  onChange={(value) =>
                    setDraft({ ...without(draft, 'delimiter'), ...(value === '' ? {} : { delimiter: value }) })
                  }
                />
              </>
            )}
            <Select
              label="Dates such as 3/4/2026"
              value={draft.dayFirst === undefined ? '' : draft.dayFirst ? 'day' : 'month'}
              options={[
                { value: '', label: 'As detected' },
                { value: 'day', label: 'Day first' },
                { value: 'month', label: 'Month first' },
              ]}
              onChange={(value) =>
                setDraft({ ...without(draft, 'dayFirst'), ...(value === '' ? {} : { dayFirst: value === 'day' }) })
              }
            />
            <div className="w-36">
              <TextField
                label="Currency"
                mono
                placeholder="as named"
                maxLength={3}
                value={draft.currency ?? ''}
                onChange={(value) =>
                  setDraft({
                    ...without(draft, 'currency'),
                    ...(value.trim() === '' ? {} : { currency: value.trim().toUpperCase() }),
                  })
                }
                autoComplete="off"
              />
            </div>
            <Button disabled={draft === options} onClick={() => onAgain(draft)}>
              Read it so and compare again
            </Button>
            {Object.keys(options).length > 0 && (
              <Button variant="quiet" onClick={() => onAgain(null)}>
                Back to what is detected
              </Button>
            )}
          </div>
        </>
      )}
    </section>
  )
}

function without<K extends keyof SourceOptions>(options: SourceOptions, key: K): Omit<SourceOptions, K> {
  const { [key]: _, ...rest } = options
  return rest
}
