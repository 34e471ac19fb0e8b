import { useState, type ReactNode } from 'react'
import { cx } from '#src/ui/cx.ts'
import { DetailView } from './detail-view.tsx'
import { ToneBadge } from './grid-view.tsx'
import type { ReportCard } from '#src/report/model/report.ts'

/** What a {@link CardRow} takes. */
export interface CardRowProps {
  readonly cards: readonly ReportCard[]
  /** Its name on the page. */
  readonly label?: string
  /** Each piece of evidence whole; without it the cards do not open. */
  readonly whole?: readonly ReactNode[]
}

const look = 'flex min-w-0 flex-col justify-start rounded-card border bg-card px-3.5 py-3 text-left break-inside-avoid'

/** The evidence as a row of cards, the deciding one first; on a page each opens to the whole. */
export function CardRow({ cards, label = 'What this rests on', whole }: CardRowProps) {
  const [open, setOpen] = useState<number | null>(null)
  if (cards.length === 0) return null
  return (
    <section className="mt-3" aria-label={label}>
      <h2 className="text-small font-medium text-soft">What this rests on</h2>
      <div className="mt-2 grid gap-3 @xl:grid-cols-2 @4xl:grid-cols-3">
        {cards.map((card, index) =>
          whole === undefined ? (
            <div key={index} className={cx(look, 'border-line')}>
              <CardWords card={card} />
            </div>
          ) : (
            <button
              key={index}
              type="button"
              aria-expanded={open === index}
              onClick={() => setOpen(open === index ? null : index)}
              className={cx(
                look,
                'transition-colors hover:border-edge/60',
                open === index ? 'border-accent' : 'border-line',
              )}
            >
              <CardWords card={card} />
            </button>
          ),
        )}
      </div>
      {open !== null && whole !== undefined && open < cards.length && (
        <div className="mt-3 rounded-card border border-line bg-paper p-4">{whole[open]}</div>
      )}
    </section>
  )
}

function CardWords({ card }: { readonly card: ReportCard }) {
  return (
    <>
      <span className="flex min-w-0 items-center gap-2">
        <ToneBadge tone={card.tone} word={card.badge} />
        <span className="truncate font-mono text-tiny">{card.title}</span>
      </span>
      <span className="mt-1.5 block text-small wrap-anywhere text-soft">{card.shows}</span>
      {card.quote !== null && (
        <q
          className={
            'mt-1.5 line-clamp-2 w-fit max-w-full rounded-tag bg-mark px-1 font-mono ' +
            'text-tiny wrap-anywhere text-ink'
          }
        >
          {card.quote}
        </q>
      )}
    </>
  )
}

/** Every piece of evidence, one after the other, as much of it as may leave. */
export function EvidenceInFull({ cards }: { readonly cards: readonly ReportCard[] }) {
  if (cards.length === 0) return null
  return (
    <section className="mt-6 border-t border-line pt-4" aria-label="The evidence in full">
      <h2 className="text-large font-strong">The evidence in full</h2>
      {cards.map((card, index) => (
        <div key={index} className="mt-4">
          <h3 className="mb-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-normal">
            <span className="text-soft tabular-nums">{index + 1}.</span>
            <ToneBadge tone={card.tone} word={card.badge} />
            <span className="min-w-0 font-mono text-small wrap-anywhere">{card.title}</span>
            <span className="min-w-0 text-small wrap-anywhere text-soft">{card.shows}</span>
          </h3>
          {card.sameAs === null ? (
            <DetailView detail={card.detail} />
          ) : (
            <p className="text-normal text-soft">The same exchange as in {card.sameAs + 1}.</p>
          )}
          {card.sameAs !== null && card.quote !== null && (
            <q className="rounded-tag bg-mark px-1 font-mono text-small wrap-anywhere text-ink">{card.quote}</q>
          )}
        </div>
      ))}
    </section>
  )
}
