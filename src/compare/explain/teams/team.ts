import type { Person, Table } from '#src/domain/table/table.ts'

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
    if (person.hierarchyId !== null && person.hierarchyName !== null)
      nodeByName.set(person.hierarchyName, person.hierarchyId)
    if (person.parentHierarchyId !== null && person.parentHierarchyName !== null)
      nodeByName.set(person.parentHierarchyName, person.parentHierarchyId)
  }
  const named = (id: string | null, name: string | null): string | null =>
    id ?? (name === null ? null : (nodeByName.get(name) ?? `name:${name}`))
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
    const known =
      own !== undefined &&
      (own.hierarchyId !== null ||
        own.hierarchyName !== null ||
        own.parentHierarchyId !== null ||
        own.parentHierarchyName !== null)
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

/**
 * Where a manager and the reps stand in one and the same place of the hierarchy, the scope tells them
 * apart (`1905::MGR`).
 */
function addSharedTeams(
  people: readonly (Person | undefined)[],
  at: ReadonlyMap<string, readonly number[]>,
  reports: number[][],
): void {
  const isManager = (person: number): boolean => people[person]?.scopeId?.toUpperCase().endsWith('::MGR') === true
  for (const members of at.values()) {
    const managers = members.filter(isManager)
    const [manager] = managers
    if (managers.length !== 1 || manager === undefined || (reports[manager]?.length ?? 0) > 0) continue
    for (const member of members) if (member !== manager) reports[manager]?.push(member)
  }
}

/** Everybody below a person, each once; a circle in the hierarchy ends where it began. */
export function everyoneBelow(team: Pick<Team, 'reports'>, person: number): number[] {
  const found = new Set<number>()
  const waiting = [...(team.reports[person] ?? [])]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (next === undefined || next === person || found.has(next)) continue
    found.add(next)
    for (const report of team.reports[next] ?? []) waiting.push(report)
  }
  return [...found]
}

/** Managers, those with fewer people below first: whoever is below another has fewer. */
function deepestFirst(reports: readonly (readonly number[])[]): number[] {
  const managers = reports.flatMap((own, person) =>
    own.length > 0 ? [{ person, below: everyoneBelow({ reports }, person).length }] : [],
  )
  return managers.toSorted((a, b) => a.below - b.below).map((one) => one.person)
}
