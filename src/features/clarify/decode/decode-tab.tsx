import { Link } from '@tanstack/react-router'
import { ScanText, ShieldCheck, X } from 'lucide-react'
import { Button } from '#src/ui/button.tsx'
import { Callout } from '#src/ui/feedback/callout.tsx'
import { EmptyState } from '#src/ui/feedback/empty-state.tsx'
import { FileButton } from '#src/ui/form/file-button.tsx'
import { sizeWords } from '#src/domain/words/size.ts'
import { Progress } from '#src/ui/feedback/progress.tsx'
import type { DecodeView } from './decode-view.ts'
import { decodeInWorker, type Decode } from './decoder.ts'
import { decodeExamples } from './examples.ts'
import { MessageList, Notes } from './message-list.tsx'
import { PasteArea } from './paste-area.tsx'
import { ShareDecode } from './share-decode.tsx'
import { unreadableWords } from '#src/client/file-text.ts'
import { counted, grouped } from '#src/domain/words/count.ts'
import { keptAsCaseLimit, useDecodeCase, type DecodeKept } from './use-decode-case.ts'
import { useDecode, type DecodeActions, type DecodeState, type Side } from './use-decode.ts'

/** What a {@link DecodeTab} takes. */
export interface DecodeTabProps {
  /** The case to show again, and who hears of the case that keeps what is shown. */
  readonly caseId?: string | undefined
  readonly onCase?: (id: string | undefined) => void
  /** Stands in for the worker in tests. */
  readonly decode?: Decode
}

const nobody = () => undefined

/** Longer answers are shared from their case, where they are not typed into. */
const sharedLimit = 200_000

/** The two texts at the left, what they say at the right; what was decoded is kept as a case. */
export function DecodeTab({ caseId, onCase = nobody, decode = decodeInWorker }: DecodeTabProps) {
  const [state, own] = useDecode(decode)
  const { actions, kept } = useDecodeCase({ state, actions: own, asked: caseId, onCase })
  return (
    <div className="grid gap-x-6 gap-y-6 lg:grid-cols-[minmax(0,4fr)_minmax(0,7fr)]">
      <Texts state={state} actions={actions} />
      <div className="min-w-0" aria-busy={state.busy !== null}>
        {/* The whole layout would be far too long to be read aloud at each change. */}
        <p role="status" className="sr-only">
          {state.busy === null ? state.view?.says : ''}
        </p>
        {kept.kind === 'kept' && state.busy === null && state.clean.response.length <= sharedLimit && (
          <ShareDecode {...state.clean} caseId={kept.id} />
        )}
        <Found state={state} actions={actions} />
        <KeptNote kept={kept} />
      </div>
    </div>
  )
}

/** Where what is shown is kept. */
function KeptNote({ kept }: { readonly kept: DecodeKept }) {
  if (kept.kind === 'none') return null
  return (
    <p className="mt-4 text-small text-soft">
      {kept.kind === 'too-long' ? (
        `Longer than ${grouped(keptAsCaseLimit / 1e6)} million characters, so it is not kept as a case.`
      ) : (
        <>
          Kept as case <span className="font-mono text-tiny">{kept.id}</span>, secrets blanked.{' '}
          <Link to="/cases/$id" params={{ id: kept.id }} className="font-medium text-accent hover:underline">
            Open the case
          </Link>
        </>
      )}
    </p>
  )
}

function Texts({ state, actions }: { readonly state: DecodeState; readonly actions: DecodeActions }) {
  const area = (side: Side) => ({
    value: state[side],
    readOnly: state.busy !== null,
    note: removedNote(state.view, side === 'response' ? 'text' : 'request'),
    onType: (text: string) => actions.type(side, text),
    onGive: (source: string | File) => actions.give(side, source),
    onSettle: actions.settle,
  })
  const filled = state.response !== '' || state.request !== ''
  return (
    <div className="space-y-4 self-start lg:sticky lg:top-18">
      <PasteArea
        label="What came back"
        rows={filled ? 9 : 8}
        placeholder={'{"jsonrpc":"2.0","id":1,"error":{"code":-32602,…}}'}
        {...area('response')}
      />
      <PasteArea
        label="The request"
        optional
        rows={filled ? 6 : 5}
        placeholder={'{"jsonrpc":"2.0","method":"clarify.selectItems",…}'}
        {...area('request')}
      />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="flex min-w-0 flex-1 basis-56 items-start gap-1.5 text-small text-soft">
          <ShieldCheck aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          Read on this computer only. Secrets in it are blanked before anything is shown or kept.
        </span>
        <span className="flex gap-1">
          {filled && (
            <Button size="small" variant="quiet" icon={<X aria-hidden />} onClick={actions.clear}>
              Clear
            </Button>
          )}
          <FileButton
            size="small"
            variant="quiet"
            file="File with what came back"
            onFiles={([file]) => actions.give('response', file)}
          >
            Open a file
          </FileButton>
        </span>
      </div>
    </div>
  )
}

function Found({ state, actions }: { readonly state: DecodeState; readonly actions: DecodeActions }) {
  const { view, busy, cannot } = state
  return (
    <div className="space-y-4">
      {busy !== null && (
        <div className="flex items-end gap-4 rounded-card border border-line bg-card px-5 py-4">
          <div className="min-w-0 flex-1">
            <Progress label={`Reading ${sizeWords(busy)} …`} value={null} />
          </div>
          <Button size="small" onClick={actions.cancel}>
            Cancel
          </Button>
        </div>
      )}
      {cannot !== null && (
        <Callout tone="warn" title="This cannot be read" announce="polite">
          {unreadableWords[cannot]}
        </Callout>
      )}
      {view === null ? (
        busy === null && <Nothing actions={actions} />
      ) : view.messages.length === 0 ? (
        <>
          <Callout tone="neutral" title={view.says}>
            It takes an answer or a batch, a log with several, what a Python or Go client prints, a token endpoint’s
            error, or a bare code such as −32015.
          </Callout>
          <Notes view={view} />
        </>
      ) : (
        // What is open or filtered belongs to one reading.
        <MessageList key={`${view.says} ${view.total}`} view={view} />
      )}
    </div>
  )
}

function Nothing({ actions }: { readonly actions: DecodeActions }) {
  return (
    <div className="rounded-card border border-dashed border-line">
      <EmptyState
        icon={<ScanText />}
        title="Each message is laid out here"
        actions={decodeExamples.map(({ label, response, request }) => (
          <Button key={label} size="small" onClick={() => actions.set(response, request)}>
            {label}
          </Button>
        ))}
      >
        One answer, a batch, a log with several, a client’s error text, a token endpoint’s error, a bare code. With
        headers, the traceparent is read too; with the request, each place that is refused is marked. Try it with:
      </EmptyState>
    </div>
  )
}

function removedNote(view: DecodeView | null, source: 'text' | 'request'): string | undefined {
  const removed = view?.removed.filter((one) => one.source === source) ?? []
  const [first] = removed
  if (first === undefined) return undefined
  return removed.length === 1
    ? `1 secret was removed: ${counted(first.length, 'character')}.`
    : `${counted(removed.length, 'secret was', 'secrets were')} removed.`
}
