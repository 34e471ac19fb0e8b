import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scenarioIds } from '#src/domain/model/scenario-id.ts'
import { errorCodeOf, errorCodes, listedCode } from './error-codes.ts'

describe('the table of error codes', () => {
  test('has the thirteen published codes, each once, with a scenario of its own', () => {
    expect(errorCodes.map((row) => row.code)).toEqual([
      -32700, -32600, -32601, -32602, -32603, -32000, -32001, -32002, -32003, -32009, -32011, -32015, -32021,
    ])
    expect(new Set(errorCodes.map((row) => row.scenario)).size).toBe(13)
    for (const row of errorCodes) expect(scenarioIds).toContain(row.scenario)
  })

  test('marks as standard exactly the five codes that JSON-RPC 2.0 section 5.1 defines', () => {
    expect(errorCodes.filter((row) => row.standard).map((row) => row.code)).toEqual([
      -32700, -32600, -32601, -32602, -32603,
    ])
  })

  test('says everything in whole sentences', () => {
    for (const row of errorCodes) {
      for (const text of [row.means, row.retrySays, row.does]) expect(text).toMatch(/^[A-Z].*\.$/)
    }
  })
})

describe('reading a code', () => {
  test('knows each listed code', () => {
    for (const row of errorCodes) expect(errorCodeOf(row.code)).toMatchObject({ kind: 'listed', row, name: row.name })
    expect(listedCode(-32015)?.scenario).toBe('clarify.try-again')
    expect(listedCode(-32016)).toBeNull()
  })

  test('takes an unlisted code of the reserved server range for a general server error', () => {
    fc.assert(
      fc.property(fc.integer({ min: -32099, max: -32000 }), (code) => {
        const reading = errorCodeOf(code)
        expect(reading.kind).toBe(listedCode(code) ? 'listed' : 'server')
        expect(reading.row?.code).toBe(listedCode(code) ? code : -32000)
      }),
    )
  })

  test('tells reserved, foreign and impossible codes apart at the borders', () => {
    expect(errorCodeOf(-32099).kind).toBe('server')
    expect(errorCodeOf(-32100).kind).toBe('reserved')
    expect(errorCodeOf(-32768).kind).toBe('reserved')
    expect(errorCodeOf(-32769).kind).toBe('application')
    expect(errorCodeOf(-31999).kind).toBe('application')
    expect(errorCodeOf(0).kind).toBe('application')
    expect(errorCodeOf(-32602.5).kind).toBe('not-an-integer')
    expect(errorCodeOf(Number.NaN).kind).toBe('not-an-integer')
  })

  test('gives a row for nothing outside the server range', () => {
    fc.assert(
      fc.property(fc.double(), (code) => {
        const reading = errorCodeOf(code)
        if (reading.kind === 'reserved' || reading.kind === 'application' || reading.kind === 'not-an-integer')
          expect(reading.row).toBeNull()
      }),
    )
  })
})
