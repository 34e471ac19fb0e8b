/** A kind of picture that can be read. */
export type PictureKind = 'png' | 'jpeg' | 'webp'

/** What kind of picture bytes are, by how they begin; null where they are none that can be read. */
export function pictureKind(bytes: Uint8Array): PictureKind | null {
  const begins = (text: string, at = 0): boolean =>
    [...text].every((letter, index) => bytes[at + index] === letter.charCodeAt(0))
  if (begins('\u0089PNG\r\n\u001a\n')) return 'png'
  if (begins('\u00ff\u00d8\u00ff')) return 'jpeg'
  return begins('RIFF') && begins('WEBP', 8) ? 'webp' : null
}
