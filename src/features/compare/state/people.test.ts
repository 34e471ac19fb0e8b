import { describe, expect, test } from 'vitest'
import { rowAt } from '#src/compare/compare.ts'
import { comparing, compareHere, exported } from '#src/features/compare/comparing.test-kit.ts'
import { offersOf } from '#src/features/compare/pairing/offers.ts'
import {
  rememberedPeople,
  withCounted,
  withoutPair,
  withPeople,
  type StatedPairing,
} from '#src/features/compare/pairing/pairing.ts'
import { leftOutRows } from '#src/features/compare/reading/left-out-rows.ts'
import { comparisonSummaryOf } from '#src/features/compare/result/summary.ts'
import type { ToldWish } from '#src/features/compare/start/answers.ts'
import { compareAsWished, type ComparisonEnd, type Wish } from './comparison.ts'
import { afterEvent, newDraft, wishOf, wishSwapped } from './draft.ts'

const told: ToldWish = { screenAt: '', fiscalYear: null, timeZone: '', currency: '' }
const csv = (name: string, ...lines: readonly string[]) => new File([lines.join('\n')], name)
const people = { 'Robert Mills': 1250.5, 'Elizabeth Hart': 980, 'Nora Lindqvist': 417.25 }
const api = csv('export.csv', ...withoutMail(exported(people)).split('\n'))
const nicknamed = csv(
  'screen.csv',
  'User,Commit',
  'Bob Mills (AE),1250.50',
  'Liz Hart (Inactive),980',
  'Nora Lindqvist – AE,417.25',
)

/** E-mails would tell who is who. */
function withoutMail(text: string): string {
  return text.replace(/,[^,\n]+@example\.com/g, ',').replace(',Email', ',Place')
}

const wish = (ui: File, more: Partial<Wish> = {}, from = api): Wish => ({
  ...wishOf(afterEvent(newDraft(undefined, told), { kind: 'changed', part: { api: [from], ui: [ui] } }), null),
  ...more,
})
const run = (one: Wish) => compareAsWished(one, compareHere, new AbortController().signal, () => {})
type Done = Extract<ComparisonEnd, { kind: 'done' }>

async function done(one: Wish): Promise<Done> {
  const end = await run(one)
  if (end.kind !== 'done') throw new Error(end.kind === 'unread' ? end.problem.says : end.kind)
  return end
}

const offers = ({ outcome, wish: { pairing } }: Done) => offersOf(outcome.comparison, pairing)
const rows = ({ outcome: { comparison } }: Done) =>
  Array.from({ length: comparison.pairs.length }, (_, at) => rowAt(comparison, at))
const differing = (end: Done) => rows(end).filter(({ cause }) => cause !== null)
const again = (end: Done, pairing: StatedPairing) => done({ ...end.wish, pairing })

