import type { ScenarioId } from '#src/domain/model/scenario-id.ts'
import { samplesOf, type Sample } from './sample.ts'

const codes: readonly (readonly [number, string, ScenarioId, string, readonly string[]])[] = [
  [
    -32700,
    'Parse error',
    'clarify.parse-error',
    '解析错误',
    ['clarify says it could not parse the json body', 'parse error from clarify'],
  ],
  [
    -32600,
    'Invalid request',
    'clarify.invalid-request',
    '无效请求',
    ['Clarify: not a valid JSON-RPC request', 'clarify api invalid request'],
  ],
  [
    -32601,
    'Method not found',
    'clarify.method-not-found',
    '方法未找到',
    ["clarify doesn't know the method: method clarify.selectItemz not found", 'pyclarify: unknown method'],
  ],
  [
    -32602,
    'Invalid params',
    'clarify.invalid-params',
    '无效参数',
    ['clarify complains about invalid params', 'integration.insert missing parameter integration'],
  ],
  [
    -32603,
    'Internal error',
    'clarify.internal-error',
    '内部错误',
    ['internal error at Clarify again', 'clarify internal error'],
  ],
  [
    -32000,
    'Server error',
    'clarify.server-error',
    '服务器错误',
    ['Clarify server error', 'the clarify api gives a server error'],
  ],
  [
    -32001,
    'Produce invalid resources',
    'clarify.produce-invalid-resources',
    '产生无效资源',
    ['clarify: this would produce invalid resources', 'saveSignals in clarify api: produce invalid resource'],
  ],
  [
    -32002,
    'Found invalid resources',
    'clarify.found-invalid-resources',
    '发现无效资源',
    ['clarify found invalid resources', 'Clarify says a stored resource is invalid'],
  ],
  [
    -32003,
    'Forbidden',
    'clarify.forbidden',
    '没有权限',
    ['clarify forbidden on admin.selectSignals', 'Clarify: permission denied for this namespace'],
  ],
  [
    -32009,
    'Conflict',
    'clarify.conflict',
    '冲突',
    ['clarify conflict when two jobs write', 'Clarify: already exists, unique field'],
  ],
  [
    -32011,
    'Too many requests',
    'clarify.too-many-requests',
    '请求过多',
    ['clarify rate limit', 'clarify says too many requests'],
  ],
  [
    -32015,
    'Try again',
    'clarify.try-again',
    '请稍后重试',
    ['clarify says try again', 'Clarify temporarily unavailable'],
  ],
  [
    -32021,
    'Partial failure',
    'clarify.partial-failure',
    '部分失败',
    ['clarify partial failure on insert', 'only part of the insert was done by clarify, partially saved'],
  ],
]

