import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// Two builds from one file: `vite build` makes the page; `vite build --mode programs` makes the programs that Node runs
// (server, demo tenant, terminal commands), each whole, so that they start without node_modules.
export default defineConfig(({ mode }) => {
  const programs = mode === 'programs'
  return {
    plugins: programs ? [] : [react(), tailwindcss()],
    publicDir: programs ? false : 'public',
    build: programs
      ? {
          outDir: 'dist/programs',
          ssr: true,
          target: 'node20',
          sourcemap: true,
          rollupOptions: {
            input: {
              server: 'src/server/main.ts',
              'demo-tenant': 'src/simulator/main.ts',
              diagnose: 'src/cli/diagnose.ts',
            },
            output: { entryFileNames: '[name].js' },
          },
        }
      : { outDir: 'dist/page', target: 'es2023' },
    ssr: { noExternal: true },
    worker: { format: 'es' },
    test: {
      include: ['src/**/*.test.{ts,tsx}'],
      environment: 'node',
      restoreMocks: true,
      maxWorkers: 2,
    },
  }
})
