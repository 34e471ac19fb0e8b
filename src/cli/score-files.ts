import { fileCorpus } from '#src/bench/files/file-corpus.ts'
import type { CorpusFile } from '#src/bench/files/corpus-file.ts'
import { markFile } from '#src/bench/files/mark-file.ts'
import { exportText } from '#src/bench/files/office.ts'
import type { ExpectedAnswer } from '#src/bench/worlds/audit/answer.ts'
import { reconcile } from './reconcile.ts'
import { answerSchema } from './take-exam.ts'

/** What reading, pairing and explaining files as people have them has to reach; none may be confidently wrong. */
const bar = 0.97

/** A Sunday after the quarter's last compared week. */
const now = Date.parse('2026-03-29T16:00:00Z')

/** Gives one file of the corpus to `reconcile` as the terminal would: what it prints, or its sentence of refusal. */
export async function answerTo(file: CorpusFile): Promise<ExpectedAnswer | string> {
  const held = new Map([
    ['api.json', new TextEncoder().encode(exportText(file.api))],
    [file.name, new TextEncoder().encode(file.text)],
  ])
  let out = ''
  let err = ''
  const code = await reconcile(['--api', 'api.json', '--ui', file.name, '--json'], {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    now: () => now,
    read: (path) => Promise.resolve(held.get(path) ?? new Uint8Array()),
  })
  return code === 0 ? answerSchema.parse(JSON.parse(out)) : err.trim()
}

/** Tries every file of the corpus and prints by kind how many went right and wrong; whether that is enough. */
export async function scoreFiles(wanted: (name: string) => boolean, verbose: boolean): Promise<boolean> {
  const kinds = new Map<string, { all: number; right: number; wrong: number }>()
  const told: string[] = []
  for (const file of fileCorpus) {
    const name = `${file.kind}: ${file.id}`
    if (!wanted(name)) continue
    const { mark, misses } = markFile(file, await answerTo(file))
    const kind = kinds.get(file.kind) ?? { all: 0, right: 0, wrong: 0 }
    kind.all += 1
    if (mark === 'right') kind.right += 1
    if (mark === 'wrong') kind.wrong += 1
    kinds.set(file.kind, kind)
    if (mark !== 'right')
      told.push(`${mark.padEnd(6)}  ${name}`, ...misses.slice(0, 8).map((miss) => `          ${miss}`))
  }
  const lines = ['Files as people have them', '', 'Kind                      files      right      wrong']
  for (const [kind, { all, right, wrong }] of kinds)
    lines.push(
      `${kind.padEnd(24)} ${String(all).padStart(6)} ${String(right).padStart(10)} ${String(wrong).padStart(10)}`,
    )
  const sum = (read: (one: { all: number; right: number; wrong: number }) => number): number =>
    [...kinds.values()].reduce((total, one) => total + read(one), 0)
  const [all, right, wrong] = [sum((one) => one.all), sum((one) => one.right), sum((one) => one.wrong)]
  const share = all === 0 ? '–' : `${((right / all) * 100).toFixed(2)} %`
  lines.push('', `right in every row, total and note  ${share}  (${right} of ${all}; bar ${bar * 100} %)`)
  lines.push(`confidently wrong                   ${wrong}  (bar 0)`, '')
  process.stdout.write(`${[...lines, ...(verbose ? told : [])].join('\n')}\n`)
  return wrong === 0 && right >= all * bar
}
