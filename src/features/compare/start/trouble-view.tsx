import { useState } from 'react'
import { encodings } from '#src/compare/read/strict/decode.ts'
import type { SourceOptions } from '#src/compare/read/source.ts'
import { Button } from '#src/ui/button.tsx'
import { Callout } from '#src/ui/feedback/callout.tsx'
import { Disclosure } from '#src/ui/overlay/disclosure.tsx'
import { Select } from '#src/ui/form/select.tsx'
import { TextField } from '#src/ui/form/text-field.tsx'
import { delimiterOptions } from '#src/features/compare/reading/reading-words.ts'
import { rememberShape } from '#src/features/compare/reading/shape-memory.ts'
import { wishReadOtherwise } from '#src/features/compare/state/draft.ts'
import { NothingView } from './nothing-view.tsx'
import type { CompareTrouble, Wish } from '#src/features/compare/state/comparison.ts'

/** What a {@link TroubleView} takes. */
export interface TroubleViewProps {
  readonly trouble: CompareTrouble
  /** Tries again with what is said of a file. */
  readonly onAgain: (file: File, options: SourceOptions) => void
  /** Tries again with something else changed. */
  readonly onChange: (wish: Wish) => void
  readonly onSwap: (wish: Wish) => void
  readonly onOtherFile: () => void
}

/**
 * Why files could not be compared: the file and its line; where the guess of its format may be what is wrong,
 * how to overrule it.
 */
export function TroubleView({ trouble, onAgain, onChange, onSwap, onOtherFile }: TroubleViewProps) {
  const [options, setOptions] = useState<SourceOptions>({})
  const [header, setHeader] = useState('')
  if (trouble.kind === 'broke') {
    return (
      <Callout tone="fail" title="It could not be compared" announce="assertive" className="mt-4">
        The comparison itself broke: that is a fault of the product, or the browser ran out of memory. Your files are
        still chosen.
      </Callout>
    )
  }
  const { wish, nothing } = trouble
  if (nothing !== null) {
    return (
      <NothingView
        nothing={nothing}
        wish={wish}
        readings={trouble.files}
        onReadAgain={(file, next, reading) => {
          rememberShape(Object.keys(reading.mapping), next)
          onChange(wishReadOtherwise(wish, file, next))
        }}
        onChange={(change) => onChange({ ...wish, ...change })}
        onSwap={() => onSwap(wish)}
        onOtherFile={onOtherFile}
      />
    )
  }
  const { says, file, line } = trouble.problem
  const where = line === null || says.includes(`line ${line}`) ? '' : ` (line ${line})`
  const culprit = [...trouble.wish.api, ...trouble.wish.ui].find(({ name }) => name === file)
  const { encoding: _encoding, ...noEncoding } = options
  const { delimiter: _delimiter, ...noDelimiter } = options
  return (
    <Callout tone="fail" title="It could not be compared" announce="assertive" className="mt-4">
      <p>{says.includes(file) ? `${says}${where}` : `${file}: ${says}${where}`}</p>
      {culprit !== undefined && !/ is (?:empty|a PDF|an old Excel|compressed|a picture)/.test(says) && (
        <div className="mt-2">
          <Disclosure summary={`Read ${file} otherwise`}>
            <div className="flex flex-wrap items-end gap-3">
              <Select
                label="Encoding"
                value={options.encoding ?? ''}
                options={[
                  { value: '', label: 'As detected' },
                  ...encodings.map((value) => ({ value, label: value.toUpperCase() })),
                ]}
                onChange={(value) => setOptions({ ...noEncoding, ...(value === '' ? {} : { encoding: value }) })}
              />
              <Select
                label="Delimiter"
                value={options.delimiter ?? ''}
                options={delimiterOptions}
                onChange={(value) => setOptions({ ...noDelimiter, ...(value === '' ? {} : { delimiter: value }) })}
              />
              <TextField
                label="Column that names people"
                optional
                value={header}
                onChange={setHeader}
                placeholder="as its header has it"
                autoComplete="off"
              />
              <Button
                onClick={() =>
                  onAgain(culprit, {
                    ...options,
                    ...(header.trim() === ''
                      ? {}
                      : {
                          mapping: {
                            ...options.mapping,
                            [header.trim()]: /mail/i.test(header) ? ('email' as const) : ('name' as const),
                          },
                        }),
                  })
                }
              >
                Try again
              </Button>
            </div>
          </Disclosure>
        </div>
      )}
    </Callout>
  )
}
