/** The colours of a drawing, as SVG takes them. */
export interface FlowColours {
  readonly paper: string
  readonly card: string
  readonly ink: string
  readonly soft: string
  readonly line: string
  readonly edge: string
  readonly accent: string
  readonly pass: string
  readonly warn: string
  readonly fail: string
}

/** For a file: the page's light theme. */
export const paperColours: FlowColours = {
  paper: '#fafaf8',
  card: '#ffffff',
  ink: '#1a1d1f',
  soft: '#596067',
  line: '#e5e5df',
  edge: '#8a9096',
  accent: '#0b5f6b',
  pass: '#16704a',
  warn: '#855700',
  fail: '#b3261e',
}

/** Within the page: whatever theme is shown. */
export const pageColours: FlowColours = {
  paper: 'var(--paper)',
  card: 'var(--card)',
  ink: 'var(--ink)',
  soft: 'var(--soft)',
  line: 'var(--line)',
  edge: 'var(--edge)',
  accent: 'var(--accent)',
  pass: 'var(--pass)',
  warn: 'var(--warn)',
  fail: 'var(--fail)',
}
