import type { Scenario } from '#src/domain/model/scenario.ts'
import { systemNames } from '#src/domain/model/system.ts'

/** What a guide page says, as plain text for a message; says that nothing was checked. */
export function guideText(
  scenario: Scenario,
  evidence: readonly { readonly quote: string; readonly why: string }[],
): string {
  const lines = [
    `${systemNames[scenario.system]}: ${scenario.title}`,
    '',
    scenario.guide.says,
    ...(evidence.length === 0 ? [] : ['', 'Seen:', ...evidence.map(({ quote, why }) => `- “${quote}”: ${why}`)]),
    '',
    `What to do: ${scenario.guide.fix}`,
    ...(scenario.guide.but === null ? [] : [`But: ${scenario.guide.but}`]),
    '',
    'From the documentation; nothing was checked live. (Clari Triage)',
  ]
  return lines.join('\n')
}
