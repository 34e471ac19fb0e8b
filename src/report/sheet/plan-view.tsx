import { useState } from 'react'
import type { Plan } from '#src/domain/model/plan.ts'
import { CodeBlock } from '#src/ui/text/code-block.tsx'
import { CopyButton } from '#src/ui/text/copy-button.tsx'
import { Disclosure } from '#src/ui/overlay/disclosure.tsx'
import { Segmented } from '#src/ui/form/segmented.tsx'
import { PlanSheet } from './plan-sheet.tsx'
import { planText } from '#src/report/messages/plan-text.ts'

/** What a verdict hands over, on the page: its sheet, ready to copy, and programs that carry it out. */
export function PlanView({ plan }: { readonly plan: Plan }) {
  return (
    <PlanSheet
      plan={plan}
      aside={<CopyButton text={() => planText(plan).join('\n')} label="Copy the plan" done="Plan copied" />}
      below={plan.samples.length > 0 && <Samples plan={plan} />}
    />
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
          <Segmented
            label="Language"
            value={language}
            options={plan.samples.map((each) => ({ value: each.language, label: each.language }))}
            onChange={setLanguage}
          />
          <span className="font-mono text-small text-soft">{sample?.file}</span>
        </div>
        {sample !== undefined && (
          <CodeBlock text={sample.code} label={`The program ${sample.file}`} copy wrap={false} height="tall" />
        )}
      </Disclosure>
    </div>
  )
}
