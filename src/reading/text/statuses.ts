import type { FoundObject } from '#src/reading/json/objects.ts'
import type { Span } from './span.ts'

/** An HTTP status with its place. */
export interface FoundStatus extends Span {
  readonly status: number
  /** A number by itself among words that say nothing of a status: it may count something. */
  readonly bare: boolean
}

const reasons = [
  '(?:Moved Permanently|Found|See Other|Temporary Redirect|Permanent Redirect)',
  [
    '(?:Bad Request|Unauthori[sz]ed|Authorization Required|Payment ' +
      'Required|Forbidden|Not Found|Method Not Allowed|Not Acceptable',
    'Proxy Authentication Required|Request Timeout|Conflict|Gone|Payload ' +
      'Too Large|Content Too Large|Unsupported Media Type',
    'Unprocessable (?:Entity|Content)|Too Many Requests|Unavailable For Legal Reasons)',
  ].join('|'),
  [
    '(?:Internal Server Error|Not Implemented|Bad Gateway|Service (?:Temporarily )?Unavailable|Gateway Time-?out',
    'Network Authentication Required)',
  ].join('|'),
].join('|')

/** What a number counts when it is no status: 500 rows, 400 ms. */
const units = [
  String.raw`rows?|records?|entries|entry|users?|items?|lines?|results?|deals?|jobs?|reps?|people|sellers?|` +
    String.raw`opportunit|bytes?|kb|mb|gb|ms|s\b|secs?`,
  String.raw`seconds?|min|minutes?|hours?|days?|k\b|m\b|bn?\b|usd|eur|gbp|dollars?|euros?|characters?|chars?|` +
    String.raw`requests?|calls?|times|pages?|weeks?`,
  String.raw`Zeilen|Datensätze|Minuten|Sekunden|Stunden|Tage|lignes?|heures?|jours?|secondes?|filas?|minutos?|` +
    String.raw`horas?|linhas?|dias?|righe|minuti|ore|giorni|rijen|minuten|uur|dagen`,
  '条|个|行|人|次|元|万|秒|分钟|小时|天|件|分|時間|日|円',
].join('|')
const counted = String.raw`(?![\d%$€]|[.,]\d|[-–]\d|\s?(?:${units}))`

const status = String.raw`([2-5]\d\d)`
const before = String.raw`(?<![\d.$€£¥,/:-]|\b(?:no|nr|room|line|row|page|invoice|ticket|number)\.?\s{0,2}|[#№]\s?)`

const says = [
  'errors?|code|returned|returns|return|returning|respond(?:s|' +
    'ed)|responding|response|got|get|gets|getting|gave|gives|giving',
  'receiv(?:e|es|ed|ing)|throw(?:s|n|ing)?|threw|hit|hits|hitting|' +
    'see|seeing|saw|sees|shows?|showing|says|said|fail(?:s|ed|ing)?',
  'answers?|answered|replies|replied|erreur|erreurs|renvoie|retourne|répond|risponde|restituisce|errore|error|' +
    'devuelve|responde|retorna|erro|dá',
  'Fehler|Fehlercode|liefert|antwortet|gibt|meldet|bekomm\\w{0,' +
    '3}|Statuscode|fout|foutcode|geeft|krijg\\w{0,3}|antwoordt',
].join('|')

