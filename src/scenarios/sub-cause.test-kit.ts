import type { ScenarioId } from '#src/domain/model/scenario-id.ts'
import type { Given } from './walk-through.test-kit.ts'

/** One thing that a scenario tells apart: how it comes about, and what its verdict has to show, in every test. */
export interface SubCause extends Given {
  /** Completes the title of a test: `a plan without the API`. */
  readonly name: string
  /** Where one table serves several scenarios; left out, it is that of the table’s folder. */
  readonly scenario?: ScenarioId
  /** Whether the job that is asked after is one that the integration user ran before; its id is given as `jobId`. */
  readonly earlierJob?: true
  /**
   * Whether a job is started while the faults are on, and whether it is given the time to end; its id is given as
   * `jobId`.
   */
  readonly job?: 'started' | 'ended'
  readonly verdict: string
  readonly cause: string
  readonly headline: RegExp
  /** Stands in what the verdict rests on. */
  readonly quoted: RegExp
}
