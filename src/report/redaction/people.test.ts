import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Case } from '#src/domain/model/case.ts'
import { peopleOfCase } from './find-people.ts'
import { gatherPeople } from './people.ts'

const first = fc.constantFrom('Ana', 'Chloë', 'Søren', 'Jean-Luc', 'Siobhán', 'Bo', 'Xiaomei', 'Pádraig', 'Zoë')
const last = fc.constantFrom(
  'Ortiz',
  'Brontë',
  'O’Neill',
  'Vandermeer',
  'Müller',
  'Lindqvist',
  'Castellanos',
  'Fitzgerald',
)
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ø]/g, 'o')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'123456789'), minLength: length, maxLength: length })
const person = fc
  .tuple(
    first,
    last,
    digits(5),
    digits(4),
    fc.string({ unit: fc.constantFrom(...'ABCDEFGHJKabcdefghjk123456789'), minLength: 7, maxLength: 7 }),
  )
  .map(([given, family, userId, scope, crm]) => ({
    name: `${given} ${family}`,
    given,
    family,
    email: `${plain(given)}.${plain(family)}@halden.example`,
    userId,
    crmId: `0055g00000${crm}A`,
    scopeId: `${scope}::REP`,
  }))
type Someone = typeof person extends fc.Arbitrary<infer P> ? P : never

/** Ways in which a person is named in what checks say, upstreams answer and addresses hold. */
const mentions: readonly ((who: Someone) => string)[] = [
  ({ name }) => name,
  ({ name }) => name.toUpperCase(),
  ({ given, family }) => `${family}, ${given}`,
  ({ given, family }) => `${given}  ${family}`,
  ({ name, email }) => `${name} <${email}>`,
  ({ email }) => email,
  ({ email }) => email.toUpperCase(),
  ({ email }) => email.replace('@', '%40'),
  ({ userId }) => `user ${userId}`,
  ({ crmId }) => crmId,
  ({ scopeId }) => `scope ${scopeId}`,
  ({ scopeId }) => scopeId.replaceAll(':', '%3A'),
  ({ given, family }) => `${plain(given)}.${plain(family)}`,
]

const record = (body: unknown, at: number): Case['records'][number] => ({
  key: String(at),
  check: 'clari.read',
  state: 'done',
  says: '',
  connection: null,
  startedAt: at,
  tookMs: 1,
  finding: {
    check: 'clari.read',
    outcome: 'x',
    status: 'fail',
    says: '',
    facts: {},
    evidence: [
      {
        kind: 'exchange',
        place: 'body',
        quote: null,
        shows: '',
        exchange: {
          id: `e${at}`,
          operation: 'o',
          upstream: 'clari',
          connection: { id: 'c', label: 'C', demo: false },
          request: { method: 'GET', url: 'https://api.clari.com/v4', headers: [], body: null },
          startedAt: at,
          tookMs: 1,
          result: {
            kind: 'response',
            status: 200,
            headers: [],
            body: JSON.stringify(body),
            bytes: 1,
            truncated: false,
          },
        },
      },
    ],
  },
})
const caseOf = (...bodies: readonly unknown[]) => ({
  answers: {},
  pastes: {},
  records: bodies.map((body, index) => record(body, index + 1)),
  retests: [],
})
const userOf = ({ name, email, userId, crmId, scopeId }: Someone) => ({ name, email, userId, crmId, scopeId })

describe('people who are hidden', () => {
  it('are the same alias in every way in which they are named, and nothing of them is left', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(person, { minLength: 1, maxLength: 4, selector: ({ name }) => plain(name) }),
        fc.constantFrom(...mentions),
        (someones, mention) => {
          for (const key of ['userId', 'crmId', 'scopeId'] as const)
            fc.pre(new Set(someones.map((who) => who[key])).size === someones.length)
          const people = peopleOfCase(caseOf({ users: someones.map(userOf) }))
          someones.forEach((who) => {
            const { text } = people.hideIn(`It says ${mention(who)} has no access.`)
            expect(text).toContain(people.aliasOf(who.email) ?? 'nobody')
            for (const part of [who.family, who.email, who.userId, who.crmId, who.scopeId, plain(who.family)])
              expect(text.toLowerCase()).not.toContain(part.toLowerCase())
          })
          expect(new Set(someones.map(({ email }) => people.aliasOf(email))).size).toBe(someones.length)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('keep their aliases when more is found later', () => {
    fc.assert(
      fc.property(person, person, person, (a, b, c) => {
        for (const key of ['email', 'userId', 'crmId', 'scopeId'] as const)
          fc.pre(new Set([a, b, c].map((who) => who[key])).size === 3)
        const before = peopleOfCase(caseOf({ users: [userOf(a), userOf(b)] }))
        const after = peopleOfCase(caseOf({ users: [userOf(a), userOf(b)] }, { users: [userOf(c)] }))
        for (const { email, crmId } of [a, b])
          for (const key of [email, crmId]) expect(after.aliasOf(key)).toBe(before.aliasOf(key))
      }),
      { numRuns: 100 },
    )
  })

  it('with several user ids under one CRM id are one person', () => {
    const people = peopleOfCase(
      caseOf({
        users: [
          { userId: '31001', crmId: '0055g00000Ab1deAAK', name: 'Ana Ortiz', email: 'ana.ortiz@x.example' },
          { userId: '31002', crmId: '0055g00000Ab1deAAK', name: 'Ana Lind', email: 'ana.ortiz.2@x.example' },
        ],
      }),
    )
    expect(people.aliasOf('31001')).toBe('Rep 1')
    expect(people.aliasOf('31002')).toBe('Rep 1')
    expect(people.hideIn('Ana Lind, ana.ortiz.2@x.example').text).toBe('Rep 1, Rep 1')
  })

  it('of one name and different addresses stay two', () => {
    const people = gatherPeople([
      { names: ['Ana Ortiz'], emails: ['ana@x.example'], ids: [] },
      { names: ['Ana Ortiz'], emails: ['ana@y.example'], ids: [] },
    ])
    expect([people.aliasOf('ana@x.example'), people.aliasOf('ana@y.example')]).toEqual(['Rep 1', 'Rep 2'])
  })

  it('leave what only looks like them: forecasts, statuses, moments, counts', () => {
    const people = peopleOfCase(
      caseOf({
        users: [{ userId: '31001', name: 'Ana Ortiz', email: 'ana@x.example' }],
        forecasts: [{ forecastId: 'net_arr', forecastName: 'Net ARR' }],
      }),
    )
    for (const text of [
      '401 no_optin for net_arr',
      '31,001 rows',
      'Seen 22 Nov 2026, 10:08 (UTC)',
      'Net ARR',
      'HTTP 200 in 31 ms',
    ])
      expect(people.hideIn(text)).toEqual({ text, times: 0 })
  })

  it('are told from the words beside them where only a sentence names them', () => {
    const people = peopleOfCase({
      answers: {},
      pastes: { error: "User 'Bo Lindqvist' has no access; ask Mia Sol <mia@x.example>" },
      records: [],
      retests: [],
    })
    expect(people.hideIn('Bo Lindqvist, Mia Sol, mia@x.example').text).toBe('Rep 1, Rep 2, Rep 2')
  })
})
