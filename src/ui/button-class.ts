import { cx } from './cx.ts'

/**
 * How loud a button is: one `primary` a page, `secondary` for the rest, `quiet` inside rows, `danger` for what
 * cannot be undone.
 */
export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'

/** `normal` is 36 px tall, `small` 28 px. */
export type ButtonSize = 'normal' | 'small'

const base =
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-control border font-medium whitespace-nowrap ' +
  'select-none transition-[background-color,border-color,color,box-shadow,transform] duration-100 ' +
  'active:translate-y-px disabled:opacity-50 disabled:active:translate-y-0 aria-disabled:opacity-50'

const variants: Readonly<Record<ButtonVariant, string>> = {
  primary: 'border-transparent bg-accent text-accent-ink shadow-control hover:bg-accent-strong',
  secondary: 'border-line bg-card text-ink shadow-control hover:border-edge/60 hover:bg-wash',
  quiet: 'border-transparent bg-transparent text-soft hover:bg-wash hover:text-ink',
  danger: 'border-line bg-card text-fail shadow-control hover:border-fail/50 hover:bg-fail-wash',
}

const sizes: Readonly<Record<ButtonSize, string>> = {
  normal: 'h-9 px-3.5 text-normal [&_svg]:size-4',
  small: 'h-7 px-2.5 text-small [&_svg]:size-3.5',
}

/** The classes of a button, for links that must look like one. */
export function buttonClass(variant: ButtonVariant = 'secondary', size: ButtonSize = 'normal', extra?: string): string {
  return cx(base, variants[variant], sizes[size], extra)
}
