import { ArrowRight } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { actorNames } from '#src/domain/model/scenario.ts'
import { scenarios } from '#src/scenarios/list.ts'
import { grouped } from '#src/domain/words/count.ts'
import { Button } from '#src/ui/button.tsx'
import { CodeBlock } from '#src/ui/text/code-block.tsx'
import { CopyButton } from '#src/ui/text/copy-button.tsx'
import { Disclosure } from '#src/ui/overlay/disclosure.tsx'
import type { TextExcerpt } from '#src/ui/text/excerpt-around.ts'
import type { MessageView } from './decode-view.ts'
import { FaultTable, PartialResultView, ResourceList, RuleList, TraceList } from './message-parts.tsx'
import { messageText } from './message-text.ts'
import { useStartDecodeCase } from './start-case.ts'

/** One message laid out in words: what it is, what it means, whether to repeat, who acts, and the places it names. */
export function MessageCard({ message }: { readonly message: MessageView }) {
  const { advice } = message
  return (
    <div className="space-y-4">
      <p className="text-large text-pretty wrap-anywhere">{leadOf(message)}</p>
      {advice !== null && (
        <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-3">
          <Fact term="What it means">
            {message.means ?? 'See the rule below: what came back is not what the API sends.'}
          </Fact>
          <Fact term="Does repeating help?">
            <strong className="block font-medium">{advice.retry}</strong>
            {advice.retrySays}
          </Fact>
          <Fact term="Who acts">
            <strong className="block font-medium">{actorNames[advice.who]}</strong>
            {advice.does}
          </Fact>
        </dl>
      )}
      <Actions message={message} />
      <Named message={message} />
      <TraceList message={message} />
      {message.broken.length > 0 && (
        <Part title="Rules that it breaks">
          <RuleList rules={message.broken} />
        </Part>
      )}
      {advice !== null && advice.plan.length > 0 && (
        <Disclosure summary="How to repeat it">
          <ol className="list-decimal space-y-1 pl-5 text-normal">
            {advice.plan.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ol>
        </Disclosure>
      )}
      <Disclosure summary="The words it was read from" open={advice === null}>
        <ExcerptBlock excerpt={message.answer} label="The answer, as it was pasted" />
      </Disclosure>
    </div>
  )
}

/** The message's sentence, without the meaning where that stands below it, and with what is odd about its id. */
function leadOf({ says, means, id }: MessageView): string {
  const lead =
    means !== null && says.length > means.length && says.endsWith(means) ? says.slice(0, -means.length).trim() : says
  if (id === 'null') return `${lead} It carries the id null, which belongs to no request.`
  return id === 'none' ? `${lead} It carries no request id.` : lead
}

function Actions({ message }: { readonly message: MessageView }) {
  const start = useStartDecodeCase()
  const [starting, setStarting] = useState(false)
  const scenario = scenarios.find(({ id }) => id === message.scenario)
  return (
    <div className="flex flex-wrap items-center gap-2 print:hidden">
      {scenario !== undefined && (
        <Button
          variant="primary"
          busy={starting}
          data-scenario={scenario.id}
          onClick={() => {
            setStarting(true)
            void start(scenario.id, message.pastes)
          }}
        >
          Find the cause: {scenario.title}
          <ArrowRight aria-hidden className="max-sm:hidden" />
        </Button>
      )}
      {message.support !== null && <CopyButton text={message.support} label="Copy message to support" size="normal" />}
      <CopyButton text={() => messageText(message)} label="Copy as text" size="normal" variant="quiet" />
    </div>
  )
}

/** What the answer names: parameters beside the request, resources, or what was done in part. */
function Named({ message }: { readonly message: MessageView }) {
  const beside = message.request !== null && message.params.length > 0
  return (
    <>
      {message.params.length > 0 && (
        <Part title="Parameters that are refused">
          <div className={beside ? 'grid gap-4 xl:grid-cols-2' : ''}>
            <div className="min-w-0">
              <FaultTable label="Parameters that are refused" faults={message.params} places />
            </div>
            {message.request !== null && (
              <ExcerptBlock excerpt={message.request} label="The request, with their places marked" />
            )}
          </div>
        </Part>
      )}
      {message.requestBreaks !== null && (
        <Part title="Where the request stops being JSON">
          <p className="mb-2 text-normal wrap-anywhere">At {message.requestBreaks.where}.</p>
          <ExcerptBlock excerpt={message.requestBreaks.excerpt} label="The request, marked where it is no JSON" />
        </Part>
      )}
      {message.resources.length > 0 && (
        <Part title="Resources that are invalid">
          <ResourceList resources={message.resources} />
        </Part>
      )}
      {message.leftOut > 0 && (
        <p className="text-small text-soft">
          {grouped(message.leftOut)} more are named in the answer and not drawn here.
        </p>
      )}
      {message.partial !== null && (
        <Part title="What was done, and what was not">
          <PartialResultView partial={message.partial} />
        </Part>
      )}
      {message.dataText !== null && (
        <Part title="It adds">
          <p className="text-normal wrap-anywhere">“{message.dataText}”</p>
        </Part>
      )}
    </>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className="mb-1.5 text-normal font-medium">{title}</h3>
      {children}
    </section>
  )
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div className="min-w-0 border-l-2 border-line pl-3">
      <dt className="text-small text-soft">{term}</dt>
      <dd className="mt-0.5 text-normal text-pretty wrap-anywhere">{children}</dd>
    </div>
  )
}

function ExcerptBlock({ excerpt, label }: { readonly excerpt: TextExcerpt; readonly label: string }) {
  const cut = [
    ...(excerpt.before > 0 ? [`${grouped(excerpt.before)} characters before`] : []),
    ...(excerpt.after > 0 ? [`${grouped(excerpt.after)} after`] : []),
  ]
  return (
    <div className="min-w-0">
      <CodeBlock text={excerpt.text} label={label} marks={excerpt.marks} copy />
      {cut.length > 0 && <p className="mt-1 text-small text-soft">{cut.join(' and ')} are not drawn.</p>}
    </div>
  )
}
