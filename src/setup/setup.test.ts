import { readFileSync, readdirSync } from 'node:fs'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { blankSecrets } from '#src/secrets/blank.ts'
import { chromiumFlags, findChromium } from './chromium.mjs'
import { isInstalled } from './install.mjs'
import { inProject } from './project.mjs'
import { inTurn } from './turn.mjs'

afterEach(() => void vi.unstubAllEnvs())

describe('set-up', () => {
  test('runs before anything is installed: its scripts import only Node’s own modules and each other', () => {
    const scripts = readdirSync(inProject('src', 'setup')).filter((name) => name.endsWith('.mjs'))
    expect(scripts.length).toBeGreaterThan(8)
    for (const script of scripts) {
      const imports = [
        ...readFileSync(inProject('src', 'setup', script), 'utf8').matchAll(/^import [^'"]*from '([^']+)'/gm),
      ].map((match) => match[1] ?? '')
      expect({
        script,
        foreign: imports.filter((name) => !name.startsWith('node:') && !/^\.\/[a-z0-9-]+\.mjs$/.test(name)),
      }).toEqual({ script, foreign: [] })
    }
  })

  test('knows that these tests run from an installed project', () => {
    expect(isInstalled()).toBe(true)
  })

  test('takes the browser that CHROMIUM_PATH names, and none when it is not there', () => {
    vi.stubEnv('CHROMIUM_PATH', process.execPath)
    expect(findChromium()).toBe(process.execPath)
    vi.stubEnv('CHROMIUM_PATH', inProject('no', 'such', 'browser'))
    expect(findChromium()).toBeNull()
    expect(chromiumFlags()).toContain('--disable-background-networking')
  })

  test('lets one prepare at a time, also after one that failed', async () => {
    const order: string[] = []
    const slow = inTurn(async () => {
      order.push('first in')
      await new Promise((resolve) => setTimeout(resolve, 50))
      order.push('first out')
      throw new Error('failed on purpose')
    })
    const next = inTurn(async () => {
      order.push('second in')
      return 2
    })
    await expect(slow).rejects.toThrow('failed on purpose')
    expect(await next).toBe(2)
    expect(order).toEqual(['first in', 'first out', 'second in'])
  })

  test('npm scripts need no shell of any kind', () => {
    const { scripts } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'))
    for (const command of Object.values(scripts)) expect(command).toMatch(/^[\w./ -]+$/)
  })
})

describe('.env.example', () => {
  const text = readFileSync(inProject('.env.example'), 'utf8')

  test.each([
    'CLARI_API_KEY',
    'CLARI_BASE_URL',
    'CLARI_COPILOT_CLIENT_ID',
    'CLARI_COPILOT_CLIENT_SECRET',
    'CLARI_COPILOT_API_KEY',
    'CLARI_COPILOT_API_PASSWORD',
    'CLARI_COPILOT_BASE_URL',
    'CLARI_COPILOT_AUTH_URL',
    'CLARIFY_CREDENTIALS',
    'CLARIFY_BASE_URL',
    'PORT',
    'TRIAGE_TIMEOUT_MS',
    'HTTPS_PROXY',
    'NO_PROXY',
    'NODE_EXTRA_CA_CERTS',
    'CLARI_API_KEY__ADMIN',
  ])('documents %s', (name) => {
    expect(text).toMatch(new RegExp(`^# ${name}=`, 'm'))
  })

  test('sets nothing by itself and holds no secret', () => {
    expect(text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([])
    expect(blankSecrets(text).removed).toEqual([])
  })
})
