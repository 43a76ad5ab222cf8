/** The colours of the map in the theme that is on, as CSS colours. */
export interface Palette {
  water: string
  land: string
  coast: string
  border: string
  label: string
  town: string
  surface: string
}

const tokens: Record<keyof Palette, string> = {
  water: '--map-water',
  land: '--map-land',
  coast: '--map-coast',
  border: '--map-border',
  label: '--map-label',
  town: '--text-2',
  surface: '--surface',
}

export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element)
  const read = (name: keyof Palette) => style.getPropertyValue(tokens[name]).trim()
  return {
    water: read('water'), land: read('land'), coast: read('coast'), border: read('border'), label: read('label'),
    town: read('town'), surface: read('surface'),
  }
}
