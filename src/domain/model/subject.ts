/** What evidence can be about, in which pieces that are taken together must agree. */
export const subjectParts = ['connection', 'forecast', 'period', 'job'] as const

/** What evidence can be about. */
export type SubjectPart = (typeof subjectParts)[number]

/** What a piece of evidence is about, as far as it is known; `time` is ISO 8601. */
export type Subject = { readonly [K in SubjectPart | 'time']?: string }
