import { whenText } from './when-text'

/** As it stands within a sentence: "today, 16:40", "12 Aug 2026". Instants in epoch ms. */
export const whenWithin = (zone: string, timestamp: number, now: number) => whenText(zone, timestamp, now).replace(/^[TY](?=oday|esterday)/, (letter) => letter.toLowerCase())
