import type { Travel } from './travel'

const grouped = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })
const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** `7,790 km`, `255 km`; to ten kilometres from a thousand on. */
export function kmText(km: number): string {
  return `${figure(km, Math.round)} km`
}

/** `137 km/h`; rounded down where the figure is a lower bound. */
export function speedText(kmh: number, bound: 'about' | 'atLeast' = 'about'): string {
  return `${figure(kmh, bound === 'atLeast' ? Math.floor : Math.round)} km/h`
}

/** `45 s`, `20 min`, `1 h 52 min`, `12 days`; with `exact` seconds below an hour: `20 min 11 s`. */
export function gapText(ms: number, exact = false): string {
  if (ms < minuteMs) return `${Math.floor(ms / 1000)} s`
  const minutes = Math.floor(ms / minuteMs)
  const seconds = Math.floor((ms % minuteMs) / 1000)
  if (ms < hourMs) return exact && seconds > 0 ? `${minutes} min ${seconds} s` : `${minutes} min`
  if (ms < 2 * dayMs) return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
  return `${Math.floor(ms / dayMs)} days`
}

/** `7,790 km in 20 min · impossible`, `255 km in 1 h 52 min · 137 km/h, plausible`. */
export function travelText(travel: Travel): string {
  const speed = travel.verdict === 'impossible' ? '' : `${speedText(travel.speedKmh)}, `
  const explained = travel.explained === undefined || travel.verdict === 'plausible' ? '' : `, explained: ${travel.explained}`
  return `${kmText(travel.distanceKm)} in ${gapText(travel.gapMs)} · ${speed}${travel.verdict}${explained}`
}

function figure(value: number, round: (value: number) => number): string {
  return grouped.format(value >= 1000 ? round(value / 10) * 10 : round(value))
}
