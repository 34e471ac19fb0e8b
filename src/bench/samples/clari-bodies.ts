import { samplesOf, type Sample } from './sample.ts'

/** Bodies of Clari's and Copilot's APIs, bare and as curl prints them. */
export const clariBodies: readonly Sample[] = [
  ...samplesOf('clari.unauthorized', 'certain', [
    '{"error": "Unauthorized", "message": "Invalid API key"}',
    '{\n  "error": "Unauthorized",\n  "message": "Invalid API key"\n}',
    {
      text:
        '{"code":"no_optin","namespace":"fcw","errorId":"c0a8f2de-91b7-4c7a-8f6e-2b1d9a0e7c55","message":"User 1905 ' +
        'is not opted in for scope 1905::MGR","orgId":"4711"}',
      not: ['clari.forbidden', 'clari.bad-request', 'clari.copilot-oauth'],
    },
    'HTTP/2 401\r\ndate: Mon, 05 Jan 2026 09:12:44 GMT\r\ncontent-type: application/json\r\n\r\n' +
      '{"code":"no_optin","namespace":"exports","errorId":"9d5e","message":"not opted in","orgId":"1"}',
    `*   Trying 52.36.10.1:443...
* Connected to api.clari.com (52.36.10.1) port 443 (#0)
> GET /v4/admin/limits HTTP/2
> Host: api.clari.com
> User-Agent: curl/8.1.2
> Accept: */*
> apikey: \${CLARI_API_KEY}
>
< HTTP/2 401
< content-type: application/json; charset=utf-8
< x-kong-response-latency: 1
<
{"message":"Invalid authentication credentials","request_id":"5d1c8a7e0b1a4c2d"}
* Connection #0 to host api.clari.com left intact`,
    'curl https://api.clari.com/v4/admin/limits\n{\n  "message":"No API key found in request",\n' +
      '  "request_id":"bb41b43a2f5e3e6b"\n}',
    'curl -s -o /dev/null -w "%{http_code}" -H "apikey: ${CLARI_API_KEY}" ' +
      'https://api.clari.com/v4/export/forecast/list\n401',
    `{'error': 'Unauthorized', 'message': 'Invalid API key'}`,
    '{\\"error\\":\\"Unauthorized\\",\\"message\\":\\"Invalid API key\\"}',
    '{"level":"error","ts":"2026-01-05T09:00:00Z","msg":"export ' +
      'failed","body":"{\\"code\\":\\"no_optin\\",\\"namespace\\":\\"fcw\\",\\"errorId\\":\\"a1\\",' +
      '\\"message\\":\\"x\\",\\"orgId\\":\\"1\\"}"}',
  ]),
  ...samplesOf('clari.unauthorized', 'likely', [
    '{"message":"No API key found in request"}',
    '{"message":"Invalid authentication credentials","request_id":"5d1c8a7e0b1a4c2d"}',
    '{"code":"unauthorized","namespace":"exports","errorId":"0f","message":"Token is not valid","orgId":""}',
  ]),
  ...samplesOf('clari.forbidden', 'certain', [
    '{"error": "Forbidden", "message": "API access not enabled for this user"}',
    'HTTP/1.1 403 Forbidden\nContent-Type: application/json\n\n' +
      '{"error":"Forbidden","message":"API access not enabled for this user"}',
    'GET https://api.clari.com/v4/export/jobs/6073683781a6da229df71e00\n\n403\n' +
      '{"code":"forbidden","namespace":"exports","errorId":"e1","message":"Job belongs to another user","orgId":"1"}',
    '< HTTP/1.1 403 Forbidden\n< server: kong\n{"message":"You cannot consume this service"}\n' +
      '(request was GET https://api.clari.com/v4/audit/events?limit=1)',
  ]),
  ...samplesOf('clari.forbidden', 'likely', [
    '[{"errorCode":"NOT_ENABLED","errorSummary":"Ingestion is not enabled for this organization"}]',
  ]),
  ...samplesOf('clari.forecast-not-found', 'certain', [
    `{"error": "Not Found", "message": "Forecast 'wrong_name' not found"}`,
    {
      text:
        '{"code":"no_such_forecast_config","namespace":"fcw","errorId":"77",' +
        '"message":"No forecast config with id net_arrr","orgId":"1"}',
      not: ['clari.bad-request'],
    },
    {
      text:
        'HTTP/2 400\ncontent-type: application/json\n\n' +
        '{"code":"missing_forecast_id","namespace":"fcw","errorId":"77","message":"Missing forecast id","orgId":"1"}',
      not: ['clari.bad-request'],
    },
    'curl -H "apikey: $CLARI_API_KEY" https://api.clari.com/v3/export/forecast/list\n' +
      '{"message":"no Route matched with those values","request_id":"6bd1a7"}',
    `<Response [404]> {'error': 'Not Found', 'message': "Forecast 'Net ARR' not found"}`,
  ]),
  ...samplesOf('clari.forecast-not-found', 'likely', [
    '{"message":"no Route matched with those values","request_id":"a9b1"}',
  ]),
  ...samplesOf('clari.empty-export', 'likely', [
    '{"entries": []}',
    '{\n  "entries": [\n  ]\n}',
    `{'entries': []}`,
    '"entries": []',
  ]),
  ...samplesOf('clari.empty-export', 'certain', [
    '{"entries":[],"users":[],"fields":[{"fieldId":"f1","fieldName":"Commit"}],' +
      '"timePeriods":[{"timePeriodId":"2026_Q1"}],"timeFrames":[]}',
    'GET https://api.clari.com/v4/export/jobs/6073683781a6da229df71e00/results\nHTTP/2 200\n' +
      'content-type: application/json\n\n{"entries": []}',
    'User,Email,CRM User ID,Role,Parent Role,Timeframe,Field,Week,Start Day,End Day,Data Type,Data Value\n',
    'curl -s https://api.clari.com/v4/forecast/net_arr?timePeriod=2026_Q1 | jq .\n{\n  "entries": [],\n' +
      '  "users": [],\n  "fields": [],\n  "timePeriods": [],\n  "timeFrames": []\n}',
  ]),
  ...samplesOf('clari.job-stuck', 'certain', [
    {
      text:
        '{"code":"invalid_jobId","namespace":"exports","errorId":"1",' +
        '"message":"Job is not in DONE status","orgId":"1"}',
      not: ['clari.bad-request'],
    },
    {
      text:
        'HTTP/1.1 400 Bad Request\n\n{"code":"export_failed_to_cancel","namespace":"exports","errorId":"1",' +
        '"message":"Cannot cancel a finished job","orgId":"1"}',
      not: ['clari.bad-request'],
    },
  ]),
  ...samplesOf('clari.job-stuck', 'likely', [
    '{"jobId":"6073683781a6da229df71e00","status":"FAILED","title":"net_arr","module":"forecast",' +
      '"startTime":1767603600000,"endTime":1767603900000}',
    '{"jobs":{"concurrentLimit":1,"monthlyQuota":30,"runningJobIds":["6073683781a6da229df71e00"],' +
      '"submittedJobIds":[],"availableConcurrentLimit":0,"availableMonthlyQuota":12}}',
    '{"job":{"id":"6073683781a6da229df71e00","status":"ABORTED","module":"forecast"}}',
  ]),
  ...samplesOf('clari.job-stuck', 'possible', [
    '{"jobs":[{"jobId":"6073683781a6da229df71e00","status":"PENDING","createdAt":"2026-01-05T09:00:00Z"}]}',
    '[{"jobId":"6073683781a6da229df71e00","status":"SCHEDULED","title":"net_arr"}]',
  ]),
  ...samplesOf('clari.rate-limited', 'certain', [
    {
      text:
        '{"code":"export_monthly_quota_reached","namespace":"exports","errorId":"5","message":"The monthly quota ' +
        'limit of 30 or concurrent limit of 1 has been reached.","orgId":"1"}',
      also: ['clari.job-stuck'],
      not: ['clari.bad-request'],
    },
    {
      text:
        'HTTP/2 400 \ncontent-type: application/json\n\n' +
        '{"code": "export_monthly_quota_reached", "namespace": "exports", "message": "The monthly quota limit of 30 ' +
        'or concurrent limit of 1 has been reached."}',
      also: ['clari.job-stuck'],
      not: ['clari.bad-request'],
    },
    { text: 'export_monthly_quota_reached', also: ['clari.job-stuck'] },
    'HTTP/2 429\nretry-after: 30\nx-kong-request-id: 1a2b\n\n{"message":"API rate limit exceeded"}\n\n' +
      '> GET https://api.clari.com/v4/export/jobs',
    '{"jobs":{"concurrentLimit":3,"monthlyQuota":1000,"submittedJobIds":[],"availableConcurrentLimit":3,' +
      '"availableMonthlyQuota":0}}',
  ]),
  ...samplesOf('clari.rate-limited', 'likely', ['{"message":"API rate limit exceeded","request_id":"aa"}']),
  ...samplesOf('clari.rate-limited', 'certain', [
    {
      text: 'GET https://rest-api.copilot.clari.com/calls?limit=100\nHTTP/1.1 429 Too Many Requests',
      system: 'copilot',
    },
  ]),
  ...samplesOf('clari.bad-request', 'certain', [
    '{"code":"type_not_supported","namespace":"exports","errorId":"8","message":"crm_total is not supported for ' +
      'this forecast","orgId":"1"}',
    {
      text:
        'HTTP/2 400\n\n{"code":"bad_request","namespace":"exports",' +
        '"errorId":"8","message":"Invalid currency: DOLLARS","orgId":"1"}',
      not: ['clari.job-stuck', 'clari.rate-limited'],
    },
    '{"code":"SWW","namespace":"exports","errorId":"8","message":"Something went wrong","orgId":"1"}',
    '[{"statusCode":400,"reaspnPhrase":"Bad Request","description":"limit must be a number","details":null}]',
  ]),
  ...samplesOf('clari.copilot-oauth', 'certain', [
    '{"errorMessage":"Credentials not provided!, see documentation: https://api-doc.copilot.clari.com"}',
    'POST https://api.copilot.clari.com/oauth/token\nHTTP/1.1 401 Unauthorized\n\n{"error":"invalid_client"}',
    {
      text:
        'curl https://rest-api.copilot.clari.com/users -H "X-Api-Key: $KEY"\nHTTP/1.1 401 Unauthorized\n' +
        'content-type: application/json\n\n{"errorMessage":"Invalid credentials"}',
      not: ['clari.unauthorized', 'clarify.auth'],
    },
    'Clari Copilot token endpoint said {"error":"invalid_client"}',
    'https://api.copilot.clari.com/oauth/token -> ' +
      '{"error":"unsupported_grant_type","error_description":"grant_type must be client_credentials"}',
  ]),
  ...samplesOf('clari.copilot-oauth', 'likely', ['{"error": "invalid_client"}', '{"error":"invalid_client"}\n']),
  ...samplesOf('clari.unreachable', 'certain', [
    `HTTP/1.1 502 Bad Gateway
Server: awselb/2.0
Content-Type: text/html

<html>
<head><title>502 Bad Gateway</title></head>
<body>
<center><h1>502 Bad Gateway</h1></center>
</body>
</html>
# from https://api.clari.com/v4/export/jobs`,
    'GET https://api.clari.com/v4/admin/limits\nHTTP/1.1 200 OK\nContent-Type: text/html\n\n<!DOCTYPE html>\n' +
      '<html><head><title>Sign in - Acme SSO</title></head><body><form action="/login"><input type="password" ' +
      'name="p"></form></body></html>',
    'HTTP/1.1 302 Found\nLocation: https://acme.okta.com/login/login.htm?fromURI=%2F\n\n' +
      'request: https://api.clari.com/v4/export/forecast/list',
    'curl -i https://api.clari.com/v4/admin/limits\nHTTP/1.1 200 OK\nContent-Length: 0\n\n',
    'https://api.clari.com/v4/forecast/net_arr\n{"message":"An invalid response was received from the upstream ' +
      'server","request_id":"1"}',
  ]),
  ...samplesOf('clari.unreachable', 'possible', [
    '<html>\r\n<head><title>503 Service Temporarily Unavailable</title></head>\r\n' +
      '<body>\r\n<center><h1>503 Service Temporarily Unavailable</h1></center>\r\n' +
      '<hr><center>nginx</center>\r\n</body>\r\n</html>',
    '502 Bad Gateway',
  ]),
  ...samplesOf('clari.data-mismatch', 'likely', [
    '{"jobId":"6073683781a6da229df71e00","status":"DONE","rowsTruncated":true,"cellsTruncated":false}',
  ]),
]
