import { describe, expect, test } from 'vitest'
import { sortIndexes } from '#src/compare/pair/sort-index.ts'
import { comparing, exported } from '#src/features/compare/comparing.test-kit.ts'
import { blankWish, type ExportWish } from '#src/features/compare/export/live-export.ts'
import type { ToldWish } from '#src/features/compare/start/answers.ts'
import type { ComparisonEnd, Wish } from './comparison.ts'
import { createDraftStore } from './draft-store.tsx'
import {
  afterEvent,
  caseOf,
  isOfDemo,
  newDraft,
  wishExportedAgain,
  wishOf,
  wishReadOtherwise,
  type CompareDraft,
  type DraftEvent,
} from './draft.ts'

const told: ToldWish = { screenAt: '', fiscalYear: null, timeZone: '', currency: '' }
const start = (forCase?: string) => newDraft(forCase, told)
const after = (draft: CompareDraft, ...events: readonly DraftEvent[]) => events.reduce(afterEvent, draft)
const file = (name: string) => new File([name], name)
const [api, ui] = [file('export.json'), file('screen.csv')]
const chosen = after(start(), { kind: 'changed', part: { api: [api], ui: [ui] } })
const exportWish: ExportWish = { ...blankWish, by: 'export', connection: 'a', forecastId: 'net_arr' }

/** A comparison of two texts, as one that was wished for ends. */
async function done(wish: Wish, ours = 1000): Promise<Extract<ComparisonEnd, { kind: 'done' }>> {
  const { comparison, warnings } = await comparing(exported({ Ana: ours }), exported({ Ana: 1000 }))
  return {
    kind: 'done',
    wish,
    outcome: { kind: 'done', comparison, warnings, files: [] },
    orders: sortIndexes(comparison),
    recalled: new Set(),
  }
}

