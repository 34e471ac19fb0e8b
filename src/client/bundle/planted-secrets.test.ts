import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { ComparisonSummary } from '#src/domain/model/comparison-summary.ts'
import { conclusionWith, leaksIn, places, planted } from '#src/report/redaction/planted-secrets.test-kit.ts'
import { verdictReport } from '#src/report/model/verdict-report.ts'
import { caseWith } from './bundle.test-kit.ts'
import { makeBundle } from './make-bundle.ts'
import { reportMarkdown } from './report-markdown.ts'
import { shareCase } from './share-case.ts'

/** A comparison whose files name everything by a text. */
function comparisonNaming(text: string): ComparisonSummary {
  const row = {
    user: text,
    name: text,
    field: text,
    api: 1,
    ui: null,
    currency: { api: 'USD', ui: null },
    delta: -1,
    cause: 'missing-in-ui',
    certainty: 'confirmed',
  } as const
  return {
    at: 1,
    files: { api: [text], ui: [text] },
    period: text,
    week: 7,
    rows: 1,
    differing: 1,
    fields: [{ field: text, bridges: [] }],
    warnings: [{ cause: null, says: text }],
    largest: [row],
  }
}

describe('a secret that stands in a case', () => {
  it.each(places.filter((place) => place !== 'case-id'))(
    'at the place “%s”, and in its choices, pastes, words and names, is in no file of its bundle',
    async (place) => {
      await fc.assert(
        fc.asyncProperty(planted, fc.boolean(), async (plant, people) => {
          const conclusion = conclusionWith(place, plant)
          const given = caseWith(conclusion.evidence, {
            answers: { forecastId: plant.line },
            pastes: { error: plant.line, request: plant.body },
            comparison: comparisonNaming(plant.line),
          })
          const item = { ...given, records: given.records.map((record) => ({ ...record, says: plant.line })) }
          const { report } = verdictReport({ conclusion, item, product: '0.1.0', hide: { people, amounts: false } })
          const blob = await makeBundle(
            {
              shared: shareCase({ item, report }),
              html: '',
              markdown: reportMarkdown(report, String),
              rows: null,
              product: '0.1.0',
              madeAt: 1,
            },
            new AbortController().signal,
          )
          const files = unzipSync(new Uint8Array((await blob?.arrayBuffer()) ?? []))
          const texts = Object.fromEntries(
            Object.entries(files).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]),
          )
          expect(texts['case.json']).toContain('"largest"')
          expect(leaksIn(texts, plant.secret)).toEqual([])
        }),
        { numRuns: 90 },
      )
    },
  )
})
