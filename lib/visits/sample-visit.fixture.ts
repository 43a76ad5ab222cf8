/** The visit of the Server API's own document, word for word, in the order of its fields. */
export const sampleVisit = {
  incognito: true,
  linkedId: 'somelinkedId',
  time: '2019-05-21T16:40:13Z',
  url: 'https://www.example.com/login',
  ip: '61.127.217.15',
  ipLocation: {
    accuracyRadius: 10,
    latitude: 49.982,
    longitude: 36.2566,
    postalCode: '61202',
    timezone: 'Europe/Dusseldorf',
    city: { name: 'Dusseldorf' },
    continent: { code: 'EU', name: 'Europe' },
    country: { code: 'DE', name: 'Germany' },
    subdivisions: [{ isoCode: '63', name: 'North Rhine-Westphalia' }],
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
}
