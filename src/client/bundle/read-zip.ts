import { Inflate } from 'fflate'
import { sizeWords } from '#src/domain/words/size.ts'
import { bundleFiles, isBundleFile, mostOfBundle, type BundleFile } from './bundle-format.ts'

/** A zip's files, or one sentence that says why it is refused. */
export type ReadZip =
  | { readonly ok: true; readonly files: ReadonlyMap<BundleFile, Uint8Array<ArrayBuffer>> }
  | { readonly ok: false; readonly says: string }

const refuse = (says: string) => ({ ok: false, says }) as const

/** Where a file lies in the zip, as the directory at its end says. */
interface Entry {
  readonly name: BundleFile
  readonly method: number
  readonly packed: number
  readonly unpacked: number
  readonly at: number
}

const endMark = 0x06054b50
const directoryMark = 0x02014b50
const localMark = 0x04034b50
const damaged = 'The file is damaged: its table of contents does not fit what it holds.'

/**
 * Reads a zip as strictly as a bundle is made: the files that a bundle has and no others, each once, plain or deflated,
 * in one piece, within its size. What is declared is checked before anything is unpacked, and unpacking stops as soon
 * as it gives more than was declared.
 */
export function readZip(bytes: Uint8Array): ReadZip {
  if (bytes.length > mostOfBundle.packed)
    return refuse(`The file is larger than a bundle can be (${sizeWords(mostOfBundle.packed)}).`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 22 || view.getUint32(0, true) !== localMark)
    return refuse('This is not a bundle: it is no zip file.')
  const end = bytes.length - 22
  if (view.getUint32(end, true) !== endMark || view.getUint16(end + 20, true) !== 0)
    return refuse('The file is cut off, or something was added to its end.')
  const entries = readDirectory(view, bytes, end)
  if (typeof entries === 'string') return refuse(entries)
  const files = new Map<BundleFile, Uint8Array<ArrayBuffer>>()
  for (const entry of entries) {
    const content = contentOf(view, bytes, entry, view.getUint32(end + 16, true))
    if (typeof content === 'string') return refuse(content)
    files.set(entry.name, content)
  }
  return { ok: true, files }
}

/** The table of contents, each entry judged before anything is unpacked; a sentence when the file is refused. */
function readDirectory(view: DataView, bytes: Uint8Array, end: number): readonly Entry[] | string {
  const count = view.getUint16(end + 10, true)
  const size = view.getUint32(end + 12, true)
  let at = view.getUint32(end + 16, true)
  if (
    view.getUint16(end + 4, true) !== 0 ||
    view.getUint16(end + 6, true) !== 0 ||
    view.getUint16(end + 8, true) !== count
  )
    return 'The file is a part of a divided zip.'
  if (count > Object.keys(bundleFiles).length)
    return `The file holds ${count === 0xffff ? 'far' : count} entries, more than a bundle has.`
  if (at + size !== end) return damaged
  const entries: Entry[] = []
  let whole = 0
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== directoryMark) return damaged
    const length = view.getUint16(at + 28, true)
    const next = at + 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (next > end) return damaged
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length))
    const wrong = wrongName(name) ?? wrongKind(view, at)
    if (wrong !== null) return wrong
    if (!isBundleFile(name)) return `The file holds “${shown(name)}”, which no bundle has.`
    if (entries.some((entry) => entry.name === name)) return `The file holds ${name} twice.`
    const unpacked = view.getUint32(at + 24, true)
    whole += unpacked
    if (unpacked > bundleFiles[name])
      return `${name} would unpack to ${sizeWords(unpacked)}, more than it can be (${sizeWords(bundleFiles[name])}).`
    if (whole > mostOfBundle.unpacked)
      return `It would unpack to more than a bundle can be (${sizeWords(mostOfBundle.unpacked)}).`
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked,
      at: view.getUint32(at + 42, true),
    })
    at = next
  }
  return at === end ? entries : damaged
}

/** What a name tries, told by its trick; null where it is only a name. */
function wrongName(name: string): string | null {
  const trick = /^[a-z]:|^[\\/]/i.test(name)
    ? 'an absolute path'
    : /(?:^|[\\/])\.\.(?:[\\/]|$)/.test(name)
      ? 'a path that leads outside'
      : name.includes('\\')
        ? 'a path with backslashes'
        : /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name)
          ? 'the name of a device'
          : null
  return trick === null ? null : `The file holds ${trick} (“${shown(name)}”), which no bundle has.`
}

/**
 * Links, folders and encrypted files are told by their attributes and flags, at an entry's place in the
 * table of contents.
 */
function wrongKind(view: DataView, at: number): string | null {
  const mode = view.getUint32(at + 38, true) >>> 28
  if (view.getUint8(at + 5) === 3 && mode !== 0 && mode !== 8)
    return 'The file holds a link or a folder, which no bundle has.'
  if ((view.getUint16(at + 8, true) & 0b0100_0001) !== 0) return 'The file is encrypted; a bundle never is.'
  return ![0, 8].includes(view.getUint16(at + 10, true)) ? 'The file is packed in a way that a bundle never is.' : null
}

/** One file unpacked, or the sentence that says why not; `end` is where the table of contents begins. */
function contentOf(view: DataView, bytes: Uint8Array, entry: Entry, end: number): Uint8Array<ArrayBuffer> | string {
  const { at, name, packed, unpacked, method } = entry
  const broken = `${name} is damaged.`
  if (at + 30 > end || view.getUint32(at, true) !== localMark || view.getUint16(at + 8, true) !== method) return broken
  const length = view.getUint16(at + 26, true)
  if (new TextDecoder().decode(bytes.subarray(at + 30, at + 30 + length)) !== name)
    return `${name} is listed under a name that it does not carry.`
  const start = at + 30 + length + view.getUint16(at + 28, true)
  if (start + packed > end) return broken
  const raw = bytes.subarray(start, start + packed)
  if (method === 0) return packed === unpacked ? new Uint8Array(raw) : broken
  return inflated(raw, unpacked) ?? `${name} is damaged, or unpacks to another size than it says.`
}

/**
 * Inflates in small steps into exactly the declared size; null as soon as there is more, and when there is less
 * or it is broken.
 */
function inflated(packed: Uint8Array, size: number): Uint8Array<ArrayBuffer> | null {
  const out = new Uint8Array(size)
  const state = { filled: 0, ended: false }
  const stream = new Inflate((chunk, last) => {
    if (state.filled + chunk.length <= size) out.set(chunk, state.filled)
    state.filled += chunk.length
    state.ended = last
  })
  const step = 4096
  try {
    for (let at = 0; at < packed.length && state.filled <= size; at += step)
      stream.push(packed.subarray(at, at + step), at + step >= packed.length)
  } catch {
    // fflate tells broken data only by throwing: this is the one place that turns it into data.
    return null
  }
  return state.ended && state.filled === size ? out : null
}

/** A foreign name as it may be shown: short, and without anything that changes the line it stands in. */
function shown(name: string): string {
  const plain = name.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '·')
  return plain.length > 60 ? `${plain.slice(0, 59)}…` : plain
}
