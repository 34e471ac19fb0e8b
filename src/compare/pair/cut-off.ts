import type { Person, Table, Warning } from '#src/domain/table/table.ts'
import { nameKey } from './names/name-parts.ts'
import type { PairedPeople } from './names/pair-left-over.ts'

/** Of each side the last lines that lack their end, cell by cell: a file that was cut there looks so. */
export interface CutLines {
  readonly api: readonly (readonly string[])[]
  readonly ui: readonly (readonly string[])[]
}

/** Leaves the absence open of people whose name, e-mail or id begins as a last line that lacks its end. */
export function pairCutOff(api: Table, ui: Table, people: PairedPeople, cut: CutLines | undefined): PairedPeople {
  if (cut === undefined || (cut.api.length === 0 && cut.ui.length === 0)) return people
  const paired = new Set([...people.apiOf].flatMap((code) => (code < 0 ? [] : [people.firstOf[code] ?? code])))
  const openApi = startingSo(api, cut.ui, (at) => !paired.has(people.firstOf[at] ?? at))
  const openUi = startingSo(ui, cut.api, (at) => (people.apiOf[at] ?? -1) < 0)
  const warnings: Warning[] = [
    ...openApi.slice(0, 1).map((at) => cutWarning('screen', api.people[at])),
    ...openUi.slice(0, 1).map((at) => cutWarning('export', ui.people[at])),
  ]
  return {
    ...people,
    openApi: new Set([...people.openApi, ...openApi]),
    openUi: new Set([...people.openUi, ...openUi]),
    warnings: [...people.warnings, ...warnings],
  }
}

function startingSo(
  table: Table,
  lines: readonly (readonly string[])[],
  isLeft: (at: number) => boolean,
): readonly number[] {
  const starts = lines.flat().flatMap((cell) => {
    // A letter that was cut itself is read as another, or as none.
    const plain = cell.trim().replace(/[^\p{ASCII}]+$/u, '')
    return [...new Set([cell.trim(), plain])].flatMap((text) =>
      text === '' ? [] : [{ text: text.toLowerCase(), name: nameKey(text) }],
    )
  })
  if (starts.length === 0) return []
  return table.people.flatMap((person, at) => {
    if (!isLeft(at)) return []
    const name = person.name === null ? null : nameKey(person.name)
    const ids = [person.email, person.crmId, person.userId].flatMap((id) => (id === null ? [] : [id.toLowerCase()]))
    const isSo = starts.some(
      (start) =>
        (name !== null && start.name !== '' && name.startsWith(start.name)) ||
        ids.some((id) => id.startsWith(start.text)),
    )
    return isSo ? [at] : []
  })
}

function cutWarning(side: 'screen' | 'export', person: Person | undefined): Warning {
  const name = person?.name ?? person?.email ?? person?.crmId ?? person?.userId ?? 'somebody'
  return {
    says:
      `The ${side}’s last line lacks its end, as where a file is cut: it may be that of ${name}, whose absence is ` +
      'not confirmed. Take the file again.',
  }
}