describe('people who are left over on both sides', () => {
  test('are paired where the name says so, and offered where only numbers and a short form do', async () => {
    const end = await done(wish(nicknamed))
    const { open, respelt } = offers(end)
    expect(open.map(({ screen, exported: other, why }) => [screen, other, why])).toEqual([
      ['Bob Mills (AE)', 'Robert Mills', 'the same number · a short form of the name'],
      ['Liz Hart (Inactive)', 'Elizabeth Hart', 'the same number · a short form of the name'],
    ])
    expect(respelt.map(({ screen }) => screen)).toEqual(['Nora Lindqvist – AE'])
    // Their rows wait: nothing about them is confirmed.
    expect(differing(end).map(({ certainty }) => certainty)).toEqual(Array.from({ length: 4 }, () => 'suggested'))
  })

  test('are one once all are confirmed, and every row is equal', async () => {
    const end = await done(wish(nicknamed))
    const confirmed = await again(
      end,
      withPeople(
        end.wish.pairing,
        offers(end).open.map(({ pair }) => pair),
        [],
      ),
    )
    expect(offers(confirmed).open).toEqual([])
    expect(offers(confirmed).confirmed.map(({ screen }) => screen)).toEqual(['Bob Mills (AE)', 'Liz Hart (Inactive)'])
    expect(differing(confirmed)).toEqual([])
  })

  test('stay two where the analyst says so, and are asked for again once that is taken back', async () => {
    const end = await done(wish(nicknamed))
    const [bob, liz] = offers(end).open
    if (bob === undefined || liz === undefined) throw new Error('nothing was offered')
    const said = await again(end, withPeople(end.wish.pairing, [bob.pair], [liz.pair]))
    expect(offers(said)).toMatchObject({ open: [], apart: [{ screen: 'Liz Hart (Inactive)' }] })
    expect(differing(said).map(({ user, cause, certainty }) => [user, cause, certainty])).toEqual([
      ['Elizabeth Hart', 'missing-in-ui', 'confirmed'],
      ['Liz Hart (Inactive)', 'missing-in-api', 'confirmed'],
    ])
    const undone = await again(said, withoutPair(said.wish.pairing, liz.pair))
    expect(offers(undone).open.map(({ screen }) => screen)).toEqual(['Liz Hart (Inactive)'])
  })

  test('paired by their names can be held apart', async () => {
    const end = await done(wish(nicknamed))
    const [nora] = offers(end).respelt
    if (nora === undefined) throw new Error('nobody was paired')
    const apart = await again(end, withPeople(end.wish.pairing, [], [nora.pair]))
    expect(differing(apart).map(({ user }) => user)).toContain('Nora Lindqvist – AE')
  })

  test('are known again after a reload, and offered again with the next files', async () => {
    const end = await done(wish(nicknamed))
    const confirmed = await again(
      end,
      withPeople(
        end.wish.pairing,
        offers(end).open.map(({ pair }) => pair),
        [],
      ),
    )
    const comparison = comparisonSummaryOf(confirmed, 0)
    const read = afterEvent(newDraft('7Q2F', told), {
      kind: 'case-read',
      item: { id: '7Q2F', answers: {}, comparison },
    })
    const reloaded = await done({ ...wishOf(read, null), api: [api], ui: [nicknamed] })
    expect(differing(reloaded)).toEqual([])
    // Next week neither the numbers are the same nor does the name tell.
    const next = csv('next.csv', 'User,Commit', 'Bob Mills (AE),77', 'Liz Hart (Inactive),88', 'Nora Lindqvist,417.25')
    const asked = await done(wish(next, { remembered: rememberedPeople([{ comparison }]) }))
    expect(offers(asked).open.map(({ why }) => why)).toEqual([
      'paired so before · a short form of the name',
      'paired so before · a short form of the name',
    ])
    expect(differing(asked).every(({ certainty }) => certainty === 'suggested')).toBe(true)
  })

  test('of one name that nothing tells apart are said to be undecidable', async () => {
    const twice = csv(
      'export.csv',
      'User,User ID,Field,Data Value',
      'Sam Porter,u1,Commit,100',
      'Sam Porter,u2,Commit,200',
      'Nora Lindqvist,u3,Commit,5',
    )
    const ui = csv('screen.csv', 'User,Commit', 'Sam Porter,130', 'Sam Porter,260', 'Nora Lindqvist,5')
    const end = await done(wish(ui, {}, twice))
    expect(offers(end)).toMatchObject({
      open: [],
      undecided: [
        { screen: 'Sam Porter', exported: ['Sam Porter', 'Sam Porter'] },
        { screen: 'Sam Porter', exported: ['Sam Porter', 'Sam Porter'] },
      ],
    })
    expect(differing(end).some(({ certainty }) => certainty === 'confirmed')).toBe(false)
    expect(end.outcome.comparison.bridges[0]?.totals).toMatchObject({ api: 305, ui: 395 })
  })

  test('are compared and named in a warning where nobody can be asked', async () => {
    const { comparison, warnings } = await comparing(await api.text(), await nicknamed.text())
    expect(comparison.suggestions).toEqual([])
    expect(comparison.why.certainty.every((certainty) => certainty === 0)).toBe(true)
    expect(warnings.map(({ says }) => says).join(' ')).toContain('“Bob Mills (AE)” = “Robert Mills”')
  })
})

