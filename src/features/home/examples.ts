/** A text to try the box with. */
export interface PasteExample {
  readonly label: string
  readonly text: string
}

/**
 * What people really paste, for those who only want to see what happens. Invented names; answers as the APIs send them.
 */
export const pasteExamples: readonly PasteExample[] = [
  {
    label: 'A 401 from a script',
    text:
      `Traceback (most recent call last):
  File "pull_forecast.py", line 41, in <module>
    response.raise_for_status()
requests.exceptions.HTTPError: 401 Client Error: Unauthorized for url: https://api.clari.com/v4/export/forecast/net_arr
{"code":"no_optin","namespace":"fcw","errorId":"c16ae643-481a-11eb-b378",` +
      `"message":"No optins for scope 1905::MGR for forecast 'net_arr'."}`,
  },
  {
    label: 'An empty export',
    text: `GET https://api.clari.com/v4/export/jobs/6073683781a6da229df71e00/results
HTTP/1.1 200 OK

{"entries": []}`,
  },
  {
    label: 'A Clarify error',
    text:
      '{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"Invalid ' +
      'params","data":{"trace":"7f3a9c1e5b2d4860af13","params":{"integration":["required"]}}}}',
  },
  { label: 'In plain words', text: 'The Clari export job never finishes, it has been PENDING since this morning' },
  { label: '用中文', text: 'Clari API 返回 403：该用户未启用 API 访问' },
]
