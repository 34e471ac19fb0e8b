import type { DemoConnection } from '#src/domain/contract/demo-tenant.ts'
import { randomAt } from '#src/simulator/random.ts'
import type { Tenant } from '#src/simulator/tenant.ts'
import type { Fault, VerdictName } from './fault.ts'

/** Changes some values of one connection. */
export function bend(
  connections: readonly DemoConnection[],
  id: string,
  values: (now: Readonly<Record<string, string>>) => Readonly<Record<string, string>>,
): readonly DemoConnection[] {
  return connections.map((connection) =>
    connection.id === id
      ? { ...connection, values: { ...connection.values, ...values(connection.values) } }
      : connection,
  )
}

const odd: readonly VerdictName[] = ['clari.unauthorized/key-odd']

function badKey(
  id: string,
  says: string,
  verdicts: readonly VerdictName[],
  change: (key: string, tenant: Tenant) => string,
): Fault {
  return {
    id,
    says,
    verdicts,
    scenario: 'clari.unauthorized',
    connections: (connections, tenant) =>
      bend(connections, 'demo-clari', () => ({ CLARI_API_KEY: change(tenant.credentials.integrationKey, tenant) })),
  }
}

/** The first Clari connection's key, bent in the ways that copying and configuring bend it. */
export const credentialFaults: readonly Fault[] = [
  badKey('key-missing', 'No key is configured.', ['clari.unauthorized/key-missing'], () => ''),
  badKey('key-spaces', 'The key has a space at its end.', odd, (key) => `${key} `),
  badKey('key-quotes', 'The key stands in quotation marks.', odd, (key) => `"${key}"`),
  badKey('key-bearer', 'The key has “Bearer ” in front of it.', odd, (key) => `Bearer ${key}`),
  badKey(
    'key-line-break',
    'The key is broken over two lines.',
    [...odd, 'clari.unauthorized/key-unsendable'],
    (key) => `${key.slice(0, 32)}\n${key.slice(32)}`,
  ),
  // A Cyrillic letter that looks like a Latin one, as copied from a chat or a slide.
  badKey(
    'key-non-ascii',
    'A letter of the key is not an ASCII letter, though it looks like one.',
    odd,
    (key) => `${key.slice(0, 40)}\u0430${key.slice(41)}`,
  ),
  badKey(
    'key-unknown',
    'The key is well-formed, but not one that Clari knows.',
    ['clari.unauthorized/gateway-rejected', 'clari.unauthorized/api-rejected'],
    (_, tenant) => randomAt(tenant.world.seed, 'unknown-key').text(64),
  ),
]
