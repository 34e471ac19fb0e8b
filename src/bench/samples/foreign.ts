import type { Foreign } from './sample.ts'

/** Errors of other systems, and texts that are no errors. */
export const foreignTexts: readonly Foreign[] = [
  { text: '' },
  { text: '   \n\t ' },
  { text: 'hello' },
  { text: '{"message":"Bad credentials","documentation_url":"https://docs.github.com/rest","status":"401"}' },
  { text: 'GitHub API rate limit exceeded for user ID 12345.' },
  {
    text:
      'HTTP/2 403\nx-ratelimit-remaining: 0\n\n{"message":"API rate limit exceeded for ' +
      '1.2.3.4.","documentation_url":"https://docs.github.com/rest/overview/resources-in-the-rest-api#rate-limiting"}',
  },
  {
    text: "remote: Invalid username or password.\nfatal: Authentication failed for 'https://github.com/acme/app.git/'",
  },
  { text: '{"error":{"message":"Invalid API Key provided: sk_test_****xyz","type":"invalid_request_error"}}' },
  { text: 'stripe.error.AuthenticationError: Invalid API Key provided' },
  { text: 'StripeRateLimitError: Too many requests hit the API too quickly.' },
  { text: '[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]' },
  { text: '[{"message":"TotalRequests Limit exceeded.","errorCode":"REQUEST_LIMIT_EXCEEDED"}]' },
  {
    text:
      'simple_salesforce.exceptions.SalesforceAuthenticationFailed: INVALID_LOGIN: Invalid username, password, ' +
      'security token; or user locked out.',
  },
  {
    text:
      'requests.exceptions.HTTPError: 401 Client Error: Unauthorized for url: ' +
      'https://na139.salesforce.com/services/data/v58.0/query',
  },
  {
    text:
      '{"status":"error","message":"Authentication credentials not found. This API supports OAuth 2.0 authentication ' +
      'and you can find more details at https://developers.hubspot.com/docs/methods/auth/oauth-overview",' +
      '"correlationId":"1","category":"INVALID_AUTHENTICATION"}',
  },
  {
    text:
      '{"status":"error","message":"You have reached your ten_secondly_rolling ' +
      'limit.","errorType":"RATE_LIMIT","correlationId":"1",' +
      '"policyName":"TEN_SECONDLY_ROLLING","requestId":"2"} (hubspot)',
  },
  {
    text:
      'botocore.exceptions.ClientError: An error occurred (AccessDenied) ' +
      'when calling the GetObject operation: Access Denied',
  },
  { text: 'An error occurred (ThrottlingException) when calling the DescribeInstances operation: Rate exceeded' },
  {
    text:
      '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access ' +
      'Denied</Message><RequestId>X</RequestId></Error>\nhttps://my-bucket.s3.amazonaws.com/export.csv',
  },
  {
    text: '{"__type":"UnrecognizedClientException","message":"The security token included in the request is invalid."}',
  },
  {
    text:
      'snowflake.connector.errors.DatabaseError: 250001 (08001): Failed ' +
      'to connect to DB. Incorrect username or password was specified.',
  },
  { text: 'Snowflake load is empty, zero rows in the stage' },
  {
    text:
      'google.api_core.exceptions.Forbidden: 403 POST ' +
      'https://bigquery.googleapis.com/bigquery/v2/projects/x/jobs: Access Denied',
  },
  {
    text:
      '{"error":{"code":429,"message":"Resource has been exhausted (e.g. check ' +
      'quota).","status":"RESOURCE_EXHAUSTED"}}',
  },
  { text: '{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided."}' },
  {
    text:
      '{"error":"invalid_client","error_description":"The OAuth client was not found."} ' +
      'https://oauth2.googleapis.com/token',
  },
  {
    text:
      '{"error":"invalid_grant","error_description":"Token has been expired or revoked."} for ' +
      'https://accounts.google.com/o/oauth2/token',
  },
  {
    text:
      '{"error":"invalid_client","error_description":"Client authentication failed due to unknown client, no client ' +
      'authentication included, or unsupported authentication method."}',
    guess: true,
  },
  { text: '{"ok":false,"error":"invalid_auth"} from https://slack.com/api/chat.postMessage' },
  {
    text:
      "openai.AuthenticationError: Error code: 401 - {'error': {'message': 'Incorrect API key provided', " +
      "'type': 'invalid_request_error', 'code': 'invalid_api_key'}}",
  },
  { text: '{"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}}' },
  {
    text:
      'openai.RateLimitError: Error code: 429 - You exceeded your ' +
      'current quota, please check your plan and billing details.',
  },
  {
    text:
      '{"cod":401, "message": "Invalid API key. ' +
      'Please see https://openweathermap.org/faq#error401 for more info."}',
  },
  { text: '{"status_code":7,"status_message":"Invalid API key: You must be granted a valid key.","success":false}' },
  {
    text:
      '{"errorCode":"E0000011","errorSummary":"Invalid token ' +
      'provided","errorLink":"E0000011","errorId":"oae1","errorCauses":[]}',
  },
  { text: '{"message":"Invalid API key","hint":"Double check your Supabase `anon` or `service_role` API key."}' },
  { text: 'GET https://api.zoom.us/v2/users 401 {"code":124,"message":"Invalid access token."}' },
  { text: 'GET https://api.gong.io/v2/calls returned 429 Too Many Requests' },
  { text: 'https://api.acme-crm.com/v1/deals -> 404 Not Found' },
  { text: '{"jsonrpc":"2.0","id":1,"error":{"code":-32000,"message":"insufficient funds for gas * price + value"}}' },
  {
    text:
      '{"jsonrpc":"2.0","id":67,"error":{"code":-32015,"message":"VM execution error.",' +
      '"data":"Reverted 0x08c379a0"}}',
  },
  {
    text:
      '{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"invalid ' +
      'argument 0: hex string without 0x prefix"}} eth_getBalance',
  },
  { text: 'ProviderRpcError: execution reverted code: -32000' },
  {
    text:
      'Error: processing response error (body="{\\"jsonrpc\\":\\"2.0\\",\\"id\\":44,\\"error\\":{\\"code\\":-32005,' +
      '\\"message\\":\\"daily request count exceeded, request rate limited\\"}}", ' +
      'url="https://mainnet.infura.io/v3/abc", code=SERVER_ERROR, version=web/5.7.1)',
  },
  { text: '[Error] Request textDocument/completion failed. Message: Internal error. Code: -32603' },
  { text: '{"jsonrpc":"2.0","id":2,"error":{"code":-32601,"message":"Method not found"},"method":"tools/call"}' },
  { text: 'McpError: MCP error -32602: Invalid params' },
  { text: 'MCP error -32001: Request timed out' },
  { text: '{"jsonrpc":"2.0","error":{"code":-32003,"message":"Transaction rejected"},"id":5} geth' },
  {
    text: '{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"The method does not exist/is not available"}}',
    guess: true,
  },
  { text: '{"jsonrpc":"2.0","id":3,"error":{"code":-32002,"message":"Server not initialized"}}', guess: true },
  { text: 'npm ERR! code E404\nnpm ERR! 404 Not Found - GET https://registry.npmjs.org/left-padd - Not found' },
  { text: 'Error: listen EADDRINUSE: address already in use :::3000' },
  { text: 'psql: error: FATAL: password authentication failed for user "app"' },
  { text: 'git@github.com: Permission denied (publickey).' },
  { text: 'connect ECONNREFUSED 127.0.0.1:5432' },
  { text: 'kubectl get pods: job stuck in Pending, 0/3 nodes available' },
  { text: 'Jenkins job is stuck in the queue' },
  {
    text:
      'Error response from daemon: pull access denied for acme/app, ' +
      'repository does not exist or may require docker login',
  },
  { text: 'MongoServerError: Authentication failed.' },
  { text: 'Your GitHub Copilot session is unauthorized. Please sign in again.' },
  { text: 'Microsoft Clarity dashboard shows different numbers' },
  { text: 'Clarivate API: 401 Unauthorized' },
  { text: 'clarifai.errors.ApiError: 401 invalid api key' },
  { text: 'Could you clarify what this number means?' },
  { text: 'Please clarify the forecast process for the new hires.' },
  { text: 'SageMaker Clarify processing job failed: ValidationException' },
  { text: 'The quarterly report is attached. Please review by Friday.' },
  { text: 'weather forecast not found for city' },
  { text: "TypeError: Cannot read properties of undefined (reading 'map')" },
  { text: "ModuleNotFoundError: No module named 'pandas'" },
  { text: 'Segmentation fault (core dumped)' },
  { text: 'Revenue grew by 401 thousand; 403 deals closed, 429 remain, 500 are open.' },
  { text: 'Invoice 4041 is due. Room 404, floor 5.' },
  { text: '2026-04-01 12:00:00 INFO loaded 500 rows in 401 ms' },
  { text: '{"statusCode":401,"message":"Invalid API key","error":"Unauthorized"}', guess: true },
  { text: '{"code":"bad_request","message":"Missing parameter"}', guess: true },
  { text: '{"jobId":"b1a7","status":"FAILED","jobQueue":"default"}', guess: true },
  { text: '{"errorMessage":"Credentials not provided","errorType":"Error"}', guess: true },
  { text: 'The user is not opted in to marketing e-mails', guess: true },
  { text: '{"message":"API rate limit exceeded for installation ID 7."}', guess: true },
  { text: 'bad response: json: unknown field "x"', guess: true },
  { text: 'Copilot Studio returned 401 Unauthorized' },
  { text: 'ssl.SSLError: [SSL: WRONG_VERSION_NUMBER] wrong version number', guess: true },
  { text: '{"errors":[{"status":"401","title":"Unauthorized","detail":"The API key is invalid"}]}', guess: true },
  { text: '{"timestamp":"2026-01-05T10:00:00.000+00:00","status":404,"error":"Not Found","path":"/api/users/5"}' },
  {
    text: '{"code":"rest_forbidden","message":"Sorry, you are not allowed to do that.","data":{"status":401}}',
    guess: true,
  },
  { text: '{"id":1,"jsonrpc":"2.0","error":{"code":-32003,"message":"transaction underpriced"}}', guess: true },
  { text: 'I love Clari, exports are fast and the numbers match the UI' },
  { text: 'The clari forecast call is at 10. Please submit your commit.' },
  // Successes.
  { text: 'see https://status.clari.com/incidents/rate-limit-unauthorized-export-stuck for last week' },
  {
    text:
      'https://api.clari.com/v4/audit/events?limit=2\n' +
      '{"items":[{"eventType":"API_TOKEN_REVOKED","message":"User failed login: invalid ' +
      'password","status":"ERROR"},{"eventType":"EXPORT_FAILED","details":"job aborted"}],"nextLink":null}',
  },
  { text: '{"forecasts":[{"forecastName":"Net ARR","forecastId":"net_arr","timePeriods":["2026_Q1"]}]}' },
  {
    text:
      'HTTP/2 200\ncontent-type: application/json\n\n' +
      '{"jobs":{"concurrentLimit":3,"monthlyQuota":1000,"submittedJobIds":[],"availableConcurrentLimit":3,' +
      '"availableMonthlyQuota":995}}',
  },
  { text: '{"jobId":"6073683781a6da229df71e00"}' },
  {
    text:
      '{"jobId":"6073683781a6da229df71e00","status":"DONE","title":"Unauthorized deals, ' +
      '401k","rowsTruncated":false,"cellsTruncated":false}',
  },
  { text: '{"jobs":[{"jobId":"6073683781a6da229df71e00","status":"COMPLETED","createdAt":"2026-01-05T09:00:00Z"}]}' },
  {
    text:
      '{"entries":[{"userId":"1","fieldId":"f","timePeriodId":"2026_Q1","timeFrameId":"TF:2026-01-07",' +
      '"forecastValue":404}],"users":[{"userId":"1","name":"Forbidden ' +
      'Error","email":"a@example.com"}],"fields":[{"fieldId":"f","fieldName":"Rate ' +
      'limit"}],"timePeriods":[{"timePeriodId":"2026_Q1"}],"timeFrames":[]}',
  },
  { text: '{"status":"CANCELLED","successful":true}' },
  { text: '{"jsonrpc":"2.0","id":1,"result":{"items":{}}}' },
  { text: '{"jsonrpc":"2.0","id":"1","result":{"signalsByInput":{}},"error":null}' },
  { text: '{"jsonrpc":"2.0","method":"clarify.selectItems","id":1,"params":{"query":{"limit":1}}}' },
  {
    text: 'HTTP/1.1 200 OK\n\n{"access_token":"‹secret: 64 chars, ends 7f›","token_type":"Bearer","expires_in":86400}',
  },
  { text: 'curl -s -H "apikey: ${CLARI_API_KEY}" https://api.clari.com/v4/export/forecast/list' },
  { text: '{"items":[{"eventType":"LOGIN_FAILED","message":"ok"}],"nextLink":null}' },
  { text: 'Clari sync finished: 1,204 rows loaded, 0 errors' },
]
