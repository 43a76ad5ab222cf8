import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { searchPage, type SearchPageParts } from './search-page'
import { addressOf, timeOf, visitorPage, type VisitorPageParts } from './visitor-page'

type Interaction<Parts> = (parts: Parts) => Promise<unknown>
/** Whoever asks has the visitor open, or the search box before them, and needs no more than this. */
type AtMostTwo<Parts> = readonly [] | readonly [Interaction<Parts>] | readonly [Interaction<Parts>, Interaction<Parts>]

interface Asked<Parts> {
  question: string
  interactions: AtMostTwo<Parts>
  answer: (parts: Parts) => Promise<void>
}

const dayMs = 86_400_000

const ofVisitors: (Asked<VisitorPageParts> & { visitorId: string })[] = [
  {
    question: '1: is this the usual device of acct_30412? No: the usual one came five months earlier',
    visitorId: 'N3wDeviceMadr1dXy24q',
    interactions: [({ page }) => page.getByRole('link', { name: 'All browsers of acct_30412' }).click()],
    answer: async ({ page }) => {
      const rows = sharers(page)
      await expect(rows).toHaveCount(2)
      const firstSeen = async (visitorId: string) => Date.now() - (await timeOf(rows.filter({ has: page.getByRole('link', { name: visitorId }) }).getByRole('time').nth(1)))
      const usual = await firstSeen('Usua1DeviceMadr1dAb7')
      expect(usual).toBeGreaterThan(145 * dayMs)
      expect(usual).toBeLessThan(156 * dayMs)
      expect(await firstSeen('N3wDeviceMadr1dXy24q')).toBeLessThan(dayMs)
    },
  },
  {
    question: '2: how many accounts were used on this device? Fourteen',
    visitorId: 'M4nyAcc0unts14DvTor9',
    interactions: [({ fact }) => fact('Linked ids').getByRole('button', { name: '+11 more' }).click()],
    answer: async ({ page, finding }) => {
      await expect(finding('14th account on this browser')).toContainText('acct_61093')
      const list = page.getByRole('dialog', { name: 'Linked ids' })
      await expect(list.getByRole('heading')).toHaveText('14 linked ids on this browser')
      await expect(list.getByRole('listitem')).toHaveCount(14)
    },
  },
  {
    question: '4: did it travel impossibly? Chicago to Lagos within 41 minutes',
    visitorId: 'Im9oSsChiLag0s2TwnVb',
    interactions: [({ finding }) => finding('Impossible travel').getByRole('button').click()],
    answer: async ({ finding, details, chosen, timeline }) => {
      await expect(finding('Impossible travel')).toContainText('Chicago to Lagos, 9,610 km in 41 min.')
      await expect(finding('Impossible travel')).toContainText('at least 13,950 km/h. Limit 900.')
      await expect(chosen).toContainText('Lagos')
      await expect(finding('Impossible travel').getByRole('button')).toContainText('1 of 8')
      await expect(timeline.getByText('9,610 km in 41 min · impossible').first()).toBeVisible()
      const travel = details.getByRole('region', { name: 'Travel' })
      await expect(travel.getByRole('heading')).toHaveText(/^Travel from visit \d+, impossible$/)
      await expect(travel).toContainText('9,610 − 70 = 9,540 km')
    },
  },
  {
    question: '5: did this device make disputed order 7710? Yes, and nothing but its version changed since its first visit',
    visitorId: 'D1sputed0rder7710War',
    interactions: [({ visit }) => visit(/^5 visits, 19:20 to .+ nothing changed$/).first().click(), ({ visit }) => visit(/\/checkout\/confirm\?order=7710/).click()],
    answer: async ({ detail, clear, fact }) => {
      await expect(detail('URL')).toContainText('order=7710')
      await expect(detail('Linked id')).toContainText('acct_20977')
      for (const label of ['Linked id', 'IP', 'Browser', 'System', 'Device']) await expect(detail(label)).toContainText(/visit 1$/)
      await expect(fact('IPs')).toHaveText('1')
      await expect(clear).toContainText('one account at most')
    },
  },
  {
    question: '6: is it hiding? It turned incognito, together with another account',
    visitorId: 'TurnedInc0gn1toVie5a',
    interactions: [({ finding }) => finding('Incognito began').getByRole('button').click()],
    answer: async ({ finding, detail }) => {
      await expect(finding('Incognito began')).toContainText('15 visits since, after 58 without. Same visit as the new linked id.')
      await expect(detail('Incognito')).toContainText('was No')
      await expect(detail('Linked id')).toContainText('acct_88417')
      await expect(detail('Linked id')).toContainText('was acct_33120')
    },
  },
  {
    question: '6: is it hiding? Eight countries in an hour, and the reason why the speed says nothing',
    visitorId: 'VpnH0pperE1ghtCntr3s',
    interactions: [],
    answer: async ({ finding, fact }) => {
      await expect(finding('Impossible travel, explained')).toContainText('Explained: radius above 200 km.')
      await expect(fact('Countries')).toContainText('CH 40')
      await expect(fact('Countries')).toContainText('+3')
    },
  },
  {
    question: '7: is it a bot? Almost certainly, and its user agent is not what it reports',
    visitorId: 'B0tScr4perPr1ces7KqX',
    interactions: [],
    answer: async ({ finding, detail }) => {
      await expect(finding('A bot, almost certainly')).toContainText('Bot probability up to 0.99; 0.5 or more in 450 of 450 visits.')
      await expect(finding('User agent names another browser')).toContainText('Reported browser Edge, the user agent says Chrome.')
      await expect(finding('User agent names another system')).toContainText('Reported system Windows, the user agent says Linux.')
      await expect(detail('User agent')).toContainText('HeadlessChrome/153.0.0.0')
      await expect(detail('Bot probability')).toContainText(/0\.9\d/)
    },
  },
  {
    question: '8: does the place contradict itself? Its zone does not exist, its coordinates lie in another country',
    visitorId: 'Ibk1527CUFmcnjLwIs4A9',
    interactions: [],
    answer: async ({ finding, details, detail }) => {
      await expect(finding('Place contradicts itself')).toContainText('Europe/Dusseldorf is no zone that exists. The coordinates lie in Europe/Kyiv, the country says DE.')
      await expect(detail('Time zone')).toContainText('Europe/Dusseldorf')
      await expect(detail('Place')).toContainText('Dusseldorf, North Rhine-Westphalia, DE')
      await expect(details).toContainText('unknown zone Europe/Dusseldorf')
    },
  },
  {
    question: '9: what happened just before? A log-in from Berlin, and seven hours of silence before that',
    visitorId: 'Q7mX2vLr9TzKc4HdWp1NE',
    interactions: [],
    answer: async ({ chosen, timeline, visit }) => {
      await expect(chosen).toContainText('/checkout/confirm')
      await expect(timeline.getByText('7,790 km in 20 min · impossible')).toBeVisible()
      await expect(visit(/\/login/).first()).toContainText('Berlin')
      await expect(visit(/\/cart/).first()).toContainText('no linked id')
      await expect(timeline.getByText(/^7 h \d+ min without a visit$/).first()).toBeVisible()
    },
  },
  {
    question: '9: what happened last? An order twelve days ago, and nothing since',
    visitorId: 'S1lentTwelveDaysHe1s',
    interactions: [
      ({ page }) => page.getByRole('button', { name: 'Show 97 archived visits' }).click(),
      ({ visit }) => visit(/^3 visits, .+ nothing changed$/).first().click(),
    ],
    answer: async ({ chosen, visit, fact }) => {
      await expect(chosen).toContainText('/checkout/confirm?order=6120')
      for (const page of ['/checkout', '/cart', '/product/977']) await expect(visit(new RegExp(`${page} acct_19054`)).first()).toBeVisible()
      await expect(fact('Visits')).toHaveText('97 0 in 10 days')
      await expect(fact('Last seen')).toContainText('12 days ago')
    },
  },
  {
    question: '11: when did behaviour change? With the newest visit of 214: country, IP, linked id and incognito at once',
    visitorId: 'Q7mX2vLr9TzKc4HdWp1NE',
    interactions: [],
    answer: async ({ chosen, details, detail, fact, finding }) => {
      await expect(fact('Visits')).toHaveText('214 38 in 10 days')
      await expect(fact('Linked ids')).toHaveText(/acct_48213\s*171\s*acct_77150\s*27\s*acct_90866\s*1\s*none 15/)
      await expect(fact('Countries')).toHaveText(/DE 201\s*GB 12\s*US 1/)
      await expect(finding('Incognito began')).toContainText('Same visit as the new country, IP and linked id.')
      await expect(finding('Third account on this browser')).toContainText('acct_90866')
      await expect(details.getByRole('heading', { name: 'Visit 214 of 214' })).toBeVisible()
      await expect(details.getByRole('heading', { name: /^\d+ changed since visit 213$/ })).toBeVisible()
      await expect(detail('Place')).toContainText('Memphis, Tennessee, US')
      await expect(detail('Place')).toContainText('was Berlin, DE')
      await expect(detail('IP')).toContainText('198.51.100.77')
      await expect(detail('Linked id')).toContainText('was acct_48213')
      await expect(chosen).toContainText('Memphis')
      for (const tag of ['new country', 'new IP', 'new linked id', 'incognito']) await expect(chosen.getByText(new RegExp(tag, 'i')).first()).toBeVisible()
    },
  },
  {
    question: '12: a burst, or a normal rhythm? 64 visits within five minutes',
    visitorId: 'Bur5tGiftCardsSe0u1x',
    interactions: [({ finding }) => finding('Burst of visits').getByRole('button').click()],
    answer: async ({ finding, chosen }) => {
      await expect(finding('Burst of visits')).toContainText(/64 visits within 5 min, .+ Usual here: 1\.8\./)
      await expect(chosen).toContainText('/checkout/gift-card?attempt=')
    },
  },
  {
    question: '12: a burst, or a normal rhythm? 20,000 visits in the hours of a shop',
    visitorId: 'Tw3ntyTh0usandV1s1ts',
    interactions: [({ chart }) => chart.getByRole('button', { name: 'Table' }).click()],
    answer: async ({ chart, clear, fact }) => {
      await expect(fact('Visits')).toContainText('20,000')
      await expect(clear).toContainText('no bursts')
      // 12 hours a day, a visit every six to nine minutes; a whole day has about a hundred.
      const wholeDay = chart.getByRole('table').getByRole('row').nth(4)
      await expect(wholeDay.getByRole('cell').nth(1)).toHaveText(/^(8|9|1[01])\d$/)
    },
  },
]

