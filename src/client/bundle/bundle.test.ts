import { unzipSync, zipSync, type Zippable } from 'fflate'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Evidence } from '#src/domain/model/evidence.ts'
import { hideNothing } from '#src/report/model/report.ts'
import { anyParts, caseWith, partsOf, refusal } from './bundle.test-kit.ts'
import { bundleFiles } from './bundle-format.ts'
import { makeBundle, type BundleParts } from './make-bundle.ts'
import { openBundle, type BundleResult } from './open-bundle.ts'

const free = new AbortController().signal

async function made(parts: BundleParts): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await makeBundle(parts, free)
  if (blob === null) throw new Error('not made')
  return new Uint8Array(await blob.arrayBuffer())
}

const open = (bytes: Uint8Array<ArrayBuffer>): Promise<BundleResult> => openBundle(new Blob([bytes]))

/** Why a bundle is refused; fails the test when it is not. */
async function refusalOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const result = await open(bytes)
  expect(result.ok).toBe(false)
  return result.ok ? '' : result.says
}

const plain = partsOf(caseWith([refusal('{"message":"No such key"}')]), hideNothing)
const bundle = await made(plain)

/** The bundle packed again with some files changed, added (a value) or left out (null); checksums stay as they were. */
function repacked(
  change: Readonly<Record<string, Uint8Array<ArrayBuffer> | string | null>>,
  options: Parameters<typeof zipSync>[1] = {},
): Uint8Array<ArrayBuffer> {
  const files: Zippable = { ...unzipSync(bundle) }
  for (const [name, content] of Object.entries(change)) {
    if (content === null) delete files[name]
    else files[name] = typeof content === 'string' ? new TextEncoder().encode(content) : content
  }
  return new Uint8Array(zipSync(files, options))
}

describe('a bundle', () => {
  test('opens to the very case and report that it was made of, whatever stands in them', async () => {
    await fc.assert(
      fc.asyncProperty(anyParts, async (parts) => {
        const result = await open(await made(parts))
        expect(result).toEqual({
          ok: true,
          bundle: {
            rows: parts.rows === null ? null : parts.rows.size,
            shared: parts.shared,
            manifest: expect.objectContaining({
              product: '0.1.0',
              madeAt: parts.madeAt,
              hidden: { people: parts.shared.report.hidden.people, amounts: parts.shared.report.hidden.amounts },
            }),
          },
        })
      }),
      { numRuns: 60 },
    )
  })

  test('is the same bytes for the same case', async () => {
    expect(await made(plain)).toEqual(bundle)
  })

  test('with any single byte changed is refused in a sentence, or opens to the same', async () => {
    const whole = await open(bundle)
    await fc.assert(
      fc.asyncProperty(fc.nat(bundle.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const changed = new Uint8Array(bundle)
        changed[at] = (changed[at] ?? 0) ^ by
        const result = await open(changed)
        if (result.ok) expect(result).toEqual(whole)
        else expect(result.says).toMatch(/^[A-Zacmre][\s\S]{10,200}\.$/)
      }),
      { numRuns: 400 },
    )
  })

  test('cut off anywhere is refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(bundle.length - 1), async (length) => {
        expect((await open(bundle.slice(0, length))).ok).toBe(false)
      }),
      { numRuns: 100 },
    )
  })

  test('is given up when it is no longer wanted', async () => {
    expect(await makeBundle(plain, AbortSignal.abort())).toBeNull()
  })
})

