import { Moon, Sun } from 'lucide-react'
import { IconButton } from '#src/ui/icon-button.tsx'
import { chooseTheme, useShownTheme } from './theme.ts'

/** Changes between light and dark; choosing what the system has goes back to following it. */
export function ThemeButton() {
  const shown = useShownTheme()
  const other = shown === 'dark' ? 'light' : 'dark'
  return (
    <IconButton
      label={`Use the ${other} theme`}
      icon={shown === 'dark' ? <Sun aria-hidden /> : <Moon aria-hidden />}
      onClick={() => toggleTheme(other)}
    />
  )
}

/** Shows a theme from now on. */
export function toggleTheme(to: 'light' | 'dark'): void {
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  chooseTheme(to === system ? 'system' : to)
}
