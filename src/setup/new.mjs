import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inProject, note } from './project.mjs'
import { camel, scenarioFiles } from './scenario-template.mjs'

const usage = 'npm run new -- scenario clari.example    (or clarify.…; lower case, words joined by -)'
const idList = inProject('src', 'domain', 'model', 'scenario-id.ts')
const scenarioList = inProject('src', 'scenarios', 'list.ts')

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
  for (const [file, text] of Object.entries(scenarioFiles(id))) {
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
