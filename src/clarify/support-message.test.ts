import { expect, test } from 'vitest'
import { errorCodes, listedCode } from './error-codes.ts'
import { supportMessage } from './support-message.ts'

test('a message to support names the call, the code and every id that is known', () => {
  expect(
    supportMessage({
      code: listedCode(-32603),
      method: 'clarify.selectItems',
      requestId: '7',
      trace: 'c0ffee',
      traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
      integration: 'c8kk6bkvqcc3fr4c9l40',
      seenAt: '2026-11-22T07:00:00Z',
    }),
  ).toBe(
    'Our call clarify.selectItems to Clarify’s API fails with error -32603 (Internal error). ' +
      'trace: c0ffee; traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01; ' +
      'integration: c8kk6bkvqcc3fr4c9l40; request id: 7; seen at: 2026-11-22T07:00:00Z. Please ' +
      'look up the trace and tell us what failed, and whether the call took effect.',
  )
})

test('a message with nothing known says so, and reads well for every code', () => {
  expect(supportMessage({ code: null, number: -32050 })).toContain(
    'fails with error -32050. The answer that we have names no trace.',
  )
  for (const code of errorCodes) expect(supportMessage({ code })).not.toMatch(/undefined|null/)
})
