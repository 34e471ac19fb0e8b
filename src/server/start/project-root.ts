import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { readJson } from '#src/domain/json.ts'

const schema = z.object({ name: z.literal('clari-triage'), version: z.string() })

/** The project's folder and version, found upwards from one of its files (source or built); null outside of it. */
export function findProject(file: string): { readonly folder: string; readonly version: string } | null {
  const folder = dirname(file)
  const read = readJson(readText(join(folder, 'package.json')))
  const parsed = schema.safeParse(read.ok ? read.value : null)
  if (parsed.success) return { folder, version: parsed.data.version }
  return dirname(folder) === folder ? null : findProject(folder)
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
