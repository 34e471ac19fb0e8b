/** What a test says of one entry of a HAR file; everything else is as Chrome writes it. */
export interface EntryOf {
  readonly url: string
  readonly method?: string
  readonly status?: number
  readonly body?: string
  readonly headers?: readonly (readonly [string, string])[]
  readonly answerHeaders?: readonly (readonly [string, string])[]
  readonly at?: string
  readonly postData?: unknown
  /** Members put into the entry, its request or its response instead of the usual ones. */
  readonly entry?: object
  readonly request?: object
  readonly response?: object
}

const named = (headers: readonly (readonly [string, string])[]) => headers.map(([name, value]) => ({ name, value }))

/** One entry of a HAR file as Chrome writes it. */
export function harEntry(of: EntryOf): object {
  const { url, method = 'GET', status = 200, body = '{"jobs":[]}', headers = [], answerHeaders = [] } = of
  return {
    _initiator: { type: 'script', stack: { callFrames: [] } },
    _priority: 'High',
    _resourceType: 'fetch',
    cache: {},
    connection: '443',
    pageref: 'page_1',
    request: {
      method,
      url,
      httpVersion: 'http/2.0',
      headers: [{ name: ':authority', value: 'ignored' }, ...named(headers)],
      queryString: [],
      cookies: [],
      headersSize: -1,
      bodySize: 0,
      ...(of.postData === undefined ? {} : { postData: of.postData }),
      ...of.request,
    },
    response: {
      status,
      statusText: '',
      httpVersion: 'http/2.0',
      headers: named([['content-type', 'application/json'], ...answerHeaders]),
      cookies: [],
      content: { size: body.length, mimeType: 'application/json', text: body },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
      _transferSize: 300,
      _error: null,
      ...of.response,
    },
    serverIPAddress: '203.0.113.7',
    startedDateTime: of.at ?? '2026-11-23T09:00:00.000Z',
    time: 120.5,
    timings: { blocked: 1, dns: -1, ssl: -1, connect: -1, send: 0.1, wait: 118, receive: 1.4 },
    ...of.entry,
  }
}

/** A HAR file of these entries as a browser saves it. */
export function harFile(entries: readonly object[], log: object = {}): string {
  return JSON.stringify(
    {
      log: {
        version: '1.2',
        creator: { name: 'WebInspector', version: '537.36' },
        pages: [
          { startedDateTime: '2026-11-23T08:59:59.000Z', id: 'page_1', title: 'Its \\"entries\\": [', pageTimings: {} },
        ],
        entries,
        ...log,
      },
    },
    null,
    2,
  )
}

/** The answer of Clari to a key whose user was not let in to a forecast. */
export const noOptIn = JSON.stringify({
  code: 'no_optin',
  namespace: 'fcw',
  errorId: 'c16ae643',
  message: "No optins for scope 1905::MGR for forecast 'net_arr'.",
})
