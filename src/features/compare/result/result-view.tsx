import { useCallback, useMemo, useReducer } from 'react'
import { causes } from '#src/compare/explain/cause-list.ts'
import type { Case } from '#src/domain/model/case.ts'
import { causeIds, type CauseId } from '#src/domain/model/cause.ts'
import { Button } from '#src/ui/button.tsx'
import { Callout } from '#src/ui/feedback/callout.tsx'
import { PageTitle } from '#src/ui/page-title.tsx'
import { Segmented } from '#src/ui/form/segmented.tsx'
import { BridgeChart } from './bridge-chart.tsx'
import { BridgeTable } from './bridge-table.tsx'
import type { CaseStart } from '#src/features/compare/start/case-start.ts'
import { ClosedView } from './closed-view.tsx'
import { ExportAgain } from '#src/features/compare/export/export-again.tsx'
import { factsOf } from '#src/features/compare/export/export-facts.ts'
import { planExport } from '#src/features/compare/export/export-plan.ts'
import { FieldChoice } from './field-choice.tsx'
import { headline } from './headline.ts'
import type { ExportWish } from '#src/features/compare/export/live-export.ts'
import { NotesList } from './notes-list.tsx'
import { OneCurrencyNote } from './one-currency-note.tsx'
import { PeriodChoice } from '#src/features/compare/start/period-choice.tsx'
import { QuestionsView } from '#src/features/compare/start/questions-view.tsx'
import { ResultRows } from '#src/features/compare/rows/result-rows.tsx'
import { fieldsOf, teamsOf } from '#src/features/compare/rows/row-filter.ts'
import { FieldQuestion } from '#src/features/compare/pairing/field-question.tsx'
import { offersOf } from '#src/features/compare/pairing/offers.ts'
import { withCounted, withoutPair, withPeople, type StatedPairing } from '#src/features/compare/pairing/pairing.ts'
import { PairingQuestion } from '#src/features/compare/pairing/pairing-question.tsx'
import { PairsTaken } from '#src/features/compare/pairing/pairs-taken.tsx'
import { LeftOutList } from '#src/features/compare/reading/left-out-list.tsx'
import { leftOutRows } from '#src/features/compare/reading/left-out-rows.ts'
import { guessesOf } from '#src/features/compare/reading/read-slots.ts'
import { looseFields } from '#src/features/compare/pairing/loose-fields.ts'
import { ShareComparison } from './share-comparison.tsx'
import { screenTotalSays } from './screen-total.ts'
import { screenWords, SideWordsProvider, snapshotWords } from './side-words.ts'
import type { Compared, Wish } from '#src/features/compare/state/comparison.ts'
import { afterLook, filterOf, firstLook } from '#src/features/compare/state/result.ts'
import { UnreadCells } from '#src/features/compare/reading/unread-cells.tsx'
import { useAsync } from '#src/features/compare/use-async.ts'
import { useShown } from '#src/features/compare/rows/use-shown.ts'
import { whatClosed } from './what-closed.ts'

/** What a {@link ResultView} takes. */
export interface ResultViewProps {
  readonly compared: Compared
  /** What the case said of the screen; null where nothing. */
  readonly start: CaseStart | null
  /** Where the export at hand came from, as far as it is known. */
  readonly exportStart: Partial<ExportWish>
  /** Whether the link asks for another export. */
  readonly asksAgain: boolean
  /** The case that holds the result, from which it is handed on; null while it is not kept yet. */
  readonly kept: Case | null
  readonly onAnew: () => void
  /** Compares again with something changed. */
  readonly onAgain: (change: Partial<Wish>) => void
  /** Compares again with a new export, over one of its weeks. */
  readonly onExported: (file: File, job: unknown, wish: ExportWish, week: number | null) => void
}

