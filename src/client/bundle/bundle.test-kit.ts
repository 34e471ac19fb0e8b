import fc from 'fast-check'
import { newCase, type Case, type CheckRecord } from '#src/domain/model/case.ts'
import type { Conclusion } from '#src/domain/model/conclusion.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import type { Hide } from '#src/report/model/report.ts'
import { verdictReport } from '#src/report/model/verdict-report.ts'
import { shareCase } from './share-case.ts'
import type { BundleParts } from './make-bundle.ts'

const words = fc.string({ unit: 'grapheme', maxLength: 60 })

/** An exchange in which Ana Ortiz is refused, with a body of one's own. */
export function refusal(body: string): Evidence {
  return {
    kind: 'exchange',
    place: 'body',
    quote: null,
    shows: 'It is refused.',
    exchange: {
      id: 'x1',
      operation: 'clari.limits',
      upstream: 'clari',
      connection: { id: 'a', label: 'Integration user', demo: true },
      startedAt: 1_795_000_000_000,
      tookMs: 12,
      request: {
        method: 'GET',
        url: 'https://api.clari.com/v4/limits?limit=1',
        headers: [{ name: 'apikey', value: '${CLARI_API_KEY}', secret: true }],
        body: null,
      },
      result: {
        kind: 'response',
        status: 403,
        headers: [{ name: 'content-type', value: 'application/json' }],
        body,
        bytes: body.length,
        truncated: false,
      },
    },
  }
}

/** A case of `clari.unauthorized` with one record that rests on some evidence. */
export function caseWith(evidence: readonly Evidence[], change: Partial<Case> = {}): Case {
  const record: CheckRecord = {
    key: 'k',
    check: 'clari.key-accepted',
    state: 'done',
    says: 'Clari refused the key.',
    connection: 'demo-clari',
    startedAt: 1_795_000_000_000,
    tookMs: 12,
    finding: {
      check: 'clari.key-accepted',
      outcome: 'api-rejected',
      status: 'fail',
      says: 'Clari refused the key.',
      facts: { forecastId: 'net_arr', left: 12 },
      evidence: [...evidence],
    },
  }
  return {
    ...newCase('7Q2F', 1_795_000_000_000, {
      scenario: 'clari.unauthorized',
      answers: { connection: 'demo-clari', forecastId: 'net_arr' },
      pastes: { error: '401 Unauthorized' },
      product: '0.1.0',
    }),
    records: [record],
    verdict: 'clari.unauthorized/no-such-key',
    ...change,
  }
}

/** The conclusion that a case's report is made from. */
function conclusionOf(item: Case, headline: string): Conclusion {
  const findings = item.records.flatMap(({ finding }) => (finding === null ? [] : [finding]))
  return {
    scenario: 'clari.unauthorized',
    scenarioTitle: '401 Unauthorized',
    system: 'clari',
    verdict: 'no-such-key',
    kind: 'cause',
    cause: 'no-such-key',
    strength: 'proved',
    headline,
    explains: 'It is not known.',
    contradictions: [],
    needsAmounts: false,
    actions: [{ who: 'clari-admin', does: 'Make a new key.', where: 'Settings › API' }],
    asks: 'Please make a new key.',
    disprovedBy: 'A check that passes.',
    plan: null,
    evidence: findings.flatMap(({ evidence }) => evidence),
    findings,
    answers: [{ question: 'Forecast', answer: 'net_arr' }],
    identifiers: [{ label: 'forecast', value: 'net_arr' }],
    dialect: 'published',
    seenAt: 1_795_000_000_000,
    connection: { label: 'Integration user', address: 'https://api.clari.com/v4', demo: true },
    leadsTo: null,
  }
}

/** All that a bundle of a case is made of. */
export function partsOf(
  item: Case,
  hide: Hide,
  more: Partial<BundleParts> & { readonly headline?: string } = {},
): BundleParts {
  const { headline = 'The key is not known to Clari.', ...rest } = more
  const { report } = verdictReport({ conclusion: conclusionOf(item, headline), item, product: '0.1.0', hide })
  return {
    shared: shareCase({ item, report }),
    html: '<!doctype html><title>Case</title>',
    markdown: '# Case\n',
    rows: null,
    product: '0.1.0',
    madeAt: 1_795_000_100_000,
    ...rest,
  }
}

/** Cases with any words in every place that can hold some. */
export const anyParts: fc.Arbitrary<BundleParts> = fc
  .record({
    body: fc.oneof(words, fc.json()),
    answers: fc.dictionary(
      fc.constantFrom('forecastId', 'timePeriod', 'screenTotal', 'connection', '__proto__x'),
      words,
    ),
    pastes: fc.dictionary(fc.constantFrom('error', 'request'), fc.oneof(words, fc.json())),
    headline: words,
    html: words,
    rows: fc.option(words),
    hide: fc.record({ people: fc.boolean(), amounts: fc.boolean() }),
  })
  .map(({ body, answers, pastes, headline, html, rows, hide }) =>
    partsOf(caseWith([refusal(body)], { answers, pastes }), hide, {
      headline,
      html,
      rows: rows === null ? null : new Blob([rows]),
    }),
  )
