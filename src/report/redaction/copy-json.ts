import { isObject, readJson } from '#src/domain/json.ts'
import { grouped } from '#src/domain/words/count.ts'
import { amountMark } from './amounts.ts'
import { charactersWords, copyShort, type Copying } from './copying.ts'
import { isPerson, listsOfThings, personMembers } from './find-people.ts'
import { isSecret, jsonShapeOf } from './json-shape.ts'
import { rulesFor, type MemberRule } from './member-rules.ts'
import { wordiness } from '#src/secrets/wordiness.ts'

/** More elements than this of one list say nothing new; the rest is counted. */
const mostElements = 4
const mostMembers = 60
const deepest = 12

/** Where a value stands: in words, and under which member of which kind of object. */
interface Place {
  readonly where: string
  readonly name: string
  readonly person: boolean
  /** Whether the object is a thing, whose ids are no person's. */
  readonly thing: boolean
  /** The alias of the person that the object tells of, where people are hidden. */
  readonly alias: string | null
  /** The words that a claim rests on, without spaces: what holds them is not left out of a list. */
  readonly quote: string | null
}

function drop(copying: Copying, place: Place, value: unknown): unknown {
  if (value === null) return null
  copying.removals.add({
    kind: 'not-named',
    what: 'Value that no rule names',
    where: place.where,
    rule: 'members of answers that are known to be safe',
  })
  return jsonShapeOf(value)
}

function dropSecret(copying: Copying, place: Place, value: unknown): string {
  copying.removals.add({ kind: 'secret', what: 'Secret', where: place.where, rule: 'secrets never leave' })
  return jsonShapeOf(value)
}

/** A value by the first of its rules that fits it; undefined where none does. */
function byRules(copying: Copying, place: Place, value: unknown, rules: readonly MemberRule[]): unknown {
  for (const rule of rules) {
    const copied = byRule(copying, place, value, rule)
    if (copied !== undefined) return copied
  }
  return undefined
}

/** A value by one rule; undefined where it does not fit. */
function byRule(copying: Copying, place: Place, value: unknown, rule: MemberRule): unknown {
  const text = (most: number) => (typeof value === 'string' ? sentence(copying, place, value, rule, most) : undefined)
  switch (rule) {
    case 'part':
    case 'reasons':
      return undefined
    case 'person':
      return place.thing && typeof value === 'string' && /^[\w:.-]{1,60}$/.test(value)
        ? identifier(copying, place, value)
        : personal(copying, place, value)
    case 'money':
      return priced(copying, place, value)
    case 'id':
      return typeof value === 'number' || (typeof value === 'string' && /^[\w:.@-]{1,128}$/.test(value))
        ? identifier(copying, place, value)
        : undefined
    case 'count':
      return typeof value === 'number' || (typeof value === 'string' && /^\d{1,12}$/.test(value)) ? value : undefined
    case 'flag':
      return typeof value === 'boolean' || value === 'Yes' || value === 'No' ? value : undefined
    case 'time':
      return typeof value === 'number' || (typeof value === 'string' && /^[\w :.,/+-]{1,40}$/.test(value))
        ? timely(copying, place, value)
        : undefined
    case 'code':
      return typeof value === 'number' || (typeof value === 'string' && value.length <= 120)
        ? typeof value === 'number'
          ? value
          : text(120)
        : undefined
    case 'message':
      return text(1200)
    case 'label':
      if (copying.hide.people && /hierarchyName$/i.test(place.name)) return role(copying, place, value)
      return place.person && place.name === 'name' ? personal(copying, place, value) : text(200)
  }
}

const timely = (copying: Copying, place: Place, value: string | number): unknown =>
  typeof value === 'number' ? value : copyShort(copying, 'time', place.where, value, 60)

