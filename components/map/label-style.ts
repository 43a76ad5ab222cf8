import type { Palette } from './palette'

export interface LabelStyle {
  font: string
  /** CSS pixels between letters. */
  spacing: number
  colour: keyof Palette
  /** Height of its line, in CSS pixels. */
  height: number
  dot?: number
}

const family = '"Inter Variable", system-ui, sans-serif'

export const labelStyles = {
  /** Countries on the world. */
  country: { font: `600 11px ${family}`, spacing: 0.2, colour: 'label', height: 14 },
  /** Countries as one comes nearer. */
  countryWide: { font: `600 11px ${family}`, spacing: 1.3, colour: 'label', height: 14 },
  capital: { font: `600 12px ${family}`, spacing: 0, colour: 'town', height: 15, dot: 2.75 },
  city: { font: `550 12px ${family}`, spacing: 0, colour: 'town', height: 15, dot: 2.25 },
  town: { font: `450 11px ${family}`, spacing: 0, colour: 'town', height: 14, dot: 1.75 },
} as const satisfies Record<string, LabelStyle>

export type LabelStyleName = keyof typeof labelStyles