/** The ways in which clients, servers and people write a status; the first group is the number. */
const forms: readonly RegExp[] = [
  [String.raw`\bHTTP\/\d(?:\.\d)?"?\s+${status}(?!\d)(?:\s+(?:${reasons}))?`, 'gi'],
  [String.raw`${before}${status}\s+(?:Client|Server) Error`, 'gi'],
  [
    String.raw`\b(?:http[ _-]?)?status(?:[ _-]?code)?["']?\s{0,3}(?:is|was|` +
      String.raw`of)?\s{0,3}[:=]?>?\s{0,3}["'(\[]?${status}(?!\d)`,
    'gi',
  ],
  [
    String.raw`\b(?:http|response|error|return(?:ed)?|exit)[ _-]?(?:error|status|code|response code|` +
      String.raw`status code)\s{0,3}[:=]?\s{0,3}["'(\[]?${status}${counted}`,
    'gi',
  ],
  [String.raw`\bHTTP\s{0,2}[:(]?\s{0,2}${status}${counted}`, 'gi'],
  [String.raw`${before}${status}['"):,]{0,2}\s{0,3}[-–—:(]?\s{0,2}["']?(?:${reasons})\b`, 'gi'],
  [
    String.raw`(?<![\p{L}\d_])(?:${says})[:,]?\s{1,2}(?:with |on |a |an |the |back |me |us |error |http |status |` +
      String.raw`code |only |always |still |een |einen? |une? |un |uno |una |um |uma ){0,3}[("'[]?${status}(?:s|'s|` +
      String.raw`er)?(?![A-Za-z])${counted}`,
    'giu',
  ],
  [
    String.raw`\b(?:with|is|a|an|the|keeps?|only|always|still|some|random|constant|these|those|of|and|or|not|why|` +
      String.raw`now|then|just|it'?s|api|clari|copilot|clarify)[:,]?\s{1,2}(?:http |status |code |a |` +
      String.raw`an ){0,2}${status}s?(?=\s{0,2}(?:$|[.,;:!?)"'…–—]|errors?\b|responses?\b|codes?\b|from\b|on\b|when|` +
      String.raw`every|after|again|back\b|and\b|but\b|since\b|because\b|all\b))`,
    'gi',
  ],
  [
    String.raw`(?:返回|报错?|报了|错误码?|状态码?|得到|收到|出现|提示|显示|变成|是|遇到|接口|老是|一直|总是|エラー|ステータス)[：:（(\s]{0,3}(?:了|的是|一个|为|HTTP|` +
      String.raw`http)?\s{0,2}${status}${counted}`,
    'g',
  ],
  [
    String.raw`${before}${status}s?(?:\s{1,2}(?:errors?|responses?|status|code)\b|(?=\s{1,2}(?:on|from|when|` +
      String.raw`whenever|for|every|after|again|all|since|but|and|because|any|in|at|with|or)\b))`,
    'gi',
  ],
  [
    String.raw`${before}${status}\s{0,2}(?:错误|响应|状态|报错|未授权|禁止|的|了|啊|吗|怎么|什么|エラー|が返|を返|になる)`,
    'g',
  ],
  [String.raw`[(（]${status}[)）]`, 'g'],
  [String.raw`${before}${status}(?=\s{1,2}(?:in |at |from |on )?(?:clari|copilot|clarify|api)\b)`, 'gi'],
  [
    String.raw`(?:https?:\/\/[^\s"'<>]{1,300}|\b[\w-]{1,60}\.(?:com|io)(?:\/[^\s"'<>]{0,300})?)["']?\s{0,2}(?:->|` +
      String.raw`=>|→|[-–—:|,])?\s{0,2}(?:HTTP |status )?(?<=[\s,|>])${status}${counted}`,
    'gi',
  ],
  [String.raw`${before}${status}\s{0,2}(?:[-–—:]\s{0,2})?(?=https?:\/\/)`, 'g'],
  [String.raw`\b(?:outcome|result|rc|resp|response|http|code|err|error|st|stat)\s?[=:]\s?${status}(?!\d)`, 'gi'],
  // Before a body, which is blanked out of the words.
  [String.raw`^\s{0,8}${status}(?=\s{0,3}[{<[]|\s{6})`, 'g'],
  // A number by itself on a line, as curl's %{http_code} prints it.
  [String.raw`^\s{0,8}["']?${status}(?: OK| Created| Accepted)?["']?[.,;:!?？。！]{0,3}\s{0,8}$`, 'g'],
].map(([source = '', flags]) => new RegExp(source, flags))

/** Refusals that hardly ever count anything; a number by itself in a sentence is taken for one of them. */
const bareForm = new RegExp(
  String.raw`(?<![\d\p{L}_.$€£¥,/:#=@&?+-]|(?:line|row|room|port|page|id|no|nr|rule|Zeile|ligne|fila|linha|riga|` +
    String.raw`regel|第)\.?\s{0,2})(401|403|404|407|429|502|503|504|511)(?:er|s|ing|ed|'d)?(?![\d\p{L}_%$€:/=-]|` +
    String.raw`[.,]\d|\s?(?:${units}))`,
  'giu',
)

/** Statuses that an API, or something on the way, answers with. */
const known = new Set([
  200, 201, 202, 204, 206, 301, 302, 303, 307, 308, 400, 401, 403, 404, 405, 406, 407, 408, 409, 410, 411, 413, 415,
  422, 425, 426, 429, 431, 451, 500, 501, 502, 503, 504, 511, 520, 521, 522, 523, 524, 525, 526, 530,
])

/**
 * Finds the HTTP statuses in the lines of the words of a text and in the objects of the text itself, in order of place.
 */
export function readStatuses(
  words: string,
  lines: readonly Span[],
  objects: readonly FoundObject[],
  text: string,
): readonly FoundStatus[] {
  const found = new Map<number, FoundStatus>()
  const add = (status: number, start: number, end: number, bare = false): void => {
    if (!known.has(status)) return
    const place = text.indexOf(String(status), start)
    const other = found.get(place)
    if (other === undefined || other.bare || (!bare && other.end - other.start < end - start))
      found.set(place, { status, start, end, bare })
  }
  for (const line of lines) {
    const piece = words.slice(line.start, line.end)
    if (!/[2-5]\d\d/.test(piece)) continue
    for (const match of piece.matchAll(bareForm))
      add(Number(match[1]), line.start + match.index, line.start + match.index + 3, true)
    for (const form of forms) {
      for (const match of piece.matchAll(form)) {
        const trimmed = match[0].replace(/^\s+/, '')
        const start = line.start + match.index + (match[0].length - trimmed.length)
        const end = start + trimmed.trimEnd().length
        // An address that stands before it is not part of the quote.
        const afterAddress = /^\S{0,300}[./]/.test(trimmed) && !/^\S{0,10}HTTP\//i.test(trimmed)
        add(
          Number(match[1]),
          afterAddress ? end - trimmed.trimEnd().length + trimmed.lastIndexOf(match[1] ?? '') : start,
          end,
        )
      }
    }
  }
  for (const object of objects) {
    for (const name of statusMembers) {
      const member = object.members.get(name)
      if (member === undefined || typeof member.value !== 'string') continue
      if (/^[3-5]\d\d$/.test(member.value)) add(Number(member.value), member.start, member.end)
    }
  }
  return [...found.values()].toSorted((a, b) => a.start - b.start)
}

/** Members that hold an HTTP status. */
const statusMembers = [
  'status',
  'statusCode',
  'status_code',
  'http_status',
  'httpStatus',
  'httpStatusCode',
  'http_code',
  'httpCode',
  'responseCode',
  'response_code',
  'code',
  'cod',
  'error_code',
  'errorCode',
] as const
