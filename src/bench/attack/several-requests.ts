import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { Attack, AttackOutcome } from './attack-row.ts'
import { ask, leakIn, requestText, speak, type Attacked } from './attacked.ts'

const limits = '{"operation":"clari.limits","params":{}}'
const stream = `GET /api/stream?operation=clari.results&params=${encodeURIComponent('{"jobId":"6073683781a6da22"}')}`
const typed = '{"label":"Mine","system":"clari","values":{"CLARI_API_KEY":"typed-0123456789abcdef"}}'

/** Opens a stream and never reads it. */
function openUnread(at: Attacked): Socket {
  const socket = connect(at.port, '127.0.0.1', () => socket.write(requestText(at, stream, { connection: 'close' })))
  socket.on('error', () => {})
  socket.pause()
  return socket
}

async function withUnread(at: Attacked, many: number, then: () => Promise<AttackOutcome>): Promise<AttackOutcome> {
  at.upstream.answer('endless')
  const sockets = Array.from({ length: many }, () => openUnread(at))
  try {
    await wait(500)
    return await then()
  } finally {
    for (const socket of sockets) socket.destroy()
    at.upstream.answer('limits')
  }
}

const redirected: Attack = {
  group: 'Upstream',
  says: 'an upstream that sends on to another address',
  expected: 'told as a redirect; the other address is not asked',
  run: async (at) => {
    at.upstream.answer('redirect')
    const answer = await ask(at, 'POST /api/exchange', {}, limits)
    at.upstream.answer('limits')
    const told = answer.status === 200 && answer.body.includes('"reason":"redirect"')
    const leak = leakIn(at, answer)
    return {
      refused: told && leak === null && at.upstream.strayed.length === 0,
      seen: [told ? 'told' : answer.status, `${at.upstream.strayed.length} calls elsewhere`, leak ?? 'no leak'].join(),
    }
  },
}

const climbing: Attack = {
  group: 'Upstream',
  says: 'job ids that climb out of their path',
  expected: 'the upstream is asked nothing outside /v4/export/jobs/',
  run: async (at) => {
    const before = at.upstream.asked.length
    for (const jobId of ['..', '../../admin/limits', '..%2f..', 'x/../../y', '?x=1', '#x', 'x\r\nx-evil: 1'])
      await ask(at, 'POST /api/exchange', {}, JSON.stringify({ operation: 'clari.job', params: { jobId } }))
    const outside = at.upstream.asked.slice(before).filter((one) => !/^GET \/v4\/export\/jobs\/[^/?#]+$/.test(one))
    return { refused: outside.length === 0, seen: outside.length === 0 ? 'nothing' : outside.join(', ') }
  },
}

const chosenSession: Attack = {
  group: 'Session',
  says: 'a session id that somebody else chose',
  expected: 'a new id is given out',
  run: async (at) => {
    const chosen = `chosen-by-somebody-else-${'x'.repeat(16)}`
    const cookie = `triage-session-${at.port}=${chosen}`
    const added = await ask(at, 'POST /api/connections', { cookie }, typed)
    const given = /^set-cookie: [^=]+=([^;]+)/im.exec(added.head)?.[1] ?? ''
    const listed = await ask(at, 'GET /api/connections', { cookie })
    const kept = given === chosen || listed.body.includes('Mine')
    return { refused: added.status === 201 && !kept, seen: kept ? 'the chosen id was taken' : 'a new one' }
  },
}

const foreignConnection: Attack = {
  group: 'Session',
  says: 'a connection typed in another session',
  expected: 'not listed, not used, not removed',
  run: async (at) => {
    const added = await ask(at, 'POST /api/connections', {}, typed)
    const id = /"id":"([^"]+)"/.exec(added.body)?.[1] ?? ''
    const listed = await ask(at, 'GET /api/connections')
    const used = await ask(
      at,
      'POST /api/exchange',
      {},
      JSON.stringify({ operation: 'clari.limits', params: {}, connection: id }),
    )
    const removed = await ask(at, `DELETE /api/connections/${id}`)
    const reached = [
      ...(listed.body.includes(id) ? ['listed'] : []),
      ...(used.body.includes('not-configured') ? [] : ['used']),
      ...(removed.status === 404 ? [] : ['removed']),
    ]
    return {
      refused: id !== '' && reached.length === 0,
      seen: reached.length === 0 ? 'none of it' : reached.join(', '),
    }
  },
}

