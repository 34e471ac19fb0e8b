import { clariOperations } from '#src/clari/operations.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import type { Operation } from '#src/domain/contract/operation.ts'
import { isObject, readJson } from '#src/domain/json.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import type { EvidenceSubject } from '#src/domain/model/evidence.ts'
import { upstreamNow } from '#src/domain/time/upstream-clock.ts'
import { forecastIn, jobIn } from '#src/reading/clari/mentions.ts'
import { readPaste } from '#src/reading/pasted-text.ts'

/** Tells what evidence is about: of an exchange by its request, of a pasted text by what it names. */
export function subjectOf(evidence: Evidence, connections: readonly Connection[]): EvidenceSubject {
  switch (evidence.kind) {
    case 'exchange':
      return subjectOfExchange(evidence.exchange)
    case 'paste': {
      const paste = readPaste(evidence.text)
      return known({ forecast: forecastIn(paste), job: jobIn(paste) })
    }
    case 'credential':
      // A credential names its connection as people do.
      return { connection: connections.find(({ label }) => label === evidence.connection)?.id ?? evidence.connection }
    case 'answer':
    case 'rows':
      return {}
  }
}

/** What an exchange is about, by its request. */
export function subjectOfExchange(exchange: Exchange): EvidenceSubject {
  const sent = parametersOf(exchange)
  return known({
    connection: exchange.connection.id,
    forecast: sent['forecastId'],
    period: sent['timePeriod'],
    job: sent['jobId'],
    time: new Date(upstreamNow(exchange)).toISOString(),
  })
}

/** The parameters that a request of one of Clari's operations was sent with, read back from where each was put. */
function parametersOf({ operation: id, request }: Exchange): Readonly<Record<string, string>> {
  const operation: Operation | undefined = clariOperations.find((each) => each.id === id)
  if (operation === undefined || !URL.canParse(request.url)) return {}
  const { pathname, searchParams } = new URL(request.url)
  const body = readJson(request.body ?? '')
  const inBody = body.ok && isObject(body.value) ? body.value : {}
  const names = operation.path.split('/')
  const parts = pathname.split('/').slice(-names.length)
  const inPath = Object.fromEntries(
    names.flatMap((name, at) =>
      name.startsWith('{') ? [[name.slice(1, -1), decodeURIComponent(parts[at] ?? '')]] : [],
    ),
  )
  const elsewhere = Object.keys(operation.places).flatMap((name) => {
    const value = searchParams.get(name) ?? inBody[name]
    return typeof value === 'string' ? [[name, value]] : []
  })
  return { ...Object.fromEntries(elsewhere), ...inPath }
}

function known(about: { readonly [K in keyof EvidenceSubject]: EvidenceSubject[K] | undefined }): EvidenceSubject {
  return Object.fromEntries(Object.entries(about).filter(([, value]) => value !== undefined && value !== ''))
}
