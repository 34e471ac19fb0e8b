import { Plus, X } from 'lucide-react'
import { Button } from '#src/ui/button.tsx'
import { controlClass } from '#src/ui/form/control-class.ts'
import { cx } from '#src/ui/cx.ts'
import { Disclosure } from '#src/ui/overlay/disclosure.tsx'
import { IconButton } from '#src/ui/icon-button.tsx'

/** One number as somebody reads it off a screen. */
export interface TypedNumber {
  readonly user: string
  readonly field: string
  readonly value: string
}

/** The file's name that typed numbers go by. */
export const typedName = 'typed by hand.tsv'

/** An empty line to type into. */
export const blankNumber: TypedNumber = { user: '', field: '', value: '' }

const filled = ({ user, value }: TypedNumber) => user.trim() !== '' && value.trim() !== ''

/** The typed numbers as a file, or null when no line is complete; a line without a field is of the field above it. */
export function typedFile(numbers: readonly TypedNumber[]): File | null {
  const plain = (text: string) => text.replace(/\s+/g, ' ').trim().replaceAll('"', '')
  let field = ''
  const lines = numbers.flatMap((one) => {
    field = one.field.trim() === '' ? field : one.field
    const user = plain(one.user)
    // Addresses and names are told apart, since people are paired by e-mail first.
    return filled(one)
      ? [`${user.includes('@') ? `${user}\t` : `\t${user}`}\t${plain(field)}\t${plain(one.value)}`]
      : []
  })
  return lines.length === 0
    ? null
    : new File([['Email\tUser\tField\tValue', ...lines].join('\n')], typedName, { type: 'text/tab-separated-values' })
}

/** A few numbers read off a screenshot: who, which field, how much. */
export function TypedNumbers({
  numbers,
  onChange,
}: {
  readonly numbers: readonly TypedNumber[]
  readonly onChange: (numbers: readonly TypedNumber[]) => void
}) {
  const change = (at: number, part: Partial<TypedNumber>) =>
    onChange(numbers.map((one, index) => (index === at ? { ...one, ...part } : one)))
  return (
    <div className="mt-3">
      <Disclosure summary="Or type a few numbers">
        <p className="mb-2 text-small text-soft">
          As the screen shows them: 125.4K, (1,200) and €1.234,56 are understood. Only these people are compared.
        </p>
        <ul className="space-y-2">
          {numbers.map((number, at) => (
            <li
              key={at}
              className="grid grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)_minmax(0,1fr)_auto] items-center gap-1.5"
            >
              {(['user', 'field', 'value'] as const).map((part) => (
                <input
                  key={part}
                  aria-label={`${labels[part]}, line ${at + 1}`}
                  placeholder={at === 0 ? examples[part] : part === 'field' ? 'as above' : ''}
                  value={number[part]}
                  onChange={(event) => change(at, { [part]: event.currentTarget.value })}
                  className={cx(controlClass, 'h-8 px-2 text-small', part === 'value' && 'text-right tabular-nums')}
                  autoComplete="off"
                />
              ))}
              <IconButton
                label={`Remove line ${at + 1}`}
                size="small"
                icon={<X aria-hidden />}
                onClick={() =>
                  onChange(numbers.length === 1 ? [blankNumber] : numbers.filter((_, index) => index !== at))
                }
              />
            </li>
          ))}
        </ul>
        <div className="mt-2">
          <Button size="small" icon={<Plus aria-hidden />} onClick={() => onChange([...numbers, blankNumber])}>
            Another line
          </Button>
        </div>
      </Disclosure>
    </div>
  )
}

const labels = { user: 'Name or e-mail', field: 'Field', value: 'Value' } as const
const examples = { user: 'Ana Ortiz', field: 'Commit', value: '125.4K' } as const
