/** Where demo visits come from. The addresses of each place are its own: a /28 and a /40 of the ranges for documentation. */
export interface Place {
  /** Absent where an address is known by its country alone, as the exits of a VPN are. */
  city?: string
  subdivision?: { isoCode: string; name: string }
  postalCode?: string
  country: { code: string; name: string }
  continent: { code: string; name: string }
  latitude: number
  longitude: number
  accuracyRadius: number
  timezone: string
  /** First of 16 addresses. */
  ipv4: string
  /** `n` of 2001:db8:nn00::/40. */
  ipv6: number
  /** Share of the demo's ordinary visitors. */
  weight: number
}

const continents = { AF: 'Africa', AS: 'Asia', EU: 'Europe', NA: 'North America', OC: 'Oceania', SA: 'South America' }

/** country, subdivision, postal code, latitude, longitude, radius, zone, weight */
type Row = [country: string, subdivision: string, postalCode: string, latitude: number, longitude: number, radius: number, zone: string, weight: number]

const countries: Record<string, readonly [name: string, continent: keyof typeof continents]> = {
  DE: ['Germany', 'EU'], GB: ['United Kingdom', 'EU'], FR: ['France', 'EU'], ES: ['Spain', 'EU'], PT: ['Portugal', 'EU'], IT: ['Italy', 'EU'],
  PL: ['Poland', 'EU'], SE: ['Sweden', 'EU'], FI: ['Finland', 'EU'], IE: ['Ireland', 'EU'], CH: ['Switzerland', 'EU'], AT: ['Austria', 'EU'],
  GR: ['Greece', 'EU'], UA: ['Ukraine', 'EU'], NL: ['Netherlands', 'EU'], RO: ['Romania', 'EU'], TR: ['Türkiye', 'AS'], AE: ['United Arab Emirates', 'AS'],
  IN: ['India', 'AS'], SG: ['Singapore', 'AS'], JP: ['Japan', 'AS'], KR: ['South Korea', 'AS'], HK: ['Hong Kong', 'AS'], US: ['United States', 'NA'],
  CA: ['Canada', 'NA'], MX: ['Mexico', 'NA'], CO: ['Colombia', 'SA'], BR: ['Brazil', 'SA'], AR: ['Argentina', 'SA'], CL: ['Chile', 'SA'],
  NG: ['Nigeria', 'AF'], KE: ['Kenya', 'AF'], EG: ['Egypt', 'AF'], ZA: ['South Africa', 'AF'], AU: ['Australia', 'OC'], NZ: ['New Zealand', 'OC'],
}

