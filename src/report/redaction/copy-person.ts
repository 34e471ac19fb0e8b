import { copyShort, type Copying } from './copying.ts'

/**
 * Copies a field that is a person's name, e-mail address or id: as it is, or as their alias where people are hidden.
 */
export function copyPerson(copying: Copying, where: string, person: string): string {
  if (!copying.hide.people || person.trim() === '') return copyShort(copying, 'person', where, person, 200)
  copying.removals.add({ kind: 'people', what: 'Name, e-mail address or id of a person', where, rule: 'hide people' })
  return copying.people.aliasOf(person) ?? '‹person›'
}
