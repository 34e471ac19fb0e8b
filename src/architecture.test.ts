import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = dirname(fileURLToPath(import.meta.url))

const layers = [
  'secrets',
  'domain',
  'clari',
  'clarify',
  'compare',
  'pictures',
  'reading',
  'checks',
  'scenarios',
  'engine',
  'report',
  'client',
  'server',
  'simulator',
  'cli',
  'bench',
  'ui',
  'features',
  'app',
  'setup',
] as const
type Layer = (typeof layers)[number]

/** Who may import whom, beside itself; the table of the README's house. */
const mayImport: Readonly<Record<Layer, readonly Layer[]>> = {
  secrets: [],
  ui: [],
  setup: [],
  domain: ['secrets'],
  clari: ['domain', 'secrets'],
  clarify: ['domain', 'secrets'],
  compare: ['domain', 'secrets'],
  pictures: ['domain'],
  reading: ['domain', 'clari', 'clarify', 'secrets'],
  checks: ['domain', 'clari', 'clarify', 'compare', 'reading', 'secrets'],
  scenarios: ['domain', 'clari', 'clarify', 'compare', 'reading', 'checks'],
  engine: ['domain', 'reading', 'secrets'],
  report: ['domain', 'clari', 'clarify', 'compare', 'reading', 'secrets', 'ui'],
  client: ['domain', 'clari', 'clarify', 'compare', 'pictures', 'reading', 'engine', 'report', 'secrets'],
  simulator: ['domain', 'clari', 'clarify', 'secrets'],
  server: ['domain', 'clari', 'clarify', 'secrets'],
  cli: [
    'secrets',
    'domain',
    'clari',
    'clarify',
    'compare',
    'pictures',
    'reading',
    'checks',
    'scenarios',
    'engine',
    'report',
    'server',
    'simulator',
    'bench',
  ],
  // Test worlds, corpora and exams: never in what ships.
  bench: [
    'secrets',
    'domain',
    'clari',
    'clarify',
    'compare',
    'reading',
    'checks',
    'scenarios',
    'engine',
    'report',
    'server',
    'simulator',
  ],
  features: [
    'secrets',
    'domain',
    'clari',
    'clarify',
    'compare',
    'pictures',
    'reading',
    'checks',
    'scenarios',
    'engine',
    'report',
    'client',
    'ui',
  ],
  app: ['features', 'client', 'engine', 'scenarios', 'ui', 'domain'],
}

/** Exported names that stand for two things all the same, and why. */
const mayMeanTwo: Readonly<Record<string, string>> = {
  telling: 'a sign’s confidence, and a paste’s finding',
  Shown: 'what is shown of the wizard’s way, and of the comparison’s rows',
}

/** A scenario's flow and verdicts, whose names are its folder's own: they are taken all together (`* as verdicts`). */
const namedInFolder = /^scenarios\/[^/]+\/(?:flow|verdicts)\.ts$/

/** What any layer may import, even one that knows no domain: how numbers and times are said. */
const wordsOfNumbers = 'domain/words/'

/** Files that start the demo tenant beside the proxy. */
const mayStartDemo = ['server/main.ts', 'server/dev-plugin.ts']

/**
 * What tests may use besides: the graph of all scenarios is walked by the engine, and checks meet the real proxy and
 * the demo tenant.
 */
const testsMayAlsoImport: Partial<Readonly<Record<Layer, readonly Layer[]>>> = {
  engine: ['scenarios', 'checks', 'clari', 'clarify', 'compare', 'bench'],
  pictures: ['cli', 'engine', 'scenarios', 'setup'],
  scenarios: ['engine', 'secrets', 'server', 'simulator'],
  checks: ['engine', 'scenarios', 'server', 'simulator'],
  report: ['scenarios', 'checks', 'engine', 'server', 'simulator'],
  client: ['scenarios', 'checks', 'engine', 'server', 'simulator'],
  server: ['simulator', 'checks', 'engine'],
  simulator: ['server', 'compare', 'checks', 'scenarios', 'engine'],
  features: ['server', 'simulator', 'cli'],
  setup: ['secrets'],
  app: ['server', 'simulator', 'report', 'checks', 'clari', 'clarify', 'compare', 'secrets'],
}

/** Layers that run in Node only; everything else has to run in a browser too. */
const nodeOnly: readonly Layer[] = ['server', 'simulator', 'cli', 'bench', 'setup']

interface Source {
  /** Relative to src, with slashes. */
  readonly path: string
  readonly layer: string
  readonly test: boolean
  readonly text: string
  readonly imports: readonly string[]
}

