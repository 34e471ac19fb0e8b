// Runs before the first paint, so that the page never flashes in the other theme. The choice is written by
// src/app/theme.ts.
;(function () {
  var choice = null
  try {
    choice = localStorage.getItem('triage-theme')
  } catch (blocked) {
    choice = null
  }
  var dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
})()
