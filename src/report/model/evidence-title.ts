import type { Evidence } from '#src/domain/model/evidence.ts'
import { counted } from '#src/domain/words/count.ts'
import { exchangeResult, exchangeTitle } from './exchange-words.ts'

/** A piece of evidence in one line: what kind, what it is, and whether it speaks for a fault. */
export interface EvidenceTitle {
  readonly badge: string
  readonly good: boolean
  readonly title: string
  readonly shows: string
  /** The quoted words, when there are some. */
  readonly quote: string | null
}

/** A piece of evidence in one line. */
export function evidenceTitle(evidence: Evidence): EvidenceTitle {
  switch (evidence.kind) {
    case 'exchange': {
      const { word, good } = exchangeResult(evidence.exchange)
      return {
        badge: word,
        good,
        title: exchangeTitle(evidence.exchange),
        shows: evidence.shows,
        quote: evidence.quote,
      }
    }
    case 'paste':
      return { badge: 'pasted', good: false, title: 'What was pasted', shows: evidence.shows, quote: evidence.quote }
    case 'answer':
      return { badge: 'told', good: false, title: evidence.question, shows: evidence.answer, quote: null }
    case 'credential':
      return {
        badge: 'key',
        good: evidence.facts.set && evidence.facts.oddities.length === 0,
        title: evidence.facts.set
          ? `${evidence.facts.length} characters` +
            `${evidence.facts.lastTwo === null ? '' : `, ends in ··${evidence.facts.lastTwo}`}`
          : 'not set',
        shows: evidence.shows,
        quote: null,
      }
    case 'rows':
      return {
        badge: 'rows',
        good: false,
        title: counted(evidence.rows.length, 'row'),
        shows: evidence.shows,
        quote: null,
      }
  }
}
