import { expect, test } from 'vitest'
import { exportAsCsv } from './lookup-csv.ts'

test('joins the tables of a published export, one line a value, and keeps numbers as they are', () => {
  const text = JSON.stringify({
    entries: [
      {
        userId: 'u1',
        fieldId: 'f1',
        timePeriodId: '2026_Q4',
        timeFrameId: 'w1',
        forecastValue: 1200.5,
        adjustmentValue: null,
        currency: { code: 'EUR', symbol: '€' },
      },
    ],
    users: [{ userId: 'u1', name: 'Ortiz, Ana', email: 'ana@halden.example', scopeId: '1905::MGR' }],
    fields: [{ fieldId: 'f1', fieldName: '=Commit' }],
    timePeriods: [{ timePeriodId: '2026_Q4' }],
    timeFrames: [{ timeFrameId: 'w1', startDate: '2026-11-23', endDate: '2026-11-29' }],
  })
  expect(exportAsCsv(text)?.split('\r\n')).toEqual([
    'User,Email,CRM User ID,Scope,Period,Field,Week Start,Week End,Data Type,Data Value,Currency',
    `"Ortiz, Ana",ana@halden.example,,1905::MGR,2026_Q4,'=Commit,2026-11-23,2026-11-29,forecastValue,1200.5,EUR`,
    `"Ortiz, Ana",ana@halden.example,,1905::MGR,2026_Q4,'=Commit,2026-11-23,2026-11-29,adjustmentValue,,EUR`,
    '',
  ])
})

test('keeps the columns of rows, and says when it is no export', () => {
  expect(exportAsCsv('{"entries":[{"ownerName":"Ana","quotaAmount":-5},{"ownerName":"Bo","crmTotal":7}]}')).toBe(
    'ownerName,quotaAmount,crmTotal\r\nAna,-5,\r\nBo,,7\r\n',
  )
  expect(exportAsCsv('<html>')).toBeNull()
})
