import { Link } from '@tanstack/react-router'
import { Trash2 } from 'lucide-react'
import { systemNames } from '#src/domain/model/system.ts'
import { Chip } from '#src/ui/feedback/chip.tsx'
import { IconButton } from '#src/ui/icon-button.tsx'
import { StatusBadge } from '#src/ui/feedback/status-badge.tsx'
import { Timestamp } from '#src/ui/text/timestamp.tsx'
import { CaseLink } from './case-link.tsx'
import { standingBadgeOf } from './case-standing.ts'
import type { CaseSummary } from './case-summary.ts'

/**
 * One case of the list: how it stands, its one sentence, what it is about and when; leads to where it was left off,
 * and to its runs.
 */
export function CaseRow({ summary, onDelete }: { readonly summary: CaseSummary; readonly onDelete: () => void }) {
  const { item, system, subject, headline, demo } = summary
  const badge = standingBadgeOf(summary)
  const about =
    system === null || subject.startsWith(systemNames[system]) ? subject : `${systemNames[system]} · ${subject}`
  return (
    <li data-case={item.id} className="flex items-center gap-2 px-4 py-3 hover:bg-wash">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <StatusBadge status={badge.status} word={badge.word} />
          <CaseLink
            item={item}
            className="line-clamp-2 min-w-0 font-medium underline-offset-2 wrap-anywhere hover:underline"
          >
            {headline}
          </CaseLink>
          {demo && <Chip tone="accent">demo</Chip>}
          {item.origin.kind === 'bundle' && <Chip>from a bundle</Chip>}
        </p>
        <p className="mt-0.5 text-small wrap-anywhere text-soft">
          <span className="font-mono text-tiny">{item.id}</span> · {about} · <Timestamp at={item.updatedAt} /> ·{' '}
          <Link
            to="/cases/$id"
            params={{ id: item.id }}
            aria-label={`Runs and details of case ${item.id}`}
            className="underline decoration-line underline-offset-2 hover:text-ink hover:decoration-current"
          >
            {item.runs.length === 0 ? 'details' : `${item.runs.length + 1} runs`}
          </Link>
        </p>
      </div>
      <IconButton label={`Delete case ${item.id}`} size="small" icon={<Trash2 aria-hidden />} onClick={onDelete} />
    </li>
  )
}
