import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inProject, note } from './project.mjs'

const usage = 'npm run new -- scenario clari.example    (or clarify.…; lower case, words joined by -)'
const idList = inProject('src', 'domain', 'model', 'scenario-id.ts')
const scenarioList = inProject('src', 'scenarios', 'list.ts')
const templates = inProject('src', 'setup', 'scenario-template')

/**
 * `clari-example` as a name in code: `clariExample`.
 * @param {string} words
 */
const camel = (words) => words.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase())

/**
 * The files of a new scenario's folder, by name: they compile, and its flow.test.ts fails until a fault shows it.
 * @param {string} id
 * @returns {readonly (readonly [file: string, text: string])[]}
 */
function scenarioFiles(id) {
  const [system = '', own = ''] = id.split('.')
  const words = own.replaceAll('-', ' ')
  /** @type {Readonly<Record<string, string>>} */
  const values = {
    id,
    system,
    own,
    words,
    name: camel(id.replace('.', '-')),
    says: `${camel(own)}Says`,
    title: `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`,
    pattern: own.replaceAll('-', '[ _-]?'),
  }
  return readdirSync(templates).map((file) => [
    file.replace(/\.txt$/, ''),
    readFileSync(join(templates, file), 'utf8').replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all),
  ])
}

/**
 * A text with a line put after the last line that fits.
 * @param {string} text
 * @param {RegExp} last
 * @param {string} line
 */
function putAfter(text, last, line) {
  const lines = text.split('\n')
  const at = lines.findLastIndex((each) => last.test(each))
  if (at < 0) throw new Error(`No line fits ${last}: the list is not as it was.`)
  return lines.toSpliced(at + 1, 0, line).join('\n')
}

/**
 * Makes a scenario's folder, with a test that fails until there is something to tell, and puts it into both lists.
 * @param {string} id
 */
function newScenario(id) {
  const folder = id.replace('.', '-')
  const name = camel(folder)
  const place = inProject('src', 'scenarios', folder)
  // Those of one system stand together, in the same order in both lists.
  const isClari = id.startsWith('clari.')
  const ids = putAfter(readFileSync(idList, 'utf8'), isClari ? /^ {2}'clari\./ : /^ {2}'clarify\./, `  '${id}',`)
  const imported = putAfter(
    readFileSync(scenarioList, 'utf8'),
    /^import /,
    `import { ${name} } from './${folder}/scenario.ts'`,
  )
  const list = putAfter(imported, isClari ? /^ {2}clari(?!fy)\w+,$/ : /^ {2}(?:\.\.\.)?clarify\w+,$/, `  ${name},`)
  mkdirSync(place)
  for (const [file, text] of scenarioFiles(id)) {
    writeFileSync(join(place, file), text)
    process.stdout.write(`src/scenarios/${folder}/${file}\n`)
  }
  writeFileSync(idList, ids)
  writeFileSync(scenarioList, list)
  process.stdout.write('src/domain/model/scenario-id.ts\nsrc/scenarios/list.ts\n')
  note(
    `Now: npx vitest run src/scenarios/${folder} fails until its causes are listed; .github/CONTRIBUTING.md goes on.`,
  )
}

const [what, id = ''] = process.argv.slice(2)
if (what !== 'scenario' || !/^(?:clari|clarify)\.[a-z]+(?:-[a-z]+)*$/.test(id)) {
  note(usage)
  process.exitCode = 2
} else if (existsSync(inProject('src', 'scenarios', id.replace('.', '-')))) {
  note(`There is a scenario named ${id}.`)
  process.exitCode = 2
} else newScenario(id)