// A worker is a program of its own: its file is named by a URL, and what it shares with its starter is no cycle.
const worker = /\bnew URL\(\s*['"]([^'"]+)['"],\s*import\.meta\.url/g
const patterns = [
  /^[ \t]*(?:import|export)\b[^'"`;()]*?\bfrom\s*['"]([^'"]+)['"]/gm,
  /^[ \t]*import\s*['"]([^'"]+)['"]/gm,
  /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g,
]

function importsOf(text: string): string[] {
  const code = text.replace(/^[ \t]*(?:\/\/|\*|\/\*).*$/gm, '')
  return [...patterns, worker].flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[1] ?? ''))
}

function read(): Source[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:tsx?|mjs)$/.test(entry.name))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name)
      const path = relative(root, file).split(sep).join('/')
      const text = readFileSync(file, 'utf8')
      return {
        path,
        layer: path.includes('/') ? (path.split('/')[0] ?? '') : '',
        test: /\.test(-kit)?\.tsx?$/.test(path),
        text,
        imports: importsOf(text),
      }
    })
}

const sources = read()
const known = new Set(sources.map((source) => source.path))
const isLayer = (name: string): name is Layer => (layers as readonly string[]).includes(name)

/** The path below src that an import of ours names, or null for a package. */
function target(source: Source, specifier: string): string | null {
  const bare = specifier.replace(/\?.*$/, '')
  if (bare.startsWith('#src/')) return bare.slice('#src/'.length)
  return bare.startsWith('.') ? posix.join(posix.dirname(source.path), bare) : null
}

const edges = sources
  .filter((source) => source.layer !== '')
  .flatMap((source) => source.imports.map((specifier) => ({ source, specifier, to: target(source, specifier) })))
const ours = edges.flatMap(({ source, specifier, to }) => (to === null ? [] : [{ source, specifier, to }]))

function allowed(source: Source, layer: Layer): boolean {
  if (!isLayer(source.layer) || source.layer === layer || mayImport[source.layer].includes(layer)) return true
  if (source.test && (testsMayAlsoImport[source.layer] ?? []).includes(layer)) return true
  return layer === 'simulator' && mayStartDemo.includes(source.path)
}

const startsWorker = (source: Source, specifier: string): boolean =>
  [...source.text.matchAll(worker)].some((match) => match[1] === specifier)

/** The shortest way round from a file back to itself, or null. */
function cycleThrough(start: string, graph: ReadonlyMap<string, readonly string[]>): string[] | null {
  const queue: string[][] = [[start]]
  const seen = new Set<string>()
  for (let way = queue.shift(); way !== undefined; way = queue.shift()) {
    for (const next of graph.get(way.at(-1) ?? '') ?? []) {
      if (next === start) return [...way, next]
      if (!seen.has(next)) {
        seen.add(next)
        queue.push([...way, next])
      }
    }
  }
  return null
}