const fromTheSearchBox: (Asked<SearchPageParts> & { q: string })[] = [
  {
    question: '3: how many devices were used on acct_55017? Nine, in nine cities',
    q: 'acct_55017',
    interactions: [({ box }) => box.press('Enter')],
    answer: async ({ rows, row }) => {
      await expect(rows).toHaveCount(9)
      await expect(row('N1neDev1ceParis01aQz')).toContainText('FR')
      await expect(row('N1neDev1ceCairo09iYr')).toContainText('EG')
    },
  },
  {
    question: '10: who else shares 203.0.113.37? 28 visitors',
    q: '203.0.113.37',
    interactions: [({ box }) => box.press('Enter'), ({ page }) => page.getByRole('button', { name: 'Show more visitors' }).click()],
    answer: async ({ rows, page }) => {
      await expect(rows).toHaveCount(28)
      await expect(page.getByRole('button', { name: 'Show more visitors' })).toHaveCount(0)
    },
  },
]

for (const { question, visitorId, interactions, answer } of ofVisitors) {
  test(`question ${question}`, async ({ page }) => {
    await open(page, visitorId)
    await ask(visitorPage(page), interactions, answer)
  })
}

for (const { question, q, interactions, answer } of fromTheSearchBox) {
  test(`question ${question}`, async ({ page }) => {
    await page.goto('/')
    const parts = searchPage(page)
    await parts.box.fill(q)
    await ask(parts, interactions, answer)
  })
}

