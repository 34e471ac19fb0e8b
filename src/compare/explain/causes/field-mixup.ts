import { eachFactOfPerson, factCount, kindOf } from '#src/compare/explain/fact-index.ts'
import { apiValueAt } from '#src/compare/explain/world.ts'
import { noughtNeeds, type Cause } from '#src/compare/explain/cause.ts'

/** Another column: call against CRM total, quota against call, Commit against Best Case. */
export const fieldMixup: Cause = {
  id: 'field-mixup',
  title: 'Another field',
  says: 'The screen’s number is this person’s value of another field or data type.',
  admin: 'Two different columns are compared: the screen’s column shows another field or data type than the export’s.',
  fix: { who: 'you', does: 'Map the column to the right field or data type and compare again.' },
  disprovedBy: 'The screen’s own column heading and the field’s definition naming the same field and data type.',
  propose: (world, subject, add) => {
    const { api, selection } = world
    if (factCount(world.apiFacts, subject.person) > 5000) return
    eachFactOfPerson(world.apiFacts, subject.person, (fact) => {
      if (api.frame[fact] !== selection.frame) return
      const kind = kindOf(api, fact)
      const field = world.apiFacts.fieldOf[fact] ?? -1
      if (kind === 'updated' || kind === 'adjustment' || (field === subject.field && kind === selection.apiKind)) return
      const value = apiValueAt(world, fact, subject.row)
      if (Number.isNaN(value)) return
      add({
        api: value,
        group: field === subject.field ? `type:${kind}` : `field:${subject.field}:${field}:${kind}`,
        evidence: fact,
        needs: value === 0 ? noughtNeeds : 1,
      })
    })
  },
  because: (proof) => {
    const field = proof.api.fields[proof.api.field[proof.evidence] ?? -1]?.name ?? 'another field'
    const type = proof.api.types[proof.api.type[proof.evidence] ?? -1]?.name ?? ''
    return (
      `${proof.uiText} is this person’s ${field} (${type}) in ` +
      `the same week; the compared value is ${proof.apiText}.`
    )
  },
}
