/** The places of the product that the header leads to, in order. */
export const places = [
  { to: '/', label: 'Diagnose' },
  { to: '/checkup', label: 'Check-up' },
  { to: '/compare', label: 'Compare' },
  { to: '/jobs', label: 'Jobs' },
  { to: '/decode', label: 'Decode' },
  { to: '/cases', label: 'Cases' },
  { to: '/connections', label: 'Connections' },
] as const
