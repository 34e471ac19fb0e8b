import type { Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import type { Culprit, Received, UpstreamFault } from './fault.ts'

type Head = Readonly<Record<string, string | readonly string[]>>

/** Puts an answer on the wire as it is, whatever it is; what is not told of its length is told. */
function put(socket: Socket, status: string, head: Head, body: string | Buffer): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  const told = Object.keys(head).some((name) => /^(?:content-length|transfer-encoding)$/i.test(name))
  const lines = Object.entries(told ? head : { ...head, 'Content-Length': String(bytes.length) }).flatMap(
    ([name, values]) => [values].flat().map((value) => `${name}: ${value}\r\n`),
  )
  socket.write(Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${lines.join('')}\r\n`, 'latin1'), bytes]))
}

const json = { 'Content-Type': 'application/json' }
const html = { 'Content-Type': 'text/html; charset=utf-8' }

const page = (title: string, more = '') =>
  `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1>${more}</body></html>`

type Answer = readonly [status: string, head: Head, body: string | Buffer]

/** A fault whose answer is one piece of text or bytes. */
function answered(
  id: string,
  says: string,
  failed: readonly [Culprit, ...Culprit[]],
  words: RegExp,
  answer: Answer | ((received: Received) => Answer),
): UpstreamFault {
  const does = (socket: Socket, received: Received) =>
    put(socket, ...(typeof answer === 'function' ? answer(received) : answer))
  return { id, says, failed, words, misbehaves: { at: 'answer', does } }
}

/** A fault whose answer is written as the connection lets it. */
function spoken(
  id: string,
  says: string,
  failed: readonly [Culprit, ...Culprit[]],
  words: RegExp,
  does: (socket: Socket, received: Received) => void,
): UpstreamFault {
  return { id, says, failed, words, misbehaves: { at: 'answer', does } }
}

/** Any words: a good answer is read as one. */
const good = /./

/** A gigabyte of zeros is a megabyte of gzip; this is a sixteenth of it, and twice what is counted. */
const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024))

const piece = Buffer.alloc(256 * 1024, ' ')

/** Writes for as long as anybody reads. */
function forever(socket: Socket): void {
  const more = () => {
    while (!socket.destroyed && socket.write(piece));
  }
  socket.on('drain', more)
  more()
}

const notJson = /no JSON|cut off|not .*JSON|breaks off|more than one|nothing at all|not what the API/i

/** Answers that are not what they should be, though they come. */
export const answerFaults: readonly UpstreamFault[] = [
  answered(
    'truncated',
    'The JSON breaks off, though its length is right.',
    ['answer'],
    /in the middle|breaks off|cut off|ends before|incomplete|not whole/i,
    (received) => ['200 OK', json, received.good.slice(0, Math.floor(received.good.length * 0.6))],
  ),
  answered('doubled', 'The good JSON comes twice.', ['answer'], notJson, ({ good: one }) => [
    '200 OK',
    json,
    one + one,
  ]),
  answered('followed', 'Something stands after the good JSON.', ['answer'], notJson, ({ good: one }) => [
    '200 OK',
    json,
    `${one}\n<!-- proxied -->`,
  ]),
  answered('deep', 'A hundred thousand lists stand in each other.', ['answer'], /./, [
    '200 OK',
    json,
    '['.repeat(100_000) + ']'.repeat(100_000),
  ]),
  answered('a-number', 'JSON comes that is a number.', ['answer'], /./, ['200 OK', json, '7']),
  answered('null', 'JSON comes that is null.', ['answer'], /./, ['200 OK', json, 'null']),
  answered('an-empty-object', 'An empty object comes.', ['answer'], /./, ['200 OK', json, '{}']),
  answered('wrapped', 'The good JSON comes in a list of lists.', ['answer'], /./, ({ good: one }) => [
    '200 OK',
    json,
    `[[${one}]]`,
  ]),
  answered('lone-message', '200, with nothing but a message.', ['answer'], /./, [
    '200 OK',
    json,
    '{"message":"Hello"}',
  ]),
  answered('a-text', 'A text comes that is no JSON.', ['answer'], /./, [
    '200 OK',
    { 'Content-Type': 'text/plain' },
    'OK',
  ]),
  answered('nothing', '200 without a body.', ['answer'], /nothing at all/, ['200 OK', json, '']),
  answered('wrong-type', 'The good JSON is called a picture.', ['nobody'], good, ({ good: one }) => [
    '200 OK',
    { 'Content-Type': 'image/png' },
    one,
  ]),
  answered('unknown-charset', 'The good JSON is in a character set that does not exist.', ['nobody'], good, (r) => [
    '200 OK',
    { 'Content-Type': 'application/json; charset=x-none-1' },
    r.good,
  ]),
  answered(
    'wrong-charset',
    'The good JSON is called UTF-16, which it is not; a stream passes bytes on as they are.',
    ['answer', 'nobody'],
    /./,
    ({ good: one }) => ['200 OK', { 'Content-Type': 'application/json; charset=utf-16le' }, one],
  ),
  answered('utf-16-unsaid', 'The good JSON is UTF-16, called UTF-8.', ['answer'], /./, ({ good: one }) => [
    '200 OK',
    { 'Content-Type': 'application/json; charset=utf-8' },
    Buffer.from(one, 'utf16le'),
  ]),
  answered('bom', 'A byte order mark stands before the good JSON.', ['nobody'], good, ({ good: one }) => [
    '200 OK',
    json,
    `\uFEFF${one}`,
  ]),
  answered('gzip-bomb', 'A little gzip becomes 64 MB.', ['size'], /larger than 32 MB|not read to its end/, [
    '200 OK',
    { ...json, 'Content-Encoding': 'gzip' },
    bomb,
  ]),
  answered('gzip-broken', 'The gzip is damaged.', ['connection'], /cannot be unpacked/, ({ good: one }) => {
    const bytes = gzipSync(one.repeat(20))
    bytes.fill(0xff, 12, 30)
    return ['200 OK', { ...json, 'Content-Encoding': 'gzip' }, bytes]
  }),
  answered('gzip-cut', 'The gzip ends in the middle.', ['connection'], /cannot be unpacked/, ({ good: one }) => {
    const bytes = gzipSync(one)
    return ['200 OK', { ...json, 'Content-Encoding': 'gzip' }, bytes.subarray(0, bytes.length - 12)]
  }),
  answered('gzip-unpacked', 'The good JSON is called gzip, and is none.', ['connection'], /cannot be unpacked/, (r) => [
    '200 OK',
    { ...json, 'Content-Encoding': 'gzip' },
    r.good,
  ]),
  answered('gzip-twice', 'The good JSON is packed twice, and says so.', ['answer', 'nobody'], /./, ({ good: one }) => [
    '200 OK',
    { ...json, 'Content-Encoding': 'gzip, gzip' },
    gzipSync(gzipSync(one)),
  ]),
  answered(
    'unknown-encoding',
    'The body is packed in a way that was not offered.',
    ['answer'],
    /./,
    ({ good: one }) => ['200 OK', { ...json, 'Content-Encoding': 'compress' }, gzipSync(one)],
  ),
  spoken(
    'endless',
    'The body never ends, and comes fast.',
    ['size', 'slowness'],
    /larger than 32 MB|not read to its end|too slowly/,
    (socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n')
      forever(socket)
    },
  ),
  answered(
    'oversize',
    'The good JSON is followed by 300 kB of spaces.',
    ['size', 'answer'],
    /not read to its end|more than is kept/,
    (r) => ['200 OK', json, r.good + ' '.repeat(300_000)],
  ),
  answered(
    '100-first',
    '100 Continue comes before the good answer.',
    ['nobody', 'not-http'],
    /interim answer|answered/,
    ({ good: one }) => ['100 Continue\r\n\r\nHTTP/1.1 200 OK', json, one],
  ),
  answered('103-first', '103 Early Hints come before the good answer.', ['nobody'], good, ({ good: one }) => [
    '103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\nHTTP/1.1 200 OK',
    json,
    one,
  ]),
  spoken(
    '101',
    '101 Switching Protocols, to something that nobody asked for.',
    ['not-http', 'connection', 'answer'],
    /interim answer|HTTP/,
    (socket) => {
      socket.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n')
    },
  ),
  answered('204', '204 No Content.', ['answer'], /204|nothing at all/, [
    '204 No Content',
    { 'Content-Length': '0' },
    '',
  ]),
  answered('205', '205 Reset Content.', ['answer'], /205|nothing at all/, ['205 Reset Content', json, '']),
  answered(
    '206',
    '206, with the first half of the good JSON.',
    ['answer'],
    /206|in the middle|breaks off|cut off/,
    ({ good: one }) => [
      '206 Partial Content',
      { ...json, 'Content-Range': `bytes 0-${Math.floor(one.length / 2) - 1}/${one.length}` },
      one.slice(0, Math.floor(one.length / 2)),
    ],
  ),
  spoken('304', '304 Not Modified.', ['answer', 'the-way'], /304.*cache/, (socket) => {
    socket.write('HTTP/1.1 304 Not Modified\r\nETag: "a"\r\n\r\n')
  }),
  answered(
    'two-lengths',
    'Two different Content-Length headers.',
    ['not-http'],
    /contradicts itself/,
    ({ good: one }) => ['200 OK', { ...json, 'Content-Length': [String(one.length), String(one.length + 5)] }, one],
  ),
  answered(
    'length-and-chunks',
    'Content-Length beside chunks.',
    ['not-http'],
    /contradicts itself|HTTP/,
    ({ good: one }) => [
      '200 OK',
      { ...json, 'Content-Length': String(one.length), 'Transfer-Encoding': 'chunked' },
      `${one.length.toString(16)}\r\n${one}\r\n0\r\n\r\n`,
    ],
  ),
  answered('two-types', 'Two Content-Type headers.', ['nobody'], good, ({ good: one }) => [
    '200 OK',
    { 'Content-Type': ['application/json', 'text/html'] },
    one,
  ]),
  answered('huge-header', 'A header of 60 kB.', ['size'], /more header than can be taken in/, ({ good: one }) => [
    '200 OK',
    { ...json, 'X-Long': 'a'.repeat(60_000) },
    one,
  ]),
  answered('many-headers', 'Three thousand headers.', ['size'], /more header than can be taken in/, ({ good: one }) => [
    '200 OK',
    { ...json, 'X-Many': Array.from({ length: 3000 }, (_, at) => `value ${at}`) },
    one,
  ]),
  spoken('broken-header', 'A line that is no header.', ['not-http'], /does not speak HTTP/, (socket, { good: one }) => {
    socket.end(`HTTP/1.1 200 OK\r\nthis is no header\r\nContent-Length: ${one.length}\r\n\r\n${one}`)
  }),
  spoken('not-http', 'What answers greets as a mail server does.', ['not-http'], /does not speak HTTP/, (socket) => {
    socket.end('220 mail.example ESMTP ready\r\n')
  }),
  spoken(
    'body-alone',
    'The good JSON comes without a head.',
    ['not-http'],
    /does not speak HTTP/,
    (socket, received) => {
      socket.end(received.good)
    },
  ),
  answered(
    'status-999',
    'A status that does not exist.',
    ['answer', 'server', 'the-way', 'not-http'],
    /999|HTTP/,
    ({ good: one }) => ['999 Odd', json, one],
  ),
  spoken('two-answers', 'Two answers come to one request.', ['nobody'], good, (socket, { good: one }) => {
    put(socket, '200 OK', json, one)
    put(socket, '403 Forbidden', json, '{"error":"Forbidden","message":"of another request"}')
  }),
  answered('page', 'A web page comes with 200.', ['the-way'], /web page/, ['200 OK', html, page('Welcome')]),
  answered('login-page', 'A login page comes with 200.', ['the-way'], /login page|web page/, [
    '200 OK',
    html,
    page('Sign in', '<form><input type="password" name="p"></form>'),
  ]),
  answered('large-page', 'A web page of 400 kB comes with 200.', ['the-way'], /web page/, [
    '200 OK',
    html,
    page('Welcome', '<p>Hello.</p>'.repeat(32_000)),
  ]),
  answered('page-as-json', 'A web page comes that calls itself JSON.', ['the-way'], /web page/, [
    '200 OK',
    json,
    page('Welcome'),
  ]),
  answered('page-401', 'A login page comes with 401.', ['the-way'], /page/, [
    '401 Unauthorized',
    html,
    page('Sign in'),
  ]),
  answered('page-403', 'A filter’s page comes with 403.', ['the-way'], /page/, [
    '403 Forbidden',
    html,
    page('Web filter'),
  ]),
  answered('page-502', 'A gateway’s page comes with 502.', ['the-way'], /page/, [
    '502 Bad Gateway',
    html,
    page('502 Bad Gateway'),
  ]),
  answered('page-503', 'A page comes with 503.', ['the-way'], /page/, [
    '503 Service Unavailable',
    html,
    page('Try later'),
  ]),
  answered('502-empty', '502 without a body.', ['the-way'], /gateway|on the way/, ['502 Bad Gateway', {}, '']),
  answered('504-text', '504 with a text.', ['the-way'], /gateway|on the way/, [
    '504 Gateway Timeout',
    {},
    'upstream request timeout',
  ]),
  answered('503-empty', '503 without a body.', ['server', 'the-way'], /in front of it|on the way/, [
    '503 Service Unavailable',
    {},
    '',
  ]),
  answered('502-gateway-words', 'The API’s gateway says that it got no answer.', ['the-way'], /gateway|on the way/, [
    '502 Bad Gateway',
    json,
    '{"message":"An invalid response was received from the upstream server"}',
  ]),
  answered('500-empty', '500 without a body.', ['server', 'the-way'], /in front of it|on the way/, [
    '500 Internal Server Error',
    {},
    '',
  ]),
  answered('407', 'The network’s proxy wants a password.', ['the-way'], /proxy/i, [
    '407 Proxy Authentication Required',
    {},
    '',
  ]),
  answered('451', 'A filter blocks the address.', ['the-way'], /on the way/, [
    '451 Unavailable For Legal Reasons',
    {},
    '',
  ]),
  answered('511', 'The network wants somebody to sign in.', ['the-way'], /network|page/, [
    '511 Network Authentication Required',
    html,
    page('Hotel'),
  ]),
  answered('redirect-away', 'A redirect to a sign-in.', ['the-way'], /not followed/, [
    '302 Found',
    { Location: 'https://sso.example/login?next=1' },
    '',
  ]),
  answered('redirect-http', 'A redirect that leads to plain HTTP.', ['the-way'], /not followed/, [
    '301 Moved Permanently',
    { Location: 'http://127.0.0.1:1/v4' },
    '',
  ]),
  answered('redirect-itself', 'A redirect to the very same address.', ['the-way'], /not followed/, ({ path }) => [
    '307 Temporary Redirect',
    { Location: path },
    '',
  ]),
  answered('redirect-nowhere', 'A redirect that names no target.', ['the-way', 'answer'], /302|redirect/, [
    '302 Found',
    {},
    '',
  ]),
]