/** The order gives the addresses: the first 16 share 203.0.113.0/24, the next 198.51.100.0/24, the last 192.0.2.0/24. */
const rows = {
  Lisbon: ['PT', '11 Lisbon', '1000-001', 38.72, -9.14, 10, 'Europe/Lisbon', 2],
  Berlin: ['DE', 'BE Land Berlin', '10115', 52.52, 13.41, 10, 'Europe/Berlin', 10],
  Munich: ['DE', 'BY Bavaria', '80331', 48.14, 11.58, 10, 'Europe/Berlin', 5],
  Paris: ['FR', 'IDF Île-de-France', '75001', 48.86, 2.35, 10, 'Europe/Paris', 7],
  'New York': ['US', 'NY New York', '10001', 40.71, -74.01, 20, 'America/New_York', 9],
  Warsaw: ['PL', '14 Mazovia', '00-001', 52.23, 21.01, 10, 'Europe/Warsaw', 4],
  Vienna: ['AT', '9 Vienna', '1010', 48.21, 16.37, 10, 'Europe/Vienna', 3],
  Chicago: ['US', 'IL Illinois', '60602', 41.88, -87.63, 20, 'America/Chicago', 5],
  'São Paulo': ['BR', 'SP São Paulo', '01000-000', -23.55, -46.63, 50, 'America/Sao_Paulo', 6],
  Tokyo: ['JP', '13 Tokyo', '100-0001', 35.68, 139.69, 20, 'Asia/Tokyo', 6],
  Sydney: ['AU', 'NSW New South Wales', '2000', -33.87, 151.21, 20, 'Australia/Sydney', 3],
  'Cape Town': ['ZA', 'WC Western Cape', '8001', -33.92, 18.42, 20, 'Africa/Johannesburg', 2],
  Kyiv: ['UA', '30 Kyiv City', '01001', 50.45, 30.52, 20, 'Europe/Kyiv', 2],
  Dublin: ['IE', 'L Leinster', 'D02', 53.35, -6.26, 10, 'Europe/Dublin', 2],
  Brighton: ['GB', 'ENG England', 'BN1', 50.82, -0.14, 5, 'Europe/London', 1],
  'exit-NL': ['NL', '', '', 52.13, 5.29, 250, 'Europe/Amsterdam', 0],
  London: ['GB', 'ENG England', 'EC1A', 51.51, -0.13, 10, 'Europe/London', 8],
  Madrid: ['ES', 'MD Madrid', '28001', 40.42, -3.7, 10, 'Europe/Madrid', 4],
  Rome: ['IT', '62 Lazio', '00118', 41.9, 12.5, 10, 'Europe/Rome', 4],
  Stockholm: ['SE', 'AB Stockholm County', '111 20', 59.33, 18.07, 10, 'Europe/Stockholm', 2],
  Memphis: ['US', 'TN Tennessee', '38103', 35.15, -90.05, 100, 'America/Chicago', 0],
  Denver: ['US', 'CO Colorado', '80202', 39.74, -104.99, 20, 'America/Denver', 2],
  'Mexico City': ['MX', 'CMX Mexico City', '06000', 19.43, -99.13, 50, 'America/Mexico_City', 3],
  Bogotá: ['CO', 'DC Bogotá D.C.', '110111', 4.71, -74.07, 50, 'America/Bogota', 2],
  Santiago: ['CL', 'RM Santiago Metropolitan', '8320000', -33.45, -70.67, 20, 'America/Santiago', 1],
  Nairobi: ['KE', '110 Nairobi Area', '00100', -1.29, 36.82, 50, 'Africa/Nairobi', 2],
  Dubai: ['AE', 'DU Dubai', '', 25.2, 55.27, 20, 'Asia/Dubai', 2],
  Mumbai: ['IN', 'MH Maharashtra', '400001', 19.08, 72.88, 50, 'Asia/Kolkata', 7],
  Seoul: ['KR', '11 Seoul', '03000', 37.57, 126.98, 20, 'Asia/Seoul', 3],
  'exit-SE': ['SE', '', '', 62, 15, 500, 'Europe/Stockholm', 0],
  'exit-JP': ['JP', '', '', 36.2, 138.25, 500, 'Asia/Tokyo', 0],
  'exit-RO': ['RO', '', '', 45.94, 24.97, 300, 'Europe/Bucharest', 0],
  Zurich: ['CH', 'ZH Zurich', '8001', 47.37, 8.54, 10, 'Europe/Zurich', 2],
  Helsinki: ['FI', '18 Uusimaa', '00100', 60.17, 24.94, 10, 'Europe/Helsinki', 2],
  Athens: ['GR', 'I Attica', '104 31', 37.98, 23.73, 20, 'Europe/Athens', 2],
  Hamburg: ['DE', 'HH Free and Hanseatic City of Hamburg', '20095', 53.55, 9.99, 10, 'Europe/Berlin', 3],
  Istanbul: ['TR', '34 Istanbul', '34000', 41.01, 28.98, 20, 'Europe/Istanbul', 3],
  'Los Angeles': ['US', 'CA California', '90012', 34.05, -118.24, 20, 'America/Los_Angeles', 6],
  Toronto: ['CA', 'ON Ontario', 'M5H', 43.65, -79.38, 20, 'America/Toronto', 3],
  Vancouver: ['CA', 'BC British Columbia', 'V6B', 49.28, -123.12, 20, 'America/Vancouver', 2],
  'Buenos Aires': ['AR', 'C Buenos Aires City', 'C1000', -34.6, -58.38, 50, 'America/Argentina/Buenos_Aires', 2],
  Lagos: ['NG', 'LA Lagos', '100001', 6.52, 3.38, 50, 'Africa/Lagos', 3],
  Cairo: ['EG', 'C Cairo Governorate', '11511', 30.04, 31.24, 50, 'Africa/Cairo', 2],
  Singapore: ['SG', '01 Central Singapore', '018956', 1.35, 103.82, 10, 'Asia/Singapore', 3],
  'exit-CH': ['CH', '', '', 46.82, 8.23, 250, 'Europe/Zurich', 0],
  'exit-CA': ['CA', '', '', 56, -96, 1000, 'America/Winnipeg', 0],
  'exit-HK': ['HK', '', '', 22.4, 114.1, 250, 'Asia/Hong_Kong', 0],
  'exit-NZ': ['NZ', '', '', -41, 174, 500, 'Pacific/Auckland', 0],
} satisfies Record<string, Row>

export type PlaceName = keyof typeof rows

const networks = ['203.0.113', '198.51.100', '192.0.2']

/** In the order of the table. */
export const placeNames = namesOf(rows)

const places = new Map(placeNames.map((name, index) => [name, readRow(name, rows[name], index)]))

export function getPlace(name: PlaceName): Place {
  const place = places.get(name)
  if (!place) throw new Error(`No demo place is called ${name}.`)
  return place
}

function readRow(name: PlaceName, row: Readonly<Row>, index: number): Place {
  const [code, subdivision, postalCode, latitude, longitude, accuracyRadius, timezone, weight] = row
  const [countryName, continent] = countries[code] ?? [code, 'EU']
  const space = subdivision.indexOf(' ')
  return {
    ...(subdivision === '' ? {} : { city: name, subdivision: { isoCode: subdivision.slice(0, space), name: subdivision.slice(space + 1) } }),
    ...(postalCode === '' ? {} : { postalCode }),
    country: { code, name: countryName },
    continent: { code: continent, name: continents[continent] },
    latitude, longitude, accuracyRadius, timezone, weight,
    ipv4: `${networks[Math.floor(index / 16)] ?? ''}.${(index % 16) * 16}`,
    // Berlin has the first /40: its households are 2001:db8:1::/48 to 2001:db8:ff::/48.
    ipv6: name === 'Berlin' ? 0 : index + 1,
  }
}

/** The names of an object's own fields: what TypeScript leaves as bare strings. */
function namesOf<Source extends object>(source: Source) {
  return Object.keys(source) as (keyof Source)[]
}
