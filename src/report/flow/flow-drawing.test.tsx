import { someCredential } from '#src/domain/model/evidence.test-kit.ts'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { check } from '#src/domain/model/check.ts'
import type { Flow, Verdict } from '#src/domain/model/scenario.ts'
import { FlowDrawing } from './flow-drawing.tsx'
import { flowGraph } from './flow-graph.ts'
import { paperColours } from './flow-colours.ts'

const accepted = check({
  id: 'clari.key-accepted',
  asks: 'Is the key accepted?',
  system: 'clari',
  costs: 'nothing',
  outcomes: { accepted: 'pass', 'no-optin': 'fail', refused: 'fail' },
  facts: {},
  gather: () => Promise.resolve(null),
  judge: () => ({ outcome: 'accepted', says: 'It is.', evidence: [someCredential] }),
})

const verdict = (kind: Verdict['kind'], headline: Verdict['headline']): Verdict => ({
  kind,
  cause: 'some-cause',
  last: null,
  pasted: {},
  headline,
  explains: '',
  actions: () => [{ who: 'you', does: 'Nothing.', where: null }],
  prove: { by: 'check', check: accepted },
  disprovedBy: '',
})

const flow: Flow = {
  start: 'which',
  steps: {
    which: {
      kind: 'ask',
      title: 'Which one?',
      short: 'Which <one>',
      says: '',
      answer: 'which',
      options: [
        { value: 'key', label: 'A key', to: 'try' },
        { value: 'none', label: 'None & nothing', to: 'no-key' },
      ],
    },
    try: {
      kind: 'run',
      title: 'Try it',
      short: 'Try it',
      says: '',
      checks: [accepted],
      routes: [
        { check: accepted, outcomes: ['no-optin'], to: 'no-key' },
        { check: accepted, outcomes: ['refused'], to: 'refused' },
      ],
      otherwise: 'works',
      unknown: 'refused',
    },
  },
  verdicts: {
    works: verdict('clear', 'The key works.'),
    refused: verdict('cause', ({ facts }) => `The key is refused${facts['status'] === undefined ? '' : ' with 401'}.`),
    'no-key': verdict('open', 'No key is set.'),
    stray: verdict('open', 'Nobody gets here.'),
  },
}

describe('a flow as a graph', () => {
  test('holds what can be reached, each place once, with words for every way out', () => {
    const { nodes } = flowGraph(flow)
    expect(nodes.map(({ id, kind, title }) => [id, kind, title])).toEqual([
      ['which', 'ask', 'Which <one>'],
      ['try', 'run', 'Try it'],
      ['no-key', 'open', 'No key is set.'],
      ['refused', 'cause', 'The key is refused.'],
      ['works', 'clear', 'The key works.'],
    ])
    expect(nodes[1]?.exits).toEqual([
      { when: 'no optin', to: 'no-key' },
      { when: 'refused, it could not be checked', to: 'refused' },
      { when: 'anything else', to: 'works' },
    ])
    expect(nodes[2]?.exits).toEqual([])
  })

  test('names the check of an outcome where a step runs several, and no words where there is one way out', () => {
    const other = { ...accepted, id: 'clari.key-shape' }
    const step = { ...flow.steps['try'], checks: [accepted, other] } as Flow['steps'][string]
    const more: Flow = { ...flow, start: 'try', steps: { try: step } }
    expect(flowGraph(more).nodes[0]?.exits.map(({ when }) => when)).toContain('key accepted: no optin')
    const read: Flow = {
      ...flow,
      start: 'read',
      steps: { read: { kind: 'explain', title: '', short: 'Read', says: '', points: [], to: 'works' } },
    }
    expect(flowGraph(read).nodes[0]?.exits).toEqual([{ when: '', to: 'works' }])
  })
})

describe('a drawn flow', () => {
  const draw = (walked?: readonly string[]) =>
    renderToStaticMarkup(<FlowDrawing title="401" flow={flow} colours={paperColours} {...(walked && { walked })} />)

  test('is one picture that stands alone: every step, verdict and line, texts escaped, nothing loaded', () => {
    const svg = draw()
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
    expect([...svg.matchAll(/data-node="([^"]+)"/g)].map(([, id]) => id)).toEqual([
      'which',
      'try',
      'no-key',
      'refused',
      'works',
    ])
    expect(svg.match(/<path /g)).toHaveLength(5)
    expect(svg).toContain('aria-label="The way of 401: 2 steps, 3 verdicts"')
    expect(svg).toContain('Which &lt;one&gt;')
    expect(svg).toContain('None &amp; nothing')
    expect(svg).not.toMatch(/href|<style|<script|NaN|undefined/)
  })

  test('lets what was walked stand out, and only that', () => {
    const accent = paperColours.accent
    expect(draw()).not.toContain(accent)
    const svg = draw(['which', 'try', 'works'])
    const taken = [...svg.matchAll(/<path data-from="([^"]+)" data-to="([^"]+)"[^>]*stroke="([^"]+)"/g)]
      .filter(([, , , stroke]) => stroke === accent)
      .map(([, from, to]) => [from, to])
    expect(taken).toEqual([
      ['which', 'try'],
      ['try', 'works'],
    ])
  })
})
