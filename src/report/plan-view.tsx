import { useState } from 'react'
import type { Plan } from '#src/domain/plan.ts'
import { CodeBlock } from '#src/ui/code-block.tsx'
import { CopyButton } from '#src/ui/copy-button.tsx'
import { Disclosure } from '#src/ui/disclosure.tsx'
import { Segmented } from '#src/ui/segmented.tsx'
import { PacePicture } from './pace-picture.tsx'
import { planText } from './plan-text.ts'

/** What a verdict hands over: sentences in order, a picture of the waits, the parts of what was split, and programs that carry it out. */
export function PlanView({ plan }: { readonly plan: Plan }) {
  return (
    <section className="mt-3 border-t border-line pt-4" aria-label={plan.title}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-large font-strong">{plan.title}</h2>
        <CopyButton text={() => planText(plan).join('\n')} label="Copy the plan" done="Plan copied" />
      </div>
      <div className={plan.pace === null ? '' : 'grid gap-x-8 gap-y-3 md:grid-cols-2'}>
        <ol className="mt-2 list-decimal space-y-1.5 pl-5 text-normal marker:text-soft">
          {plan.says.map((sentence) => (
            <li key={sentence} className="pl-0.5 wrap-anywhere">
              {sentence}
            </li>
          ))}
        </ol>
        {plan.pace !== null && <PacePicture policy={plan.pace.policy} atLeastMs={plan.pace.atLeastMs} />}
      </div>
      {plan.parts.length > 0 && (
        <div className="mt-3 w-0 min-w-full overflow-x-auto">
          <table className="w-full text-small">
            <thead>
              <tr>
                <th scope="col" className="border-b border-line py-1 pr-4 text-left font-medium text-soft">Part</th>
                <th scope="col" className="border-b border-line py-1 text-left font-medium text-soft">Body of the export request</th>
              </tr>
            </thead>
            <tbody>
              {plan.parts.map(({ name, body }) => (
                <tr key={name}>
                  <th scope="row" className="border-b border-line py-1.5 pr-4 text-left align-top font-medium whitespace-nowrap tabular-nums">{name}</th>
                  <td className="border-b border-line py-1.5 font-mono text-tiny wrap-anywhere">{body}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {plan.samples.length > 0 && <Samples plan={plan} />}
    </section>
  )
}

/** The programs, one language at a time. */
function Samples({ plan }: { readonly plan: Plan }) {
  const [language, setLanguage] = useState<string>(plan.samples[0]?.language ?? '')
  const sample = plan.samples.find((each) => each.language === language)
  return (
    <div className="mt-3 w-0 min-w-full print:hidden">
      <Disclosure summary="As a program">
        <div className="mb-2 flex flex-wrap items-center gap-3">
          <Segmented label="Language" value={language} options={plan.samples.map((each) => ({ value: each.language, label: each.language }))} onChange={setLanguage} />
          <span className="font-mono text-small text-soft">{sample?.file}</span>
        </div>
        {sample !== undefined && <CodeBlock text={sample.code} label={`The program ${sample.file}`} copy wrap={false} height="tall" />}
      </Disclosure>
    </div>
  )
}
