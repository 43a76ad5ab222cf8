import type { BrowserDetails, JsonValue } from '../visits/visit'
import type { Connection } from './connection'

/** A demo visit before it has its request id: whose, when, and the fields of the Server API. */
export interface Draft {
  visitorId: string
  /** Epoch milliseconds. */
  at: number
  fields: { [name: string]: JsonValue }
}

export interface DraftParts {
  visitorId: string
  at: number
  connection: Connection
  browser: BrowserDetails
  /** Path of the shop, from the `/` on. */
  page: string
  linkedId?: string
  incognito?: boolean
  botProbability?: number
}

/** A visit to the demo's shop. */
export function draftVisit(parts: DraftParts): Draft {
  const { visitorId, at, connection, browser, page, linkedId, incognito = false, botProbability = 0 } = parts
  return {
    visitorId,
    at,
    fields: {
      incognito,
      ...(linkedId === undefined ? {} : { linkedId }),
      url: shopUrl(page),
      ip: connection.ip,
      ipLocation: toJson(connection.ipLocation),
      browserDetails: toJson({ ...browser, botProbability }),
    },
  }
}

export const shopUrl = (page: string) => `https://shop.example${page}`

/** The one place where our own objects, which hold nothing but JSON, are taken as such. */
const toJson = (value: object) => value as { [name: string]: JsonValue }
