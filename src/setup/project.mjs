import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder, wherever the command was given. */
export const projectFolder = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/**
 * A path inside the project.
 * @param {...string} parts
 */
export const inProject = (...parts) => join(projectFolder, ...parts)

/**
 * Tells something on stderr; stdout belongs to the programs.
 * @param {string} line
 */
export function note(line) {
  process.stderr.write(`${line}\n`)
}

/**
 * Reads `.env` from the project's folder into the environment; what is set already stays. Tells which names it added.
 * @returns {readonly string[]}
 */
export function loadDotEnv() {
  const file = inProject('.env')
  if (!existsSync(file)) return []
  const before = new Set(Object.keys(process.env))
  process.loadEnvFile(file)
  return Object.keys(process.env).filter((name) => !before.has(name))
}
