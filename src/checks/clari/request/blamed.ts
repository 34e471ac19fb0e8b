import { exportMembers } from '#src/clari/export/export-members.ts'

/** The part of a request that a refusal's sentence names, and the value that it quotes from it. */
export interface Blamed {
  readonly parameter: (typeof exportMembers)[number] | 'body' | null
  readonly value: string | null
}

/** Reads which parameter a refusal blames: `Invalid currency: EURO.`, `Export type crm_total is not supported …`. */
export function blamedIn(message: string): Blamed {
  const type = /\btype\s{1,3}["'“]?(\w{2,40})["'”]?\s{1,3}is not supported|\b(crm_total|crm_closed)\b/i.exec(message)
  if (type !== null) return { parameter: 'typesToExport', value: type[1] ?? type[2] ?? null }
  const named =
    exportMembers.find((member) => new RegExp(`\\b${member}\\b`, 'i').test(message)) ??
    (/currenc/i.test(message) ? 'currency' : /\bexport type|types? to export/i.test(message) ? 'typesToExport' : null)
  if (named !== null)
    return { parameter: named, value: /[:=]\s{0,3}["'“]?([^\s"'”]{1,60}?)["'”]?\.?$/.exec(message.trim())?.[1] ?? null }
  return {
    parameter: /malformed|\bjson\b|\bbody\b|pars(?:e|ing)|deseriali[sz]/i.test(message) ? 'body' : null,
    value: null,
  }
}
