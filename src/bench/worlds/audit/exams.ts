import type { CauseId } from '#src/domain/model/cause.ts'
import { BenchRandom } from '#src/bench/worlds/random.ts'
import { callKey, makeCompany, type CompanyPerson, type CompanyGrain, type CompanyMeasure } from './company.ts'
import { cellKey, makeDraft, type DraftedExam, type Expected } from './draft.ts'
import { writeExport, type ExportShape, type WrittenFile } from './exports.ts'
import type { AuditDifference } from './seeded-difference.ts'
import { auditPlants } from './seeded-differences.ts'
import { lastThenFirst, writeScreen, type ScreenLook } from './screens.ts'

/** What an auditor plants together. */
export interface ExamPlan {
  readonly plants: readonly AuditDifference[]
  readonly many: boolean
  readonly seed: number
}

/** Files, options and what the answer has to say. */
export interface Exam {
  readonly name: string
  readonly api: readonly WrittenFile[]
  readonly ui: WrittenFile
  readonly job: WrittenFile | null
  readonly period: string | null
  /** Epoch ms. */
  readonly now: number
  readonly expected: ReadonlyMap<string, Expected>
  /** Causes that the warnings have to name. */
  readonly whole: readonly CauseId[]
  /** For a person's reading of a miss. */
  readonly draft: DraftedExam
}

const measures: readonly CompanyMeasure[] = [
  { fieldId: 'f:commit', name: 'Commit', kind: 'money' },
  { fieldId: 'f:best', name: 'Best Case', kind: 'money' },
  { fieldId: 'f:most', name: 'Most Likely', kind: 'money' },
  { fieldId: 'f:deals', name: 'Deal Count', kind: 'count' },
  { fieldId: 'f:win', name: 'Win Rate', kind: 'percent' },
]

const flatable = new Set([
  'manager-adjustment',
  'rounded',
  'csv-text',
  'missing-in-api',
  'missing-in-ui',
  'unexplained',
  'truncated',
  'period-defaulted',
  'currency',
])
const conflicts: readonly (readonly [string, string])[] = [
  ['roll-up', 're-parented'],
  ['currency', 'dated-rate'],
  ['missing-in-api', 'truncated'],
  ['dated-rate', 'period-defaulted'],
]

/** Every plan of one seed: nothing planted, each alone on few and on many rows, pairs, some three at once. */
export function allPlans(seed: number): ExamPlan[] {
  const random = new BenchRandom(seed * 7919)
  const plans: ExamPlan[] = []
  const add = (plants: readonly AuditDifference[], many: boolean): void =>
    void plans.push({ plants, many, seed: seed * 100_003 + plans.length * 31 })
  for (let at = 0; at < 60; at += 1) add([], false)
  for (const plant of auditPlants) for (let at = 0; at < 6; at += 1) add([plant], at % 2 === 1)
  auditPlants.forEach((one, at) =>
    auditPlants.slice(at + 1).forEach((other) => !clash([one, other]) && add([one, other], random.chance(0.5))),
  )
  for (let at = 0; at < 60; at += 1) {
    const three = random.shuffle(auditPlants).slice(0, 3)
    if (!clash(three)) add(three, random.chance(0.5))
  }
  return plans
}

/** What a plan is called in a listing. */
export const planName = (plan: ExamPlan): string =>
  `${plan.plants.map((plant) => plant.id).join('+') || 'nothing'} ${plan.many ? 'many' : 'few'} #${plan.seed}`

const clash = (plants: readonly AuditDifference[]): boolean =>
  conflicts.some((pair) => pair.every((id) => plants.some((plant) => plant.id === id)))

