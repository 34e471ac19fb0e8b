import type { CredentialFacts } from '#src/domain/contract/connection.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import { copyExchange } from './copy-exchange.ts'
import { copyRows } from './copy-rows.ts'
import { copyBody, copyQuote } from './copy-text-body.ts'
import { copyShort, type Copying } from './copying.ts'
import { evidenceTitle } from '#src/report/model/evidence-title.ts'
import { requestTitle } from '#src/report/model/exchange-words.ts'
import type { ReportCard, Detail, Tone } from '#src/report/model/report.ts'

const toneOf = (evidence: Evidence, good: boolean): Tone =>
  good ? 'pass' : evidence.kind === 'answer' || evidence.kind === 'paste' || evidence.kind === 'rows' ? 'info' : 'fail'

/** The analyst's own words to a question; a total that was typed is an amount whatever its form. */
export function copyAnswer(copying: Copying, where: string, question: string, answer: string): string {
  if (copying.hide.amounts && /\b(?:total|amount)\b/i.test(question) && /\d/.test(answer)) {
    copying.removals.add({ kind: 'amounts', what: 'Amount', where, rule: 'hide amounts' })
    return '‹amount›'
  }
  return copyShort(copying, 'answer', where, answer, 300)
}

function credentialLines(
  copying: Copying,
  where: string,
  connection: string,
  facts: CredentialFacts,
  shows: string,
): Detail {
  return {
    kind: 'credential',
    lines: [
      { name: 'Connection', value: copyShort(copying, 'connection', `${where} › connection`, connection, 80) },
      { name: 'Key', value: copyShort(copying, 'credential facts', `${where} › key`, facts.name, 80) },
      { name: 'Set', value: facts.set ? 'yes' : 'no' },
      ...(facts.set ? [{ name: 'Length', value: `${facts.length} characters` }] : []),
      ...(facts.set && facts.lastTwo !== null ? [{ name: 'Ends in', value: `··${facts.lastTwo.slice(0, 2)}` }] : []),
      { name: 'Shape', value: copyShort(copying, 'credential facts', `${where} › shape`, shows, 300) },
      ...(facts.sameAs === undefined
        ? []
        : [{ name: 'Same value as', value: copyShort(copying, 'connection', `${where} › same as`, facts.sameAs, 80) }]),
    ],
  }
}

function copyDetail(copying: Copying, where: string, evidence: Evidence): Detail {
  switch (evidence.kind) {
    case 'exchange':
      return copyExchange(copying, where, evidence.exchange, evidence.place, evidence.quote)
    case 'paste':
      return { kind: 'paste', excerpt: copyBody(copying, `${where} › what was pasted`, evidence.text, evidence.quote) }
    case 'answer':
      return {
        kind: 'answer',
        question: copyShort(copying, 'question', `${where} › question`, evidence.question, 300),
        answer: copyAnswer(copying, `${where} › answer`, evidence.question, evidence.answer),
      }
    case 'credential':
      return credentialLines(copying, where, evidence.connection, evidence.facts, evidence.shows)
    case 'rows':
      return { kind: 'rows', grid: copyRows(copying, where, evidence.columns, evidence.rows) }
  }
}

/** A piece of evidence as a card, by rules that each name one field. */
function copyEvidence(copying: Copying, where: string, evidence: Evidence): ReportCard {
  const { badge, good, title, shows } = evidenceTitle(evidence)
  const detail = copyDetail(copying, where, evidence)
  const copiedTitle =
    detail.kind === 'exchange'
      ? requestTitle(detail.request)
      : copyShort(copying, 'title', `${where} › title`, title, 200)
  return {
    tone: toneOf(evidence, good),
    badge,
    title: copiedTitle,
    shows:
      evidence.kind === 'answer'
        ? copyAnswer(copying, `${where} › answer`, evidence.question, evidence.answer)
        : copyShort(copying, 'what it shows', `${where} › what it shows`, shows, 400),
    quote:
      evidence.kind === 'exchange' || evidence.kind === 'paste'
        ? copyQuote(copying, `${where} › quote`, evidence.quote)
        : null,
    detail,
    sameAs: null,
  }
}

/** Pieces of evidence as cards, in order; one that shows an exchange that an earlier one showed names it. */
export function copyAllEvidence(copying: Copying, evidence: readonly Evidence[]): ReportCard[] {
  const firsts = new Map<string, number>()
  return evidence.map((each, index) => {
    const card = copyEvidence(copying, `Evidence ${index + 1}`, each)
    if (each.kind !== 'exchange') return card
    const sameAs = firsts.get(each.exchange.id) ?? null
    if (sameAs === null) firsts.set(each.exchange.id, index)
    return { ...card, sameAs }
  })
}