/** A sentence, also one that is itself JSON: then its members are judged. */
function sentence(copying: Copying, place: Place, value: string, rule: string, most: number): string {
  const inner = /^\s*[[{]/.test(value) ? readJson(value) : null
  if (inner?.ok === true && typeof inner.value === 'object')
    return JSON.stringify(copyValue(copying, { ...place, where: `${place.where} (JSON in a text)` }, inner.value, 1))
  return copyShort(copying, rule, place.where, value, most)
}

function identifier(copying: Copying, place: Place, value: string | number): unknown {
  if (copying.hide.people && place.person && place.name === 'id') return personal(copying, place, value)
  if (copying.hide.people && /hierarchyId$/i.test(place.name)) return personal(copying, place, value)
  if (typeof value === 'number') return value
  return copyShort(
    { ...copying, ids: new Set([...copying.ids, ...(value.length <= 40 ? [value] : [])]) },
    'id',
    place.where,
    value,
    128,
  )
}

function personal(copying: Copying, place: Place, value: unknown): unknown {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  if (!copying.hide.people)
    return typeof value === 'number' ? value : copyShort(copying, 'person', place.where, value, 200)
  copying.removals.add({
    kind: 'people',
    what: 'Name, e-mail address or id of a person',
    where: place.where,
    rule: 'hide people',
  })
  const someoneElse = /^(?:updatedBy|createdBy|parentHierarchyId)$/.test(place.name)
  return copying.people.aliasOf(String(value)) ?? (someoneElse ? null : place.alias) ?? '‹person›'
}

/** A place in the hierarchy is held by one person, and names them as well as their name does. */
function role(copying: Copying, place: Place, value: unknown): unknown {
  if (typeof value !== 'string') return undefined
  copying.removals.add({ kind: 'people', what: 'Role of a person', where: place.where, rule: 'hide people' })
  return '‹role›'
}

function priced(copying: Copying, place: Place, value: unknown): unknown {
  const numeral =
    typeof value === 'number' ||
    (typeof value === 'string' && /^[^\p{L}]{0,4}[-+−(]?[\d.,\s'’]{1,30}[^\p{L}]{0,4}[A-Z]{0,3}$/u.test(value))
  if (!numeral) return undefined
  if (!copying.hide.amounts) return value
  copying.removals.add({ kind: 'amounts', what: 'Amount', where: place.where, rule: 'hide amounts' })
  return amountMark
}

/** A member's own name, where it reads like words; otherwise its shape. */
function memberName(copying: Copying, where: string, name: string): string {
  const plain = rulesFor(name).length > 0 || (/^[A-Za-z][A-Za-z_]{0,31}$/.test(name) && wordiness(name) >= 0.6)
  if (plain && (!copying.hide.people || rulesFor(name).length > 0 || copying.people.hideIn(name).times === 0))
    return name
  copying.removals.add({
    kind: 'not-named',
    what: 'Name of a member',
    where,
    rule: 'members of answers that are known to be safe',
  })
  return `‹name, ${charactersWords(name.length)}›`
}

/** A path to a parameter, or the short name of an input: words and numbers, nothing that looks generated. */
const isPath = (text: string): boolean =>
  /^[\w.[\]/"'$*-]{1,120}$/.test(text) &&
  text
    .split(/[^A-Za-z0-9_]+/)
    .every((part) => part.length <= 8 || (/^[A-Za-z_]+$/.test(part) && wordiness(part) >= 0.6))

/** A map from parameters' paths, or inputs' names, to sentences, flags and ids. */
function copyReasons(copying: Copying, place: Place, value: unknown, depth: number): unknown {
  if (isSecret(place.name, value)) return dropSecret(copying, place, value)
  if (typeof value === 'string') return copyShort(copying, 'reasons', place.where, value, 400)
  if (Array.isArray(value))
    return copyList(copying, place, value, (each) => copyReasons(copying, place, each, depth + 1))
  if (!isObject(value) || depth > deepest) return drop(copying, place, value)
  const members = Object.entries(value).slice(0, mostMembers)
  return Object.fromEntries(
    members.map(([path, reasons]) => {
      const name = isPath(path)
        ? copyShort(copying, 'reasons', place.where, path, 120)
        : memberName(copying, place.where, path)
      const here = { ...place, name: path, where: `${place.where} › ${name}` }
      const known = rulesFor(path)
      return [
        name,
        typeof reasons === 'string' || Array.isArray(reasons)
          ? copyReasons(copying, here, reasons, depth + 1)
          : (byRules(copying, here, reasons, known) ?? copyValue(copying, here, reasons, depth + 1)),
      ]
    }),
  )
}

/** The first elements of a list, and the first that holds what is quoted; the others are counted. */
function copyList(
  copying: Copying,
  place: Place,
  list: readonly unknown[],
  copyOne: (each: unknown) => unknown,
): unknown[] {
  const { quote } = place
  // In `["apikey", "…"]` the name stands before its value.
  const copy = (each: unknown, at: number) =>
    isSecret(list[at - 1], each) ? dropSecret(copying, place, each) : copyOne(each)
  const more = (count: number) => (count === 0 ? [] : [`‹${grouped(count)} more›`])
  if (list.length <= mostElements + 1) return list.map(copy)
  const quoted =
    quote === null ? -1 : list.findIndex((each) => withoutSpaces(JSON.stringify(each) ?? '').includes(quote))
  if (quoted < mostElements) return [...list.slice(0, mostElements).map(copy), ...more(list.length - mostElements)]
  return [
    ...list.slice(0, mostElements - 1).map(copy),
    ...more(quoted - mostElements + 1),
    copy(list[quoted], quoted),
    ...more(list.length - quoted - 1),
  ]
}

const withoutSpaces = (text: string): string => text.replace(/\s+/g, '')

/** A structure's parts whose names are on the list. */
function copyValue(copying: Copying, place: Place, value: unknown, depth: number): unknown {
  const rules = rulesFor(place.name)
  if (isSecret(place.name, value)) return dropSecret(copying, place, value)
  if (
    rules.includes('reasons') &&
    isObject(value) &&
    !('query' in value) &&
    !('integration' in value && typeof value['integration'] === 'string')
  )
    return copyReasons(copying, place, value, depth)
  if (Array.isArray(value)) {
    if (depth > deepest) return drop(copying, place, value)
    return copyList(copying, place, value, (each) =>
      typeof each === 'object' && each !== null
        ? copyValue(copying, place, each, depth + 1)
        : (byRules(copying, place, each, rules) ?? drop(copying, place, each)),
    )
  }
  if (!isObject(value))
    return value === null ? null : (byRules(copying, place, value, rules) ?? drop(copying, place, value))
  if (
    depth > deepest ||
    (depth > 0 && place.name !== '' && !rules.some((rule) => rule === 'part' || rule === 'reasons'))
  )
    return drop(copying, place, value)
  return copyMembers(copying, place, value, depth)
}

function copyMembers(copying: Copying, place: Place, value: Readonly<Record<string, unknown>>, depth: number): unknown {
  const person = isPerson(value, place.name)
  const keys = [...personMembers.email, ...personMembers.id, ...personMembers.name, 'name', 'id'].flatMap((key) =>
    typeof value[key] === 'string' || typeof value[key] === 'number' ? [String(value[key])] : [],
  )
  const alias = person && copying.hide.people ? copying.people.aliasOf(...keys) : null
  const entries = Object.entries(value)
  // `{"name": "X-Api-Key", "value": "…"}`
  const labels = [value['name'], value['key'], value['header']].filter((each) => typeof each === 'string')
  const taken = new Map<string, unknown>()
  for (const [key, member] of entries.slice(0, mostMembers)) {
    const label = memberName(copying, place.where, key)
    const name = taken.has(label) ? `${label} ${taken.size + 1}` : label
    const here = {
      ...place,
      where: `${place.where} › ${label}`,
      name: key,
      person,
      thing: listsOfThings.has(place.name),
      alias,
    }
    taken.set(
      name,
      key === 'value' && labels.some((each) => isSecret(each, member))
        ? dropSecret(copying, here, member)
        : copyValue(copying, here, member, depth + 1),
    )
  }
  if (entries.length > mostMembers) taken.set(`‹${entries.length - mostMembers} more members›`, '‹not shown›')
  return Object.fromEntries(taken)
}

/** A JSON body's structure with the values under members that are known to be safe; the others leave as their shape. */
export function copyJson(copying: Copying, where: string, value: unknown, quote: string | null): unknown {
  return copyValue(
    copying,
    {
      where,
      name: '',
      person: false,
      thing: false,
      alias: null,
      quote: quote === null || quote.trim() === '' ? null : withoutSpaces(quote),
    },
    value,
    0,
  )
}
