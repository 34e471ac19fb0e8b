import { strToU8, Zip, ZipDeflate } from 'fflate'
import type { Report } from '#src/report/model/report.ts'
import { yieldToMain } from '#src/client/yield-to-main.ts'
import { bundleFormat, bundleVersion, type BundleFile, type ManifestBody, type SharedCase } from './bundle-format.ts'
import { sha256 } from './sha256.ts'

/** What a bundle is made of; all of it is already redacted by the same switches. */
export interface BundleParts {
  readonly shared: SharedCase
  /** The report as an HTML page and as Markdown, made from `shared.report`. */
  readonly html: string
  readonly markdown: string
  /** Comparison rows as CSV whose cells no spreadsheet takes for a formula; null where there are none. */
  readonly rows: Blob | null
  /** The product's version that makes it. */
  readonly product: string
  /** Epoch ms. */
  readonly madeAt: number
}

/** The earliest time that a zip can tell; times are in the manifest, so that the same case gives the same bytes. */
const zipTime = new Date(1980, 0, 1)

/** What of people and amounts is hidden, all of it or what the verdict does not need. */
function hiddenIn({ hidden: { people, amounts, unneeded } }: Report): ManifestBody['hidden'] {
  return {
    people: people || unneeded !== 'shown',
    amounts: amounts || unneeded === 'people-and-amounts',
  }
}

/** Makes the bundle of a case: one zip, made while the page goes on; null when aborted. */
export async function makeBundle(parts: BundleParts, signal: AbortSignal): Promise<Blob | null> {
  const goOn = yieldToMain(signal)
  const contents: [BundleFile, Uint8Array<ArrayBuffer>][] = [
    ['case.json', jsonOf(parts.shared)],
    ['report.html', bytesOf(parts.html)],
    ['report.md', bytesOf(parts.markdown)],
    ['exchanges.json', jsonOf(exchangesOf(parts.shared.report))],
  ]
  if (parts.rows !== null) contents.push(['rows.csv', new Uint8Array(await parts.rows.arrayBuffer())])
  const files: ManifestBody['files'] = []
  for (const [name, bytes] of contents) files.push({ name, bytes: bytes.length, sha256: await sha256(bytes) })
  const manifest: ManifestBody = {
    format: bundleFormat,
    version: bundleVersion,
    product: parts.product,
    madeAt: parts.madeAt,
    schemas: { case: bundleVersion, report: parts.shared.report.schema },
    hidden: hiddenIn(parts.shared.report),
    files,
  }
  contents.unshift(['manifest.json', jsonOf({ manifest, sha256: await sha256(bytesOf(JSON.stringify(manifest))) })])

  const chunks: Uint8Array<ArrayBuffer>[] = []
  const zip = new Zip((_, chunk) => void chunks.push(new Uint8Array(chunk)))
  for (const [name, bytes] of contents) {
    const file = new ZipDeflate(name, { level: 6 })
    file.mtime = zipTime
    zip.add(file)
    for (let at = 0; at === 0 || at < bytes.length; at += step) {
      if (!(await goOn())) return null
      file.push(bytes.subarray(at, at + step), at + step >= bytes.length)
    }
  }
  zip.end()
  return new Blob(chunks, { type: 'application/zip' })
}

/** How much is packed before the page may work, in bytes. */
const step = 128 * 1024

/** Every request and answer that the report shows, once, as data. */
function exchangesOf(report: Report): readonly unknown[] {
  return report.evidence.flatMap(({ shows, detail }) => {
    if (detail.kind !== 'exchange') return []
    const { kind: _, ...exchange } = detail
    return [{ shows, ...exchange }]
  })
}

function jsonOf(value: unknown): Uint8Array<ArrayBuffer> {
  return bytesOf(`${JSON.stringify(value, null, 1)}\n`)
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(strToU8(text))
}
