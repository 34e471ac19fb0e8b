import { eachFact, kindOf } from '#src/compare/explain/fact-index.ts'
import { periodName } from '#src/compare/pair/periods.ts'
import { apiValueAt } from '#src/compare/explain/world.ts'
import { weekText, noughtNeeds, type Cause } from '#src/compare/explain/cause.ts'

/** The UI's label is another period: calendar against fiscal, last quarter against this one. */
export const otherPeriod: Cause = {
  id: 'other-period',
  title: 'Another period',
  says: 'The screen shows another period than the export.',
  admin:
    'The label on the screen and the export’s time period are not ' +
    'the same dates (calendar against fiscal, or one quarter off).',
  fix: { who: 'you', does: 'Match the time period’s label and dates exactly, then export that period.' },
  disprovedBy: 'Start and end dates that are the same on both sides.',
  propose: (world, subject, add) => {
    const { api, selection } = world
    // A period's last week stands for it; another of its weeks is weaker, so it is a group of its own.
    const latest = new Map<number, number>()
    const facts: number[] = []
    eachFact(world.apiFacts, subject.person, subject.field, (fact) => {
      const frame = api.frames[api.frame[fact] ?? -1]
      if (frame === undefined || frame.period === selection.period || kindOf(api, fact) !== selection.apiKind) return
      facts.push(fact)
      const held = latest.get(frame.period)
      if (held === undefined || (frame.start ?? '') > (api.frames[api.frame[held] ?? -1]?.start ?? ''))
        latest.set(frame.period, fact)
    })
    for (const fact of facts) {
      const period = api.frames[api.frame[fact] ?? -1]?.period ?? -1
      const value = apiValueAt(world, fact, subject.row)
      if (Number.isNaN(value)) continue
      const last = latest.get(period) === fact
      add({
        api: value,
        group: last ? `period:${period}` : `period:${period}:${api.frame[fact]}`,
        evidence: fact,
        needs: value === 0 ? noughtNeeds : !last ? 4 : selection.differs === null ? 2 : 1,
        level: last ? 1 : 3,
      })
    }
  },
  because: (proof) => {
    const period = proof.api.periods[proof.api.frames[proof.api.frame[proof.evidence] ?? -1]?.period ?? -1]
    return proof.evidence >= 0
      ? `${proof.uiText} is this person’s value in ${periodName(period)} (${weekText(proof.api, proof.evidence)}); ` +
          `the compared period holds ${proof.apiText}.`
      : (proof.note ?? 'The two sides’ dates differ.')
  },
}
