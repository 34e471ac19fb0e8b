import { samplesOf, type Sample } from './sample.ts'

/** What programs print: stack traces, logs, connectors' messages. */
export const clariClients: readonly Sample[] = [
  ...samplesOf('clari.unauthorized', 'certain', [
    `Traceback (most recent call last):
  File "/opt/airflow/dags/clari_extract.py", line 88, in make_request
    response.raise_for_status()
  File "/usr/lib/python3.11/site-packages/requests/models.py", line 1021, in raise_for_status
    raise HTTPError(http_error_msg, response=self)
requests.exceptions.HTTPError: 401 Client Error: Unauthorized for url: ` +
      'https://api.clari.com/v4/export/forecast/net_arr',
    `httpx.HTTPStatusError: Client error '401 Unauthorized' for url 'https://api.clari.com/v4/admin/limits'
For more information check: https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/401`,
    `AxiosError: Request failed with status code 401
    at settle (/app/node_modules/axios/dist/node/axios.cjs:1967:12)
    at IncomingMessage.handleStreamEnd (/app/node_modules/axios/dist/node/axios.cjs:3066:11) {
  code: 'ERR_BAD_REQUEST',
  config: {
    url: 'https://api.clari.com/v4/export/forecast/list',
    method: 'get',
    headers: { apikey: '\${CLARI_API_KEY}' }
  },
  response: {
    status: 401,
    statusText: 'Unauthorized',
    data: { error: 'Unauthorized', message: 'Invalid API key' }
  }
}`,
    '2026-01-05 09:12:01 ERROR source-clari > Stream forecast: 401 Client Error: Unauthorized for url: ' +
      'https://api.clari.com/v4/export/forecast/abc. Please check your API key.',
    'dlt.extract.exceptions.ResourceExtractionError: In processing pipe forecast: extraction of resource forecast ' +
      'in generator paginate caused an exception: 401 Client Error: Unauthorized for url: ' +
      'https://api.clari.com/v4/audit/events?limit=100',
    'Exception: Request failed for https://api.clari.com returned code 401. Truncated server response: ' +
      '{"message":"Invalid authentication credentials"} (use muteHttpExceptions option to examine full response)',
    'DataSource.Error: Web.Contents failed to get contents from ' +
      "'https://api.clari.com/v4/export/forecast/list' (401): Unauthorized",
    'Invoke-RestMethod : The remote server returned an error: (401) Unauthorized.\nAt line:1 char:1\n' +
      '+ Invoke-RestMethod -Uri https://api.clari.com/v4/admin/limits',
    'java.io.IOException: Server returned HTTP response code: 401 for URL: https://api.clari.com/v4/admin/limits\n' +
      '\tat sun.net.www.protocol.http.HttpURLConnection.getInputStream0(HttpURLConnection.java:1900)',
    'requests.exceptions.InvalidHeader: Invalid leading whitespace, reserved character(s), or return character(s) ' +
      "in header value: '${CLARI_API_KEY}\\n' while calling https://api.clari.com/v4/admin/limits",
  ]),
  ...samplesOf('clari.unauthorized', 'likely', [
    'singer_sdk.exceptions.FatalAPIError: 401 Client Error: Unauthorized for path: /v4/export/forecast/net_arr',
    'urllib.error.HTTPError: HTTP Error 401: Unauthorized\n  File "clari_sync.py", line 12, in <module>',
    'Clari sync failed (HTTP 401): the API key is invalid',
    'Fivetran could not sync your Clari connector: authentication failed. Reason: 401 Unauthorized',
    'TypeError [ERR_INVALID_CHAR]: Invalid character in header content ["apikey"]\n    at ClientRequest.setHeader\n' +
      '    at ClariClient.get (/app/src/clari.ts:21:9)',
    '[2026-01-05T09:00:00.000Z] WARN  tap-clari | HTTP 401 received, giving up after 5 tries',
  ]),
  ...samplesOf('clari.unauthorized', 'certain', [
    'ERROR airbyte: {"type":"TRACE","trace":{"type":"ERROR","error":{"message":"Something went wrong in the ' +
      'connector. See the logs for more details.","internal_message":"401 Client Error: Unauthorized for url: ' +
      'https://api.clari.com/v4/export/forecast/x","stack_trace":"Traceback..."}}}',
    'https://api.clari.com/v4/export/forecast/list -> 401',
  ]),
  // An address that is not found may also be a wrong path: likely at most.
  ...samplesOf('clari.forecast-not-found', 'likely', [
    'n8n: The resource you are requesting could not be found (item 0) 404 - ' +
      'https://api.clari.com/v4/export/forecast/Commit',
  ]),
  ...samplesOf('clari.rate-limited', 'likely', [
    'Exception: Too many retries when calling the https://api.clari.com/v4/export/jobs/6073683781a6da229df71e00',
  ]),
  ...samplesOf('clari.empty-export', 'likely', [
    'pandas.errors.EmptyDataError: No columns to parse from file clari_export.csv',
  ]),
  ...samplesOf('clari.job-stuck', 'likely', [
    '{"log":{"level":"ERROR","message":"Stream forecast: export job 6073683781a6da229df71e00 finished with status ' +
      'FAILED"},"source":"source-clari"}',
    'WARN [clari-poller] attempt 5/5 job=6073683781a6da229df71e00 status=PENDING',
  ]),
  ...samplesOf('clari.data-mismatch', 'likely', [
    'Our dashboard (fed by the Clari API) shows 1.2M commit but Clari itself shows 1.35M',
  ]),
  ...samplesOf('clari.forbidden', 'certain', [
    'requests.exceptions.HTTPError: 403 Client Error: Forbidden for url: ' +
      'https://api.clari.com/v4/export/jobs/6073683781a6da229df71e00',
    `Error: Request failed with status code 403
    at createError (/app/node_modules/axios/lib/core/createError.js:16:15)
  response: { status: 403, data: { error: 'Forbidden', message: 'API access not enabled for this user' } }`,
    'wget https://api.clari.com/v4/admin/limits\nHTTP request sent, awaiting response... 403 Forbidden\n' +
      '2026-01-05 09:00:00 ERROR 403: Forbidden.',
  ]),
  ...samplesOf('clari.forbidden', 'likely', [
    'tap-clari    | singer_sdk.exceptions.FatalAPIError: 403 Client Error: Forbidden for path: /v4/ingest/objects',
    'Meltano: clari extractor stopped, got 403 Forbidden',
  ]),
  // An address that is not found may also be a wrong path: likely at most.
  ...samplesOf('clari.forecast-not-found', 'likely', [
    'requests.exceptions.HTTPError: 404 Client Error: Not Found for url: ' +
      'https://api.clari.com/v4/export/forecast/Net_ARR',
    'ClariApiError: 400 {"code":"no_such_forecast_config","namespace":"fcw",' +
      '"errorId":"3","message":"no such forecast","orgId":"9"}',
    'FetchError: invalid json response body at https://api.clari.com/v4/export/forecast/x reason: HTTP status 404',
  ]),
  ...samplesOf('clari.job-stuck', 'likely', [
    'TimeoutError: Poll attempts to the job status API for job_id 6073683781a6da229df71e00 have exceeded maximum ' +
      'poll attempts, aborting.\n  File "clari.py", line 133, in poll_job_status',
    'Exception: job_id 6073683781a6da229df71e00 failed to complete with ABORTED status (clari)',
    {
      text:
        'requests.exceptions.HTTPError: 400 Client Error: Bad Request for url: ' +
        'https://api.clari.com/v4/export/jobs/6073683781a6da229df71e00/results',
    },
    'Clari export job 6073683781a6da229df71e00 still PENDING after 3600s, giving up',
    'clari-sync[412]: export job timed out after 900 seconds',
    'jq: error (at <stdin>:1): Cannot index array with string "jobs"\n' +
      "# curl -s https://api.clari.com/v4/export/jobs | jq '.jobs[]'",
  ]),
  ...samplesOf('clari.empty-export', 'likely', [
    'Airbyte sync of source-clari succeeded. Records emitted: 0. Bytes: 0',
    'WARNING clari_pipeline: export returned 0 entries for 2026_Q1',
    'ValueError: The data returned from the Clari API has no entries; ' +
      'most likely the original quarter has no data. Aborting...',
  ]),
  ...samplesOf('clari.rate-limited', 'certain', [
    'requests.exceptions.HTTPError: 429 Client Error: Too Many Requests for url: ' +
      'https://api.clari.com/v4/export/jobs/6073683781a6da229df71e00',
    `{ statusCode: 429, headers: { 'retry-after': '12' }, url: 'https://api.clari.com/v4/export/jobs' }`,
    'Clari: HTTP 429 Too Many Requests',
  ]),
  ...samplesOf('clari.rate-limited', 'likely', [
    'source-clari: rate limited, backing off 32s',
    'KeyError: \'Retry-After\'\n  File "/app/clari_to_snowflake.py", line 91, in make_request',
  ]),
  ...samplesOf('clari.unreachable', 'certain', [
    'curl: (6) Could not resolve host: api.clari.com',
    'curl: (60) SSL certificate problem: self-signed certificate in certificate chain\n' +
      'More details here: https://curl.se/docs/sslcerts.html\n\n# https://api.clari.com/v4/admin/limits',
    "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='api.clari.com', port=443): Max retries " +
      "exceeded with url: /v4/admin/limits (Caused by NewConnectionError('<urllib3.connection.HTTPSConnection " +
      "object at 0x7f2c8a1d5e50>: Failed to establish a new connection: [Errno 111] Connection refused'))",
    "requests.exceptions.SSLError: HTTPSConnectionPool(host='api.clari.com', " +
      'port=443): Max retries exceeded with url: /v4/forecast/net_arr (Caused by ' +
      "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate " +
      "verify failed: unable to get local issuer certificate (_ssl.c:1006)')))",
    "requests.exceptions.ReadTimeout: HTTPSConnectionPool(host='api.clari.com', " +
      'port=443): Read timed out. (read timeout=60)',
    `TypeError: fetch failed
    at node:internal/deps/undici/undici:12618:11 {
  cause: Error: read ECONNRESET
    errno: -104, code: 'ECONNRESET', syscall: 'read', host: 'api.clari.com'
}`,
    'javax.net.ssl.SSLHandshakeException: PKIX path building failed: ' +
      'sun.security.provider.certpath.SunCertPathBuilderException\n' +
      '\tat com.acme.ClariClient.call(ClariClient.java:44) // https://api.clari.com/v4',
    'curl: (28) Operation timed out after 30001 milliseconds with 0 bytes received ' +
      '(https://api.clari.com/v4/export/forecast/net_arr)',
    'curl: (52) Empty reply from server\n$ curl https://api.clari.com/v4/admin/limits',
    'requests.exceptions.HTTPError: 503 Server Error: Service Unavailable for url: ' +
      'https://api.clari.com/v4/export/jobs',
    'Get "https://api.clari.com/v4/admin/limits": context deadline ' +
      'exceeded (Client.Timeout exceeded while awaiting headers)',
  ]),
  ...samplesOf('clari.unreachable', 'likely', [
    'requests.exceptions.JSONDecodeError: Expecting value: line 1 column 1 (char 0)\n' +
      '  File "clari_export.py", line 40, in get_report_results',
    'SyntaxError: Unexpected token \'<\', "<!DOCTYPE "... is not valid JSON\n    at JSON.parse (<anonymous>)\n' +
      '    at ClariClient.limits (/srv/clari.js:10:3)',
  ]),
  ...samplesOf('clari.copilot-oauth', 'certain', [
    'Error: getaddrinfo ENOTFOUND api.copilot.clari.com\n' +
      '    at GetAddrInfoReqWrap.onlookup [as oncomplete] (node:dns:107:26)',
    'curl: (6) Could not resolve host: api.copilot.clari.com',
    `httpx.HTTPStatusError: Client error '401 Unauthorized' for url 'https://rest-api.copilot.clari.com/users'`,
    'oauthlib.oauth2.rfc6749.errors.InvalidClientError: (invalid_client) Client authentication failed, ' +
      'token_url=https://api.copilot.clari.com/oauth/token',
  ]),
  ...samplesOf('clari.copilot-oauth', 'likely', [
    'requests.exceptions.ConnectionError: Failed to resolve rest-api.trywingman.com',
    'tap-clari-copilot: 401 Unauthorized, check X-Api-Key and X-Api-Password',
  ]),
  ...samplesOf('clari.bad-request', 'likely', [
    'requests.exceptions.HTTPError: 400 Client Error: Bad Request for url: ' +
      'https://api.clari.com/v4/export/forecast/net_arr',
    'clari export failed: type_not_supported for crm_closed',
    'Clari API: invalid currency "US$"',
  ]),
]
