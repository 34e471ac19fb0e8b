import type { ReactNode } from 'react'
import { Held, type Specimen } from '#src/features/styleguide/specimen.tsx'
import { FieldFrame } from '#src/ui/form/field-frame.tsx'
import { RememberedField } from '#src/ui/form/remembered-field.tsx'
import { SecretField } from '#src/ui/form/secret-field.tsx'
import { Segmented } from '#src/ui/form/segmented.tsx'
import { Select } from '#src/ui/form/select.tsx'
import { SwitchRow } from '#src/ui/form/switch-row.tsx'
import { TextArea } from '#src/ui/form/text-area.tsx'
import { TextField } from '#src/ui/form/text-field.tsx'
import { Tick } from '#src/ui/form/tick.tsx'
import { controlClass } from '#src/ui/form/control-class.ts'

const help = 'The last part of the Forecast Tab’s address.'
const wrong = 'Upper and lower case matter.'
const note = '64 characters, ends in 7f'

const weeks = [
  { value: 'latest', label: 'Latest' },
  { value: 'all', label: 'All weeks' },
  { value: 'one', label: 'One week' },
] as const

/** What is typed into or chosen from. */
export const formSpecimens: readonly Specimen[] = [
  {
    name: 'TextField',
    of: TextField,
    file: 'form/text-field.tsx',
    says: 'One line of text with its label.',
    states: [
      {
        name: 'empty',
        show: () => (
          <Typed start="">
            {(value, onChange) => (
              <TextField label="Forecast id" placeholder="net_arr" optional value={value} onChange={onChange} />
            )}
          </Typed>
        ),
      },
      {
        name: 'with help and a note',
        show: () => (
          <Typed start="net_arr">
            {(value, onChange) => (
              <TextField label="Forecast id" help={help} note="7 characters" mono value={value} onChange={onChange} />
            )}
          </Typed>
        ),
      },
      {
        name: 'with an error',
        show: () => (
          <Typed start="Net ARR">
            {(value, onChange) => <TextField label="Forecast id" error={wrong} value={value} onChange={onChange} />}
          </Typed>
        ),
      },
      {
        name: 'disabled',
        show: () => (
          <Typed start="net_arr">
            {(value, onChange) => <TextField label="Forecast id" disabled value={value} onChange={onChange} />}
          </Typed>
        ),
      },
    ],
  },
  {
    name: 'TextArea',
    of: TextArea,
    file: 'form/text-area.tsx',
    says: 'Several lines of text, such as a paste.',
    states: [
      {
        name: 'empty',
        show: () => (
          <Typed start="">
            {(value, onChange) => (
              <TextArea label="The answer or error" optional placeholder="Paste it" value={value} onChange={onChange} />
            )}
          </Typed>
        ),
      },
      {
        name: 'monospaced, with an error',
        show: () => (
          <Typed start={'{"error":"Unauthorized"}'}>
            {(value, onChange) => (
              <TextArea
                label="The answer or error"
                mono
                rows={3}
                error="This is no answer of Clarify’s."
                value={value}
                onChange={onChange}
              />
            )}
          </Typed>
        ),
      },
      {
        name: 'disabled, with help',
        show: () => (
          <Typed start="HTTP 401">
            {(value, onChange) => (
              <TextArea
                label="The answer"
                help="As it came back."
                rows={2}
                disabled
                value={value}
                onChange={onChange}
              />
            )}
          </Typed>
        ),
      },
    ],
  },
  {
    name: 'RememberedField',
    of: RememberedField,
    file: 'form/remembered-field.tsx',
    says: 'One line that is remembered when it is sent.',
    states: [
      {
        name: 'empty',
        show: () => <RememberedField label="Whose key is it?" help="A name." value="" onRemember={() => undefined} />,
      },
      {
        name: 'remembered',
        show: () => (
          <RememberedField label="Whose key it is" help="A name." value="Ana Ortiz" onRemember={() => undefined} />
        ),
      },
    ],
  },
  {
    name: 'SecretField',
    of: SecretField,
    file: 'form/secret-field.tsx',
    says: 'A credential: hidden until the eye is pressed, never remembered by the browser.',
    states: [
      {
        name: 'empty',
        show: () => (
          <Typed start="">
            {(value, onChange) => (
              <SecretField label="API token" help="From My Profile." value={value} onChange={onChange} />
            )}
          </Typed>
        ),
      },
      {
        name: 'with a note',
        show: () => (
          <Typed start="not-a-real-token">
            {(value, onChange) => <SecretField label="API token" note={note} value={value} onChange={onChange} />}
          </Typed>
        ),
      },
      {
        name: 'with an error',
        show: () => (
          <Typed start="not a real token ">
            {(value, onChange) => (
              <SecretField label="API token" error="It ends with a space." value={value} onChange={onChange} />
            )}
          </Typed>
        ),
      },
    ],
  },
  {
    name: 'Select',
    of: Select,
    file: 'form/select.tsx',
    says: 'One among several: the browser’s own list, which every keyboard and phone knows.',
    states: [
      {
        name: 'with help',
        show: () => (
          <Typed<(typeof weeks)[number]['value']> start="latest">
            {(value, onChange) => (
              <Select label="Week" help="Of the period." options={weeks} value={value} onChange={onChange} />
            )}
          </Typed>
        ),
      },
      {
        name: 'with an error',
        show: () => (
          <Typed<(typeof weeks)[number]['value']> start="one">
            {(value, onChange) => (
              <Select
                label="Week"
                error="This week has no entries."
                options={weeks}
                value={value}
                onChange={onChange}
              />
            )}
          </Typed>
        ),
      },
    ],
  },
  {
    name: 'Segmented',
    of: Segmented,
    file: 'form/segmented.tsx',
    says: 'One among two to four short words, all in view.',
    states: [
      {
        name: 'enabled',
        show: () => (
          <Held<(typeof weeks)[number]['value']> start="latest">
            {(value, onChange) => <Segmented label="Week" options={weeks} value={value} onChange={onChange} />}
          </Held>
        ),
      },
      {
        name: 'disabled',
        show: () => <Segmented label="Week" options={weeks} value="all" onChange={() => undefined} disabled />,
      },
    ],
  },
  {
    name: 'Tick',
    of: Tick,
    file: 'form/tick.tsx',
    says: 'One of several that may be chosen together.',
    states: [
      {
        name: 'on',
        show: () => (
          <Typed<boolean> start>
            {(on, onChange) => (
              <Tick checked={on} onChange={onChange}>
                every week
              </Tick>
            )}
          </Typed>
        ),
      },
    ],
  },
  {
    name: 'SwitchRow',
    of: SwitchRow,
    file: 'form/switch-row.tsx',
    says: 'A thing that is on or off.',
    states: [
      {
        name: 'on',
        show: () => (
          <Typed<boolean> start>
            {(on, onChange) => (
              <SwitchRow label="Hide people" says="Reps become Rep 1, Rep 2." on={on} onChange={onChange} />
            )}
          </Typed>
        ),
      },
      {
        name: 'off',
        show: () => (
          <Typed start={false}>
            {(on, onChange) => <SwitchRow label="Hide amounts" on={on} onChange={onChange} />}
          </Typed>
        ),
      },
      {
        name: 'disabled',
        show: () => (
          <Typed start={false}>
            {(on, onChange) => <SwitchRow label="Ask Clari" on={on} onChange={onChange} disabled />}
          </Typed>
        ),
      },
    ],
  },
  {
    name: 'FieldFrame',
    of: FieldFrame,
    file: 'form/field-frame.tsx',
    says: 'Label, help, error and note around a control; every field above is one.',
    states: [
      {
        name: 'with all of it',
        show: (naming) => (
          <div className="w-full">
            <FieldFrame
              id={naming('framed').replace(/\W+/g, '-')}
              label="A control of your own"
              help={help}
              error={wrong}
              note={note}
              optional
            >
              <input
                id={naming('framed').replace(/\W+/g, '-')}
                className={`${controlClass} h-9 px-3`}
                aria-invalid
                defaultValue="Net ARR"
              />
            </FieldFrame>
          </div>
        ),
      },
    ],
  },
]

/** A value that can be changed, in a field as wide as its place. */
function Typed<T>({
  start,
  children,
}: {
  readonly start: T
  readonly children: (value: T, change: (value: T) => void) => ReactNode
}) {
  return (
    <div className="w-full">
      <Held start={start}>{children}</Held>
    </div>
  )
}
