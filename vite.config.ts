import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import packageJson from './package.json' with { type: 'json' }
import { triageProxy } from './src/server/dev-plugin.ts'

/** The programs, as `npm run NAME` finds them in dist/programs. */
const programsOf = {
  server: 'src/server/main.ts',
  'demo-tenant': 'src/simulator/main.ts',
  diagnose: 'src/cli/diagnose.ts',
  reconcile: 'src/cli/reconcile.ts',
  checkup: 'src/cli/checkup.ts',
  export: 'src/cli/export.ts',
  triage: 'src/cli/triage.ts',
  'walk-all': 'src/cli/walk-all.ts',
  faults: 'src/cli/trials/faults.ts',
  fuzz: 'src/cli/trials/fuzz.ts',
  score: 'src/cli/score.ts',
  bench: 'src/cli/bench.ts',
  attack: 'src/cli/trust/attack.ts',
  soak: 'src/cli/trust/soak.ts',
  graph: 'src/cli/graph.ts',
}

// Two builds from one file: `vite build` makes the page; `vite build --mode programs` makes the programs that Node runs
// (server, demo tenant, terminal commands), each whole, so that they start without node_modules.
export default defineConfig(({ mode }) => {
  const programs = mode === 'programs'
  return {
    plugins: programs ? [] : [react(), tailwindcss(), triageProxy()],
    resolve: {
      alias: programs ? [] : [{ find: /^zod$/, replacement: join(import.meta.dirname, 'src/client/strict-zod.ts') }],
    },
    define: { __VERSION__: JSON.stringify(packageJson.version) },
    publicDir: programs ? false : 'public',
    build: programs
      ? {
          outDir: 'dist/programs',
          ssr: true,
          target: 'node20',
          sourcemap: true,
          rollupOptions: {
            input: programsOf,
            output: { entryFileNames: '[name].js' },
          },
        }
      : { outDir: 'dist/page', target: 'es2023', assetsInlineLimit: 0 },
    ssr: { noExternal: true },
    worker: { format: 'es' },
    test: {
      // What is too long for every run is named *.long.test.ts and runs with `--mode long`.
      include: [mode === 'long' ? 'src/**/*.long.test.ts' : 'src/**/*.test.{ts,tsx}'],
      exclude: mode === 'long' ? [] : ['src/**/*.long.test.ts'],
      environment: 'node',
      setupFiles: ['src/setup/property-seed.test-kit.ts'],
      restoreMocks: true,
      maxWorkers: 2,
      // A watchdog, not a measure: property tests share two cores with whatever else runs.
      testTimeout: 30_000,
      hookTimeout: 30_000,
    },
  }
})
