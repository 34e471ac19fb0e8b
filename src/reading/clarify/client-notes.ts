import type { Span } from '#src/reading/text/span.ts'

/**
 * What a client's words come to: too strict a client, an answer that cannot be read, or credentials that get nobody in.
 */
export type ClientTells = 'strict' | 'malformed' | 'cut-off' | 'credentials' | 'no-credentials' | null

/** Something that a text shows of the client program that printed it, and that matters for the diagnosis. */
export interface ClientNote {
  readonly client: 'Python' | 'Go'
  readonly tells: ClientTells
  readonly says: string
  readonly quote: string
  readonly span: Span
}

type Rule = readonly [client: ClientNote['client'], tells: ClientTells, pattern: RegExp, says: string]

// What Clarify's public Go and Python clients print, and what they are known to do wrong; the most telling first.
const rules: readonly Rule[] = [
  [
    'Go',
    'strict',
    /bad response: json: unknown field "[^"\n]{1,80}"/,
    'The Go client refuses any member that it does not know. The ' +
      'answer itself may be fine: update the client, or read the body.',
  ],
  [
    'Go',
    'strict',
    new RegExp(
      [
        String.raw`bad response: json: cannot unmarshal string into Go struct field [\w.]{0,80}\.id of type int`,
        String.raw`bad response: id "[^"\n]{0,80}" is not a number`,
      ].join('|'),
    ),
    'The Go client takes only a number as id and this answer has text. ' +
      'That is the client’s limit; the call itself may have worked.',
  ],
  [
    'Go',
    'strict',
    /bad response: json: cannot unmarshal [^\n(]{1,160}/,
    'The Go client met a value of another type than it expects. ' +
      'Look at the body to see whether the call itself worked.',
  ],
  ['Go', 'malformed', /bad response: id must match request/, 'The answer’s id is not the one that the client sent.'],
  ['Go', 'malformed', /bad response: jsonrpc must be "2\.0"/, 'The answer does not say "jsonrpc": "2.0".'],
  [
    'Go',
    'cut-off',
    /bad response: (?:unexpected end of JSON input|EOF|unexpected EOF|invalid character [^\n(]{1,80})/,
    'What came back was not complete JSON.',
  ],
  [
    'Go',
    'no-credentials',
    /bad credentials: (?:map\[|\{)[^\n]{0,300}|bad credentials\b[^\n]{0,80}|unknown credentials type "[^"\n]{0,40}"/,
    'The Go client refuses the credentials file before sending anything; the list names the members at fault.',
  ],
  [
    'Python',
    'no-credentials',
    /Could not read credentials from/,
    'The Python client could not read the credentials file. Its message prints the file’s content, secret included: ' +
      'replace that secret if the message was shared.',
  ],
  [
    'Python',
    'no-credentials',
    /valid Clarify Credentials file/,
    'The Python client does not take what it was given as a credentials file; nothing was sent.',
  ],
  [
    'Python',
    null,
    /\/v1(?:oauth\/token|rpc)\b/,
    'The address lacks a slash: the apiUrl in the credentials file ' +
      'must end with “/”, because the Python client simply appends to it.',
  ],
  [
    'Python',
    null,
    /HTTP Response Error [A-Za-z -]{2,40}/,
    'The Python client puts an HTTP status where the RPC error code ' +
      'would stand. No RPC method failed: the call was refused at the door.',
  ],
  [
    'Python',
    'credentials',
    /pyclarify[\w.]{0,80}\.(?:AuthError|CredentialError)/,
    'The Python client failed to sign in; no RPC method was called. ' +
      'It does not support credentials of the type basic-auth.',
  ],
  [
    'Python',
    'malformed',
    /\bvalidation errors? for (?:\w{0,40}Response|Error|ErrorData|JSONRPC\w{0,20})\b/,
    'The Python client could not take the answer: a member is missing or of another kind than it expects.',
  ],
]

/** What a text shows of the client program that printed it; the first match of each rule, in the order of the text. */
export function readClientNotes(text: string): readonly ClientNote[] {
  const notes: ClientNote[] = []
  for (const [client, tells, pattern, says] of rules) {
    const found = pattern.exec(text)
    if (found === null) continue
    const span = { start: found.index, end: found.index + found[0].length }
    const isSaid = notes.some((note) => note.span.start < span.end && span.start < note.span.end)
    if (!isSaid) notes.push({ client, tells, says, quote: found[0], span })
  }
  return notes.toSorted((a, b) => a.span.start - b.span.start)
}
