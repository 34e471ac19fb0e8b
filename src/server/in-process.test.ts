import { expect, test } from 'vitest'
import { limits, readForecast } from '#src/clari/operations.ts'
import { clockFrom } from '#src/domain/time/test-clock.test-kit.ts'
import { startDemoTenant } from '#src/simulator/demo-tenant.ts'
import { readSettings } from './config.ts'
import { createInProcess } from './in-process.ts'

test('a terminal command sends over the same proxy, and is told in words what it does not take', async () => {
  const read = readSettings({}, () => null)
  if (!read.ok) throw new Error('no settings')
  const now = clockFrom()
  const demo = await startDemoTenant({ now })
  const product = createInProcess(read.settings, '0.0.0-test', demo, now)
  const signal = new AbortController()
  expect((await product.connections()).map(({ id }) => id)).toContain('demo-clari-admin')
  const send = product.sendOver('demo-clari', signal.signal)
  expect(await send(limits, {})).toMatchObject({ connection: { id: 'demo-clari' }, result: { status: 200 } })
  expect(await send(limits, {}, 'demo-clari-admin')).toMatchObject({ connection: { id: 'demo-clari-admin' } })
  await expect(send(readForecast, { forecastId: ' ' })).rejects.toThrow(/forecastId/)
  signal.abort()
  await expect(send(limits, {})).rejects.toThrow('aborted')
  await product.close()
  await demo.close()
})
