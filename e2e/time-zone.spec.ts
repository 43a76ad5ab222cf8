import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { networkQuiet } from './traffic'
import { addressOf, timeOf, visitorPage } from './visitor-page'

const visitors = {
  sample: { visitorId: 'Ibk1527CUFmcnjLwIs4A9', theirs: undefined },
  takenOver: { visitorId: 'Q7mX2vLr9TzKc4HdWp1NE', theirs: 'America/Chicago' },
}

for (const [name, { visitorId, theirs }] of Object.entries(visitors)) {
  test(`times are told in my zone, in UTC and in the visitor’s: ${name}`, async ({ page }) => {
    await page.goto(addressOf(visitorId))
    const { chosen, details } = visitorPage(page)
    const time = chosen.getByRole('time')
    await expect(time).toBeVisible()
    const timestamp = await timeOf(time)
    await expect(time).toHaveText(clock('Europe/Berlin', timestamp))

    await chooseZone(page, 'UTC')
    await expect(time).toHaveText(clock('UTC', timestamp))
    await expect(zoneButton(page)).toHaveText('UTC')

    await chooseZone(page, 'The visitor’s')
    await expect(time).toHaveText(clock(theirs ?? 'UTC', timestamp))
    await expect(zoneButton(page)).toHaveText(theirs ? /^Chicago, UTC−[56]$/ : 'unknown zone Europe/Dusseldorf, UTC')
    await expect(details).toContainText(theirs ? `${clock(theirs, timestamp)} there` : `unknown zone Europe/Dusseldorf, ${clock('UTC', timestamp)} UTC`)

    await page.reload()
    await expect(time).toHaveText(clock(theirs ?? 'UTC', timestamp))
    await chooseZone(page, 'Mine')
    await expect(time).toHaveText(clock('Europe/Berlin', timestamp))
  })
}

test('the tip of a time tells it here, for the visitor and in UTC', async ({ page }) => {
  await page.goto(addressOf(visitors.takenOver.visitorId))
  const { chosen } = visitorPage(page)
  const time = chosen.getByRole('time')
  await expect(time).toBeVisible()
  const timestamp = await timeOf(time)
  await time.hover()
  const tip = page.getByRole('tooltip')
  await expect(tip).toContainText(`${clock('Europe/Berlin', timestamp)} UTC+`)
  await expect(tip).toContainText(`${clock('America/Chicago', timestamp)} UTC−`)
  await expect(tip).toContainText(new Date(timestamp).toISOString().slice(0, 19))
  await page.keyboard.press('Escape')
  await expect(tip).toHaveCount(0)
})

test('a row that the keyboard focuses shows the tip of its time', async ({ page }) => {
  await page.goto(addressOf(visitors.takenOver.visitorId))
  const { chosen } = visitorPage(page)
  await expect(chosen).toBeVisible()
  await networkQuiet(page)
  // So that the browser takes the focus for the keyboard's.
  await page.keyboard.press('Tab')
  await chosen.focus()
  await expect(page.getByRole('tooltip')).toContainText('UTC−')
  await expect(chosen).toHaveAccessibleDescription(/Visitor/)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('tooltip')).toHaveCount(0)
})

test('a zone that does not exist is named in the tip', async ({ page }) => {
  await page.goto(addressOf(visitors.sample.visitorId))
  await visitorPage(page).chosen.getByRole('time').hover()
  await expect(page.getByRole('tooltip')).toContainText('unknown zone Europe/Dusseldorf')
})

test('the zone can be chosen in Settings too', async ({ page }) => {
  await page.goto('/settings')
  await page.getByRole('radiogroup', { name: 'Times in' }).getByText('UTC', { exact: true }).click()
  await page.goto(addressOf(visitors.takenOver.visitorId))
  const time = visitorPage(page).chosen.getByRole('time')
  await expect(time).toBeVisible()
  await expect(time).toHaveText(clock('UTC', await timeOf(time)))
})

const zoneButton = (page: Page) => page.getByRole('button', { name: 'Time zone', exact: true })

async function chooseZone(page: Page, label: string) {
  await zoneButton(page).click()
  await page.getByRole('menuitemradio', { name: new RegExp(`^${label}`) }).click()
}

const clock = (timeZone: string, timestamp: number) => new Date(timestamp).toLocaleTimeString('en-GB', { timeZone, hour12: false })
