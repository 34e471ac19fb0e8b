import type { Table } from '#src/domain/table/table.ts'

/** Somebody whom the two sides write differently and whose name alone says that both are one. */
export interface RespeltPerson {
  readonly ui: number
  readonly api: number
}

/** So many are listed one by one. */
const mostListed = 500

/** The people who were paired by their names though these are written differently. */
export function respelt(api: Table, ui: Table, apiOf: Int32Array, byName: Uint8Array): readonly RespeltPerson[] {
  const found: RespeltPerson[] = []
  for (let at = 0; at < ui.people.length && found.length < mostListed; at += 1) {
    const paired = apiOf[at] ?? -1
    if (paired < 0 || (at < byName.length && byName[at] !== 1)) continue
    const [screens, exports] = [ui.people[at]?.name ?? null, api.people[paired]?.name ?? null]
    if (screens !== null && exports !== null && screens !== exports) found.push({ ui: at, api: paired })
  }
  return found
}