describe('fields of other names', () => {
  const two = csv(
    'export.csv',
    'User,Field,Data Value',
    ...Object.entries(people).flatMap(([name, value]) => [`${name},Commit,${value}`, `${name},Best Case,${value * 2}`]),
  )
  const ui = csv(
    'screen.csv',
    'User,Commit,Sandbagged',
    ...Object.entries(people).map(([name, value]) => `${name},${value},${value * 2}`),
  )

  test('that hold the same numbers are offered, compared once confirmed, and left alone once turned down', async () => {
    const end = await done(wish(ui, {}, two))
    const named = ({ outcome: { comparison } }: Done) => comparison.byField.map(({ field }) => field)
    expect(end.outcome.comparison.fieldSuggestions).toMatchObject([{ same: 3, of: 3 }])
    expect(named(end)).toEqual(['Commit'])
    const { pairing } = end.wish
    const taken = await again(end, { ...pairing, fields: new Map([['Sandbagged', 'Best Case']]) })
    expect(named(taken)).toEqual(['Commit', 'Best Case'])
    expect(differing(taken)).toEqual([])
    const refused = await again(end, { ...pairing, fields: new Map([['Sandbagged', '']]) })
    expect(refused.outcome.comparison.fieldSuggestions).toEqual([])
    expect(named(refused)).toEqual(['Commit'])
  })
})

describe('rows that are nobody', () => {
  const ui = csv(
    'screen.csv',
    'Forecast of the week',
    'User,Commit',
    'Robert Mills,1250.50',
    'Elizabeth Hart,980',
    'Nora Lindqvist,417.25',
    'EMEA,2647.75',
    'Total,2647.75',
    'Confidential',
  )

  test('are listed with why, and counted as people once the analyst says so', async () => {
    const end = await done(wish(ui))
    const listed = ({ outcome: { comparison, files } }: Done) => leftOutRows(comparison.leftOut, files)
    expect(listed(end).map(({ line, text, why, key }) => [line, text, why, key])).toEqual([
      [1, 'Forecast of the week', 'stands above the header', null],
      [6, 'EMEA', 'adds up other rows', 'EMEA'],
      [7, 'Total', 'is called a total', 'Total'],
      [8, 'Confidential', 'has not as many cells as the header', null],
    ])
    expect(differing(end)).toEqual([])
    const both = ['EMEA', 'Total'].reduce((all, key) => withCounted(all, key, true), end.wish.pairing)
    const counted = await again(end, both)
    expect(differing(counted).map(({ user }) => user)).toEqual(['EMEA', 'Total'])
    const undone = await again(counted, withCounted(counted.wish.pairing, 'EMEA', false))
    expect(differing(undone).map(({ user }) => user)).toEqual(['Total'])
  })
})

describe('where nothing can be compared', () => {
  async function nothing(one: Wish) {
    const end = await run(one)
    if (end.kind !== 'unread' || end.nothing === null) throw new Error(`it ended as ${end.kind}`)
    return end
  }

  test('the fields of the two sides are found, and compared once the analyst says which is which', async () => {
    const ui = csv('screen.csv', 'User,Upside,Push', 'Robert Mills,1251,7', 'Elizabeth Hart,981,8')
    const end = await nothing(wish(ui))
    expect(end.nothing).toMatchObject({
      lacks: 'field',
      api: { people: 3, fields: ['Commit'], periods: [{ name: '2026_Q4', weeks: [{ week: 7, start: '2026-11-15' }] }] },
      ui: { people: 2, first: ['Robert Mills', 'Elizabeth Hart'], fields: ['Upside', 'Push'] },
    })
    expect(end.files.map(({ file }) => file)).toEqual(['export.csv', 'screen.csv'])
    const pairing = { ...end.wish.pairing, fields: new Map([['Upside', 'Commit']]) }
    const { outcome } = await done({ ...end.wish, pairing })
    expect(outcome.comparison.byField.map(({ field }) => field)).toEqual(['Commit'])
  })

  test('the draft keeps the files and the trouble, and changes the sides where they are swapped', async () => {
    const ui = csv('screen.csv', 'User,Email,Commit', 'Ida Holm,ida@other.example,5')
    const end = await nothing(wish(ui))
    expect(end.nothing?.lacks).toBe('people')
    const before = afterEvent(newDraft(undefined, told), { kind: 'changed', part: { api: [api], ui: [ui] } })
    const draft = afterEvent(before, { kind: 'ended', end })
    expect(draft).toMatchObject({ api: [api], ui: [ui], compared: null, trouble: { kind: 'unread', run: 1 } })
    expect(afterEvent(draft, { kind: 'swapped' })).toMatchObject({ api: [ui], ui: [api], trouble: null })
    expect(wishSwapped(end.wish)).toMatchObject({ api: [ui], ui: [api] })
  })
})
