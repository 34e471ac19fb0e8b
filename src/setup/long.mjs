import { followRecipes } from './recipes.mjs'
import { inProject } from './project.mjs'
import { runStages, say, vitest, whole } from './stages.mjs'

/**
 * Long tests (`*.long.test.ts`) of a folder or file, in a time zone.
 * @param {string} name
 * @param {string} path
 * @param {string} zone
 */
const long = (name, path, zone) => vitest(name, ['--mode', 'long', path], { TZ: zone })

/**
 * Days at three offsets from UTC: the zone decides which moment 9 o'clock on a day is. (The signs of these names are
 * the other way round.)
 */
const offsets = /** @type {const} */ ([
  ['−11', 'Etc/GMT+11'],
  ['0', 'Etc/UTC'],
  ['+13', 'Etc/GMT-13'],
])

/**
 * Every run that is too long for `npm test`, by name: `npm run test:long` runs them all, `npm run test:long --
 * NAME…` some of them.
 * @type {Readonly<Record<string, readonly import('./stages.mjs').Stage[]>>}
 */
const runs = {
  calendar: [
    ...offsets.map(
      ([offset, zone]) =>
        /** @type {const} */ ([
          `800 days at an offset of ${offset} hours: every planted cause`,
          long(`calendar${offset}`, 'src/simulator/calendar.long.test.ts', zone),
        ]),
    ),
    // In a zone whose clocks change.
    [
      '40 picked days: every fault’s verdict',
      long('calendar-verdicts', 'src/scenarios/calendar.long.test.ts', 'America/New_York'),
    ],
  ],
  'walk-all': [
    [
      'Every fault by the usual answers, over fitting, foreign and no pastes',
      whole(inProject('src', 'setup', 'run.mjs'), ['walk-all']),
    ],
  ],
  attack: [
    [
      'Attacks on the product and its development server, by sockets and from pages of other origins',
      whole(inProject('src', 'setup', 'attack.mjs'), []),
    ],
  ],
  soak: [
    ['200 sessions for two minutes, with faults that change', whole(inProject('src', 'setup', 'run.mjs'), ['soak'])],
  ],
  faults: [
    [
      'Every operation over every fault of an upstream',
      whole(inProject('src', 'setup', 'run.mjs'), ['faults', '--wrong']),
    ],
  ],
  fuzz: [['Changed inputs of every kind', whole(inProject('src', 'setup', 'run.mjs'), ['fuzz', '--inputs', '20000'])]],
  recipes: [['The recipes of CONTRIBUTING.md, followed in scratch copies', () => followRecipes()]],
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !Object.hasOwn(runs, name))
if (unknown.length > 0) {
  say(`There is no long run named ${unknown.join(', ')}: there are ${Object.keys(runs).join(', ')}.`)
  process.exitCode = 2
} else {
  await runStages((asked.length === 0 ? Object.keys(runs) : asked).flatMap((name) => runs[name] ?? []))
}
