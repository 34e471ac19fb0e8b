import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { inProject, note, projectFolder } from './project.mjs'
import { run } from './run-node.mjs'

/**
 * How many files each may touch: a folder that a recipe makes counts as one, a new file's own test not at all.
 * @type {Readonly<Record<string, number>>}
 */
const limits = { 'A fault': 2, 'A check': 2, 'An operation': 3, 'A cause': 4, 'A scenario': 4 }

/** @typedef {{ kind: 'new', path: string, code: string }} NewFile */
/** @typedef {'after' | 'before' | 'instead of'} Where */
/** @typedef {{ kind: 'put', path: string, where: Where, line: string, code: string }} Put */
/** @typedef {{ kind: 'run', command: string }} Run */
/** @typedef {{ title: string, says: number, steps: readonly (NewFile | Put | Run)[] }} Recipe */

const left = new Set(['node_modules', 'dist', 'test-results', '.git'])

/**
 * The recipes of a page: each block of code belongs to the sentence above it.
 * @param {string} page
 * @returns {readonly Recipe[]}
 */
export function readRecipes(page) {
  return page
    .split(/^### /m)
    .slice(1)
    .map((part) => {
      const [, title = '', says = '0'] = /^(.+) \((\d+) files?\)$/m.exec(part) ?? []
      const blocks = [...part.matchAll(/(?:^((?:New|In)[^\n]*`)(?::)?\n\n)?^```(\w+)\n([\s\S]*?)^```$/gm)]
      /** @type {Recipe['steps']} */
      const steps = blocks.flatMap(([, sentence, language, code = '']) =>
        language === 'sh' ? runsOf(code) : [stepOf(sentence ?? '', code)],
      )
      return { title, says: Number(says), steps }
    })
}

/**
 * @param {string} code
 * @returns {(NewFile | Put | Run)[]}
 */
function runsOf(code) {
  return code
    .trim()
    .split('\n')
    .map((command) => ({ kind: 'run', command }))
}

/**
 * @param {string} sentence
 * @param {string} code
 * @returns {NewFile | Put}
 */
function stepOf(sentence, code) {
  const made = /^New: `([^`]+)`$/.exec(sentence)
  if (made !== null) return { kind: 'new', path: made[1] ?? '', code }
  const put = /^In `([^`]+)`, (after|before|instead of) the line `(.+)`$/.exec(sentence)
  if (put === null) throw new Error(`This sentence is followed by code and says nothing of where it goes: ${sentence}`)
  const where = put[2] === 'after' || put[2] === 'before' ? put[2] : 'instead of'
  return { kind: 'put', path: put[1] ?? '', where, line: put[3] ?? '', code }
}

/**
 * A text with code put at the only line that reads so.
 * @param {string} text
 * @param {Put} step
 */
function withCode(text, { path, where, line, code }) {
  const lines = text.split('\n')
  const places = lines.flatMap((each, at) => (each.trim() === line ? [at] : []))
  const [place] = places
  if (place === undefined || places.length > 1) throw new Error(`${path} has ${places.length} lines that read ${line}`)
  const at = where === 'after' ? place + 1 : place
  return lines.toSpliced(at, where === 'instead of' ? 1 : 0, code.replace(/\n$/, '')).join('\n')
}

/**
 * Runs one of the commands that a recipe may use, in the scratch copy.
 * @param {string} scratch
 * @param {string} command
 */
function runCommand(scratch, command) {
  const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
  const programs = /** @type {const} */ ({
    'npx vitest': ['node_modules', 'vitest', 'vitest.mjs'],
    'npx tsc': ['node_modules', 'typescript', 'bin', 'tsc'],
    'npx oxlint': ['node_modules', 'oxlint', 'bin', 'oxlint'],
    'npx oxfmt': ['node_modules', 'oxfmt', 'bin', 'oxfmt'],
    'npx knip': ['node_modules', 'knip', 'bin', 'knip.js'],
    'npm run new --': ['src', 'setup', 'new.mjs'],
  })
  for (const [begin, script] of Object.entries(programs)) {
    const own = begin.split(' ')
    if (own.every((word, at) => words[at] === word))
      return run(process.execPath, [join(scratch, ...script), ...words.slice(own.length)], { cwd: scratch })
  }
  throw new Error(`A recipe runs something that is not known here: ${command}`)
}

/**
 * What a recipe touched: a folder of src/scenarios that was not there counts as one.
 * @param {readonly string[]} paths
 */
function touchedBy(paths) {
  const counted = paths
    .filter((path) => !(path.endsWith('.test.ts') && paths.includes(path.replace('.test.ts', '.ts'))))
    .map((path) => {
      const folder = /^src\/scenarios\/[\w-]+(?=\/)/.exec(path)?.[0]
      return folder !== undefined && !existsSync(inProject(folder)) ? folder : path
    })
  return [...new Set(counted)]
}

/**
 * Follows one recipe in a scratch copy; tells why it does not hold, or null.
 * @param {Recipe} recipe
 * @returns {Promise<string | null>}
 */
async function follow(recipe) {
  const scratch = mkdtempSync(join(tmpdir(), 'triage-recipe-'))
  try {
    cpSync(projectFolder, scratch, { recursive: true, filter: (from) => !left.has(basename(from)) })
    symlinkSync(inProject('node_modules'), join(scratch, 'node_modules'), 'junction')
    /** @type {string[]} */
    const touched = []
    for (const step of recipe.steps) {
      if (step.kind === 'run') {
        if (step.command.startsWith('npm run new'))
          touched.push('src/domain/model/scenario-id.ts', 'src/scenarios/list.ts')
        if ((await runCommand(scratch, step.command)) !== 0) return `${step.command} failed; its reasons are above`
        continue
      }
      const file = join(scratch, step.path)
      touched.push(step.path)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, step.kind === 'new' ? step.code : withCode(readFileSync(file, 'utf8'), step))
    }
    for (const command of [
      'npx tsc --noEmit',
      'npx oxlint --deny-warnings',
      'npx oxfmt --check',
      'npx knip --no-progress',
    ])
      if ((await runCommand(scratch, command)) !== 0) return `${command} failed; its reasons are above`
    const files = touchedBy(touched)
    const limit = limits[recipe.title] ?? 0
    if (files.length !== recipe.says) return `it says ${recipe.says} files and touches ${files.join(', ')}`
    return files.length <= limit ? null : `it may touch ${limit} files and touches ${files.join(', ')}`
  } catch (error) {
    return error instanceof Error ? error.message : 'it broke'
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/**
 * Follows every recipe of CONTRIBUTING.md to the letter, each in a copy of its own; `names` are words of those wanted.
 * @param {readonly string[]} [names]
 * @returns {Promise<import('./stages.mjs').Count>}
 */
export async function followRecipes(names = []) {
  const recipes = readRecipes(readFileSync(inProject('.github', 'CONTRIBUTING.md'), 'utf8'))
  const missing = Object.keys(limits).filter((title) => !recipes.some((recipe) => recipe.title === title))
  for (const title of missing) note(`FAILED  ${title}: there is no such recipe`)
  let passed = 0
  const wanted = recipes.filter(({ title }) => names.length === 0 || names.some((name) => title.endsWith(name)))
  for (const recipe of wanted) {
    const trouble = await follow(recipe)
    note(trouble === null ? `ok      ${recipe.title}: ${recipe.says} files` : `FAILED  ${recipe.title}: ${trouble}`)
    if (trouble === null) passed += 1
  }
  return { passed, failed: wanted.length - passed + missing.length }
}
