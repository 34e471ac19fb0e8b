import { expect, test } from 'vitest'
import type { Connection } from '#src/domain/contract/connection.ts'
import { shownConnections, toggledConnection } from './shown-connections.ts'

const connection = (id: string, source: Connection['source'], system: Connection['system'] = 'clari'): Connection => ({
  id,
  label: id,
  system,
  source,
  address: 'https://api.clari.com/v4',
  parts: [],
})
const all = [
  connection('env', 'env'),
  connection('demo-clari', 'demo'),
  connection('demo-admin', 'demo'),
  connection('demo-clarify', 'demo', 'clarify'),
]
const ids = (list: readonly Connection[]) => list.map(({ id }) => id)

test('one’s own connections are shown, the demo tenant’s only where the address names them', () => {
  expect(ids(shownConnections(all, undefined))).toEqual(['env'])
  expect(ids(shownConnections(all, 'demo-clari,demo-admin,gone,demo-clarify'))).toEqual(['demo-clari', 'demo-admin'])
  expect(ids(shownConnections(all, ''))).toEqual([])
})

test('a connection is shown beside the others, and hidden again', () => {
  const shown = shownConnections(all, 'demo-clari')
  expect(toggledConnection(shown, 'env')).toBe('demo-clari,env')
  expect(toggledConnection(shown, 'demo-clari')).toBe('')
})
