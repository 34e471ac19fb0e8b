/** Pairs of consonants that English words and their joints are made of; generated text has mostly others. */
const pairs = new Set(
  `bb bj bl br bs bt cc ch ck cl cr cs ct dd dg dl dm dn dp dr ds dv dw fb ff fl fr fs ft gg gh gl gn gr gs gt gw hm hn
  hr ht kb kd kg kl kn ks kt kw lb lc ld lf lg lk ll lm ln lp lr ls lt lv mb ml mm mn mp ms mt nb nc nd nf ng nh nj nk
  nl nm nn np nq nr ns nt nv nw nz ph pl pm pp pr ps pt rb rc rd rf rg rh rj rk rl rm rn rp rq rr rs rt rv rw sb sc sd
  sf sg sh sk sl sm sn sp sq sr ss st sv sw tb tc td tf tg th tl tm tn tp tr ts tt tv tw wb wd wf wh wl wm wn wr ws wt
  xc xp xt zz`.split(/\s+/),
)

function isWord(segment: string): boolean {
  const lower = segment.toLowerCase()
  const vowels = lower.match(/[aeiouy]/g)?.length ?? 0
  if (lower.length < 3 || vowels / lower.length < 0.2 || vowels / lower.length > 0.8) return false
  let odd = 0
  for (let i = 1; i < lower.length; i++) {
    const pair = lower.slice(i - 1, i + 1)
    if (!/[aeiouy]/.test(pair) && !pairs.has(pair)) odd++
  }
  return odd <= (lower.length - 1) * 0.13
}

/** The share of a token's letters and digits that stand in pronounceable words; keys have few, names and paths many. */
export function wordiness(token: string): number {
  const total = token.replace(/[^A-Za-z0-9]/g, '').length
  const segments = token.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/)
  return total === 0 ? 1 : segments.filter(isWord).reduce((sum, segment) => sum + segment.length, 0) / total
}
