import { currencyCode } from '#src/domain/table/currency.ts'
import { epochMs } from '#src/domain/time/period-name.ts'
import { isObject } from '#src/domain/json.ts'

/** What an export job says that bears on its numbers. Times are epoch ms, NaN where not said. */
export interface ExportJob {
  readonly id: string | null
  readonly status: string | null
  readonly startTime: number
  readonly endTime: number
  readonly currency: string | null
  readonly rowsTruncated: boolean
  readonly cellsTruncated: boolean
}

const isCut = (value: unknown): boolean =>
  value === true ||
  (typeof value === 'number' && value > 0) ||
  (typeof value === 'string' && /^(true|yes|[1-9]\d*)$/i.test(value))

/** Reads job objects from parsed JSON: bare, wrapped in `job` or `jobs`, or an array; null when there is none. */
export function readJobs(json: unknown): readonly ExportJob[] | null {
  if (Array.isArray(json)) {
    const jobs = json.flatMap((item) => readJobs(item) ?? [])
    return jobs.length > 0 ? jobs : null
  }
  if (!isObject(json)) return null
  if (json['job'] !== undefined && (isObject(json['job']) || Array.isArray(json['job']))) return readJobs(json['job'])
  if (Array.isArray(json['jobs'])) return readJobs(json['jobs'])
  const known = [
    'jobId',
    'id',
    'status',
    'startTime',
    'endTime',
    'currency',
    'rowsTruncated',
    'cellsTruncated',
    'title',
  ]
  if (!known.some((member) => Object.hasOwn(json, member))) return null
  const text = (value: unknown): string | null =>
    typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null
  const currency = isObject(json['currency']) ? text(json['currency']['code']) : text(json['currency'])
  return [
    {
      id: text(json['jobId'] ?? json['id']),
      status: text(json['status']),
      startTime: epochMs(json['startTime'] ?? json['createdAt']),
      endTime: epochMs(json['endTime']),
      currency: currency === null ? null : currencyCode(currency),
      rowsTruncated: isCut(json['rowsTruncated']),
      cellsTruncated: isCut(json['cellsTruncated']),
    },
  ]
}
