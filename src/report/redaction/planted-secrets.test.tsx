import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { blankSecrets } from '#src/secrets/blank.ts'
import { decodeReport } from '#src/report/model/decode-report.ts'
import { conclusionWith, leaksIn, places, planted } from './planted-secrets.test-kit.ts'
import { actorsOf, readyWords } from '#src/report/messages/ready-words.ts'
import type { Reported } from './redaction.ts'
import { ReportSheet } from '#src/report/sheet/report-sheet.tsx'
import { htmlPage } from '#src/report/sheet/sheet-html.ts'
import { verdictReport } from '#src/report/model/verdict-report.ts'
import { mailtoOf, subjectLineOf, wordFormats, writeWords } from '#src/report/messages/write-words.ts'

const emptyItem = { id: '7Q2F', answers: {}, pastes: {}, records: [], retests: [] }

/** Everything that could leave with a report, by what it is. */
function artefactsOf({ report, removed }: Reported): Readonly<Record<string, string>> {
  const markup = renderToStaticMarkup(<ReportSheet report={report} full />)
  const messages = actorsOf(report).flatMap((to) => {
    const words = readyWords(report, to, (at) => new Date(at).toISOString())
    return [
      ...wordFormats.map((format) => writeWords(words, format)),
      subjectLineOf(words),
      decodeURIComponent(mailtoOf(words) ?? ''),
    ]
  })
  return {
    report: JSON.stringify(report),
    page: htmlPage({ title: report.headline, markup, css: '', styleHash: '' }),
    messages: messages.join('\n'),
    removed: JSON.stringify(removed),
  }
}

describe('a secret that stands in a case', () => {
  it.each(places)('at the place “%s” is in no artefact, whatever carries it', (place) => {
    fc.assert(
      fc.property(planted, fc.boolean(), fc.boolean(), (plant, people, amounts) => {
        const reported = verdictReport({
          conclusion: conclusionWith(place, plant),
          item: { ...emptyItem, id: place === 'case-id' ? plant.secret : '7Q2F' },
          product: place === 'case-id' ? plant.line : '0.1.0',
          hide: { people, amounts },
        })
        expect(leaksIn(artefactsOf(reported), plant.secret)).toEqual([])
      }),
      { numRuns: 90 },
    )
  })

  it('in a pasted answer of Clarify is in no artefact of its decoding', () => {
    fc.assert(
      fc.property(planted, fc.boolean(), (plant, people) => {
        const response = blankSecrets(
          `${plant.line}\n{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":${JSON.stringify(plant.line)},` +
            `"data":{"trace":"t1","params":{"x":[${JSON.stringify(plant.line)}]}}}}`,
        ).text
        const reported = decodeReport({
          response,
          request: blankSecrets(plant.body).text,
          at: 1,
          item: emptyItem,
          product: '0.1.0',
          hide: { people, amounts: false },
        })
        expect(leaksIn(artefactsOf(reported), plant.secret)).toEqual([])
      }),
      { numRuns: 90 },
    )
  })
})