/** A finished comparison: the sentence, what concerns the whole export, what closed, the bridge, the rows. */
export function ResultView({
  compared,
  start,
  exportStart,
  asksAgain,
  kept,
  onAnew,
  onAgain,
  onExported,
}: ResultViewProps) {
  const { wish, outcome, orders, before } = compared
  const { comparison, warnings, files } = outcome
  const fields = useMemo(() => fieldsOf(comparison), [comparison])
  const teams = useAsync(useCallback((signal) => teamsOf(comparison, signal), [comparison]))
  const facts = useAsync(
    useCallback((signal) => factsOf(comparison, warnings, wish.period, signal), [comparison, warnings, wish.period]),
  )
  const plan = useMemo(() => (facts === null ? null : planExport(facts)), [facts])
  const [state, tell] = useReducer(
    afterLook,
    { fields, wanted: start?.field ?? '', partial: wish.partial, again: asksAgain },
    firstLook,
  )
  const { again, tolerances, unit, look, one } = state
  const filter = useMemo(() => filterOf({ filter: state.filter, tolerances }), [state.filter, tolerances])
  const compareBoth = useCallback(
    (signal: AbortSignal) => (before === null ? Promise.resolve(null) : whatClosed(before, comparison, signal)),
    [before, comparison],
  )
  const closed = useAsync(before === null ? null : compareBoth)
  const shown = useShown(comparison, orders, filter, closed?.states ?? null)
  const all = comparison.byField.find(({ field }) => field === filter.field)?.bridges ?? []
  const bridge = all[Math.min(unit, Math.max(all.length - 1, 0))]
  // That one person has several user ids concerns that person, not the export.
  const isWhole = (cause: string | undefined) => cause !== undefined && cause !== 'duplicate-user'
  const whole = warnings.filter(({ cause }) => isWhole(cause))
  const notes = warnings.filter(({ cause }) => !isWhole(cause))
  const choose = (cause: CauseId) => tell({ kind: 'cause-pressed', cause })
  const snapshots = files.slice(wish.api.length).some(({ format }) => format === 'JSON export')
  const differing = comparison.byField.some(({ bridges }) =>
    bridges.some((one) => one.causes.some(({ rows }) => rows > 0)),
  )
  const total =
    bridge === undefined ||
    start === null ||
    start.screenTotal === '' ||
    start.field.toLowerCase() !== filter.field.toLowerCase()
      ? null
      : screenTotalSays(start.screenTotal, bridge)
  const words = snapshots ? snapshotWords : screenWords
  const { pairing } = wish
  const onPairing = (next: StatedPairing) => onAgain({ pairing: next })
  const offers = useMemo(() => offersOf(comparison, pairing), [comparison, pairing])
  const loose = useMemo(() => looseFields(comparison), [comparison])
  const leftOut = useMemo(() => leftOutRows(comparison.leftOut, files), [comparison, files])
  const guesses = files.flatMap(guessesOf)
  return (
    <SideWordsProvider value={words}>
      <div className="mx-auto w-full max-w-[84rem] space-y-4 px-4 py-6 sm:px-6">
        <div className="flex flex-col gap-2 sm:grid sm:grid-cols-[1fr_auto] sm:items-center">
          <p className="text-small font-medium text-soft">
            {[filter.field, comparison.period, comparison.week === null ? null : `week ${comparison.week}`]
              .filter((part) => part !== null && part !== '')
              .join(' · ')}
          </p>
          <div className="order-1 flex flex-wrap items-center gap-2 sm:order-none">
            {kept !== null && <ShareComparison item={kept} compared={compared} field={filter.field} />}
            {differing && !snapshots && !again && (
              <Button size="small" onClick={() => tell({ kind: 'export-again', open: true })}>
                {plan !== null && plan.reasons.length > 0 ? 'Export again with these options' : 'Export again'}
              </Button>
            )}
            <Button size="small" onClick={onAnew}>
              Compare something else
            </Button>
          </div>
          <div className="sm:col-span-2">
            <PageTitle>
              {offers.open.length === 0 ? headline(bridge, all, words) : askedHeadline(offers.open.length)}
            </PageTitle>
          </div>
        </div>
        <PairingQuestion offers={offers} onSaid={(same, two) => onPairing(withPeople(pairing, same, two))} />
        {offers.open.length > 0 && (
          <p className="text-large font-medium text-pretty">
            <span className="text-soft">As long as they stand apart:</span> {headline(bridge, all, words)}
          </p>
        )}
        {guesses.length > 0 && (
          <p className="text-normal text-soft">
            {guesses.map((header) => `“${header}”`).join(' and ')} {guesses.length === 1 ? 'was' : 'were'} read by what
            stands below, since the header does not say.{' '}
            <a href="#what-was-read" className="font-medium text-accent hover:underline">
              What was read
            </a>
          </p>
        )}
        {snapshots && (
          <p className="text-normal text-soft">
            Both sides are exports: the second stands where the screen would. An export can’t be repeated later, so two
            of them tell what changed in between.
          </p>
        )}
        {wish.partial && (
          <p className="text-normal text-soft">
            Only the numbers that were typed are compared and totalled; everybody else is left out.
          </p>
        )}
        {again && plan !== null && (
          <ExportAgain
            plan={plan}
            start={exportStart}
            onClose={() => tell({ kind: 'export-again', open: false })}
            onFile={(file, job, exported) => {
              tell({ kind: 'export-again', open: false })
              onExported(file, job, exported, plan.week)
            }}
          />
        )}
        {before !== null && (
          <ClosedView
            before={before}
            now={comparison}
            closed={closed}
            field={filter.field}
            chosen={filter.since}
            onChoose={(since) => tell({ kind: 'filtered', part: { since } })}
          />
        )}
        {whole.slice(0, 12).map((warning, at) => (
          <Callout key={`${at} ${warning.says}`} tone="warn" title={titleOf(warning.cause)}>
            {warning.says}
          </Callout>
        ))}
        {files
          .filter(({ values }) => values === 0)
          .map(({ file, warnings: said }) => (
            <Callout key={file} tone="warn" title={`${file} holds no values`}>
              {said[0]?.says ?? 'All that differs below is that one side is empty.'}
            </Callout>
          ))}
        <UnreadCells files={files} />
        {total !== null && <Callout tone={total.agrees ? 'pass' : 'warn'}>{total.says}</Callout>}
        {loose.screens.length > 0 && loose.exports.length > 0 && (
          <Callout tone="neutral" title="Only you can say which field is which">
            <FieldQuestion
              {...loose}
              onFields={(fields) => onPairing({ ...pairing, fields: new Map([...pairing.fields, ...fields]) })}
            />
          </Callout>
        )}
        <QuestionsView comparison={comparison} told={wish.told} onTold={(told) => onAgain({ told })} />
        <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
          <FieldChoice
            fields={fields}
            value={filter.field}
            onChange={(field) => tell({ kind: 'field-chosen', field })}
          />
          {all.length > 1 && (
            <Segmented
              label="Currencies"
              value={String(unit)}
              options={all.map(({ currency }, index) => ({
                value: String(index),
                label:
                  currency.api === currency.ui
                    ? (currency.ui ?? 'none')
                    : `${currency.api ?? '?'} → ${currency.ui ?? '?'}`,
              }))}
              onChange={(value) => tell({ kind: 'unit-chosen', unit: Number(value) })}
            />
          )}
          <PeriodChoice comparison={comparison} onChange={onAgain} />
          {bridge !== undefined && (
            <span className="ml-auto">
              <Segmented
                label="The bridge as"
                value={look}
                options={[
                  { value: 'picture', label: 'Picture' },
                  { value: 'table', label: 'Table, and who mends it' },
                ]}
                onChange={(to) => tell({ kind: 'look-chosen', look: to })}
              />
            </span>
          )}
        </div>
        {bridge !== undefined && (
          <section aria-label="Bridge from the API to the screen" className="space-y-3">
            {look === 'picture' ? (
              <BridgeChart bridge={bridge} chosen={filter.cause} onChoose={choose} />
            ) : (
              <BridgeTable bridge={bridge} chosen={filter.cause} onChoose={choose} />
            )}
            <OneCurrencyNote
              comparison={comparison}
              bridge={bridge}
              one={one}
              onChange={(view) => tell({ kind: 'one-currency', one: view })}
            />
          </section>
        )}
        <ResultRows
          key={filter.field}
          comparison={comparison}
          shown={shown}
          filter={filter}
          teams={teams ?? []}
          onChange={(part) => tell({ kind: 'filtered', part })}
          onTolerance={(tolerance) => tell({ kind: 'tolerance-set', tolerance })}
          one={one}
          timeZone={wish.told.timeZone}
        />
        <NotesList notes={notes} />
        <LeftOutList
          rows={leftOut}
          counted={pairing.counted}
          onCount={(key, isPerson) => onPairing(withCounted(pairing, key, isPerson))}
        />
        <PairsTaken
          offers={offers}
          onApart={(pair) => onPairing(withPeople(pairing, [], [pair]))}
          onUndo={(pairs) => onPairing(pairs.reduce(withoutPair, pairing))}
        />
      </div>
    </SideWordsProvider>
  )
}

/** The sentence above a result that waits for an answer. */
function askedHeadline(people: number): string {
  return people === 1 ? 'One person looks the same on both sides.' : `These ${people} look like the same people.`
}

function titleOf(cause: string | undefined): string {
  const known = causeIds.find((id) => id === cause)
  return known === undefined ? 'About the whole export' : causes[known].title
}