/** Answers of Clarify's API, what its clients print, and what people say of them. */
export const clarifySamples: readonly Sample[] = [
  ...codes.flatMap(([code, name, scenario, chinese, words]) => [
    ...samplesOf(scenario, 'certain', [
      `{"jsonrpc":"2.0","id":1,"error":{"code":${code},"message":"${name}",` +
        '"data":{"trace":"4bf92f3577b34da6a3ce929d0e0e4736"}}}',
      `Error: ${name} (code: ${code}, data: {Trace:4bf92f3577b34da6a3ce929d0e0e4736 Params:map[] ` +
        'InvalidResources:[] PartialResult:[]})',
      `pyclarify: jsonrpc='2.0' id='0' result=None error=Error(code=${code}, message='${name}', ` +
        "data=ErrorData(trace='00000000000000000000', params=None))",
      'POST https://api.clarify.io/v1/rpc\nHTTP/2 200\n\n' +
        `{"jsonrpc": "2.0", "id": "3", "result": null, "error": {"code": ${code}, "message": "${name}"}}`,
    ]),
    ...samplesOf(scenario, 'likely', [`clarify error ${code}`, ...words, `Clarify 接口：${chinese}`]),
    ...samplesOf(scenario, 'possible', [
      `${code}`,
      `error code ${code}`,
      `{"jsonrpc":"2.0","id":7,"error":{"code":${code},"message":"${name}"}}`,
    ]),
  ]),
  ...samplesOf('clarify.too-many-requests', 'certain', [
    'api.clarify.io 429',
    '[{"jsonrpc":"2.0","id":1,"result":{}},{"jsonrpc":"2.0","id":2,"error":{"code":-32011,"message":"Too many ' +
      'requests","data":{"trace":"4bf92f3577b34da6a3ce929d0e0e4736"}}}]',
  ]),
  ...samplesOf('clarify.invalid-params', 'certain', [
    '{"jsonrpc": "2.0", "id": 1, "error": {"code": -32602, "message": "Invalid params", "data": {"trace": ' +
      '"00000000000000000000", "params": {"integ',
  ]),
  ...samplesOf('clarify.try-again', 'likely', ['-32015', '-32015 Try again']),
  ...samplesOf('clarify.partial-failure', 'likely', ['code: -32021']),
  ...samplesOf('clarify.server-error', 'possible', [
    '-32042',
    '{"jsonrpc":"2.0","id":1,"error":{"code":-32077,"message":"Something else"}}',
  ]),
  ...samplesOf('clarify.invalid-params', 'certain', [
    '{\n"jsonrpc": "2.0",\n"id": 1,\n"error": {\n"code": -32602,\n"message": "Invalid params",\n"data": {\n' +
      '"trace": "00000000000000000000",\n"params": {\n"integration": ["required"]\n}\n}\n}\n}',
    "2026-01-05 09:00:00 ERROR clarify insert failed: {'jsonrpc': '2.0', 'id': 1, 'error': {'code': " +
      "-32602, 'message': 'Invalid params', 'data': {'trace': '00000000000000000000', 'params': " +
      "{'integration': ['required']}}}}",
  ]),
  ...samplesOf('clarify.produce-invalid-resources', 'certain', [
    '{"code":-32001,"message":"Produce invalid resource(s)","data":{"trace":"00000000000000000000",' +
      '"invalidResources":[{"id":"c1","type":"items","message":"invalid","invalidFields":{"name":["required"]}}]}}',
  ]),
  ...samplesOf('clarify.auth', 'certain', [
    'POST https://api.clarify.io/v1/oauth/token\nHTTP/1.1 401 Unauthorized\n' +
      'traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\n\n' +
      '{"error":"access_denied","error_description":"Unauthorized"}',
    {
      text: `pyclarify.__utils__.exceptions.AuthError: invalid_client: client authentication failed`,
      not: ['clari.copilot-oauth', 'clari.unauthorized'],
    },
    'pyclarify.__utils__.exceptions.CredentialError: Content not found: Could not read credentials from: {...}. ' +
      'Make sure the object is a valid Clarify Credentials file.',
    ' (status: 401, headers: map[Content-Length:[0] Traceparent:[00-4bf9-00f0-01]]) calling ' +
      'https://api.clarify.io/v1/rpc',
  ]),
  ...samplesOf('clarify.unreachable', 'certain', [
    'Post "https://api.clarify.io/v1/rpc": dial tcp: lookup api.clarify.io: no such host',
    '<html><head><title>502 Bad Gateway</title></head></html>\nPOST https://api.clarify.io/v1/rpc',
    'ECONNREFUSED while calling https://api.clarify.io/v1/rpc',
  ]),
  ...samplesOf('clarify.auth', 'likely', [
    'clarify token expired',
    'Clarify API unauthorized',
    'bad credentials: clarify-go could not read clarify-credentials.json',
    'Clarify 令牌过期',
    'clarify 401',
  ]),
  ...samplesOf('clarify.unreachable', 'certain', [
    {
      text: 'Post "https://api.clarify.io/v1/rpc": dial tcp: lookup api.clarify.io: no such host',
      not: ['clarify.auth', 'clari.unreachable'],
    },
    'Error: getaddrinfo ENOTFOUND api.clarify.io\n    at GetAddrInfoReqWrap.onlookup [as oncomplete] (node:dns:109:26)',
    'curl: (7) Failed to connect to api.clarify.io port 443 after 21 ms: Connection refused',
    "requests.exceptions.SSLError: HTTPSConnectionPool(host='api.clarify.io', port=443): Max retries exceeded with " +
      'url: /v1/oauth/token (Caused by SSLError(SSLCertVerificationError(1, "[SSL: CERTIFICATE_VERIFY_FAILED] ' +
      'certificate verify failed: unable to get local issuer certificate")))',
    'Post "https://api.clarify.io/v1/rpc": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
    'Post "https://api.clarify.io/v1/oauth/token": read tcp 10.0.0.4:50312->10.0.0.9:443: read: connection reset by ' +
      'peer',
    {
      text:
        'POST https://api.clarify.io/v1/rpc\nHTTP/1.1 502 Bad Gateway\nServer: nginx\n\n' +
        '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>',
      not: ['clarify.malformed-response', 'clarify.auth'],
    },
    {
      text:
        '> POST /v1/rpc HTTP/1.1\n> Host: api.clarify.io\n\n< HTTP/1.1 403 Forbidden\n\n<!doctype html><html><head>' +
        '<title>Web Page Blocked</title></head><body>Zscaler</body></html>',
      not: ['clarify.auth', 'clarify.forbidden'],
    },
    'POST https://api.clarify.io/v1/oauth/token 200\n<!DOCTYPE html><html><head><title>Sign in - Halden</title>' +
      '</head><body><form><input type="password"></form></body></html>',
    'POST https://api.clarify.io/v1/rpc -> 503 Service Unavailable',
    'POST https://api.clarify.io/v1/rpc: 407 Proxy Authentication Required',
  ]),
  ...samplesOf('clarify.unreachable', 'likely', [
    'clarify returns html instead of json, response is not json',
    'Clarify API is down',
    'clarify 502 bad gateway',
    'pyclarify: connection refused',
    'Clarify 连不上',
    'Clarify 接口超时',
    'we can’t reach Clarify from the office network',
  ]),
  ...samplesOf('clarify.malformed-response', 'certain', [
    'bad response: id must match request (trace: 00-4bf9-00f0-01, body: {"jsonrpc":"2.0","id":"1","result":{}})',
    'clarify-go: bad response: json: unknown field "meta" (traceparent: , body: {"jsonrpc":"2.0"})',
    'POST https://api.clarify.io/v1/rpc\nHTTP/1.1 200 OK\n\n' +
      '{"jsonrpc":"2.0","id":1,"result":{"items":{}},"error":{"code":-1,"message":"x"}}',
    'POST https://api.clarify.io/v1/rpc\n\n{"jsonrpc":"1.0","id":1,"result":{}}',
  ]),
  ...samplesOf('clarify.malformed-response', 'likely', [
    'Clarify 响应格式错误',
    'pydantic_core._pydantic_core.ValidationError: 1 validation error for Response\njsonrpc\n' +
      '  field required (pyclarify)',
  ]),
  ...samplesOf('clarify.malformed-response', 'possible', [
    '{"jsonrpc":"2.0","id":1}',
    '{"jsonrpc":"2.0","id":1,"result":{"a":1},"error":{"code":5,"message":"both"}}',
  ]),
]
