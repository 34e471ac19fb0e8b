import { describe, expect, it } from 'vitest'
import { nearestMethod } from './known-methods.ts'

describe('the method that was meant', () => {
  it.each([
    ['clarify.selectItem', 'clarify.selectItems'],
    ['Clarify.SelectItems', 'clarify.selectItems'],
    ['clarify_selectItems', 'clarify.selectItems'],
    ['admin.selectSignal', 'admin.selectSignals'],
    ['integration.insrt', 'integration.insert'],
    ['selectItems', 'clarify.selectItems'],
  ])('of %s is %s', (sent, meant) => {
    expect(nearestMethod(sent)).toBe(meant)
  })

  it.each(['clarify.selectItems', 'clarify.dataFrame', 'clarify.select', 'rpc.discover', 'items', 'x', ''])(
    'is not guessed of %j',
    (sent) => {
      expect(nearestMethod(sent)).toBeNull()
    },
  )
})
