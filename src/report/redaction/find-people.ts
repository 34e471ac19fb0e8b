import type { Case } from '#src/domain/model/case.ts'
import type { KeptRow } from '#src/domain/model/comparison-summary.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import { isObject, readJson } from '#src/domain/json.ts'
import type { Sighting } from './group-people.ts'
import { gatherPeople, crmUserPattern, emailPattern, scopePattern, type People } from './people.ts'
import { commonWords } from '#src/report/model/person-words.ts'

/** Members that hold a person's name, e-mail address or id in the answers of Clari, Copilot and Clarify. */
export const personMembers = {
  name: new Set([
    'ownerName',
    'userName',
    'username',
    'fullName',
    'displayName',
    'managerName',
    'repName',
    'userDisplayName',
    'personName',
  ]),
  email: new Set(['email', 'ownerEmail', 'userEmail', 'emailAddress', 'mail', 'createdByEmail']),
  id: new Set([
    'userId',
    'crmId',
    'crmUserId',
    'ownerId',
    'updatedBy',
    'createdBy',
    'scopeId',
    'hostId',
    'actorId',
    'user',
  ]),
} as const

/** Lists whose elements are people, so that their `name` and `id` are a person's. */
const listsOfPeople = new Set(['users', 'members', 'people', 'owners', 'participants', 'reps', 'externalParticipants'])

/** Lists whose elements are things, whatever ids they have: a period's `crmId` is no person's. */
export const listsOfThings: ReadonlySet<string> = new Set(['timePeriods', 'timeFrames', 'fields', 'forecasts'])

/** Whether an object tells of one person, so that its `name` is theirs. */
export function isPerson(value: Readonly<Record<string, unknown>>, under: string): boolean {
  return (
    !listsOfThings.has(under) &&
    (listsOfPeople.has(under) ||
      ['email', 'emailAddress', 'crmId', 'scopeId'].some((key) => key in value) ||
      ('userId' in value && 'name' in value))
  )
}

const textOf = (value: unknown): readonly string[] =>
  typeof value === 'string' && value.trim() !== '' ? [value] : typeof value === 'number' ? [String(value)] : []
const deepest = 40
const mostSeen = 20_000

/** The people that a structure tells of, in its order. */
function peopleInJson(value: unknown, under: string, found: Sighting[], depth: number): void {
  if (depth > deepest || found.length > mostSeen) return
  if (Array.isArray(value)) return value.forEach((each) => peopleInJson(each, under, found, depth + 1))
  if (typeof value === 'string') return void found.push(...peopleInText(value))
  if (!isObject(value)) return
  const own = isPerson(value, under)
  const take = (keys: ReadonlySet<string>, alsoOwn: readonly string[]): readonly string[] =>
    Object.entries(value).flatMap(([key, member]) =>
      keys.has(key) || (own && alsoOwn.includes(key)) ? textOf(member) : [],
    )
  const whole = [...take(new Set(), ['firstName']), ...take(new Set(), ['lastName'])].join(' ')
  const names = [...take(personMembers.name, ['name']), ...(whole === '' ? [] : [whole])]
  const emails = take(personMembers.email, [])
  // Whoever changed a value is somebody else than whose value it is.
  const ids = listsOfThings.has(under)
    ? []
    : take(new Set([...personMembers.id].filter((key) => key !== 'updatedBy' && key !== 'createdBy')), [
        ...(listsOfPeople.has(under) ? ['id'] : []),
        'hierarchyId',
      ])
  if (names.length + emails.length + ids.length > 0) found.push({ names, emails, ids })
  for (const key of ['updatedBy', 'createdBy'])
    for (const id of textOf(value[key]))
      found.push(id.includes('@') ? { names: [], emails: [id], ids: [] } : { names: [], emails: [], ids: [id] })
  for (const [key, member] of Object.entries(value)) {
    if (typeof member === 'object') peopleInJson(member, key, found, depth + 1)
    else if (typeof member === 'string' && !personMembers.name.has(key) && !personMembers.email.has(key))
      found.push(...peopleInText(member))
  }
}