describe('the house', () => {
  test('was read: there are files in it, and imports in them', () => {
    expect(sources.length).toBeGreaterThan(20)
    expect(ours.length).toBeGreaterThan(20)
  })

  test('every file stands in a layer', () => {
    const outside = sources
      .filter((source) => !isLayer(source.layer) && source.path !== 'architecture.test.ts')
      .map((source) => source.path)
    expect(outside).toEqual([])
  })

  test('a layer imports only what the table allows', () => {
    const wrong = ours.filter(({ source, to }) => {
      const layer = to.split('/')[0] ?? ''
      return isLayer(layer) ? !allowed(source, layer) && !to.startsWith(wordsOfNumbers) : !source.test
    })
    expect(wrong.map(({ source, specifier }) => `${source.path} imports ${specifier}`)).toEqual([])
  })

  test('features never import each other', () => {
    const place = (path: string): string => path.split('/')[1] ?? ''
    const wrong = ours.filter(
      ({ source, to }) => source.layer === 'features' && to.startsWith('features/') && place(source.path) !== place(to),
    )
    expect(wrong.map(({ source, specifier }) => `${source.path} imports ${specifier}`)).toEqual([])
  })

  test('what a browser runs imports nothing of Node', () => {
    const wrong = edges.filter(
      ({ source, specifier }) =>
        specifier.startsWith('node:') && !source.test && !(nodeOnly as readonly string[]).includes(source.layer),
    )
    expect(wrong.map(({ source, specifier }) => `${source.path} imports ${specifier}`)).toEqual([])
  })

  test('imports are #src/layer/file.ts or ./file.ts, never ../, and name a file that is there', () => {
    const climbing = edges.filter(({ specifier }) => /(?:^|\/)\.\.(?:\/|$)/.test(specifier))
    expect(climbing.map(({ source, specifier }) => `${source.path} imports ${specifier}`)).toEqual([])
    const lost = ours.filter(({ to }) =>
      /\.(?:tsx?|mjs)$/.test(to)
        ? !known.has(to)
        : !/\.(?:css|svg|woff2|json|html|py|sh|js|mts)$/.test(to) || !existsSync(join(root, to)),
    )
    expect(lost.map(({ source, specifier }) => `${source.path} imports ${specifier}`)).toEqual([])
    const across = ours.filter(
      ({ source, specifier, to }) => specifier.startsWith('.') && to.split('/')[0] !== source.layer,
    )
    expect(across.map(({ source, specifier }) => `${source.path} imports ${specifier}`)).toEqual([])
  })

  test('there are no barrels', () => {
    const onlyPassesOn = (text: string): boolean => {
      const code = text
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .replace(/^\s*\/\/.*$/gm, '')
        .replace(/^\s*export\s+(?:type\s+)?(?:\*(?:\s+as\s+\w+)?|\{[^}]*\})\s*from\s*['"][^'"]+['"];?\s*$/gm, '')
      return code.trim() === '' && /\bfrom\b/.test(text)
    }
    const barrels = sources.filter((source) => /(?:^|\/)index\.tsx?$/.test(source.path) || onlyPassesOn(source.text))
    expect(barrels.map((source) => source.path)).toEqual([])
  })

  test('there are no import cycles', () => {
    const graph = new Map(
      sources.map((source) => [
        source.path,
        ours.filter((edge) => edge.source === source && !startsWorker(source, edge.specifier)).map((edge) => edge.to),
      ]),
    )
    const cycles = [...graph.keys()].map((path) => cycleThrough(path, graph)).filter((cycle) => cycle !== null)
    expect(cycles.map((cycle) => cycle.join(' → '))).toEqual([])
  })

  test('no room holds more than 20 source files of its own, tests not counted', () => {
    const rooms = new Map<string, number>()
    for (const { path, test: isTest } of sources)
      if (!isTest) rooms.set(posix.dirname(path), (rooms.get(posix.dirname(path)) ?? 0) + 1)
    expect(rooms.size).toBeGreaterThan(20)
    expect([...rooms].filter(([, files]) => files > 20)).toEqual([])
  })

  test('one exported name means one thing', () => {
    const exported = /^export (?:async |abstract )?(?:function\*?|const|let|type|interface|class) (\w+)/gm
    const places = new Map<string, Set<string>>()
    for (const { path, text, test: isTest } of sources)
      if (!isTest && /\.tsx?$/.test(path) && !namedInFolder.test(path))
        for (const [, name = ''] of text.matchAll(exported)) places.set(name, (places.get(name) ?? new Set()).add(path))
    expect(places.size).toBeGreaterThan(1000)
    const twice = [...places].filter(([name, paths]) => paths.size > 1 && !Object.hasOwn(mayMeanTwo, name))
    expect(twice.map(([name, paths]) => `${name}: ${[...paths].join(', ')}`)).toEqual([])
    expect(Object.keys(mayMeanTwo).filter((name) => (places.get(name)?.size ?? 0) < 2)).toEqual([])
  })

  test('no line is longer than 120 columns', () => {
    const long = sources.flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, at) => (line.length > 120 ? [`${path}:${at + 1} has ${line.length}`] : [])),
    )
    expect(long).toEqual([])
  })

  test('files are kebab-case and named after what they hold', () => {
    const odd = sources.filter(({ path }) =>
      path
        .split('/')
        .some(
          (part) =>
            !/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(part) || /^(?:utils?|helpers?|misc|common)(?:\.|$)/.test(part),
        ),
    )
    expect(odd.map((source) => source.path)).toEqual([])
  })
})

/** Where a clock may begin: programs and the browser's edge. Everybody else is given one. */
const startsClock: Readonly<Record<string, string>> = {
  'src/server/main.ts': 'the product',
  'src/server/dev-plugin.ts': 'the development server',
  'src/simulator/main.ts': 'the demo tenant alone',
  'src/cli/checkup.ts': 'a terminal command',
  'src/cli/export.ts': 'a terminal command',
  'src/cli/triage.ts': 'a terminal command',
  'src/cli/walk-all.ts': 'a terminal command',
  'src/cli/trials/faults.ts': 'a terminal command',
  'src/cli/reconcile.ts': 'a terminal command',
  'src/cli/trust/soak.ts': 'a terminal command',
  'src/client/browser-clock.ts': 'the page',
  'src/clari/jobs/pacing-plans.test.ts': 'runs programs for other computers, by their clocks',
}

// `performance.now()` is a stopwatch, and `new Date(…)` of a moment that was given reads no clock.
const wallClock = new RegExp(
  [
    String.raw`\bDate\s*\.\s*now\b|\bnew\s+Date\s*(?:\(\s*\)|(?=[;,)\]}\n]))|(?<![\w.])(?<!new\s)Date\(`,
    String.raw`\bperformance\s*\.\s*timeOrigin\b`,
  ].join('|'),
)

