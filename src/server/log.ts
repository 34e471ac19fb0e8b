/** How much is logged; each level holds those before it. */
export const logLevels = ['silent', 'error', 'info', 'debug'] as const

/** How much is logged. */
export type LogLevel = (typeof logLevels)[number]

/** One structured entry: small named values, never a body, a query or a header. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>

/** Writes what happened, as one line of JSON an entry. */
export type Log = (level: Exclude<LogLevel, 'silent'>, what: string, fields?: LogFields) => void

/** Makes a log of a level over a line writer; `now` is epoch ms. */
export function createLog(level: LogLevel, write: (line: string) => void, now: () => number): Log {
  const most = logLevels.indexOf(level)
  return (of, what, fields = {}) => {
    if (logLevels.indexOf(of) > most) return
    const own = { at: new Date(now()).toISOString(), level: of, what }
    // Once for the order, once so that no field can take its place.
    write(JSON.stringify({ ...own, ...fields, ...own }))
  }
}