const namePattern = String.raw`\p{Lu}[\p{L}\p{M}'’-]+(?:[ ]\p{Lu}[\p{L}\p{M}'’.-]*){1,3}`
/** `Ana Ortiz <ana@…>`, `user 'Ana Ortiz'`, `owner: Ana Ortiz`. */
const withAddress = new RegExp(
  String.raw`(${namePattern})\s*[<([]\s*(?:mailto:)?([^\s<>()[\]]{1,64}@[^\s<>()[\]]{3,100})`,
  'gu',
)
const cued = new RegExp(
  String.raw`(?<![\p{L}])(?:[Uu]ser|[Oo]wner|[Rr]ep|[Ss]eller|[Mm]anager|[Uu]ser ?[Nn]ame|[Oo]wner ?[Nn]ame` +
    String.raw`|[Oo]pted in|[Bb]y|Dear|Hi|Hello)(?:["'“‘’”:=,\s]|is|named){1,6}(${namePattern})`,
  'gu',
)

const isName = (text: string): boolean =>
  !text.split(/\s+/).every((word) => commonWords.has(word.toLowerCase().replace(/[^\p{L}]/gu, '')))

/**
 * The people that a text tells of: addresses, ids of the known shapes, and names where the words beside them say
 * that they are names.
 */
function peopleInText(text: string): readonly Sighting[] {
  const found: (Sighting & { readonly at: number })[] = []
  for (const { 1: name, 2: email, index } of text.matchAll(withAddress))
    found.push({ at: index, names: [name ?? ''], emails: [email ?? ''], ids: [] })
  for (const { 0: email, index } of text.matchAll(emailPattern))
    found.push({ at: index, names: [], emails: [email.replace('%40', '@')], ids: [] })
  for (const { 0: id, index } of text.matchAll(scopePattern))
    found.push({ at: index, names: [], emails: [], ids: [id.replace(/%3A/gi, ':')] })
  for (const { 0: id, index } of text.matchAll(crmUserPattern))
    found.push({ at: index, names: [], emails: [], ids: [id] })
  for (const { 1: name, index } of text.matchAll(cued))
    if (name !== undefined && isName(name)) found.push({ at: index, names: [name], emails: [], ids: [] })
  return found.toSorted((a, b) => a.at - b.at)
}

const columnKinds: Readonly<Record<string, keyof Sighting>> = {
  user: 'names',
  name: 'names',
  owner: 'names',
  'owner name': 'names',
  rep: 'names',
  seller: 'names',
  email: 'emails',
  'e-mail': 'emails',
  'owner email': 'emails',
  'crm user id': 'ids',
  'user id': 'ids',
  userid: 'ids',
  crmid: 'ids',
}

/**
 * People in rows whose columns say what they hold; a name alone is one only beside an address or an id,
 * or under `User`.
 */
function peopleInRows(columns: readonly string[], rows: readonly (readonly string[])[]): readonly Sighting[] {
  const kinds = columns.map((column) => columnKinds[column.trim().toLowerCase()] ?? null)
  const tells =
    kinds.some((kind) => kind === 'emails' || kind === 'ids') ||
    columns.some((column) => /^(?:user|owner|owner name|rep|seller)$/i.test(column.trim()))
  if (!tells) return []
  return rows.map((row) => {
    const take = (kind: keyof Sighting) => row.filter((cell, at) => kinds[at] === kind && cell.trim() !== '')
    return { names: take('names'), emails: take('emails'), ids: take('ids') }
  })
}

/** People in a text that is a table with a head line, by commas, semicolons or tabs. */
function peopleInTable(text: string): readonly Sighting[] {
  const lines = text.slice(0, 200_000).split(/\r?\n/)
  const [head = ''] = lines
  const mark = [',', ';', '\t'].find((each) => head.includes(each))
  if (mark === undefined || !/\b(?:user|owner|e-?mail)\b/i.test(head)) return []
  const cells = (line: string) =>
    (
      line.match(
        mark === '\t'
          ? /(?:"(?:[^"]|"")*"|[^\t])+|(?<=\t|^)(?=\t|$)/g
          : mark === ','
            ? /"(?:[^"]|"")*"|[^,]+|(?<=,|^)(?=,|$)/g
            : /"(?:[^"]|"")*"|[^;]+|(?<=;|^)(?=;|$)/g,
      ) ?? []
    ).map((cell) => cell.replace(/^"|"$/g, '').replaceAll('""', '"'))
  return peopleInRows(cells(head), lines.slice(1, 3000).map(cells))
}

