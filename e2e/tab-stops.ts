import type { Page } from '@playwright/test'

/** What can take the focus by Tab as the page stands: each as `tag name`, and whether Tab reached it and showed it. */
export interface TabStop {
  name: string
  reached: boolean
  shown: boolean
}

/** Presses Tab through the whole page, once around. */
export async function walkByTab(page: Page): Promise<TabStop[]> {
  const stops = await page.evaluateHandle(findStops)
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    getSelection()?.removeAllRanges()
  })
  const reached = new Map<number, boolean>()
  const count = await stops.evaluate((elements) => elements.length)
  for (let press = 0; press < 2 * count + 20; press++) {
    await page.keyboard.press('Tab')
    const { index, shown } = await stops.evaluate((elements) => {
      const active = document.activeElement
      const index = elements.findIndex((element) => element === active)
      const outlined = (element: Element, pseudo?: string) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(element, pseudo)
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1.5
      }
      // A box around an input, and a link that covers its row, show the focus in its place.
      const around = [active, active?.parentElement, active?.closest('form'), active?.closest('label')].filter((element) => element instanceof Element)
      return { index, shown: around.some((element) => outlined(element) || outlined(element, '::after')) }
    })
    // A date has several stops, of which the browser draws the last one's focus itself.
    if (index >= 0) reached.set(index, shown || reached.get(index) === true)
    if (reached.size === count) break
  }
  const names = await stops.evaluate((elements) => elements.map((element) => `${element.tagName.toLowerCase()} ${element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40) ?? ''}`))
  return names.map((name, index) => ({ name, reached: reached.has(index), shown: reached.get(index) ?? false }))
}

function findStops(): Element[] {
  const candidates = document.querySelectorAll('a[href], button, input, select, textarea, [tabindex]')
  return [...candidates].filter((element) => {
    if (!(element instanceof HTMLElement) || element.tabIndex < 0 || element.closest('[inert]') || element.matches(':disabled')) return false
    // Of a group of radios the checked one alone is a stop.
    if (element instanceof HTMLInputElement && element.type === 'radio' && !element.checked) return false
    return element.checkVisibility({ visibilityProperty: true })
  })
}
