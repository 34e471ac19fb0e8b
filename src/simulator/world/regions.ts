/** A sales region: its currency and the people in it, of whom the seed makes one the manager. */
export interface Region {
  readonly name: string
  /** ISO 4217. */
  readonly currency: string
  readonly names: readonly string[]
  /** How many of its sellers are not opted in to the forecasts. */
  readonly notOptedIn: number
  /** Whether one of its sellers never enters a number. */
  readonly hasSilent: boolean
  /** Whether one of its sellers has a second user record. */
  readonly hasTwin: boolean
}

/** The six regions; names carry accents, apostrophes and hyphens, because real ones do. */
export const regions: readonly Region[] = [
  {
    name: 'East',
    currency: 'USD',
    names: [
      'Ana Ortiz',
      'Derek Shaw',
      'Priya Raman',
      'Tom O’Neill',
      'Lucía Fernández',
      'Marcus Bell',
      'Grace Lindqvist',
      'Hannah Weiss',
    ],
    notOptedIn: 1,
    hasSilent: false,
    hasTwin: false,
  },
  {
    name: 'West',
    currency: 'USD',
    names: [
      'Jordan Blake',
      'Mei-Ling Chen',
      'Sam Whitaker',
      'Rosa Delgado',
      'Kofi Mensah',
      'Erin Callahan',
      'Victor Nguyen',
    ],
    notOptedIn: 0,
    hasSilent: true,
    hasTwin: false,
  },
  {
    name: 'UK & Ireland',
    currency: 'GBP',
    names: ['Chloë Byrne', 'Alastair Reid', 'Siobhán Walsh', 'Imran Khan', 'Fiona MacLeod', 'George Hargreaves'],
    notOptedIn: 0,
    hasSilent: false,
    hasTwin: true,
  },
  {
    name: 'DACH',
    currency: 'EUR',
    names: [
      'Jürgen Groß',
      'Katharina Vogel',
      'Lukas Brunner',
      'Sophie Keller',
      'Matthias Huber',
      'Anke Schröder',
      'Nico Baumann',
      'Elena Fischer',
    ],
    notOptedIn: 1,
    hasSilent: false,
    hasTwin: false,
  },
  {
    name: 'Southern Europe',
    currency: 'EUR',
    names: ['Giulia Conti', 'Rafael Sousa', 'Inés García', 'Luca Moretti', 'Camille Laurent', 'Théo Dubois'],
    notOptedIn: 0,
    hasSilent: false,
    hasTwin: false,
  },
  {
    name: 'Japan',
    currency: 'JPY',
    names: ['Yuki Tanaka', 'Haruto Sato', 'Aiko Yamamoto', 'Kenji Mori', 'Sakura Ito', 'Daichi Kobayashi'],
    notOptedIn: 0,
    hasSilent: false,
    hasTwin: false,
  },
]