function peopleInBody(text: string): readonly Sighting[] {
  const json = readJson(text)
  if (!json.ok || typeof json.value !== 'object' || json.value === null)
    return [...peopleInTable(text), ...peopleInText(text)]
  const found: Sighting[] = []
  peopleInJson(json.value, '', found, 0)
  return found
}

function peopleInEvidence(evidence: Evidence): readonly Sighting[] {
  switch (evidence.kind) {
    case 'exchange': {
      const { request, result } = evidence.exchange
      return [
        ...peopleInText(decoded(request.url)),
        ...(request.body === null ? [] : peopleInBody(request.body)),
        ...(result.kind === 'response' ? peopleInBody(result.body) : []),
        ...peopleInText(`${evidence.quote ?? ''}\n${evidence.shows}`),
      ]
    }
    case 'paste':
      return peopleInBody(evidence.text)
    case 'answer':
      return peopleInText(evidence.answer)
    case 'credential':
      return []
    case 'rows':
      return [
        ...peopleInRows(evidence.columns, evidence.rows),
        ...evidence.rows.flatMap((row) => row.flatMap(peopleInText)),
      ]
  }
}

function decoded(url: string): string {
  // A stray percent sign makes the whole undecodable; then it is read as it stands.
  return /%(?![0-9a-f]{2})/i.test(url)
    ? url
    : url.replace(/(?:%[0-9a-f]{2})+/gi, (run) =>
        new TextDecoder().decode(Uint8Array.from(run.slice(1).split('%'), (hex) => parseInt(hex, 16))),
      )
}

/** What of a stored case tells of people. */
export type CaseOfPeople = Pick<Case, 'answers' | 'pastes' | 'records' | 'retests' | 'comparison'>

/** The comparison names one of the people who have several user ids. */
const severalIds = /under one CRM id or e-mail \(([^()]{2,120}?)(?: and [^()]*)?\)/g

/** Whose rows the comparison keeps. */
const peopleInKept = (rows: readonly KeptRow[]): readonly Sighting[] =>
  rows.map(({ user, name }) => ({
    names: [...(name === null ? [] : [name]), ...(user.includes('@') || /\d/.test(user) ? [] : [user])],
    emails: user.includes('@') ? [user] : [],
    ids: !user.includes('@') && /\d/.test(user) ? [user] : [],
  }))

const peopleInWarning = (says: string): readonly Sighting[] =>
  [...says.matchAll(severalIds)].flatMap(([, who = '']) => [
    who.includes('@') ? { names: [], emails: [who], ids: [] } : { names: [who], emails: [], ids: [] },
  ])

/**
 * The people of a stored case, by first sight: its choices, its pastes, then what each check met, in time, then its
 * comparison. The same exchange is read once. Whoever `named` names keeps their name.
 */
export function peopleOfCase(item: CaseOfPeople, named?: string): People {
  const records = [
    ...item.records.toSorted((a, b) => a.startedAt - b.startedAt),
    ...item.retests.toSorted((a, b) => a.at - b.at).map(({ record }) => record),
  ]
  const read = new Set<string>()
  const met = records.flatMap(({ says, finding }) => [
    ...(finding?.evidence ?? []).flatMap((evidence) => {
      if (evidence.kind !== 'exchange') return peopleInEvidence(evidence)
      const known = read.has(evidence.exchange.id)
      read.add(evidence.exchange.id)
      return known ? [] : peopleInEvidence(evidence)
    }),
    ...peopleInText(says),
  ])
  return gatherPeople(
    [
      ...Object.values(item.answers).flatMap(peopleInText),
      ...Object.values(item.pastes).flatMap(peopleInBody),
      ...met,
      ...(item.comparison?.warnings ?? []).flatMap(({ says }) => peopleInWarning(says)),
      ...peopleInKept(item.comparison?.largest ?? []),
    ],
    named,
  )
}
