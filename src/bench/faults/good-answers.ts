const job = {
  jobId: 'j1',
  status: 'DONE',
  title: 'net_arr 2026_Q4',
  startTime: 1_795_000_000_000,
  endTime: 1_795_000_100_000,
}

const forecast = {
  entries: [
    {
      userId: 'u1',
      fieldId: 'f1',
      timePeriodId: '2026_Q4',
      timeFrameId: 'TF:2026-11-11',
      forecastValue: 100,
      currency: { code: 'USD', symbol: '$' },
    },
  ],
  users: [{ userId: 'u1', name: 'Ana' }],
  fields: [{ fieldId: 'f1', fieldName: 'Commit', fieldType: 'CURRENCY' }],
  timePeriods: [{ timePeriodId: '2026_Q4' }],
  timeFrames: [{ timeFrameId: 'TF:2026-11-11' }],
}

const limits = {
  jobs: {
    concurrentLimit: 3,
    monthlyQuota: 30,
    submittedJobIds: ['j1'],
    availableConcurrentLimit: 3,
    availableMonthlyQuota: 9,
  },
}

const token = { access_token: 'tkn-b3c9d0e1f2a3b4c5d6e7f8a9b0c1d2e3', token_type: 'Bearer', expires_in: 3600 }
const selection = { jsonrpc: '2.0', id: 1, result: { meta: { total: 1 }, data: [{ id: 'a' }] } }

/** Answers by the end of the path, the most telling first. */
const byPath: readonly (readonly [path: RegExp, good: unknown])[] = [
  [/\/oauth\/token$/, token],
  [/\/rpc$/, selection],
  [/\/users$/, { users: [{ id: '1' }] }],
  [/\/calls$/, { calls: [{ id: '1' }] }],
  [/\/admin\/limits$/, limits],
  [/\/audit\/events$/, { items: [] }],
  [/\/forecast\/list$/, { forecasts: [{ forecastName: 'ARR', forecastId: 'net_arr', timePeriods: ['2026_Q4'] }] }],
  [/\/export\/jobs$/, [job]],
  [/\/results$/, forecast],
  [/\/export\/jobs\/[^/]+$/, job],
  [/\/export\/forecast\/[^/]+$/, { jobId: 'j1' }],
  [/\/forecast\/[^/]+$/, forecast],
]

/** What a diagnosed system answers when all is well. */
export function goodAnswerTo(method: string, path: string): string {
  if (method === 'PATCH') return JSON.stringify({ status: 'CANCELLED', successful: true })
  const found = byPath.find(([pattern]) => pattern.test(path))
  if (found === undefined) throw new Error(`Nothing is known to answer ${method} ${path}.`)
  return JSON.stringify(found[1])
}
