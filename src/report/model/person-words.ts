/** Words that are parts of names and mean something else when they stand alone; folded. */
export const commonWords: ReadonlySet<string> = new Set(
  `account accounts active admin administrator adjustment amount analyst analytics and api app april audit august bad
  best board bot call case cases chief clari clarify client closed commit copilot connector crm cro csv customer
  dashboard data date del demo den der deputy des director emea apac amer latam error export exports fail field finance
  forecast forecasts for from found gateway general global grant head help hope integration internal job jobs json june
  key keys land las lead leader limit limits list los main major manager mark marketing may month net new north not
  office old operations ops order owner page pass period pipeline plan price product quarter quota read ready rep report
  reports request results revenue role root sales salesforce scope screen second seller senior server service settings
  south staff status summer support system table team teams temp test tester the time token total unit user users van
  vice view von week west east will with you`.split(/\s+/),
)
