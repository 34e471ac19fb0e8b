import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { errorShapes, readClariError } from './errors.ts'

const told = (body: unknown) => readClariError(JSON.stringify(body))

describe('an error body', () => {
  it('of the guide carries a code and a sentence', () => {
    expect(told({ error: 'Forbidden', message: 'API access not enabled for this user' })).toMatchObject({
      shape: 'guide',
      dialect: 'guide',
      code: 'Forbidden',
      message: 'API access not enabled for this user',
    })
  })

  it('of the published API carries everything that support asks for', () => {
    const error = told({
      code: 'no_optin',
      namespace: 'fcw',
      errorId: '7b0c',
      message: 'User is not opted in',
      orgId: 1905,
    })
    expect(error).toMatchObject({
      shape: 'published',
      dialect: 'published',
      code: 'no_optin',
      namespace: 'fcw',
      errorId: '7b0c',
      message: 'User is not opted in',
      orgId: '1905',
    })
  })

  it('of the audit API may list several errors', () => {
    const error = told({
      errors: [
        { code: 'first', message: 'One', target: 'limit', status: 400, details: [] },
        { code: 'second', message: 'Two' },
      ],
    })
    expect(error).toMatchObject({
      shape: 'audit',
      code: 'first',
      message: 'One',
      others: [{ code: 'second', message: 'Two' }],
    })
  })

  it('of the opportunity API is read with and without the API’s own misspelling', () => {
    expect(told({ statusCode: 403, reasonPhrase: 'Forbidden', message: 'Not allowed', errors: [] })).toMatchObject({
      shape: 'opportunity',
      code: 'Forbidden',
      message: 'Not allowed',
      bodyStatus: 403,
    })
    expect(
      told([{ statusCode: 404, reaspnPhrase: 'Not Found', description: 'No such opportunity', details: {} }]),
    ).toMatchObject({ shape: 'opportunity', code: 'Not Found', message: 'No such opportunity', bodyStatus: 404 })
  })

  it('of the ingestion API is a list', () => {
    expect(told([{ errorCode: 'E1', errorSummary: 'Ingestion is not enabled' }])).toMatchObject({
      shape: 'ingestion',
      code: 'E1',
      message: 'Ingestion is not enabled',
    })
  })

  it('of OAuth may have a description', () => {
    expect(told({ error: 'invalid_client' })).toMatchObject({ shape: 'oauth', code: 'invalid_client', message: null })
    expect(told({ error: 'invalid_client', error_description: 'Unknown client' })).toMatchObject({
      shape: 'oauth',
      message: 'Unknown client',
    })
  })

  it('of the gateway keeps the id of the request, which can also stand in a header', () => {
    expect(told({ message: 'no Route matched with those values', request_id: 'abc' })).toMatchObject({
      shape: 'gateway',
      dialect: 'gateway',
      requestId: 'abc',
    })
    const error = readClariError('{"message":"No API key found in request"}', [
      { name: 'X-Kong-Request-Id', value: 'from-header' },
    ])
    expect(error).toMatchObject({ shape: 'gateway', code: null, requestId: 'from-header' })
  })

  it('of Copilot is one sentence', () => {
    expect(
      told({ errorMessage: 'Credentials not provided!, see documentation: https://api-doc.copilot.clari.com' }),
    ).toMatchObject({ shape: 'copilot', dialect: 'published' })
  })

  it.each([
    ['{"jobId":"6073683781a6da229df71e00"}'],
    ['[]'],
    ['{}'],
    ['null'],
    ['"error"'],
    ['{"entries":[]}'],
    ['{"message":"queued","jobId":"1"}'],
    ['<html>'],
    [''],
    ['{"error":'],
    ['{"error":null,"result":{}}'],
    ['[{"errorCode":""}]'],
  ])('is not seen in %s', (body) => {
    expect(readClariError(body)).toBeNull()
  })

  it('of any JSON at all never throws and always has a known shape', () => {
    fc.assert(
      fc.property(fc.json(), (body) => {
        const error = readClariError(body)
        if (error !== null) expect(errorShapes).toContain(error.shape)
      }),
    )
  })
})