test('question 4: the taken-over account went from Berlin to Memphis at 22,830 km/h', async ({ page }) => {
  await open(page, 'Q7mX2vLr9TzKc4HdWp1NE')
  const { finding, details } = visitorPage(page)
  await expect(finding('Impossible travel')).toContainText('Berlin to Memphis, 7,790 km in 20 min 11 s.')
  await expect(finding('Impossible travel')).toContainText('at least 22,830 km/h. Limit 900.')
  await expect(details.getByRole('region', { name: 'Travel' })).toContainText('7,790 − 110 = 7,680 km')
})

test('question 5: three earlier orders came from the same browser, account and address, and were never disputed', async ({ page }) => {
  const visitorId = 'D1sputed0rder7710War'
  const { visits } = (await (await page.request.get(`/api/visitors/${visitorId}?limit=500`)).json()) as { visits: { requestId: string; url?: string }[] }
  for (const order of ['7523', '7391', '7104']) {
    const made = visits.find(({ url }) => url?.endsWith(`order=${order}`))
    await page.goto(`${addressOf(visitorId)}?visit=${made?.requestId ?? 'missing'}`)
    const { chosen, detail } = visitorPage(page)
    await expect(chosen).toContainText(`/checkout/confirm?order=${order}`)
    await expect(chosen).toContainText('acct_20977')
    for (const label of ['Linked id', 'IP', 'Browser']) await expect(detail(label)).toContainText(/visit 1$/)
  }
})

