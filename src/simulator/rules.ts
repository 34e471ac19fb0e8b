/** What the demo tenant does where a fault can change it; each fault overrides some of them. */
export interface Rules {
  /** How a job ends, or where it stays. */
  readonly job: 'done' | 'queued' | 'running' | 'failed' | 'cancelled' | 'aborted'
  /** Whether the month's exports are used up. */
  readonly quotaUsedUp: boolean
  /** Whether somebody else's jobs hold every place. */
  readonly placesTaken: boolean
  readonly resultsExpired: boolean
  /** Whether a job that the first key started is said to be somebody else's. */
  readonly jobsAreOthers: boolean
  /**
   * Which cells an export and a reading hold. `none-now` empties the current quarter only, `blank` keeps the
   * cells without values.
   */
  readonly entries: 'all' | 'none' | 'none-now' | 'blank'
  readonly users: 'all' | 'none'
  readonly truncated: boolean
  /** How results are laid out; `lookup` is the published way, the others hold rows. */
  readonly layout: 'lookup' | 'data' | 'rows' | 'records' | 'results' | 'bare'
  /** Whether CRM totals are refused. */
  readonly crmTypesRefused: boolean
  /** Whether two people edit their calls after the fault was switched on. */
  readonly lateEdits: boolean
  /** How Clarify echoes a request's id. */
  readonly rpcId: 'as-sent' | 'text'
  /** Whether Clarify sends `"error": null` beside results and `"result": null` beside errors. */
  readonly rpcNulls: boolean
  /** Whether Clarify's `error.data` is an object, a plain text, or absent. */
  readonly rpcData: 'object' | 'text' | 'absent'
}

/** What the demo tenant does while no fault is on. */
export const usualRules: Rules = {
  job: 'done',
  quotaUsedUp: false,
  placesTaken: false,
  resultsExpired: false,
  jobsAreOthers: false,
  entries: 'all',
  users: 'all',
  truncated: false,
  layout: 'lookup',
  crmTypesRefused: false,
  lateEdits: false,
  rpcId: 'as-sent',
  rpcNulls: false,
  rpcData: 'object',
}
