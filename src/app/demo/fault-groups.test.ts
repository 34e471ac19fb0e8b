import { expect, test } from 'vitest'
import type { DemoFault } from '#src/domain/contract/proxy-contract.ts'
import type { Scenario } from '#src/domain/model/scenario.ts'
import { faultGroups } from './fault-groups.ts'

const scenario = (id: Scenario['id'], title: string): Scenario => ({
  id,
  system: 'clari',
  title,
  symptom: '',
  hint: '',
  signs: [],
  guide: { says: '', fix: '', but: null },
  flow: null,
})
const scenarios = [scenario('clari.unauthorized', '401 Unauthorized'), scenario('clari.job-stuck', 'Job stuck')]
const fault = (id: string, says: string, of?: string): DemoFault => ({
  id,
  says,
  on: false,
  ...(of !== undefined && { scenario: of }),
})
const faults = [
  fault('slow', 'Every answer takes long'),
  fault('queued', 'A job stays queued', 'clari.job-stuck'),
  fault('no-optin', 'The user is not opted in', 'clari.unauthorized'),
]

test('faults stand under their scenario, in the order of the scenarios, those without one last', () => {
  expect(faultGroups(faults, scenarios, '').map(({ title, faults: own }) => [title, own.map(({ id }) => id)])).toEqual([
    ['401 Unauthorized', ['no-optin']],
    ['Job stuck', ['queued']],
    ['Other', ['slow']],
  ])
})

test('a search looks at id, words and scenario, and leaves no empty group', () => {
  expect(faultGroups(faults, scenarios, 'OPTED 401').map(({ title }) => title)).toEqual(['401 Unauthorized'])
  expect(faultGroups(faults, scenarios, 'stuck').map(({ title }) => title)).toEqual(['Job stuck'])
  expect(faultGroups(faults, scenarios, 'nothing')).toEqual([])
})
