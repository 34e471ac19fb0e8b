/** What was asked for on the command line, or why it cannot be understood. */
export type DiagnoseArguments =
  | { readonly kind: 'run'; readonly file: string | null; readonly json: boolean }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly says: string }

/** Reads the command line: one file or none, `--json`, `--help`. */
export function readArguments(given: readonly string[]): DiagnoseArguments {
  let json = false
  let onlyFiles = false
  const files: string[] = []
  for (const each of given) {
    if (onlyFiles || each === '-' || !each.startsWith('-')) files.push(each)
    else if (each === '--') onlyFiles = true
    else if (each === '--json') json = true
    else if (each === '--help' || each === '-h') return { kind: 'help' }
    else return { kind: 'wrong', says: `Unknown option ${each}.` }
  }
  const [file = '-', ...more] = files
  if (more.length > 0) return { kind: 'wrong', says: 'One text at a time: more than one file was named.' }
  return { kind: 'run', file: file === '-' ? null : file, json }
}
