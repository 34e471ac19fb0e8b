import { useNavigate } from '@tanstack/react-router'
import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { browserNow } from '#src/client/browser-clock.ts'
import { mayNotify, wantNotifications, type MayNotify } from '#src/client/watch/notification.ts'
import { tabStateOf } from '#src/client/watch/tab-state.ts'
import { useWatched, useWatchList } from '#src/client/watch/watch-context.tsx'
import type { Watched } from '#src/client/watch/watch-list.ts'
import { wholeSeconds } from '#src/domain/words/duration.ts'
import { Button } from '#src/ui/button.tsx'
import { StatusBadge } from '#src/ui/feedback/status-badge.tsx'
import { SwitchRow } from '#src/ui/form/switch-row.tsx'
import { useTabState } from './use-tab-state.ts'

/** All that is watched in this tab, at the foot of every page; the tab's title and icon tell its state. */
export function WatchBar() {
  const watched = useWatched()
  const list = useWatchList()
  // On a narrow page it would cover what it is about.
  const [open, setOpen] = useState(() => window.matchMedia('(min-width: 640px)').matches)
  useTabState(tabStateOf(watched))
  if (watched.length === 0) return null
  const ended = watched.filter(({ now }) => now.kind === 'ended')
  const waiting = watched.length - ended.length
  const summary = [
    ...(waiting > 0 ? [`watching ${waiting}`] : []),
    ...(ended.length > 0 ? [`${ended.length} ended`] : []),
  ].join(', ')
  return (
    <aside
      aria-label="Watched"
      className={
        'fixed right-3 bottom-3 left-3 z-20 overflow-hidden rounded-card border border-line bg-card shadow-float ' +
        'sm:left-auto sm:w-[25rem] print:hidden'
      }
    >
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex w-full items-center justify-between gap-3 px-4 py-2 text-left text-small font-medium"
      >
        <span className="first-letter:uppercase">{summary}</span>
        {open ? <ChevronDown aria-hidden className="size-4" /> : <ChevronUp aria-hidden className="size-4" />}
      </button>
      {open && (
        <ul className="max-h-[40dvh] overflow-y-auto">
          {watched.map((each) => (
            <WatchedRow key={each.id} watched={each} onStop={() => list.stop(each.id)} />
          ))}
        </ul>
      )}
      {open && waiting > 0 && <NotifySwitch />}
      <p role="status" className="sr-only">
        {ended.map(({ title, now }) => `${title}: ${now.says}`).join(' ')}
      </p>
    </aside>
  )
}

function WatchedRow({ watched, onStop }: { readonly watched: Watched; readonly onStop: () => void }) {
  const { now, title, href } = watched
  const navigate = useNavigate()
  const isOver = now.kind === 'ended'
  return (
    <li data-watched={watched.id} data-now={isOver ? (now.good ? 'good' : 'bad') : 'waiting'} className="px-4 py-2">
      <div className="flex items-start gap-2.5 border-t border-line pt-2">
        <StatusBadge
          status={isOver ? (now.good ? 'pass' : 'fail') : 'running'}
          word={isOver ? (now.good ? 'done' : 'ended') : 'watching'}
        />
        <div className="min-w-0 flex-1 text-small">
          <p className="font-medium wrap-anywhere">{title}</p>
          <p className="wrap-anywhere text-soft">
            {now.says} {now.kind === 'waiting' && now.nextAt !== null && <NextLook at={now.nextAt} />}
          </p>
          <Button size="small" variant="quiet" className="-ml-2" onClick={() => void navigate({ href })}>
            Open
          </Button>
        </div>
        <Button
          size="small"
          variant="quiet"
          icon={<X aria-hidden />}
          aria-label={`${isOver ? 'Dismiss' : 'Stop watching'}: ${title}`}
          onClick={onStop}
        />
      </div>
    </li>
  )
}

function NextLook({ at }: { readonly at: number }) {
  const [now, setNow] = useState(browserNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(browserNow()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return <span className="whitespace-nowrap tabular-nums">Again in {wholeSeconds(at - now + 999)}.</span>
}

const notifyWords: Readonly<Record<MayNotify, string>> = {
  yes: 'The browser shows a notification when something ends, also while another tab is open.',
  'not-asked': 'Else the tab’s title and icon tell it.',
  refused: 'This browser refuses them for this page; the tab’s title and icon tell it.',
  'no-way': 'This browser has none; the tab’s title and icon tell it.',
}

function NotifySwitch() {
  const [may, setMay] = useState(mayNotify)
  return (
    <div className="border-t border-line px-2 py-1.5">
      <SwitchRow
        label="Notify me when it ends"
        says={notifyWords[may]}
        on={may === 'yes'}
        disabled={may === 'refused' || may === 'no-way'}
        onChange={(on) => void wantNotifications(on).then(setMay)}
      />
    </div>
  )
}
