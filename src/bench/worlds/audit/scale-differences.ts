import { callKey } from './company.ts'
import { cellKey, convert, expect, freeRows, isGone, type DraftCell, type DraftedExam } from './draft.ts'
import { wantedCount, type AuditDifference } from './seeded-difference.ts'

/** One person’s rows stand in one simple share. */
export const seedSplit: AuditDifference = {
  id: 'split',
  stage: 1,
  needs: 'nothing',
  fields: 3,
  plant: (draft, many) => {
    const { company, random } = draft
    const people = random
      .shuffle(company.people.filter((person) => !isGone(draft, person.at)))
      .slice(0, many ? Math.ceil(company.people.length / 3) : 1)
    let met = 0
    for (const person of people) {
      const rows = freeRows(draft, (one) => one.at === person.at).filter(
        ({ cell }) => cell.value !== null && cell.value !== 0,
      )
      if (new Set(rows.map(({ cell }) => cell.value)).size < 2) continue
      const share = random.pick([0.5, 0.25, 0.75, 0.2, 0.4, 0.6, 0.1, 0.3, 0.7, 0.8], 0.5)
      for (const { cell, measure } of rows) {
        cell.value = Math.round((cell.value ?? 0) * share)
        expect(draft, person.at, measure, 'split')
        met += 1
      }
    }
    return met
  },
}

/** The screen in one other currency, whole or for the people of one currency. */
export const seedCurrency: AuditDifference = {
  id: 'currency',
  stage: 1,
  needs: 'nothing',
  plant: (draft, many) => {
    const { company, random } = draft
    const from = many ? null : (company.people[random.int(0, company.people.length - 1)]?.currency ?? 'USD')
    const to = random.pick(
      ['EUR', 'GBP', 'CHF', 'USD', 'JPY', 'CAD'].filter(
        (one) => one !== from && !company.people.some((person) => person.currency === one),
      ),
      'SEK',
    )
    draft.currencyMark = random.pick(['symbol', 'code', 'none', 'header', 'column'] as const, 'symbol')
    const rates = new Map<string, number>()
    let met = 0
    const rows = freeRowsAndTouched(draft).filter(({ cell }) => from === null || cell.currency === from)
    for (const { person, measure, cell } of rows) {
      const rate =
        rates.get(cell.currency) ??
        Number(((to === 'JPY' ? 150 : 0.6) * (0.8 + random.next() * 0.7)).toPrecision(random.int(4, 6)))
      rates.set(cell.currency, rate)
      const before = cell.currency
      cell.currency = to
      if (cell.value === null || cell.value === 0) continue
      cell.value = convert(cell.value, before, to, rate)
      expect(draft, person.at, measure, 'currency')
      met += 1
    }
    return met
  },
}

function freeRowsAndTouched(
  draft: DraftedExam,
): { readonly person: DraftedExam['company']['people'][number]; readonly measure: number; readonly cell: DraftCell }[] {
  return draft.company.people.flatMap((person) =>
    draft.company.measures.flatMap((measure, at) => {
      const cell = draft.cells.get(cellKey(person.at, at))
      return measure.kind !== 'money' || cell === undefined || isGone(draft, person.at)
        ? []
        : [{ person, measure: at, cell }]
    }),
  )
}

/** A screen of both periods in one other currency, at a rate for each period. */
export const seedDatedRate: AuditDifference = {
  id: 'dated-rate',
  stage: 1,
  needs: 'lookup',
  plant: (draft) => {
    const { company, random } = draft
    const to = random.pick(
      ['EUR', 'GBP', 'CHF'].filter((one) => !company.people.some((person) => person.currency === one)),
      'SEK',
    )
    draft.currencyMark = random.pick(['symbol', 'code', 'none'] as const, 'symbol')
    draft.screenPeriods = 'all'
    let met = 0
    const rates = new Map<string, number>()
    const rateOf = (period: number, currencyCode: string): number => {
      const key = `${period}|${currencyCode}`
      const rate = rates.get(key) ?? Number((0.7 + random.next() * 0.5).toPrecision(5))
      rates.set(key, rate)
      return rate
    }
    for (const { person, measure, cell } of freeRowsAndTouched(draft)) {
      company.periods.forEach((period, at) => {
        if (at === company.period) return
        const value = company.calls.get(callKey(person.at, measure, at, period.weeks.length - 1))?.value ?? null
        draft.otherCells.set(`${person.at}|${measure}|${at}`, {
          value: value === null ? null : convert(value, person.currency, to, rateOf(at, person.currency)),
          currency: to,
          unit: 'exact',
        })
      })
      cell.currency = to
      if (cell.value === null || cell.value === 0) continue
      cell.value = convert(cell.value, person.currency, to, rateOf(company.period, person.currency))
      expect(draft, person.at, measure, 'dated-rate', 'currency')
      met += 1
    }
    draft.asked = company.periods[company.period]?.id ?? null
    return met
  },
}

/** The screen shows whole units, thousands or millions, in one column or all. */
export const seedRounded: AuditDifference = {
  id: 'rounded',
  stage: 2,
  needs: 'nothing',
  plant: (draft, many) => {
    const { random } = draft
    const unit = random.pick(['whole', 'K', 'K', 'M'] as const, 'K')
    const measures = many
      ? null
      : random.pick(
          draft.company.measures.flatMap((one, at) => (one.kind === 'money' ? [at] : [])),
          0,
        )
    let met = 0
    for (const { person, measure, cell } of freeRowsAndTouched(draft)) {
      if (measures !== null && measure !== measures) continue
      cell.unit = unit
      if (cell.value === null) continue
      const step = { whole: 1, K: 100, M: 10_000 }[unit] * (cell.currency === 'JPY' ? 1 : 100)
      const shown = Math.round(cell.value / step) * step
      if (shown === cell.value) continue
      cell.value = shown
      expect(draft, person.at, measure, 'rounded')
      met += 1
    }
    return met
  },
}

/** Cells are written in another number format than their file’s own. */
export const seedCsvText: AuditDifference = {
  id: 'csv-text',
  stage: 4,
  needs: 'nothing',
  plant: (draft, many) => {
    const able = freeRows(draft).filter(
      ({ cell }) =>
        cell.value !== null && Math.abs(cell.value) >= 100_000 && cell.unit === 'exact' && cell.currency !== 'JPY',
    )
    const chosen = able.slice(0, Math.min(wantedCount(draft, able.length, many), Math.floor(able.length / 4)))
    for (const { person, measure, cell } of chosen) {
      cell.foreign = true
      expect(draft, person.at, measure, 'csv-text')
    }
    return chosen.length
  },
}