const manyConnections: Attack = {
  group: 'Session',
  says: 'a 21st connection in one session',
  expected: '409',
  run: async (at) => {
    const first = await ask(at, 'POST /api/connections', {}, typed)
    const cookie = /^set-cookie: ([^;\r]+)/im.exec(first.head)?.[1] ?? ''
    let status = first.status
    for (let more = 0; more < 20; more += 1) ({ status } = await ask(at, 'POST /api/connections', { cookie }, typed))
    return { refused: status === 409, seen: String(status) }
  },
}

const unreadStreams: Attack = {
  group: 'Streams',
  says: 'twelve streams that nobody reads',
  expected: 'another call is answered within 3 s',
  run: (at) =>
    withUnread(at, 12, async () => {
      const since = performance.now()
      const answer = await ask(at, 'POST /api/exchange', {}, '{"operation":"clari.jobs","params":{}}')
      const took = performance.now() - since
      return { refused: answer.status === 200 && took < 3000, seen: `${answer.status} after ${Math.round(took)} ms` }
    }),
}

const idleStream: Attack = {
  group: 'Streams',
  says: 'a stream that nobody reads',
  expected: 'ended by the server',
  run: (at) =>
    withUnread(at, 0, async () => {
      const socket = openUnread(at)
      const ended = new Promise<true>((resolve) => socket.once('close', () => resolve(true)))
      await wait(at.unreadMs + 1500)
      // What is in the pipes is read to see the end that follows it.
      socket.resume()
      const over = await Promise.race([ended, wait(3000, false)])
      socket.destroy()
      return { refused: over, seen: over ? 'ended' : 'still open' }
    }),
}

const tooManyStreams: Attack = {
  group: 'Streams',
  says: 'a hundred streams at once',
  expected: 'those beyond the limits get 503',
  run: (at) =>
    withUnread(at, 100, async () => {
      const answer = await speak(at.port, requestText(at, stream), 2000 + at.unreadMs)
      return { refused: answer.status === 503, seen: answer.status === 0 ? 'no answer' : String(answer.status) }
    }),
}

const manyAtOnce: Attack = {
  group: 'Streams',
  says: 'three hundred calls at once',
  expected: 'each gets 200 or 503',
  run: async (at) => {
    const statuses = await Promise.all(
      Array.from({ length: 300 }, async () => (await ask(at, 'POST /api/exchange', {}, limits)).status),
    )
    const odd = statuses.filter((status) => status !== 200 && status !== 503)
    const good = statuses.filter((status) => status === 200).length
    return {
      refused: odd.length === 0 && good > 0,
      seen: odd.length === 0 ? `${good} × 200, ${300 - good} × 503` : odd.join(),
    }
  },
}

const headers: Attack = {
  group: 'Headers',
  says: 'the page in a frame, its types guessed, its scripts from elsewhere',
  expected: 'the page forbids all of it',
  run: async (at) => {
    const { head } = await ask(at, 'GET /')
    const wanted = [
      /^content-security-policy: .*default-src 'none'.*frame-ancestors 'none'/im,
      /^x-content-type-options: nosniff/im,
      /^referrer-policy: no-referrer/im,
      /^cross-origin-resource-policy: same-origin/im,
      /^cross-origin-opener-policy: same-origin/im,
    ]
    const missing = wanted.filter((each) => !each.test(head)).map((each) => /[a-z-]+/.exec(each.source)?.[0])
    const open = /access-control-allow-/i.test(head) || /unsafe-(?:inline|eval)/.test(head)
    return {
      refused: missing.length === 0 && !open,
      seen: missing.length === 0 ? (open ? 'others may read it' : 'forbidden') : `without ${missing.join(', ')}`,
    }
  },
}

/** Attacks that take several requests, those that change the least first. */
export const severalRequestAttacks: readonly Attack[] = [
  headers,
  redirected,
  climbing,
  chosenSession,
  foreignConnection,
  manyConnections,
  unreadStreams,
  idleStream,
  tooManyStreams,
  manyAtOnce,
]

/** What takes long by its nature: requests that are begun and never finished. */
export const slowAttacks: readonly Attack[] = [
  ['a head that never ends', 'GET / HTTP/1.1\r\nhost: 127.0.0.1:PORT\r\nx-slow: '],
  ['a body that never comes', 'POST /api/exchange HTTP/1.1\r\nhost: 127.0.0.1:PORT\r\ncontent-length: 1000\r\n\r\n{'],
].map(([says = '', text = '']) => ({
  group: 'Slow',
  says,
  expected: 'closed within 70 s',
  run: async (at) => {
    const since = performance.now()
    await speak(at.port, text.replace('PORT', String(at.port)), 75_000)
    const took = performance.now() - since
    return { refused: took < 70_000, seen: `closed after ${Math.round(took / 1000)} s` }
  },
}))
