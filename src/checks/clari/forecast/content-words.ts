import type { ExportContent } from '#src/clari/export/export-content.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import { counted } from '#src/domain/words/count.ts'

/** What an export's content comes to, apart from how it was asked for. */
export type ContentKind = 'filled' | 'no-users' | 'no-entries' | 'blank' | 'rows-elsewhere'

/** Names what an export's content comes to. */
export function contentKind(content: ExportContent): ContentKind {
  if (content.entries === 0) return content.users === 0 ? 'no-users' : 'no-entries'
  if (content.filled === 0) return 'blank'
  return content.shape === 'rows' ? 'rows-elsewhere' : 'filled'
}

/** An export's content in a few words: `41 people, 164 entries, 120 with a value`. */
export function contentSays(content: ExportContent): string {
  const people = content.users === null ? '' : `${counted(content.users, 'person', 'people')}, `
  const rows =
    content.shape === 'rows'
      ? `${counted(content.entries, 'row')} ${content.under === null ? 'as a bare list' : `under “${content.under}”`}`
      : counted(content.entries, 'entry', 'entries')
  return (
    `${people}${rows}` +
    `${content.entries > 0 && content.filled < content.entries ? `, ${content.filled} with a value` : ''}`
  )
}

/**
 * A place in a body (or a pasted text) that shows what its content comes to, as it stands there; empty when none does.
 */
export function contentQuote(text: string, kind: ContentKind | 'period', detail = ''): string {
  const find = (pattern: RegExp) => pattern.exec(text)?.[0] ?? ''
  switch (kind) {
    case 'no-users':
      return find(/["']users["']\s{0,3}:\s{0,3}\[\s{0,3}\]/) || find(/["']entries["']\s{0,3}:\s{0,3}\[\s{0,3}\]/)
    case 'no-entries':
      return (
        find(/["'](?:entries|data|rows|records|results)["']\s{0,3}:\s{0,3}\[\s{0,3}\]/) ||
        find(/^\s{0,20}\[\s{0,3}\]/).trim()
      )
    case 'blank':
      return find(/["']\w{2,40}(?:Value|Amount)["']\s{0,3}:\s{0,3}(?:null|None)/)
    case 'rows-elsewhere':
      return detail === '' ? find(/\[\s{0,3}\{/) : find(new RegExp(String.raw`["']${detail}["']\s{0,3}:\s{0,3}\[`))
    case 'period':
      return find(
        new RegExp(
          String.raw`["'](?:timePeriodId|timePeriod)["']\s{0,3}:\s{0,3}["']${detail.replaceAll(/[^\w -]/g, '.')}["']`,
        ),
      )
    case 'filled':
      return find(/["'](?:entries)["']\s{0,3}:\s{0,3}\[/)
  }
}

/** The body of an exchange; empty when nothing came back. */
export function bodyIn(exchange: Exchange): string {
  return exchange.result.kind === 'response' ? exchange.result.body : ''
}