describe('what is refused, and how it is said', () => {
  test('files that are no bundle', async () => {
    expect(await refusalOf(new Uint8Array())).toBe('The file is empty.')
    expect(await refusalOf(new TextEncoder().encode('%PDF-1.7 and a good deal more of it'))).toBe(
      'This is not a bundle: it is no zip file.',
    )
    expect(await refusalOf(new Uint8Array(zipSync({ 'report.md': new TextEncoder().encode('hello') })))).toBe(
      'This is not a bundle of Clari Triage: it has no manifest.json.',
    )
    expect(await refusalOf(new Uint8Array(zipSync({ 'word/document.xml': new Uint8Array(3) })))).toBe(
      'The file holds “word/document.xml”, which no bundle has.',
    )
    expect(await refusalOf(repacked({ 'manifest.json': '{"manifest":{"format":"something","version":1}}' }))).toContain(
      'its manifest is of something else',
    )
  })

  test('a bundle of a newer version', async () => {
    expect(
      await refusalOf(
        repacked({ 'manifest.json': '{"manifest":{"format":"clari-triage-bundle","version":2,"product":"9"}}' }),
      ),
    ).toContain('A newer version of Clari Triage made this bundle')
  })

  test('files that were changed, added or taken away, by their names', async () => {
    for (const name of ['case.json', 'report.html', 'report.md', 'exchanges.json']) {
      expect(await refusalOf(repacked({ [name]: '{}' }))).toBe(
        `${name} was changed after the bundle was made: its checksum does not fit.`,
      )
      expect(await refusalOf(repacked({ [name]: null }))).toBe(`${name} is missing from the bundle.`)
    }
    expect(await refusalOf(repacked({ 'rows.csv': 'a,b' }))).toBe('rows.csv was added after the bundle was made.')
    const manifest = new TextDecoder().decode(unzipSync(bundle)['manifest.json'])
    expect(
      await refusalOf(repacked({ 'manifest.json': manifest.replace('"product": "0.1.0"', '"product": "6.6.6"') })),
    ).toContain('manifest.json was changed')
  })

  test.each([
    ['../case.json', 'a path that leads outside'],
    ['a/../../case.json', 'a path that leads outside'],
    ['/etc/passwd', 'an absolute path'],
    ['C:\\case.json', 'an absolute path'],
    ['a\\case.json', 'a path with backslashes'],
    ['..\\case.json', 'a path that leads outside'],
    ['con.json', 'the name of a device'],
    ['NUL', 'the name of a device'],
    ['sub/case.json', 'which no bundle has'],
    ['case.json\u202Enosj', 'which no bundle has'],
  ])('the name %s', async (name, says) => {
    const refused = await refusalOf(repacked({ [name]: 'x', 'report.md': null }))
    expect(refused).toContain(says)
    expect(refused).not.toMatch(/\p{C}/u)
  })

  test('links, folders, encryption, other methods and doubles', async () => {
    const link = { os: 3, attrs: (0o120777 << 16) >>> 0 } as const
    expect(
      await refusalOf(new Uint8Array(zipSync({ 'case.json': [new TextEncoder().encode('/etc/passwd'), link] }))),
    ).toContain('a link or a folder')
    expect(await refusalOf(new Uint8Array(zipSync({ 'case.json/': new Uint8Array() })))).toContain(
      'which no bundle has',
    )
    const flagged = withEntry((view, at) => view.setUint16(at + 8, 1, true))
    expect(await refusalOf(flagged)).toBe('The file is encrypted; a bundle never is.')
    expect(await refusalOf(withEntry((view, at) => view.setUint16(at + 10, 14, true)))).toContain('packed in a way')
    const double = new Uint8Array(zipSync({ 'case.json': new Uint8Array(1), 'casf.json': new Uint8Array(1) }))
    for (let at = 0; at < double.length; at += 1)
      if (new TextDecoder().decode(double.subarray(at, at + 4)) === 'casf') double[at + 3] = 101
    expect(await refusalOf(double)).toBe('The file holds case.json twice.')
  })

  test('more than a bundle can be: entries, what is declared, and what really comes out', async () => {
    const many: Zippable = {}
    for (let at = 0; at < 40; at += 1) many[`${at}.json`] = new Uint8Array()
    expect(await refusalOf(new Uint8Array(zipSync(many)))).toBe('The file holds 40 entries, more than a bundle has.')
    expect(await refusalOf(repacked({ 'manifest.json': new Uint8Array(bundleFiles['manifest.json'] + 1) }))).toMatch(
      /^manifest\.json would unpack to \d+ kB, more than it can be/,
    )
    // A bomb that lies about its size: 64 MB of zeros that say that they are 10 bytes.
    const bomb = new Uint8Array(zipSync({ 'case.json': new Uint8Array(64_000_000) }, { level: 9 }))
    const view = new DataView(bomb.buffer)
    const at = view.getUint32(bomb.length - 6, true)
    view.setUint32(at + 24, 10, true)
    const since = performance.now()
    expect(await refusalOf(bomb)).toContain('case.json is damaged, or unpacks to another size than it says.')
    expect(performance.now() - since).toBeLessThan(5_000)
  })

  test('a case that nests deeply, names what every object has, or is none', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
    expect(await refusalOf(await sealed(deep))).toBe('case.json nests deeper than a case does.')
    expect(await refusalOf(await sealed('{"__proto__":{"polluted":true}}'))).toBe(
      'case.json holds names that no case has.',
    )
    expect(await refusalOf(await sealed('{"answers":{"constructor":"x"}}'))).toBe(
      'case.json holds names that no case has.',
    )
    expect(await refusalOf(await sealed('{"version":1'))).toBe('case.json is no JSON.')
    expect(await refusalOf(await sealed(JSON.stringify({ ...plain.shared, records: [{ check: 7 }] })))).toContain(
      'case.json is not a case: records › entry 1 › check',
    )
    expect(
      await refusalOf(await sealed(JSON.stringify({ ...plain.shared, caseId: '<img src=x onerror=alert(1)>' }))),
    ).toContain('caseId')
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  test('a report that no page could draw', async () => {
    const [card] = plain.shared.report.evidence
    const report = { ...plain.shared.report, evidence: Array.from({ length: 5_000 }, () => card) }
    expect(await refusalOf(await sealed(JSON.stringify({ ...plain.shared, report })))).toContain(
      'case.json is not a case: report is not as it should be',
    )
  })
})

/** The bundle with a value changed in the first entry of its table of contents. */
function withEntry(change: (view: DataView, at: number) => void): Uint8Array<ArrayBuffer> {
  const changed = new Uint8Array(bundle)
  const view = new DataView(changed.buffer)
  change(view, view.getUint32(changed.length - 6, true))
  return changed
}

/** A bundle with a `case.json` of somebody else's making, whose checksums all fit. */
async function sealed(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const hex = async (bytes: Uint8Array<ArrayBuffer>) =>
    Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (byte) =>
      byte.toString(16).padStart(2, '0'),
    ).join('')
  const content = new TextEncoder().encode(text)
  const opened = await open(bundle)
  if (!opened.ok) throw new Error(opened.says)
  const own = { bytes: content.length, sha256: await hex(content) }
  const manifest = {
    ...opened.bundle.manifest,
    files: opened.bundle.manifest.files.map((file) => (file.name === 'case.json' ? { ...file, ...own } : file)),
  }
  return repacked({
    'case.json': content,
    'manifest.json': JSON.stringify({
      manifest,
      sha256: await hex(new TextEncoder().encode(JSON.stringify(manifest))),
    }),
  })
}