describe('the draft of a comparison', () => {
  test('outlives another page, and gives way only to another case’s', () => {
    expect(after(chosen, { kind: 'opened', forCase: undefined, told }).api).toEqual([api])
    const forWizard = after(start('7Q2F'), { kind: 'changed', part: { api: [api] } })
    expect(after(forWizard, { kind: 'opened', forCase: '7Q2F', told }).api).toEqual([api])
    expect(after(forWizard, { kind: 'opened', forCase: 'K3M9', told })).toEqual(start('K3M9'))
  })

  test('takes over once what a wizard was answered, and never over what was chosen here', () => {
    const item = { id: '7Q2F', answers: { timePeriod: '2026_Q4', week: '7', screenCurrency: 'eur', field: 'Commit' } }
    const taken = after(start('7Q2F'), { kind: 'case-read', item })
    expect(taken).toMatchObject({
      asked: { period: '2026_Q4', week: '7' },
      told: { currency: 'EUR' },
      typed: [{ user: '', field: 'Commit', value: '' }],
      start: { from: '7Q2F' },
    })
    const changed = after(taken, { kind: 'changed', part: { asked: { period: '', week: '' } } })
    expect(after(changed, { kind: 'case-read', item })).toBe(changed)
    expect(after(chosen, { kind: 'case-read', item })).toBe(chosen)
    const empty = start()
    expect(after(empty, { kind: 'case-read', item: { id: 'K3M9', answers: {} } })).toBe(empty)
  })

  test('remembers of a live file its job and how it was asked for, and whether the demo tenant gave it', () => {
    const live = { file: api, job: { jobId: '1' }, wish: exportWish, demo: true }
    const taken = after(start(), { kind: 'taken-live', ...live })
    expect(wishOf(taken, null)).toMatchObject({ api: [api], job: { jobId: '1' }, partial: false })
    expect(taken.lastExport).toBe(exportWish)
    expect(isOfDemo(taken, { wish: wishOf(taken, null) })).toBe(true)
    // A file that the analyst made elsewhere comes without a job.
    expect(after(start(), { kind: 'taken-live', ...live, job: null })).toMatchObject({ lastExport: null, ofDemo: [] })
  })

  test('compares typed numbers alone as a part of the screen, beside a file as more of it', () => {
    const byHand = file('typed by hand.tsv')
    expect(wishOf({ ...chosen, ui: [] }, byHand)).toMatchObject({ ui: [byHand], partial: true })
    expect(wishOf(chosen, byHand)).toMatchObject({ ui: [ui, byHand], partial: false })
  })

  test.each([
    ['7', 7],
    ['', null],
    ['-1', null],
    ['the last', null],
  ])('takes “%s” for the week %s', (week, read) => {
    expect(wishOf({ ...chosen, asked: { period: '', week } }, null).week).toBe(read)
  })

  test('keeps the result before where a comparison is cancelled, cannot be read or breaks', async () => {
    const wish = wishOf(chosen, null)
    const compared = after(chosen, { kind: 'ended', end: await done(wish) })
    const problem = { says: 'It is a PDF.', file: 'screen.csv', line: null }
    const unread = after(compared, { kind: 'ended', end: { kind: 'unread', problem, nothing: null, files: [], wish } })
    expect(unread.compared).toBe(compared.compared)
    expect(unread.trouble).toEqual({ kind: 'unread', problem, nothing: null, files: [], wish, run: 2 })
    expect(after(unread, { kind: 'started' }).trouble).toBeNull()
    expect(after(compared, { kind: 'ended', end: { kind: 'cancelled' } })).toBe(compared)
    expect(after(chosen, { kind: 'ended', end: { kind: 'broke' } })).toMatchObject({
      trouble: { kind: 'broke', run: 1 },
      compared: null,
    })
  })

  test('puts a new export beside the one before, and so every later reading of it', async () => {
    const first = after(chosen, { kind: 'ended', end: await done(wishOf(chosen, null), 900) })
    const before = first.compared?.outcome.comparison
    const live = { file: file('again.json'), job: { jobId: '2' }, wish: exportWish, demo: false }
    const second = after(
      first,
      { kind: 'exported-again', ...live },
      { kind: 'ended', end: await done(wishOf(chosen, null)), ...(before === undefined ? {} : { before }) },
    )
    expect(second.api).toEqual([live.file])
    expect(second.compared?.before).toBe(before)
    const third = after(second, { kind: 'ended', end: await done(wishOf(chosen, null)) })
    expect(third.compared).toMatchObject({ run: 3 })
    expect(third.compared?.before).toBe(before)
  })

  test('starts anew for the same thing beside what was found, for something else with nothing', async () => {
    const compared = after(chosen, { kind: 'ended', end: await done(wishOf(chosen, null)) })
    const same = after(compared, { kind: 'anew', same: true })
    expect(same).toMatchObject({ compared: null, api: [api] })
    expect(same.before).toBe(compared.compared?.outcome.comparison)
    expect(after(compared, { kind: 'anew', same: false })).toMatchObject({
      compared: null,
      before: null,
      ownCase: null,
    })
  })

  test('is kept in the case of the address, else in one of its own from then on', async () => {
    const ended = after(chosen, { kind: 'ended', end: await done(wishOf(chosen, null)) })
    const { compared } = ended
    if (compared === null) throw new Error('nothing was compared')
    expect(caseOf(ended, undefined)).toBeNull()
    expect(caseOf(ended, '7Q2F')).toBe('7Q2F')
    const own = after(ended, { kind: 'kept', id: 'K3M9', compared, named: undefined })
    expect([own.kept, caseOf(own, undefined), caseOf(own, 'K3M9')]).toEqual([compared, 'K3M9', 'K3M9'])
    const wizards = after(ended, { kind: 'kept', id: '7Q2F', compared, named: '7Q2F' })
    expect([wizards.ownCase, wizards.kept]).toEqual([null, compared])
  })
})

describe('what is compared again', () => {
  const base: Wish = { ...wishOf(chosen, null), period: '2026_Q3', options: new Map([[ui, { currency: 'USD' }]]) }

  test('with another export keeps what was said of the screen, and asks for the export’s own period', () => {
    const [again, wish] = [file('again.json'), { ...exportWish, timePeriod: '2026_Q4' }]
    const live = { file: again, job: { jobId: '2' }, wish, demo: false }
    const next = wishExportedAgain({ ...base, options: new Map([...base.options, [api, {}]]) }, live, 3)
    expect(next).toMatchObject({ api: [again], ui: [ui], period: '2026_Q4', week: 3, job: { jobId: '2' } })
    expect([...next.options.keys()]).toEqual([ui])
    expect(wishExportedAgain(base, { ...live, job: null }, null).period).toBe('2026_Q3')
  })

  test('with one file read otherwise leaves the others, and forgets what was said where nothing is', () => {
    const next = wishReadOtherwise(base, api, { dayFirst: true })
    expect([...next.options]).toEqual([
      [ui, { currency: 'USD' }],
      [api, { dayFirst: true }],
    ])
    expect([...wishReadOtherwise(next, ui, null).options.keys()]).toEqual([api])
  })
})

test('the store tells its listeners of changes alone', () => {
  const store = createDraftStore(start(), afterEvent)
  let heard = 0
  const stop = store.subscribe(() => (heard += 1))
  store.tell({ kind: 'ended', end: { kind: 'cancelled' } })
  store.tell({ kind: 'changed', part: { api: [api] } })
  stop()
  store.tell({ kind: 'changed', part: { ui: [ui] } })
  expect([heard, store.now().api, store.now().ui]).toEqual([1, [api], [ui]])
})
