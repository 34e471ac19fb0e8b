/** The places of the product that the header leads to, in order. */
export const places = [
  { to: '/', label: 'Diagnose' },
  { to: '/compare', label: 'Compare' },
  { to: '/connections', label: 'Connections' },
] as const
