/** A pair of texts to try the page with. */
export interface DecodeExample {
  readonly label: string
  readonly response: string
  readonly request: string
}

/** What people really have at hand; answers as Clarify and its clients write them, ids invented. */
export const decodeExamples: readonly DecodeExample[] = [
  {
    label: 'Invalid params, with the request',
    response:
      `HTTP/1.1 200 OK
Content-Type: application/json
traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01

{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"Invalid params",` +
      `"data":{"trace":"7f3a9c1e5b2d4860af13","params":{"integration":["required"],"query.limit":["max 1000"]}}}}`,
    request: `{
  "jsonrpc": "2.0",
  "method": "admin.selectSignals",
  "id": 1,
  "params": {
    "query": {
      "limit": 5000
    }
  }
}`,
  },
  {
    label: 'Done in part',
    response:
      '{"jsonrpc":"2.0","id":7,"error":{"code":-32021,"message":"Partial ' +
      'failure","data":{"trace":"b81c0d5e9f7a42136c08",' +
      '"partialResult":{"signalsByInput":{"boiler_1.temperature":{"id":"c5i41fjsbu8cohpkcpvg",' +
      '"created":true,"updated":false}}}}}}',
    request:
      '{"jsonrpc":"2.0","method":"integration.saveSignals","id":7,' +
      '"params":{"integration":"c4ivn4rsbu84313ljdgg","inputs":{"boiler_1.temperature":{"name":"Boiler ' +
      '1 temperature"},"boiler_1.pressure":{"name":"Boiler 1 pressure"}}}}',
  },
  {
    label: 'A token refused',
    response:
      'HTTP/1.1 401 Unauthorized\ntraceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\n\n' +
      '{"error":"invalid_client","error_description":"Unknown client or wrong secret"}',
    request: '',
  },
  {
    label: 'A batch',
    response:
      '[{"jsonrpc":"2.0","id":1,"result":{"meta":{"total":18},"data":[]}},' +
      '{"jsonrpc":"2.0","id":2,"error":{"code":-32003,"message":"Forbidden",' +
      '"data":{"trace":"0d9e1b7c5a3f48266b17"}}},{"jsonrpc":"1.0","id":3,"result":{}}]',
    request:
      '[{"jsonrpc":"2.0","method":"clarify.selectItems","id":1,"params":{}},{"jsonrpc":"2.0",' +
      '"method":"admin.selectSignals","id":2,"params":{}},{"jsonrpc":"2.0","method":"clarify.selectItems","id":3,' +
      '"params":{}},{"jsonrpc":"2.0","method":"clarify.dataFrame","id":4,"params":{}}]',
  },
  { label: 'Only a code', response: '-32015', request: '' },
]