/** Makes the files of a plan. */
export function makeExam(plan: ExamPlan): Exam {
  const random = new BenchRandom(plan.seed)
  const ids: ReadonlySet<string> = new Set(plan.plants.map((plant) => plant.id))
  const needsLookup = plan.plants.some((plant) => plant.needs === 'lookup')
  const needsHistory = plan.plants.some((plant) => plant.needs === 'history')
  const fields = Math.max(1, ...plan.plants.map((plant) => plant.fields ?? 1))
  const canFlat = fields === 1 && [...ids].every((id) => flatable.has(id))
  const shape: ExportShape = needsLookup
    ? 'lookup'
    : random.pick(
        [
          'lookup',
          'lookup',
          'csv',
          'csv',
          'rows',
          'bare',
          'data',
          'records',
          'results',
          canFlat ? 'flat' : 'lookup',
        ] as const,
        'lookup',
      )
  const currencies = random.chance(0.7)
    ? ['USD']
    : random.shuffle(['USD', 'EUR', 'GBP', 'JPY', 'CAD']).slice(0, random.int(2, 5))
  const money = shape === 'flat' ? 1 : Math.max(fields, random.int(1, 3))
  const company = makeCompany(random, {
    size: random.chance(0.08) ? random.int(150, 400) : random.int(8, 60),
    levels: random.int(2, 4),
    currencies: shape === 'flat' ? currencies.slice(0, 1) : currencies,
    measures: [
      ...(shape === 'flat'
        ? [{ fieldId: 'f:flat', name: 'Forecast', kind: 'money' as const }]
        : measures.slice(0, money)),
      ...(shape !== 'flat' && random.chance(0.3) ? measures.slice(3, 4) : []),
      ...(shape !== 'flat' && random.chance(0.3) ? measures.slice(4) : []),
    ],
    grain: random.pick<CompanyGrain>(['cents', 'cents', 'round', 'sparse', 'linked'], 'cents'),
    history: shape !== 'flat' && (needsHistory || random.chance(0.4)),
    fiscal: random.chance(0.6) ? 'calendar' : 'february',
    weeks: needsHistory ? random.int(3, 13) : random.int(1, 13),
    missingEmails: random.chance(0.3) ? 0.15 : 0,
  })
  const draft = makeDraft(random, company)
  draft.told = { ...draft.told, shape }
  draft.sharedPlaces = shape === 'lookup' && random.chance(0.15)
  draft.allPeriods = ids.has('other-period') || ids.has('dated-rate') || (shape !== 'flat' && random.chance(0.25))
  if (random.chance(0.25)) draft.currencyMark = random.pick(['code', 'none'] as const, 'code')
  const order = random.shuffle(plan.plants).toSorted((a, b) => a.stage - b.stage || turn(a) - turn(b))
  const met = order.map((plant) => `${plant.id}:${plant.plant(draft, plan.many)}`)
  if (ids.has('period-defaulted'))
    for (const key of draft.expected.keys()) draft.expected.get(key)?.allowed.add('period-defaulted')
  dropEqual(draft)
  allowFacts(draft)
  const look = makeLook(random, draft, shape, ids)
  draft.told = { identity: look.identity, shape, lastFirst: look.lastFirst }
  const end = company.periods[company.period]?.weeks[company.week]?.endDate ?? '2026-11-22'
  return {
    name:
      `${planName(plan)} ${shape} ${look.shape} ${look.file} ${look.style} ${look.identity}, ` +
      `${company.people.length} people, planted ${met.join(' ') || 'nothing'}`,
    api: writeExport(draft, shape, random),
    ui: writeScreen(draft, look, random),
    job:
      draft.job === null
        ? null
        : {
            name: 'job.json',
            bytes: new TextEncoder().encode(JSON.stringify(random.chance(0.5) ? { job: draft.job } : draft.job)),
          },
    period: draft.asked,
    now: Date.parse(end) + 3_600_000,
    expected: byName(draft),
    whole: plan.plants.map((plant) => plant.id).filter((id) => id === 'period-defaulted' || id === 'truncated'),
    draft,
  }
}

/** A plant can leave the number as it was. */
function dropEqual(draft: DraftedExam): void {
  for (const [key, cell] of draft.cells) {
    const [person = '0', measure = '0'] = key.split('|')
    const call = draft.company.calls.get(`${person}|${measure}|${draft.company.period}|${draft.company.week}`)
    const gone =
      draft.unlisted.has(Number(person)) || draft.silent.has(Number(person)) || draft.unshown.has(Number(person))
    if (
      !gone &&
      cell.foreign !== true &&
      draft.twins.get(Number(person)) === undefined &&
      (call?.value ?? 0) === (cell.value ?? 0)
    )
      draft.expected.delete(key)
  }
}

/**
 * What the catalogue's own tests say of a row, whatever was planted there: nobody entered a call, nobody is there,
 * the screen rounds.
 */
function factsOf(draft: DraftedExam, person: number, measure: number): CauseId[] {
  const { company } = draft
  const key = cellKey(person, measure)
  const call = company.calls.get(callKey(person, measure, company.period, company.week))
  const facts: CauseId[] = []
  if (draft.unshown.has(person)) facts.push('missing-in-ui')
  if (draft.unlisted.has(person) || draft.silent.has(person))
    facts.push('missing-in-api', ...(draft.job?.['rowsTruncated'] === true ? (['truncated'] as const) : []))
  if (!draft.expected.has(key)) return facts
  if (call === undefined || call.value === null || !call.isUpdated) facts.push('not-submitted')
  if ((draft.cells.get(key)?.unit ?? 'exact') !== 'exact') facts.push('rounded')
  return facts
}

