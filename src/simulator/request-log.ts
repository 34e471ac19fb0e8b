/** One request that the demo tenant received, secrets blanked. */
export interface LogEntry {
  /** Epoch ms. */
  readonly at: number
  readonly method: string
  /** Path and query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** At most 2,000 characters; null when there was none. */
  readonly body: string | null
  /** The status answered; null when the connection was broken or the caller left first. */
  readonly status: number | null
  /** Ms until the answer's head was ready. */
  readonly tookMs: number
}

/** What the demo tenant remembers of requests: the newest 500. */
export interface RequestLog {
  add(entry: LogEntry): void
  list(): readonly LogEntry[]
}

const most = 500

/** Makes an empty log. */
export function createRequestLog(): RequestLog {
  const entries: LogEntry[] = []
  return {
    add: (entry) => {
      entries.push(entry)
      if (entries.length > most) entries.shift()
    },
    list: () => [...entries],
  }
}
