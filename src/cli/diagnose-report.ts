import { systemNames } from '#src/domain/model/system.ts'
import { plural } from '#src/domain/words/count.ts'
import type { Diagnosis } from '#src/engine/diagnose.ts'
import { scenarios } from '#src/scenarios/list.ts'

/** The contract's JSON: scenario, system, confidence and evidence as quote and why. */
export function asJson(diagnosis: Diagnosis): string {
  const matches = diagnosis.matches.map(({ scenario, system, confidence, evidence }) => ({
    scenario,
    system,
    confidence,
    evidence: evidence.map(({ quote, why }) => ({ quote, why })),
  }))
  return JSON.stringify({ matches })
}

/** The same for people reading a terminal. */
export function asText(diagnosis: Diagnosis): string {
  const secrets =
    diagnosis.removed.length === 0
      ? []
      : [
          `${diagnosis.removed.length} ` +
            `${plural(diagnosis.removed.length, 'secret was', 'secrets were')} blanked before reading.`,
          '',
        ]
  if (diagnosis.matches.length === 0)
    return [
      ...secrets,
      'I don’t recognise this: nothing in it points to an error of Clari’s, Copilot’s or Clarify’s API.',
    ].join('\n')
  const matches = diagnosis.matches.map((match) => {
    const title = scenarios.find((scenario) => scenario.id === match.scenario)?.title ?? match.scenario
    const quotes = match.evidence.map(({ quote, why }) => `    “${shown(quote)}”\n      ${why}`)
    return [
      `${match.confidence.padEnd(9)} ${match.scenario}  (${systemNames[match.system]}: ${title})`,
      ...quotes,
    ].join('\n')
  })
  return [...secrets, matches.join('\n\n')].join('\n')
}

/** A quote on one line of a terminal, without characters that would steer it. */
function shown(quote: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters in a pasted text must not reach the terminal.
  const line = quote.replaceAll(/\s+/g, ' ').replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '�')
  return line.length > 160 ? `${line.slice(0, 160)}…` : line
}
