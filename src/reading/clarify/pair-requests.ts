import type { RequestSeen, RpcId, Unanswered } from './decoded.ts'
import type { ReadRequest } from './read-request.ts'
import { broken, type BrokenRule } from './rpc-rules.ts'

/** Which request an answer belongs to, and what is wrong about its id. */
export interface Pairing {
  readonly request: ReadRequest | null
  readonly pairing: 'matched' | 'presumed' | 'none'
  readonly broken: readonly BrokenRule[]
}

/** The only two errors after which a server may not know the request's id. JSON-RPC 2.0, section 5. */
const idMayBeNull = new Set([-32700, -32600])

/** Finds requests by id; remembers which were answered. */
export class RequestBook {
  readonly #requests: readonly ReadRequest[]
  readonly #byId = new Map<string, Queue>()
  readonly #byText = new Map<string, Queue>()
  readonly #answered = new Map<ReadRequest, number>()

  constructor(requests: readonly ReadRequest[]) {
    this.#requests = requests
    for (const request of requests) {
      const { kind, text } = request.seen.id
      if (kind === 'absent' || kind === 'other') continue
      push(this.#byId, `${kind} ${text}`, request)
      push(this.#byText, text, request)
    }
  }

  /** Pairs one answer by its id; `only` tells that it is the only answer there is, `code` its error's code. */
  pair(id: RpcId, only: boolean, code: number | null): Pairing {
    const faults: BrokenRule[] = []
    const noId = id.kind === 'absent' || id.kind === 'null' || id.kind === 'other'
    const told = id.text.slice(0, 60)
    if (id.kind === 'absent') faults.push(broken('id-missing', null))
    if (id.kind === 'other') faults.push(broken('id-kind', id.span))
    if (id.kind === 'null' && !(code !== null && idMayBeNull.has(code))) faults.push(broken('id-null', id.span))
    if (id.kind === 'number' && !/^-?\d+$/.test(id.text)) faults.push(broken('id-fraction', id.span, told))
    if (this.#requests.length === 0) return { request: null, pairing: 'none', broken: faults }
    const exact = noId ? undefined : this.#pick(this.#byId.get(`${id.kind} ${id.text}`))
    if (exact !== undefined) return this.#take(exact, id, faults)
    const alike = noId ? undefined : this.#pick(this.#byText.get(id.text))
    if (alike !== undefined) {
      faults.push(
        broken('id-type-changed', id.span, ...(id.kind === 'text' ? ['a number', 'text'] : ['text', 'a number'])),
      )
      return this.#take(alike, id, faults)
    }
    const [first] = this.#requests
    const presumed = this.#requests.length === 1 && only && first !== undefined ? first : null
    if (presumed?.seen.id.kind === 'absent') faults.push(broken('notification-answered', id.span))
    else if (!noId) {
      const asked = presumed === null ? 'no request here has it' : `the request’s is ${presumed.seen.id.text}`
      faults.push(broken('id-not-the-requests', id.span, told, asked))
    }
    if (presumed !== null) this.#answered.set(presumed, (this.#answered.get(presumed) ?? 0) + 1)
    return { request: presumed, pairing: presumed === null ? 'none' : 'presumed', broken: faults }
  }

  /**
   * The first request of an id that is not answered yet, else the first; what was passed over is not looked at again.
   */
  #pick(queue: Queue | undefined): ReadRequest | undefined {
    if (!queue) return undefined
    for (let next = queue.requests[queue.next]; next && this.#answered.has(next); next = queue.requests[queue.next])
      queue.next += 1
    return queue.requests[queue.next] ?? queue.requests[0]
  }

  #take(request: ReadRequest, id: RpcId, faults: BrokenRule[]): Pairing {
    const times = (this.#answered.get(request) ?? 0) + 1
    this.#answered.set(request, times)
    if (times > 1) faults.push(broken('answered-twice', id.span, String(times), id.text.slice(0, 60)))
    return { request, pairing: 'matched', broken: faults }
  }

  /** Requests with an id that no answer has, once there is any answer at all. */
  unanswered(): readonly Unanswered[] {
    if (this.#answered.size === 0) return []
    const open = this.#requests.filter((request) => !this.#answered.has(request) && request.seen.id.kind !== 'absent')
    return open.map(({ seen }) => ({ request: seen, says: unansweredSays(seen) }))
  }
}

function unansweredSays({ id, method }: RequestSeen): string {
  return `Request ${id.text.slice(0, 60)}${method ? ` (${method.text.slice(0, 60)})` : ''} has no answer here.`
}

/** The requests of one id in their order, and how many of them were passed over as answered. */
interface Queue {
  readonly requests: ReadRequest[]
  next: number
}

function push(map: Map<string, Queue>, key: string, request: ReadRequest): void {
  const queue = map.get(key)
  if (queue) queue.requests.push(request)
  else map.set(key, { requests: [request], next: 0 })
}