describe('the wall clock', () => {
  const project = dirname(root)
  const outside = readdirSync(join(project, 'e2e'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
  const files = [
    ...sources.map(({ path, text }) => ({ path: `src/${path}`, text })),
    ...outside.map((file) => ({
      path: relative(project, file).split(sep).join('/'),
      text: readFileSync(file, 'utf8'),
    })),
  ]
  const reads = ({ path, text }: { readonly path: string; readonly text: string }) =>
    path !== 'src/architecture.test.ts' && wallClock.test(text.replace(/^[ \t]*(?:\/\/|\*|\/\*).*$/gm, ''))

  test('is read where programs begin and nowhere else, in tests as well', () => {
    expect(outside.length).toBeGreaterThan(10)
    expect(
      files.filter((file) => reads(file) && !Object.hasOwn(startsClock, file.path)).map(({ path }) => path),
    ).toEqual([])
    expect(Object.keys(startsClock).filter((path) => !files.some((file) => file.path === path && reads(file)))).toEqual(
      [],
    )
  })

  test('is known by every way to read it', () => {
    for (const text of [
      'Date.now()',
      'now: Date.now,',
      'new Date()',
      'new Date( ).getTime()',
      'const at = new Date;',
      'String(Date())',
      'performance.timeOrigin',
    ])
      expect([text, wallClock.test(text)]).toEqual([text, true])
    for (const text of [
      'new Date(at)',
      'Date.UTC(2026, 0)',
      'Date.parse(text)',
      'performance.now()',
      'usDate(at)',
      'Date: string',
      'new Date(`${day}T00:00Z`)',
    ])
      expect([text, wallClock.test(text)]).toEqual([text, false])
  })
})

describe('the reader of imports', () => {
  test('the table refuses what it does not name, and the demo tenant to all but two files', () => {
    const source = (path: string): Source => ({
      path,
      layer: path.split('/')[0] ?? '',
      test: path.includes('.test.'),
      text: '',
      imports: [],
    })
    expect(allowed(source('secrets/mark.ts'), 'domain')).toBe(false)
    expect(allowed(source('engine/walk.ts'), 'scenarios')).toBe(false)
    expect(allowed(source('engine/walk.test.ts'), 'scenarios')).toBe(true)
    expect(allowed(source('server/app.ts'), 'simulator')).toBe(false)
    expect(allowed(source('server/main.ts'), 'simulator')).toBe(true)
  })

  test('sees every form of import, and none in comments', () => {
    const text =
      "import a from 'a'\nimport {\n  b,\n} from './b.ts'\nexport { c } from '#src/c/c.ts'\n" +
      "import './d.css'\nconst e = await import('e')\n// import f from 'f'\n" +
      "new Worker(new URL('./g.ts', import.meta.url))"
    expect(importsOf(text).sort()).toEqual(['#src/c/c.ts', './b.ts', './d.css', './g.ts', 'a', 'e'])
  })
})

describe('the signs on the doors', () => {
  const project = dirname(root)
  const signs = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === 'README.md')
    .map((entry) => ({
      room: relative(root, entry.parentPath).split(sep).join('/'),
      text: readFileSync(join(entry.parentPath, entry.name), 'utf8'),
    }))
  const texts = [
    ...signs,
    { room: '..', text: readFileSync(join(project, 'README.md'), 'utf8') },
    // What the recipes name is not there yet; they are followed by a long test.
    {
      room: '../.github',
      text: readFileSync(join(project, '.github', 'CONTRIBUTING.md'), 'utf8').replace(/^## Recipes[\s\S]*/m, ''),
    },
  ]

  test('stand at every layer, have at most ten lines, and say which file to read first', () => {
    expect(signs.length).toBeGreaterThanOrEqual(layers.length + 1)
    expect(layers.filter((layer) => !signs.some(({ room }) => room === layer))).toEqual([])
    const doors = signs.filter(({ room }) => room !== '')
    expect(doors.filter(({ text }) => text.trimEnd().split('\n').length > 10).map(({ room }) => room)).toEqual([])
    const first = doors.filter(({ room, text }) => isLayer(room) && !/`[\w./-]+\.(?:tsx?|mjs)`/.test(text))
    expect(first.map(({ room }) => room)).toEqual([])
  })

  test('and the pages for maintainers name only files that are there', () => {
    const named = texts.flatMap(({ room, text }) =>
      [...text.matchAll(/`([\w./-]+\.(?:tsx?|mjs|css|svg))`/g)].map(([, path = '']) => ({ room, path })),
    )
    expect(named.length).toBeGreaterThan(60)
    const isThere = ({ room, path }: { readonly room: string; readonly path: string }) =>
      [join(root, room, path), join(root, path), join(project, path)].some((place) => existsSync(place))
    expect(named.filter((one) => !isThere(one)).map(({ room, path }) => `${room}: ${path}`)).toEqual([])
  })
})
