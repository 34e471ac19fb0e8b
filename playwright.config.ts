import { defineConfig } from '@playwright/test'
import type { WorkerOptions } from './e2e/product.ts'
import { chromiumFlags, findChromium } from './src/setup/chromium.mjs'

const executablePath = findChromium()

// Each worker starts its own product and demo tenant (e2e/), so that workers share nothing.
export default defineConfig<object, WorkerOptions>({
  testDir: 'e2e',
  globalSetup: './src/setup/before-e2e.mjs',
  // Everything runs on one day; what touches the demo tenant's numbers also on a Monday and on the first
  // day of a quarter.
  projects: [
    { name: 'wednesday' },
    { name: 'monday', grep: /@world/, use: { demoNow: '2026-11-30T10:00:00Z' } },
    { name: 'new-year', grep: /@world/, use: { demoNow: '2027-01-01T10:00:00Z' } },
  ],
  fullyParallel: true,
  workers: 2,
  // A machine that is busy with something else may lose a race once; what passes at the second try is told as such.
  retries: process.env['CI'] === undefined ? 0 : 1,
  forbidOnly: process.env['CI'] !== undefined,
  // Watchdogs, not measures: a test waits for what it expects, however slow the machine.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  outputDir: 'test-results/e2e',
  reporter: [['list'], ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ?? 'test-results/e2e.json' }]],
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    screenshot: 'only-on-failure',
    trace: 'off',
    launchOptions: { args: chromiumFlags(), ...(executablePath === null ? {} : { executablePath }) },
  },
})
