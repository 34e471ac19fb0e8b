import { describe, expect, it } from 'vitest'
import { hideNothing } from '#src/report/model/report.ts'
import { caseWith, partsOf, refusal } from './bundle.test-kit.ts'
import { reportMarkdown } from './report-markdown.ts'

const markdownOf = (body: string, headline = 'The key is not known to Clari.') =>
  reportMarkdown(partsOf(caseWith([refusal(body)]), hideNothing, { headline }).shared.report, (at) =>
    new Date(at).toISOString(),
  )

describe('a report as Markdown', () => {
  it('tells what, when, where, who acts, and the evidence word for word', () => {
    const text = markdownOf('{"message":"No such key"}')
    for (const part of [
      'The key is not known to Clari.',
      '2026-11',
      'Make a new key.',
      'GET',
      'HTTP 403',
      'No such key',
      'Integration user',
      'demo tenant',
      '7Q2F',
      'What would disprove it',
    ])
      expect(text).toContain(part)
  })

  it('takes no text for markup: a fence cannot be left, a link cannot be made', () => {
    const text = markdownOf(
      '{"message":"``` \\n# Owned\\n[pay](https://evil.example)"}',
      '[click](javascript:alert(1)) <script>alert(1)</script>',
    )
    // What stands in code is inert; of the rest nothing may be a link, an element or a heading.
    const rest = text.replace(/^(`{3,})[^\n]*\n[\s\S]*?^\1$/gm, '').replace(/(`+)[^`]*\1/g, '')
    expect(rest).not.toMatch(/\]\(|<script|<img/)
    expect(rest).not.toContain('Owned')
  })
})
