import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readObjects, type FoundObject, type FoundValue } from './objects.ts'

/** What was found, as plain values. */
function plain(value: FoundValue | undefined): unknown {
  if (value === undefined || value === null || typeof value === 'string') return value
  return value.kind === 'list'
    ? value.items.map(plain)
    : Object.fromEntries([...value.members].map(([name, member]) => [name, plain(member.value)]))
}

function found(text: string): readonly unknown[] {
  return readObjects(text).objects.map(plain)
}

describe('objects in a text', () => {
  it.each([
    ['JSON', '{"error":"Unauthorized","message":"Invalid API key"}'],
    ['JSON within a log line', '09:00 [ERROR] body={"error":"Unauthorized","message":"Invalid API key"} retrying'],
    ['a dict of Python', "{'error': 'Unauthorized', 'message': 'Invalid API key'}"],
    ['bytes of Python', `b'{"error": "Unauthorized", "message": "Invalid API key"}'`],
    ['a dump of Node', "data: { error: 'Unauthorized', message: 'Invalid API key' }"],
    ['a hash of Ruby', '{"error"=>"Unauthorized", "message"=>"Invalid API key"}'],
    ['a map of Java', '{error=Unauthorized, message=Invalid API key}'],
    ['an object of pydantic', "ApiError(error='Unauthorized', message='Invalid API key')"],
    ['escaped JSON', '{\\"error\\":\\"Unauthorized\\",\\"message\\":\\"Invalid API key\\"}'],
    [
      'JSON escaped twice',
      '{\\\\\\"error\\\\\\":\\\\\\"Unauthorized\\\\\\",\\\\\\"message\\\\\\":\\\\\\"Invalid API key\\\\\\"}',
    ],
    [
      'JSON escaped for HTML',
      '{&quot;error&quot;:&quot;Unauthorized&quot;,&quot;message&quot;:&quot;Invalid API key&quot;}',
    ],
    [
      'JSON with backslashes at the end of texts',
      '{"path":"C:\\\\dir\\\\","error":"Unauthorized","message":"Invalid API key"}',
    ],
    ['JSON that breaks off', '{"error":"Unauthorized","message":"Invalid API key","request'],
    [
      'JSON in a string of JSON',
      '{"level":"error","line":"{\\"error\\":\\"Unauthorized\\",\\"message\\":\\"Invalid API key\\"}"}',
    ],
    ['JSON behind an open bracket', '[note {"error":"Unauthorized","message":"Invalid API key"}'],
    [
      'JSON with a missing bracket within',
      '{"error":"Unauthorized","list":[1,2,"message":"x"},{"error":"Unauthorized","message":"Invalid API key"}',
    ],
  ])('are read from %s', (_, text) => {
    expect(found(text)).toContainEqual(expect.objectContaining({ error: 'Unauthorized', message: 'Invalid API key' }))
  })

  it('have their places, also of members', () => {
    const text = 'x {"code": "no_optin", "message": "not in"} y'
    const [object] = readObjects(text).objects
    expect(text.slice(object?.start, object?.end)).toBe('{"code": "no_optin", "message": "not in"}')
    const message = object?.members.get('message')
    expect(text.slice(message?.start, message?.end)).toBe('"message": "not in"')
  })

  it('are nested, and lists tell their length', () => {
    const [outer, inner] = readObjects(
      '{"error":{"code":-32602,"data":{"trace":"00"}},"entries":[],"n":1}',
    ).objects.filter((object) => object.members.has('code') || object.members.has('entries'))
    expect(plain(inner)).toEqual({ code: '-32602', data: { trace: '00' } })
    expect(plain(outer)).toEqual({ error: { code: '-32602', data: { trace: '00' } }, entries: [], n: '1' })
    expect(outer?.count).toBe(3)
  })

  it('know nothing for nothing in every language', () => {
    expect(found("{'error': None, 'message': null, 'code': undefined, 'status': nil}")).toEqual([
      { error: null, message: null, code: null, status: null },
    ])
  })

  it('hide the texts of data, but not what is told in them', () => {
    const text = '{"title":"Unauthorized deals","message":"export failed"}'
    const { data, telling } = readObjects(text)
    expect(data).toEqual([{ start: 0, end: text.length }])
    expect(telling.map((span) => text.slice(span.start, span.end))).toEqual(['export failed'])
    expect(readObjects('{"items":[{"message":"login failed"}]}').telling).toEqual([])
  })

  it('of any JSON are found with their members', () => {
    const record = fc.dictionary(
      fc.constantFrom('error', 'message', 'code', 'status', 'other'),
      fc.oneof(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.integer(), fc.constant(null)),
      { minKeys: 1 },
    )
    fc.assert(
      fc.property(record, fc.constantFrom('', 'log: ', '[x] '), (value, prefix) => {
        const want = Object.fromEntries(
          Object.entries(value).map(([name, each]) => [name, each === null ? null : String(each)]),
        )
        if (Object.keys(want).length === 0 || Object.values(want).some((each) => each !== null && /[\\"']/.test(each)))
          return
        expect(found(`${prefix}${JSON.stringify(value)} end`)).toContainEqual(want)
      }),
    )
  })

  it('of any text at all are within it, and never take long', () => {
    const fragment = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      '\\"',
      '\\\\"',
      ':',
      ',',
      '=',
      '(',
      ')',
      'error',
      'Error(code=',
      '&quot;',
      '\n',
      'a',
      '-32602',
    )
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 200 }), (parts) => {
        const text = parts.join('')
        const inside = (object: FoundObject) =>
          object.start >= 0 && object.end <= text.length && object.start < object.end
        expect(readObjects(text).objects.every(inside)).toBe(true)
      }),
    )
    for (const hostile of ['{"', '{\\"\\\\"', '[', '{"a":', 'a(b=', '"', '{"a":"{', '{"error":"x"']) {
      const started = performance.now()
      readObjects(hostile.repeat(400_000 / hostile.length))
      expect(performance.now() - started, hostile).toBeLessThan(3_000)
    }
  })
})
