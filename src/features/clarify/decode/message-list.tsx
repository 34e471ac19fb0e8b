import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { grouped } from '#src/domain/words/count.ts'
import { Callout } from '#src/ui/feedback/callout.tsx'
import { Chip } from '#src/ui/feedback/chip.tsx'
import { Segmented } from '#src/ui/form/segmented.tsx'
import { StatusBadge } from '#src/ui/feedback/status-badge.tsx'
import type { DecodeView, MessageView } from './decode-view.ts'
import { MessageCard } from './message-card.tsx'

/** Everything that was found: one message whole, several as rows that open. */
export function MessageList({ view }: { readonly view: DecodeView }) {
  const [only] = view.messages
  return (
    <div className="space-y-4">
      {view.messages.length === 1 && only !== undefined ? <OneMessage message={only} /> : <Overview view={view} />}
      {view.messages.length > 1 && <Rows view={view} />}
      <Notes view={view} />
    </div>
  )
}

function OneMessage({ message }: { readonly message: MessageView }) {
  return (
    <article data-message={message.badge} className="rounded-card border border-line bg-card px-5 py-4 shadow-card">
      <h2 className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1.5 text-heading font-strong">
        <StatusBadge status={message.status} word={message.badge} />
        <span className="min-w-0 wrap-anywhere">{message.title}</span>
      </h2>
      <MessageCard message={message} />
    </article>
  )
}

function Overview({ view }: { readonly view: DecodeView }) {
  return (
    <div>
      <h2 className="text-heading font-strong text-pretty">{view.says}</h2>
      {view.codes.length > 0 && view.messages.length > 1 && (
        <div className="mt-2 flex flex-wrap gap-1.5" aria-label="How often each code occurs" role="group">
          {view.codes.map(({ code, count }) => (
            <Chip key={code} mono>
              {code} × {grouped(count)}
            </Chip>
          ))}
        </div>
      )}
    </div>
  )
}

type Which = 'all' | 'wrong'

const atFirst = 25

function Rows({ view }: { readonly view: DecodeView }) {
  const wrong = view.messages.filter(({ status }) => status === 'fail')
  // What is wrong must be in sight, however far down it stands.
  const [which, setWhich] = useState<Which>(() =>
    view.messages.findIndex(({ status }) => status === 'fail') >= atFirst ? 'wrong' : 'all',
  )
  const [most, setMost] = useState(atFirst)
  const rows = which === 'wrong' ? wrong : view.messages
  const first = wrong[0]?.index
  const mixed = wrong.length > 0 && wrong.length < view.messages.length
  return (
    <div>
      {mixed && (
        <Segmented
          label="Which messages"
          value={which}
          options={[
            { value: 'all', label: 'All messages' },
            { value: 'wrong', label: 'Only what is wrong' },
          ]}
          onChange={setWhich}
        />
      )}
      <ol
        aria-label="Messages"
        className="mt-2 divide-y divide-line overflow-hidden rounded-card border border-line bg-card shadow-card"
      >
        {rows.slice(0, most).map((message) => (
          <Row key={message.index} message={message} startsOpen={message.index === first} />
        ))}
      </ol>
      <div className="mt-2 flex flex-wrap items-center gap-3 text-small text-soft">
        {rows.length > most && (
          <button
            type="button"
            className="rounded-tag px-1.5 py-0.5 text-accent hover:bg-accent-wash"
            onClick={() => setMost(rows.length)}
          >
            Show {grouped(rows.length - most)} more
          </button>
        )}
        {view.total > view.messages.length && (
          <span>
            {grouped(view.total)} messages were read, {grouped(view.wrong)} of them show something wrong;{' '}
            {view.messages.length} are listed, those first.
          </span>
        )}
      </div>
    </div>
  )
}

function Row({ message, startsOpen }: { readonly message: MessageView; readonly startsOpen: boolean }) {
  const [open, setOpen] = useState(startsOpen)
  return (
    <li data-message={message.badge}>
      <h3>
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="flex w-full flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-left hover:bg-wash"
        >
          <ChevronRight
            aria-hidden
            className={open ? 'size-4 shrink-0 rotate-90 text-soft' : 'size-4 shrink-0 text-soft'}
          />
          <StatusBadge status={message.status} word={message.badge} />
          <span className="font-medium">{message.title}</span>
          <span className="ml-auto min-w-0 font-mono text-tiny wrap-anywhere text-soft">
            {[message.id === null ? '' : `id ${message.id}`, message.method ?? ''].filter(Boolean).join(' · ')}
          </span>
        </button>
      </h3>
      {open && (
        <div className="border-t border-line px-5 py-4">
          <MessageCard message={message} />
        </div>
      )}
    </li>
  )
}

/**
 * What is to be said beside the messages: of the request, of requests without an answer, of the client that printed it.
 */
export function Notes({ view }: { readonly view: DecodeView }) {
  const more = view.unansweredCount - view.unanswered.length
  return (
    <>
      {view.requestSays.length > 0 && (
        <Callout tone="warn" title="About the request">
          {view.requestSays.map((says) => (
            <p key={says}>{says}</p>
          ))}
        </Callout>
      )}
      {view.unansweredCount > 0 && (
        <Callout
          tone="warn"
          title={
            view.unansweredCount === 1
              ? 'One request has no answer'
              : `${grouped(view.unansweredCount)} requests have no answer`
          }
        >
          {view.unanswered.map((says, index) => (
            <p key={index}>{says}</p>
          ))}
          {more > 0 && <p>and {grouped(more)} more.</p>}
        </Callout>
      )}
      {view.clients.map(({ client, says, quote }) => (
        <Callout key={quote} tone="info" title={`The ${client} client printed this`}>
          {says} <q className="font-mono text-tiny">{quote}</q>
        </Callout>
      ))}
    </>
  )
}
