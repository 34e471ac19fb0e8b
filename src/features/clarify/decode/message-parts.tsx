import { Check, X } from 'lucide-react'
import { grouped } from '#src/domain/words/count.ts'
import { Chip } from '#src/ui/feedback/chip.tsx'
import { CodeBlock } from '#src/ui/text/code-block.tsx'
import { CopyButton } from '#src/ui/text/copy-button.tsx'
import type { FaultView, MessageView, PartialView, ResourceView, RuleView } from './decode-view.ts'

const head = 'border-b border-line py-1.5 pr-3 text-left align-bottom text-small font-medium text-soft'
const cell = 'border-b border-line py-1.5 pr-3 align-top wrap-anywhere'

/** What the request has at the place that a refused parameter names: `"limit": 5000`, or that it is missing. */
function Place({ place }: { readonly place: FaultView['place'] }) {
  if (place === null) return <span className="text-soft">paste the request to see</span>
  if (!place.found) return <span className="font-medium text-fail">missing at {place.pointer}</span>
  return <span className="font-mono text-tiny">{place.value}</span>
}

/** The refused parameters (or a resource's fields), each with its reasons. */
export function FaultTable({
  label,
  faults,
  places,
}: {
  readonly label: string
  readonly faults: readonly FaultView[]
  readonly places: boolean
}) {
  return (
    <table className="w-full text-small" aria-label={label}>
      <thead>
        <tr>
          <th scope="col" className={head}>
            {places ? 'Parameter' : 'Field'}
          </th>
          <th scope="col" className={head}>
            Reason
          </th>
          {places && (
            <th scope="col" className={head}>
              In the request
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {faults.map((fault) => (
          <tr key={fault.path}>
            <th
              scope="row"
              className={
                `${cell} text-left font-mono text-tiny font-medium ` +
                `${fault.path.length <= 22 ? 'whitespace-nowrap' : 'min-w-28'}`
              }
            >
              {fault.path === '' ? '(the whole)' : fault.path}
            </th>
            <td className={cell}>{fault.reasons.length === 0 ? 'no reason given' : fault.reasons.join('; ')}</td>
            {places && (
              <td className={cell}>
                <Place place={fault.place} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The resources that Clarify calls invalid, each with its fields. */
export function ResourceList({ resources }: { readonly resources: readonly ResourceView[] }) {
  return (
    <ul className="space-y-3">
      {resources.map((resource, index) => (
        <li key={index}>
          <p className="mb-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-normal">
            <span className="font-medium">{resource.type === '' ? 'resource' : resource.type}</span>
            {resource.id === '' ? (
              <span className="text-soft">without id</span>
            ) : (
              <Chip mono copy={resource.id}>
                {resource.id}
              </Chip>
            )}
            {resource.message !== '' && <span className="text-small wrap-anywhere text-soft">{resource.message}</span>}
          </p>
          {resource.fields.length > 0 && (
            <FaultTable label={`Invalid fields of ${resource.id}`} faults={resource.fields} places={false} />
          )}
        </li>
      ))}
    </ul>
  )
}

/** What was done, what was not, and the request with only the rest in it. */
export function PartialResultView({ partial }: { readonly partial: PartialView }) {
  return (
    <div>
      <p className="text-normal text-pretty">{partial.says}</p>
      <div className="mt-2 grid gap-4 sm:grid-cols-2">
        <Names label={`Done: ${grouped(partial.doneCount)}`} names={partial.done} count={partial.doneCount} done />
        <Names
          label={`Not done: ${grouped(partial.leftCount)}`}
          names={partial.left}
          count={partial.leftCount}
          done={false}
        />
      </div>
      {partial.restRequest !== null && (
        <div className="mt-3">
          <div className="mb-1.5 flex flex-wrap items-center justify-between gap-2">
            <p className="text-small text-soft">Only the rest, ready to be sent under a new id:</p>
            <CopyButton text={partial.restRequest} label="Copy the rest" />
          </div>
          <CodeBlock text={partial.restRequest} label="The request with only the rest" />
        </div>
      )}
    </div>
  )
}

function Names({
  label,
  names,
  count,
  done,
}: {
  readonly label: string
  readonly names: readonly string[]
  readonly count: number
  readonly done: boolean
}) {
  const Icon = done ? Check : X
  return (
    <section aria-label={label}>
      <h4 className="text-small font-medium text-soft">{label}</h4>
      <ul className="mt-1 max-h-52 space-y-0.5 overflow-y-auto text-small" tabIndex={names.length > 8 ? 0 : undefined}>
        {names.map((name, index) => (
          <li key={index} className="flex gap-1.5">
            <Icon
              aria-hidden
              className={done ? 'mt-0.5 size-3.5 shrink-0 text-pass' : 'mt-0.5 size-3.5 shrink-0 text-fail'}
            />
            <span className="min-w-0 font-mono text-tiny wrap-anywhere">{name}</span>
          </li>
        ))}
        {count > names.length && <li className="text-soft">and {grouped(count - names.length)} more</li>}
      </ul>
    </section>
  )
}

/** The identifiers that support asks for, each to be copied; the traceparent taken apart. */
export function TraceList({ message }: { readonly message: MessageView }) {
  const { trace, traceparent, apiVersion } = message
  if (trace === null && traceparent === null && apiVersion === null) return null
  return (
    <section aria-label="Identifiers for support">
      <div className="flex flex-wrap gap-1.5">
        {trace !== null && (
          <Chip mono copy={trace}>
            trace {trace}
          </Chip>
        )}
        {traceparent !== null && (
          <Chip mono copy={traceparent.raw}>
            traceparent {traceparent.raw}
          </Chip>
        )}
        {apiVersion !== null && (
          <Chip mono copy={apiVersion}>
            X-API-Version {apiVersion}
          </Chip>
        )}
      </div>
      {traceparent !== null && (
        <p className="mt-1.5 text-small wrap-anywhere text-soft">
          The traceparent’s trace id is <span className="font-mono text-tiny text-ink">{traceparent.traceId}</span>, its
          parent <span className="font-mono text-tiny text-ink">{traceparent.parentId}</span>, version{' '}
          {traceparent.version};{' '}
          {traceparent.sampled === null
            ? 'its flags cannot be read'
            : traceparent.sampled
              ? 'it was recorded (flag 01)'
              : 'it was not marked for recording (flag 00)'}
          .{traceparent.problems.map((problem) => ` ${problem}`)}
        </p>
      )}
    </section>
  )
}

/** The rules that a message breaks, those that matter first. */
export function RuleList({ rules }: { readonly rules: readonly RuleView[] }) {
  return (
    <ul className="space-y-1 text-normal">
      {rules
        .toSorted((a, b) => Number(b.breaks) - Number(a.breaks))
        .map(({ says, source, breaks }, index) => (
          <li key={index} data-rule={breaks ? 'breaks' : 'tolerated'} className="wrap-anywhere">
            {says}{' '}
            <span className="text-small text-soft">
              ({source}
              {breaks ? '' : '; common, and harmless to most clients'})
            </span>
          </li>
        ))}
    </ul>
  )
}
