// Runs before everything else: says what may become a script, and sets the theme before the first paint, so that the
// page never flashes in the other one. The choice is written by src/app/theme.ts.
;(function () {
  // The only texts that may become scripts are the addresses of our own workers; anything else throws.
  if (window.trustedTypes)
    window.trustedTypes.createPolicy('default', {
      createScriptURL: function (address) {
        var url = new URL(address, location.href)
        return url.origin === location.origin && url.pathname.indexOf('/assets/') === 0 ? url.href : null
      },
    })

  var choice = null
  try {
    choice = localStorage.getItem('triage-theme')
  } catch (blocked) {
    choice = null
  }
  var dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
})()
