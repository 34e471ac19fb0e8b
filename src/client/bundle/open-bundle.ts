import { z } from 'zod'
import {
  bundleFiles,
  bundleFormat,
  bundleVersion,
  isBundleFile,
  manifestSchema,
  mostOfBundle,
  sharedCaseSchema,
  type ManifestBody,
  type SharedCase,
} from './bundle-format.ts'
import { readZip } from './read-zip.ts'
import { readSafeJson } from './safe-json.ts'
import { sha256 } from './sha256.ts'

/** A bundle that was opened: who made it, and the case as its sender saw it. */
export interface OpenedBundle {
  readonly manifest: ManifestBody
  readonly shared: SharedCase
  /** The size of the comparison rows that it holds, in bytes; null where it holds none. */
  readonly rows: number | null
}

/** A bundle, or one sentence that says why it is refused. */
export type BundleResult =
  | { readonly ok: true; readonly bundle: OpenedBundle }
  | { readonly ok: false; readonly says: string }

const refuse = (says: string) => ({ ok: false, says }) as const

/** What of a manifest is looked at first: whether it is ours, and of which version. */
const introSchema = z.looseObject({
  manifest: z.looseObject({ format: z.string(), version: z.int(), product: z.string().optional() }),
})

/**
 * Opens a bundle that may come from anybody. Only data is taken from it: the HTML and the Markdown in it are
 * checked, never shown.
 */
export async function openBundle(file: Blob): Promise<BundleResult> {
  if (file.size === 0) return refuse('The file is empty.')
  if (file.size > mostOfBundle.packed) return refuse('The file is larger than a bundle can be.')
  const zip = readZip(new Uint8Array(await file.arrayBuffer()))
  if (!zip.ok) return zip
  const manifest = await readManifest(zip.files.get('manifest.json'))
  if (typeof manifest === 'string') return refuse(manifest)
  const wrong = await wrongFile(manifest, zip.files)
  if (wrong !== null) return refuse(wrong)
  const json = readSafeJson(textOf(zip.files.get('case.json')))
  if (!json.ok)
    return refuse(
      json.why === 'too-deep'
        ? 'case.json nests deeper than a case does.'
        : json.why === 'foreign-name'
          ? 'case.json holds names that no case has.'
          : 'case.json is no JSON.',
    )
  const shared = sharedCaseSchema.safeParse(json.value)
  if (!shared.success) return refuse(`case.json is not a case: ${placeOf(shared.error)} is not as it should be.`)
  return { ok: true, bundle: { manifest, shared: shared.data, rows: zip.files.get('rows.csv')?.length ?? null } }
}

/** The manifest, when it is ours, of this version, and says what it said when it was made. */
async function readManifest(bytes: Uint8Array<ArrayBuffer> | undefined): Promise<ManifestBody | string> {
  if (bytes === undefined) return 'This is not a bundle of Clari Triage: it has no manifest.json.'
  const json = readSafeJson(textOf(bytes))
  if (!json.ok) return 'manifest.json cannot be read.'
  const intro = introSchema.safeParse(json.value)
  if (!intro.success || intro.data.manifest.format !== bundleFormat)
    return 'This is not a bundle of Clari Triage: its manifest is of something else.'
  if (intro.data.manifest.version > bundleVersion)
    return 'A newer version of Clari Triage made this bundle. Open it there, or update this one.'
  const read = manifestSchema.safeParse(json.value)
  if (!read.success) return `manifest.json is not as it should be: ${placeOf(read.error)}.`
  const { manifest, sha256: told } = read.data
  const own = new Uint8Array(new TextEncoder().encode(JSON.stringify(manifest)))
  return (await sha256(own)) === told
    ? manifest
    : 'manifest.json was changed after the bundle was made: its checksum does not fit.'
}

/** Which file is missing, was added or was changed since the manifest was written; null when all are as they were. */
async function wrongFile(
  manifest: ManifestBody,
  files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
): Promise<string | null> {
  for (const { name, bytes, sha256: told } of manifest.files) {
    const content = isBundleFile(name) ? files.get(name) : undefined
    if (content === undefined) return `${isBundleFile(name) ? name : 'A file'} is missing from the bundle.`
    if (content.length !== bytes || (await sha256(content)) !== told)
      return `${name} was changed after the bundle was made: its checksum does not fit.`
  }
  const told = new Set(manifest.files.map(({ name }) => name))
  for (const name of files.keys())
    if (name !== 'manifest.json' && !told.has(name)) return `${name} was added after the bundle was made.`
  for (const name of Object.keys(bundleFiles))
    if (name !== 'manifest.json' && name !== 'rows.csv' && !told.has(name)) return `${name} is missing from the bundle.`
  return null
}

/** Text as UTF-8; bytes that are none become a mark that no checksum and no schema lets pass unseen. */
function textOf(bytes: Uint8Array | undefined): string {
  return bytes === undefined ? '' : new TextDecoder().decode(bytes)
}

/** Where a value does not fit its schema, in words; names from the file are left out. */
function placeOf(error: z.ZodError): string {
  const path =
    error.issues[0]?.path
      .slice(0, 3)
      .map((part) =>
        typeof part === 'number' ? `entry ${part + 1}` : /^\w{1,30}$/.test(String(part)) ? String(part) : '…',
      ) ?? []
  return path.length === 0 ? 'its content' : path.join(' › ')
}
