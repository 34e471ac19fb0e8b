import { describe, expect, test } from 'vitest'
import { decode } from './decode.ts'
import { rpcResponseSchema } from '#src/clarify/response-schema.ts'

const error = (more: object = {}) => ({ code: -32602, message: 'Invalid params', ...more })

describe('one answer', () => {
  test.each([
    [{ jsonrpc: '2.0', id: 1, result: {} }, 'result'],
    [{ jsonrpc: '2.0', id: '1', result: { a: 1 }, error: null }, 'result'],
    [{ jsonrpc: '2.0', id: null, error: error() }, 'error'],
    [{ jsonrpc: '2.0', id: 1, result: null, error: error({ data: 'text' }) }, 'error'],
    [{ jsonrpc: '2.0', id: 1, error: error({ data: { trace: 't', params: { a: ['b'] } } }) }, 'error'],
    [{ jsonrpc: '2.0', id: 1, error: error({ code: '-32602', data: { trace: 't', params: { a: 'b' } } }) }, 'error'],
    [
      {
        jsonrpc: '2.0',
        id: 1,
        error: error({
          data: { trace: 't', invalidResources: [{ invalidFields: { a: ['b'] } }], partialResult: [1], more: 1 },
        }),
      },
      'error',
    ],
  ])('%j is a %s', (value, kind) => {
    expect(rpcResponseSchema.parse(value).kind).toBe(kind)
    expect(decode(JSON.stringify(value)).messages[0]?.kind).toBe(kind)
  })

  test.each([
    [{ jsonrpc: '1.0', id: 1, result: {} }],
    [{ jsonrpc: '2.0', id: 1 }],
    [{ jsonrpc: '2.0', id: 1, result: {}, error: error() }],
    [{ jsonrpc: '2.0', id: 1, result: [] }],
    [{ jsonrpc: '2.0', id: {}, result: {} }],
    [{ jsonrpc: '2.0', result: {} }],
    [{ jsonrpc: '2.0', id: 1, error: { message: 'm' } }],
  ])('%j does not fit, and decoding names why', (value) => {
    expect(rpcResponseSchema.safeParse(value).success).toBe(false)
    expect(decode(JSON.stringify(value)).messages[0]?.broken.some(({ weight }) => weight === 'breaks')).toBe(true)
  })
})