describe('what leaves in a bundle', () => {
  const everything = async (parts: BundleParts) =>
    Object.values(unzipSync(await made(parts)))
      .map((bytes) => new TextDecoder().decode(bytes))
      .join('\n')
  const planted = (words: string) =>
    caseWith([refusal(JSON.stringify({ message: words }))], {
      answers: { forecastId: words, screenTotal: '1,348,214.50' },
      pastes: { error: `it says ${words}` },
      comparison: {
        at: 1,
        files: { api: [`${words}.json`], ui: [] },
        period: null,
        week: null,
        rows: 1,
        differing: 1,
        fields: [
          {
            field: 'Commit',
            bridges: [
              { currency: { api: 'USD', ui: 'USD' }, totals: { api: 1348214.5, ui: 0, delta: -1348214.5 }, causes: [] },
            ],
          },
        ],
        warnings: [{ cause: null, says: words }],
      },
    })

  test('is free of secrets, wherever they stood', async () => {
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[a-zA-Z0-9]{32,48}$/), async (secret) => {
        const item = planted(`Authorization: Bearer ${secret}`)
        const [record] = item.records
        const records =
          record === undefined
            ? []
            : [
                {
                  ...record,
                  says: `apikey: ${secret}`,
                  connection: `apikey=${secret}`,
                  finding: record.finding && { ...record.finding, facts: { message: `password=${secret}` } },
                },
              ]
        expect(await everything(partsOf({ ...item, records }, hideNothing))).not.toContain(secret)
      }),
      { numRuns: 25 },
    )
  })

  test('is of a paste only what the report would show: known members of JSON, of a text what was quoted', async () => {
    const quote: Evidence = {
      kind: 'paste',
      text: 'our board met in Lisbon. It says 401 Unauthorized. The merger closes in May.',
      quote: '401 Unauthorized',
      shows: 'Refused.',
    }
    const item = caseWith([quote], {
      pastes: {
        error: quote.text,
        request: '{"forecastId":"net_arr","mergerPartner":"Initech"}',
        notes: 'Initech will be told in June',
      },
    })
    const parts = partsOf(item, hideNothing)
    expect(parts.shared.pastes['error']).toContain('401 Unauthorized')
    expect(parts.shared.pastes['request']).toContain('net_arr')
    expect(await everything(parts)).not.toContain('Initech')
    expect(parts.shared.redacted).toEqual(['request', 'notes'])
  })

  test('is free of people where they are hidden, and names whom to ask for anew', async () => {
    const item = planted('user Ana Ortiz <ana.ortiz@halden.example> is not opted in')
    const parts = partsOf(item, { people: true, amounts: false })
    const text = await everything(parts)
    expect(text).not.toMatch(/ortiz|halden/i)
    expect(parts.shared.redacted).toEqual(['forecastId', 'error'])
    expect(await everything(partsOf(item, hideNothing))).toContain('Ana Ortiz')
  })

  test('is free of amounts where they are hidden', async () => {
    const text = await everything(partsOf(planted('the total is USD 1,348,214.50'), { people: false, amounts: true }))
    expect(text).not.toMatch(/1,?348,?214/)
  })
})
