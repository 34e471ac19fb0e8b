import { describe, expect, test } from 'vitest'
import { decodeFile, looksBinary, readLimit } from './file-text.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('what was given', () => {
  test('is text when it is JSON, a coloured log, Chinese or empty', () => {
    expect(
      ['{"error":"Unauthorized"}', '\u001b[31mERROR\u001b[0m\t401\r\n', '密钥无效，导出为空', '', '\f'].map(
        looksBinary,
      ),
    ).toEqual([false, false, false, false, false])
  })

  test('is binary with a NUL anywhere, or with many control or replacement characters', () => {
    expect(looksBinary('PK\u0003\u0004\u0014\u0000\u0006')).toBe(true)
    expect(looksBinary('\ufffd\ufffd\u0001\u0002 abc')).toBe(true)
    expect(looksBinary(`${'text '.repeat(100_000)}\u0000`)).toBe(true)
    expect(looksBinary(`one \ufffd in a long line of words is only a broken letter`)).toBe(false)
  })

  test('is read in the encoding of its byte order mark', () => {
    expect(decodeFile('text/plain', bytes('\ufeff{"a":1}'))).toEqual({ text: '{"a":1}' })
    expect(decodeFile('', new Uint8Array([0xff, 0xfe, 0x34, 0, 0x30, 0, 0x31, 0]))).toEqual({ text: '401' })
    expect(decodeFile('', new Uint8Array([0xfe, 0xff, 0, 0x34, 0, 0x30, 0, 0x31]))).toEqual({ text: '401' })
  })

  test('is refused in words when it is a picture, a program or too much', () => {
    expect(decodeFile('image/png', bytes('x'))).toEqual({ cannot: 'picture' })
    expect(decodeFile('', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0]))).toEqual({ cannot: 'binary' })
    expect(decodeFile('text/plain', new Uint8Array(readLimit + 1))).toEqual({ cannot: 'too-large' })
  })
})
