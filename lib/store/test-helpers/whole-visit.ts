import type { Visit } from '../../visits/visit'

/** A visit with every field of the Server API. */
export const wholeVisit: Visit = {
  visitorId: 'Ibk1527CUFmcnjLwIs4A9',
  requestId: '1558456813000.whole1',
  timestamp: 1_558_456_813_000,
  time: '2019-05-21T16:40:13Z',
  incognito: true,
  linkedId: 'somelinkedId',
  url: 'https://www.example.com/login',
  ip: '203.0.113.15',
  ipLocation: {
    accuracyRadius: 10,
    latitude: 49.982,
    longitude: 36.2566,
    postalCode: '61202',
    timezone: 'Europe/Dusseldorf',
    city: { name: 'Dusseldorf' },
    continent: { code: 'EU', name: 'Europe' },
    country: { code: 'DE', name: 'Germany' },
    subdivisions: [{ isoCode: '63', name: 'North Rhine-Westphalia' }, { name: 'Second' }],
  },
  browserDetails: {
    browserName: 'Chrome',
    browserMajorVersion: '74',
    browserFullVersion: '74.0.3729',
    os: 'Windows',
    osVersion: '7',
    device: 'Other',
    userAgent: 'Mozilla/5.0 (Windows NT 6.1; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/74.0.3729.157 Safari/537.36',
    botProbability: 0,
  },
  confidence: { score: 0.995 },
  region: 'eu',
}
