import { Check, UserRoundX, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { counted } from '#src/domain/words/count.ts'
import { Button } from '#src/ui/button.tsx'
import { cx } from '#src/ui/cx.ts'
import { useSideWords } from '#src/features/compare/result/side-words.ts'
import { afterMark, markedAs, markKey, type Marks, type Offers, type ShownPair } from './offers.ts'
import type { NamedPair } from './pairing.ts'

/** What a {@link PairingQuestion} takes. */
export interface PairingQuestionProps {
  readonly offers: Pick<Offers, 'open' | 'undecided'>
  /** Compares again with these taken for one person, and those for two. */
  readonly onSaid: (same: readonly NamedPair[], two: readonly NamedPair[]) => void
}

const columns = 'grid-cols-2 md:grid-cols-[minmax(0,0.8fr)_minmax(0,0.8fr)_minmax(0,1.5fr)_12.5rem]'

/** So many are shown at once; the others at a press. */
const firstShown = 6

/**
 * Asks whether people who are left over on both sides are the same: all of them at once, or one by one; and says who
 * can't be decided, and what would tell.
 */
export function PairingQuestion({ offers: { open, undecided }, onSaid }: PairingQuestionProps) {
  const [marks, setMarks] = useState<Marks>(new Map())
  const [isLong, setLong] = useState(false)
  const words = useSideWords()
  if (open.length === 0 && undecided.length === 0) return null
  const [same, two] = [markedAs(open, marks, 'same'), markedAs(open, marks, 'two')]
  const left = open.filter(({ pair }) => !marks.has(markKey(pair))).map(({ pair }) => pair)
  const isMarked = left.length < open.length
  const shown = isLong ? open : open.slice(0, firstShown)
  return (
    <section
      aria-label="Who is who"
      data-asks="people"
      className="overflow-hidden rounded-card border border-line bg-card shadow-card"
    >
      {open.length > 0 && (
        <>
          <header className="flex flex-wrap items-center gap-x-4 gap-y-3 px-4 py-3.5 sm:px-5">
            <UsersRound aria-hidden className="size-5 shrink-0 text-accent max-sm:hidden" />
            <p className="min-w-0 flex-1 basis-64 text-normal text-soft">
              {open.length === 1 ? 'The name is' : 'Their names are'} written differently on the two sides. Until you
              say whether {open.length === 1 ? 'it is one person' : 'they are the same'}, nobody is taken for missing.
            </p>
            <div className="flex flex-wrap items-center gap-2">
              {isMarked ? (
                <>
                  <Button variant="primary" icon={<Check aria-hidden />} onClick={() => onSaid(same, two)}>
                    Compare with {markedWords(same.length, two.length)}
                  </Button>
                  {left.length > 0 && (
                    <Button onClick={() => onSaid([...same, ...left], two)}>
                      {left.length === 1
                        ? 'The other one is the same too'
                        : `The other ${left.length} are the same too`}
                    </Button>
                  )}
                </>
              ) : (
                <>
                  <Button variant="primary" icon={<Check aria-hidden />} onClick={() => onSaid(left, [])}>
                    {open.length === 1 ? 'Yes, the same person' : `Yes, these ${open.length} are the same people`}
                  </Button>
                  <Button variant="quiet" onClick={() => onSaid([], left)}>
                    {open.length === 1 ? 'No, two people' : 'No, none of them'}
                  </Button>
                </>
              )}
            </div>
          </header>
          <div
            aria-hidden
            className={cx(columns, 'grid gap-4 border-y border-line bg-wash px-4 py-1.5 text-small text-soft sm:px-5')}
          >
            <span>{words.ui}</span>
            <span>{words.api}</span>
            <span className="max-md:hidden">Why</span>
          </div>
          <ul aria-label="Near names" className="divide-y divide-line">
            {shown.map((one) => (
              <OfferRow
                key={markKey(one.pair)}
                one={one}
                mark={marks.get(markKey(one.pair)) ?? null}
                isOnly={open.length === 1}
                onMark={(as) => setMarks(afterMark(marks, one.pair, as))}
              />
            ))}
          </ul>
          {open.length > shown.length && (
            <div className="border-t border-line px-2.5 py-1.5">
              <Button size="small" variant="quiet" onClick={() => setLong(true)}>
                Show {open.length - shown.length} more
              </Button>
            </div>
          )}
        </>
      )}
      {undecided.length > 0 && (
        <div
          className={cx('flex gap-3 px-4 py-3 text-normal sm:px-5', open.length > 0 && 'border-t border-line bg-wash')}
        >
          <UserRoundX aria-hidden className="mt-0.5 size-4.5 shrink-0 text-soft" />
          <div className="min-w-0">
            <p className="font-medium">
              {undecided.length === 1 ? 'One line' : `${undecided.length} lines`} can’t be decided:{' '}
              <span className="wrap-anywhere">{undecidedWords(undecided)}</span>
            </p>
            <p className="text-soft">
              Several people go by that name, and nothing in the files says which is which. An e-mail, a CRM id or the
              team in both files would tell. Their numbers count in the totals; nobody is taken for missing.
            </p>
          </div>
        </div>
      )}
    </section>
  )
}

function undecidedWords(undecided: Offers['undecided']): string {
  const names = [...new Set(undecided.map(({ screen }) => screen))]
  return names.slice(0, 4).join(', ') + (names.length > 4 ? `, and ${names.length - 4} more` : '')
}

function markedWords(same: number, two: number): string {
  const parts = [
    ...(same === 0 ? [] : [`${same} the same`]),
    ...(two === 0 ? [] : [same === 0 ? `${counted(two, 'pair')} apart` : `${two} apart`]),
  ]
  return parts.join(', ')
}

function OfferRow({
  one,
  mark,
  isOnly,
  onMark,
}: {
  readonly one: ShownPair
  readonly mark: 'same' | 'two' | null
  readonly isOnly: boolean
  readonly onMark: (as: 'same' | 'two') => void
}) {
  return (
    <li
      className={cx(
        'grid items-center gap-x-4 gap-y-1 px-4 py-2.5 text-normal sm:px-5',
        columns,
        mark === 'two' && 'text-soft',
      )}
    >
      <span className="font-medium wrap-anywhere">
        {one.screen}
        <span className="sr-only"> on the screen is </span>
      </span>
      <span className="font-medium wrap-anywhere">
        {one.exported}
        <span className="sr-only"> in the export: </span>
      </span>
      <span className="col-span-2 text-small text-soft md:col-span-1">
        {one.why === '' ? 'nothing else fits' : one.why}
      </span>
      {isOnly ? (
        <span />
      ) : (
        <span className="col-span-2 flex gap-1.5 md:col-span-1 md:justify-end">
          <MarkButton is="same" of={one} mark={mark} onMark={onMark} />
          <MarkButton is="two" of={one} mark={mark} onMark={onMark} />
        </span>
      )}
    </li>
  )
}

function MarkButton({
  is,
  of: { screen, exported },
  mark,
  onMark,
}: {
  readonly is: 'same' | 'two'
  readonly of: ShownPair
  readonly mark: 'same' | 'two' | null
  readonly onMark: (as: 'same' | 'two') => void
}) {
  const label = is === 'same' ? 'Same person' : 'Two people'
  return (
    <button
      type="button"
      aria-pressed={mark === is}
      aria-label={`${label}: ${screen}, ${exported}`}
      onClick={() => onMark(is)}
      className={cx(
        'inline-flex h-7 items-center gap-1 rounded-control border px-2 text-small font-medium whitespace-nowrap',
        'transition-colors',
        mark === is
          ? 'border-accent bg-accent-wash text-accent'
          : 'border-line bg-card text-soft hover:border-edge/60 hover:text-ink',
      )}
    >
      {mark === is && <Check aria-hidden className="size-3.5" />}
      {label}
    </button>
  )
}