test('question 10: the address in Memphis leads to the five others behind it', async ({ page }) => {
  await open(page, 'Q7mX2vLr9TzKc4HdWp1NE')
  const shared = visitorPage(page).finding('IP shared by 6 visitors')
  await expect(shared).toContainText('198.51.100.77')
  await shared.getByRole('link', { name: 'Show them' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '198.51.100.77' })).toBeVisible()
  await expect(sharers(page)).toHaveCount(6)
})

for (const [name, visitorId] of [['commuter', 'Cm7TrnBr2iGhtLdN4kXq'], ['fast traveller', 'Fa5tJetLdnNyc8Wq3RtZ']] as const) {
  test(`question 4: the ${name}’s travel is plausible, and every check is clear`, async ({ page }) => {
    await open(page, visitorId)
    const { clear, findings } = visitorPage(page)
    await expect(clear).toContainText('8 checks clear')
    await expect(clear).toContainText('Travel plausible')
    await expect(findings).toHaveCount(1)
  })
}

test('the search page offers the stories by name', async ({ page }) => {
  await page.goto('/')
  const stories = page.getByRole('region', { name: 'Demo stories' })
  await expect(stories.getByRole('listitem')).toHaveCount(16)
  await stories.getByRole('link', { name: /^A taken-over account: Berlin, then Memphis 20 minutes later/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Q7mX2vLr9TzKc4HdWp1NE' })).toBeVisible()
  await page.goto('/')
  await stories.getByRole('link', { name: /^One account on nine devices/ }).click()
  await expect(searchPage(page).rows).toHaveCount(9)
})

/** Everybody who shares a linked id or a network, on its page. */
const sharers = (page: Page) => page.getByRole('table', { name: 'Visitors' }).locator('tbody').getByRole('row')

async function open(page: Page, visitorId: string) {
  await page.goto(addressOf(visitorId))
  await expect(page.getByRole('heading', { level: 1, name: visitorId })).toBeVisible()
}

async function ask<Parts>(parts: Parts, interactions: AtMostTwo<Parts>, answer: (parts: Parts) => Promise<void>) {
  for (const interact of interactions) await interact(parts)
  await answer(parts)
}
