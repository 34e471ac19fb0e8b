import { Segmented } from '#src/ui/form/segmented.tsx'
import { Select } from '#src/ui/form/select.tsx'

/** More fields than fit beside each other. */
const mostBeside = 6

/** The field that is shown: one at a time, since adding Commit to Best Case means nothing. */
export function FieldChoice({
  fields,
  value,
  onChange,
}: {
  readonly fields: readonly string[]
  readonly value: string
  readonly onChange: (field: string) => void
}) {
  if (fields.length < 2) return null
  const options = fields.map((field) => ({ value: field, label: field }))
  return fields.length > mostBeside ? (
    <Select label="Field" value={value} options={options} onChange={onChange} />
  ) : (
    <Segmented label="Field" value={value} options={options} onChange={onChange} />
  )
}
