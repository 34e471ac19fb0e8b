import { eachFact, kindOf } from '#src/compare/explain/fact-index.ts'
import { apiValueAt } from '#src/compare/explain/world.ts'
import { editedText, type Cause } from '#src/compare/explain/cause.ts'

/** A manager overrode the call; the export's forecast value is the rep's own. */
export const managerAdjustment: Cause = {
  id: 'manager-adjustment',
  title: 'Manager’s adjustment',
  says: 'A manager adjusted this call: the screen shows the adjusted value, the export’s forecast value the rep’s own.',
  admin: 'The forecast value in the export leaves managers’ adjustments out; they are a type of their own.',
  fix: {
    who: 'you',
    does: 'Export with typesToExport including adjustment and apply it, or set the view to the rep’s own call.',
  },
  disprovedBy: 'An adjustment export without an adjustment for this person and field.',
  propose: (world, subject, add) => {
    const { api, selection } = world
    eachFact(world.apiFacts, subject.person, subject.field, (fact) => {
      const frame = api.frame[fact] ?? -1
      if (
        kindOf(api, fact) !== 'adjustment' ||
        selection.apiKind === 'adjustment' ||
        api.frames[frame]?.period !== selection.period
      )
        return
      const value = apiValueAt(world, fact, subject.row)
      if (Number.isNaN(value) || value === 0) return
      const group = frame === selection.frame ? 'same week' : `week:${frame}`
      add({ api: value, group: `adjusted to:${group}`, evidence: fact, extra: 0 })
      if (!Number.isNaN(subject.api))
        add({ api: subject.api + value, group: `adjusted by:${group}`, evidence: fact, extra: 1 })
    })
  },
  because: (proof) =>
    proof.extra === 1
      ? `${proof.apiText} plus the manager’s adjustment${editedText(proof.api, proof.evidence)} gives ${proof.uiText}.`
      : `${proof.uiText} is the manager’s adjusted ` +
        `value${editedText(proof.api, proof.evidence)}; the rep’s own is ${proof.apiText}.`,
}
