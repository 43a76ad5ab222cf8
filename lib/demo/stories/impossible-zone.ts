import { hourMs } from '../calendar'
import { questions, type Story } from '../story'

const visitorId = 'Ibk1527CUFmcnjLwIs4A9'

/** The sample of the Server API's own documentation, word for word: a zone that no clock knows, at coordinates in another country. */
export const impossibleZone: Story = {
  visitorId,
  title: 'The documentation’s own sample: a German city at Ukrainian coordinates',
  question: questions.contradiction,
  *visits(now) {
    yield {
      visitorId,
      at: now - 2 * hourMs,
      fields: {
        incognito: true,
        linkedId: 'somelinkedId',
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
      },
    }
  },
}
