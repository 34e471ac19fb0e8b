import type { Person, Table } from '#src/domain/table.ts'

/** Who is below whom, over the unified people of both sides. */
export interface Team {
  /** Direct reports of each person. */
  readonly reports: readonly (readonly number[])[]
  /** Managers, those deepest in the hierarchy first. */
  readonly managers: readonly number[]
  /** Each person's own place and parent as the UI names them, where it does. */
  readonly uiParent: readonly (string | null)[]
  readonly apiParent: readonly (string | null)[]
}

/** Builds the hierarchy from the API's people, filled up with what the UI says of people whom the API does not list. */
export function buildTeam(api: Table, ui: Table, uiPersonOf: Int32Array, personCount: number): Team {
  const nodeByName = new Map<string, string>()
  for (const person of api.people) {
    if (person.hierarchyId !== null && person.hierarchyName !== null) nodeByName.set(person.hierarchyName, person.hierarchyId)
    if (person.parentHierarchyId !== null && person.parentHierarchyName !== null) nodeByName.set(person.parentHierarchyName, person.parentHierarchyId)
  }
  const named = (id: string | null, name: string | null): string | null => id ?? (name === null ? null : (nodeByName.get(name) ?? `name:${name}`))
  const node: (string | null)[] = []
  const parent: (string | null)[] = []
  const apiParent: (string | null)[] = []
  const uiParent: (string | null)[] = []
  const people: (Person | undefined)[] = []
  for (let at = 0; at < personCount; at += 1) {
    const own = api.people[at]
    const screen = ui.people[uiPersonOf[at] ?? -1]
    const person = own ?? screen
    people.push(person)
    const known = own !== undefined && (own.hierarchyId !== null || own.hierarchyName !== null || own.parentHierarchyId !== null || own.parentHierarchyName !== null)
    const source = known ? own : (screen ?? own)
    node.push(named(source?.hierarchyId ?? null, source?.hierarchyName ?? null))
    parent.push(named(source?.parentHierarchyId ?? null, source?.parentHierarchyName ?? null))
    apiParent.push(named(own?.parentHierarchyId ?? null, own?.parentHierarchyName ?? null))
    uiParent.push(named(screen?.parentHierarchyId ?? null, screen?.parentHierarchyName ?? null))
  }
  const at = new Map<string, number[]>()
  node.forEach((key, person) => {
    if (key === null) return
    const held = at.get(key)
    if (held === undefined) at.set(key, [person])
    else held.push(person)
  })
  const reports: number[][] = Array.from({ length: personCount }, () => [])
  parent.forEach((key, person) => {
    if (key === null || key === node[person]) return
    for (const manager of at.get(key) ?? []) if (manager !== person) reports[manager]?.push(person)
  })
  addSharedTeams(people, at, reports)
  return { reports, managers: deepestFirst(reports), uiParent, apiParent }
}

/** Where a manager and the reps stand in one and the same place of the hierarchy, the scope tells them apart (`1905::MGR`). */
function addSharedTeams(people: readonly (Person | undefined)[], at: ReadonlyMap<string, readonly number[]>, reports: number[][]): void {
  const isManager = (person: number): boolean => people[person]?.scopeId?.toUpperCase().endsWith('::MGR') === true
  for (const members of at.values()) {
    const managers = members.filter(isManager)
    const [manager] = managers
    if (managers.length !== 1 || manager === undefined || (reports[manager]?.length ?? 0) > 0) continue
    for (const member of members) if (member !== manager) reports[manager]?.push(member)
  }
}

function deepestFirst(reports: readonly (readonly number[])[]): number[] {
  const height = new Map<number, number>()
  const busy = new Set<number>()
  const heightOf = (person: number): number => {
    const known = height.get(person)
    if (known !== undefined) return known
    // A circle in the hierarchy counts as its end.
    if (busy.has(person)) return 0
    busy.add(person)
    const own = reports[person] ?? []
    const found = own.length === 0 ? 0 : 1 + Math.max(...own.map(heightOf))
    busy.delete(person)
    height.set(person, found)
    return found
  }
  return reports
    .map((own, person) => ({ person, own: own.length }))
    .filter((one) => one.own > 0)
    .map((one) => one.person)
    .toSorted((a, b) => heightOf(a) - heightOf(b))
}

/** Everybody below a person, each once. */
export function everyoneBelow(team: Team, person: number): number[] {
  const found = new Set<number>()
  const visit = (at: number): void => {
    for (const report of team.reports[at] ?? []) {
      if (report === person || found.has(report)) continue
      found.add(report)
      visit(report)
    }
  }
  visit(person)
  return [...found]
}