function allowFacts(draft: DraftedExam): void {
  for (const person of draft.company.people) {
    draft.company.measures.forEach((_, measure) => {
      const facts = factsOf(draft, person.at, measure)
      if (facts.length === 0) return
      const key = cellKey(person.at, measure)
      const held = draft.expected.get(key) ?? { causes: new Set<CauseId>(), allowed: new Set<CauseId>() }
      draft.expected.set(key, { ...held, facts: new Set(facts) })
    })
  }
}

/** Team totals stand on both sides before anything else happens; a screen adds up a team after everything else. */
const turn = (plant: AuditDifference): number =>
  plant.id === 're-parented' ? 0 : plant.id === 'not-submitted' ? 1 : plant.id === 'roll-up' ? 3 : 2

/** How an answer names a person: by e-mail, else CRM id, else name, as far as the files say them. */
function nameOf(draft: DraftedExam, person: CompanyPerson): string {
  const { identity, shape, lastFirst } = draft.told
  const screenSays = !draft.unshown.has(person.at)
  const exportSays = !draft.unlisted.has(person.at) && !(draft.silent.has(person.at) && shape !== 'lookup')
  if (person.email !== null && (exportSays || (screenSays && (identity === 'email' || identity === 'all'))))
    return person.email
  if ((exportSays && shape !== 'flat') || (screenSays && (identity === 'crm' || identity === 'all')))
    return person.crmId
  return !exportSays && lastFirst ? lastThenFirst(person.name) : person.name
}

function byName(draft: DraftedExam): Map<string, Expected> {
  return new Map(
    [...draft.expected].flatMap(([key, expected]) => {
      const [at = '0', measure = '0'] = key.split('|')
      const person = draft.company.people[Number(at)]
      return person === undefined
        ? []
        : [[cellName(nameOf(draft, person), draft.company.measures[Number(measure)]?.name ?? ''), expected] as const]
    }),
  )
}

/** How a row is named in the answer. */
export const cellName = (user: string, field: string): string => `${user} · ${field}`

function makeLook(random: BenchRandom, draft: DraftedExam, shape: ExportShape, ids: ReadonlySet<string>): ScreenLook {
  const { people } = draft.company
  const unique = new Set(people.map((person) => person.name)).size === people.length
  const allMails = people.every((person) => person.email !== null)
  const nameless = shape === 'flat' && !allMails
  const identity = nameless
    ? 'email'
    : !allMails
      ? unique && random.chance(0.3)
        ? 'name'
        : random.pick(['crm', 'all'] as const, 'all')
      : unique && !ids.has('duplicate-user') && random.chance(0.2)
        ? 'name'
        : shape === 'flat'
          ? 'email'
          : random.pick(['email', 'email', 'crm', 'all'] as const, 'email')
  const wide = draft.screenPeriods !== 'all' && random.chance(0.6)
  const style = random.pick(['us', 'us', 'us', 'eu', 'fr', 'ch', 'plain'] as const, 'us')
  return {
    shape: wide ? 'wide' : 'long',
    file: random.pick(
      ['csv', 'csv', 'tsv', 'semicolons', ids.has('csv-text') || ids.has('rounded') ? 'csv' : 'xlsx', 'html'] as const,
      'csv',
    ),
    encoding: random.pick(['utf8', 'utf8', 'bom', 'utf16'] as const, 'utf8'),
    style,
    identity,
    totals: wide && random.chance(0.35),
    subtotals: wide && random.chance(0.15),
    title: wide && !ids.has('period-defaulted') && random.chance(0.15),
    otherColumns: random.chance(0.25),
    lastFirst: random.chance(0.1),
    saysPeriod: !ids.has('period-defaulted') && random.chance(0.4),
    saysWeek: !wide && !ids.has('period-defaulted') && random.chance(0.5),
    blank: random.pick(['', '—', '-', 'N/A'] as const, ''),
    parentheses: random.chance(0.3),
    headers: random.pick([0, 0, 1, 2] as const, 0),
  }
}

/** Every person and field that the answer may name. */
export const knownRows = (draft: DraftedExam): Set<string> =>
  new Set(
    draft.company.people.flatMap((person) =>
      draft.company.measures.map((measure) => cellName(nameOf(draft, person), measure.name)),
    ),
  )
