/** The product's mark: three lines that shorten, and a tick. Decorative; the name stands beside it or in a label. */
export function Logo({ className }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={className}>
      <rect width="32" height="32" rx="9" className="fill-accent" />
      <g fill="none" strokeLinecap="round" strokeLinejoin="round" className="stroke-accent-ink">
        <path d="M8 11.5h16M8 16h9.5M8 20.5h5" strokeWidth="2.4" opacity=".6" />
        <path d="M16.5 20.2l3.1 3.1 5.4-6.1" strokeWidth="2.7" />
      </g>
    </svg>
  )
}
