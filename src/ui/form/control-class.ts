/** The look of everything that can be typed into or chosen from. */
export const controlClass =
  'w-full rounded-control border border-edge bg-card text-ink transition-colors hover:border-ink/60 ' +
  'focus-visible:border-accent focus-visible:outline-offset-0 disabled:opacity-60 aria-invalid:border-fail'
