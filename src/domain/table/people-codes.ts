import type { Person } from './table.ts'

/**
 * Gives codes to people: by user id; without one, by e-mail, CRM id or name, unless their other ids say it
 * is somebody else.
 */
export class PeopleCodes {
  readonly items: Person[] = []
  readonly #byUser = new Map<string, number>()
  readonly #byMail = new Map<string, number>()
  readonly #byCrm = new Map<string, number>()
  /** Only of people who have neither e-mail nor CRM id. */
  readonly #byName = new Map<string, number>()

  /** A person's code; what is new about somebody known is added. */
  code(person: Person): number {
    const mail = person.email?.toLowerCase() ?? null
    const name = person.name === null || mail !== null || person.crmId !== null ? null : person.name.toLowerCase()
    const { userId, crmId } = person
    const known = userId === null ? undefined : this.#byUser.get(userId)
    if (known !== undefined) {
      this.#merge(known, person)
      return known
    }
    const byMail = mail === null ? undefined : this.#byMail.get(mail)
    const byCrm = crmId === null ? undefined : this.#byCrm.get(crmId)
    const byName = name === null ? undefined : this.#byName.get(name)
    const same = this.#isSame(byMail, person)
      ? byMail
      : this.#isSame(byCrm, person)
        ? byCrm
        : this.#isSame(byName, person)
          ? byName
          : undefined
    if (same !== undefined) this.#merge(same, person)
    const code = same ?? this.items.push(person) - 1
    if (userId !== null) this.#byUser.set(userId, code)
    if (userId !== null && same !== undefined) return code
    if (mail !== null && byMail === undefined) this.#byMail.set(mail, code)
    if (crmId !== null && byCrm === undefined) this.#byCrm.set(crmId, code)
    if (name !== null && byName === undefined) this.#byName.set(name, code)
    return code
  }

  /** Who has an id of any kind, or that name; −1 for nobody. */
  find(id: string): number {
    const plain = id.toLowerCase()
    return this.#byUser.get(id) ?? this.#byMail.get(plain) ?? this.#byCrm.get(id) ?? this.#byName.get(plain) ?? -1
  }

  /** Remembers who is known; what is returned takes it back to that. */
  remember(): () => void {
    const items = [...this.items]
    const maps = [this.#byUser, this.#byMail, this.#byCrm, this.#byName].map((map) => ({ map, held: [...map] }))
    return () => {
      this.items.length = 0
      for (const item of items) this.items.push(item)
      for (const { map, held } of maps) {
        map.clear()
        for (const [key, code] of held) map.set(key, code)
      }
    }
  }

  /** Whether somebody known can be the person: not two user ids, no other e-mail or CRM id. */
  #isSame(code: number | undefined, person: Person): boolean {
    const known = code === undefined ? undefined : this.items[code]
    return (
      known !== undefined &&
      (person.userId === null || known.userId === null) &&
      !differ(known.email, person.email) &&
      !differ(known.crmId, person.crmId)
    )
  }

  #merge(code: number, more: Person): void {
    const known = this.items[code]
    if (known === undefined || known === more) return
    this.items[code] = {
      userId: known.userId ?? more.userId,
      crmId: known.crmId ?? more.crmId,
      name: known.name ?? more.name,
      email: known.email ?? more.email,
      scopeId: known.scopeId ?? more.scopeId,
      hierarchyId: known.hierarchyId ?? more.hierarchyId,
      hierarchyName: known.hierarchyName ?? more.hierarchyName,
      parentHierarchyId: known.parentHierarchyId ?? more.parentHierarchyId,
      parentHierarchyName: known.parentHierarchyName ?? more.parentHierarchyName,
    }
  }
}

function differ(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a.toLowerCase() !== b.toLowerCase()
}
