import type { Span } from '#src/reading/text/span.ts'

/** Something that a text shows of the client program that printed it, and that matters for the diagnosis. */
export interface ClientNote {
  readonly client: 'Python' | 'Go'
  readonly says: string
  readonly quote: string
  readonly span: Span
}

interface Rule {
  readonly client: ClientNote['client']
  readonly pattern: RegExp
  readonly says: string
}

// What Clarify's public Go and Python clients print, and what they are known to do wrong.
const rules: readonly Rule[] = [
  {
    client: 'Go',
    pattern: /bad response: json: unknown field "[^"\n]{1,80}"/,
    says:
      'The Go client refuses any member that it does not know. The ' +
      'answer itself may be fine: update the client, or read the body.',
  },
  {
    client: 'Go',
    pattern: /bad response: json: cannot unmarshal string into Go struct field [\w.]{0,80}\.id of type int/,
    says:
      'The Go client takes only a number as id and this answer has text. ' +
      'That is the client’s limit; the call itself may have worked.',
  },
  {
    client: 'Go',
    pattern: /bad response: json: cannot unmarshal [^\n(]{1,160}/,
    says:
      'The Go client met a value of another type than it expects. ' +
      'Look at the body to see whether the call itself worked.',
  },
  {
    client: 'Go',
    pattern: /bad response: id must match request/,
    says: 'The answer’s id is not the one that the client sent.',
  },
  {
    client: 'Go',
    pattern: /bad response: jsonrpc must be "2\.0"/,
    says: 'The answer does not say "jsonrpc": "2.0".',
  },
  {
    client: 'Go',
    pattern: /bad response: (?:unexpected end of JSON input|EOF|unexpected EOF|invalid character [^\n(]{1,80})/,
    says: 'What came back was not complete JSON.',
  },
  {
    client: 'Go',
    pattern: /bad credentials: map\[[^\n]{0,300}/,
    says: 'The Go client refuses the credentials file before sending anything; the list names the members at fault.',
  },
  {
    client: 'Python',
    pattern: /Could not read credentials from/,
    says:
      'The Python client could not read the credentials file. Its message prints the file’s content, secret ' +
      'included: replace that secret if the message was shared.',
  },
  {
    client: 'Python',
    pattern: /\/v1(?:oauth\/token|rpc)\b/,
    says:
      'The address lacks a slash: the apiUrl in the credentials file ' +
      'must end with “/”, because the Python client simply appends to it.',
  },
  {
    client: 'Python',
    pattern: /HTTP Response Error [A-Za-z -]{2,40}/,
    says:
      'The Python client puts an HTTP status where the RPC error code ' +
      'would stand. No RPC method failed: the call was refused at the door.',
  },
  {
    client: 'Python',
    pattern: /pyclarify[\w.]{0,80}\.(?:AuthError|CredentialError)/,
    says:
      'The Python client failed to sign in; no RPC method was called. ' +
      'It does not support credentials of the type basic-auth.',
  },
]

/** What a text shows of the client program that printed it; the first match of each rule, in the order of the text. */
export function readClientNotes(text: string): readonly ClientNote[] {
  const notes: ClientNote[] = []
  for (const { client, pattern, says } of rules) {
    const found = pattern.exec(text)
    if (!found) continue
    const span = { start: found.index, end: found.index + found[0].length }
    const overlaps = notes.some((note) => note.span.start < span.end && span.start < note.span.end)
    if (!overlaps) notes.push({ client, says, quote: found[0], span })
  }
  return notes.sort((a, b) => a.span.start - b.span.start)
}
