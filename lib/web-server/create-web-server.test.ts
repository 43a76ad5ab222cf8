import type { IncomingHttpHeaders, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createWebServer, type WebServerOptions } from './create-web-server'
import { listen } from './listen'
import { rawRequest } from './raw-request'

let server: Server | undefined
let seen: IncomingHttpHeaders[] = []
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
  seen = []
})

async function start(settings: Partial<WebServerOptions['settings']> = {}, handle?: WebServerOptions['handle']): Promise<number> {
  server = createWebServer({
    settings: { host: '127.0.0.1', publicUrl: 'http://localhost:3000', ...settings },
    development: false,
    handle: handle ?? (async (request, response) => {
      seen.push({ ...request.headers })
      response.setHeader('Cache-Control', 'public, max-age=60')
      response.end('handled')
    }),
  })
  await listen(server, 0, '127.0.0.1')
  const address: AddressInfo | string | null = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

const ask = (port: number, line: string, headers: readonly string[] = [], body = '') =>
  rawRequest(port, [`${line} HTTP/1.1`, ...(headers.some((header) => /^host:/i.test(header)) ? [] : ['Host: localhost:3000']), 'Connection: close', ...headers, '', body].join('\r\n'))

describe('a malformed request', () => {
  it.each([
    '/%E0%A4%A', '/api/visitors/%E0%A4%A', '/server-api/visitors/%ff', '/a%00b', '/a%0ab', '/a\\b', '/a%5cb', '//evil.example/', '/a//b', '/a/%2e%2e/b', '/a/../b', '/./', '/a%2f%2fb', '/a#b',
    'http://evil.example/', '*', 'api/health',
  ])('is a 400 in the form of the API: %s', async (target) => {
    const { status, headers, body } = await ask(await start(), `GET ${target}`)
    expect(status).toBe(400)
    expect(headers['content-type']).toBe('application/problem+json')
    expect(JSON.parse(body)).toMatchObject({ type: 'about:blank', status: 400, requestId: expect.stringMatching(/./) })
    expect(seen).toEqual([])
  })

  it('says `error` too where callers of the embedded Server API read it', async () => {
    expect(JSON.parse((await ask(await start(), 'GET /server-api/visitors/%ff')).body)).toMatchObject({ error: 'bad request', detail: expect.stringMatching(/malformed/) })
  })

  it.each(['not http at all', 'GET /a b HTTP/1.1\r\n\r\n', `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`, 'GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n'])('is refused before it is a request (%#)', async (text) => {
    const { status, headers } = await rawRequest(await start(), `${text}\r\n\r\n`)
    expect(status).toBe(400)
    expect(headers['content-type']).toBe('application/problem+json')
  })

  it('lets plain paths pass, encoded ones too', async () => {
    const port = await start()
    for (const target of ['/', '/visitors/abc', '/visitors/%C3%A9?q=%E0%A4%A', '/api/health', '/a.b/..c']) expect((await ask(port, `GET ${target}`)).status).toBe(200)
  })
})

describe('the host', () => {
  it('is one that is known', async () => {
    const port = await start({ publicUrl: 'https://sightline.example' })
    for (const host of ['sightline.example', 'SIGHTLINE.example:443', 'localhost:3000', '127.0.0.1', '[::1]:3000']) expect((await ask(port, 'GET /', [`Host: ${host}`])).status).toBe(200)
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '192.168.0.7']) expect((await ask(port, 'GET /', [`Host: ${host}`])).status).toBe(421)
  })

  it('is named once, and plainly', async () => {
    const port = await start()
    expect((await ask(port, 'GET /', ['Host: localhost', 'Host: evil.example'])).status).toBe(400)
    expect((await ask(port, 'GET /', ['Host: user@localhost'])).status).toBe(400)
    expect((await rawRequest(port, 'GET / HTTP/1.0\r\n\r\n')).status).toBe(400)
  })
})

describe('what Next never gets to see', () => {
  it.each(['TRACE', 'PROPFIND'])('is the method %s', async (method) => {
    const { status, headers } = await ask(await start(), `${method} /`)
    expect([status, headers.allow, headers['content-type']]).toEqual([405, 'GET, HEAD', 'application/problem+json'])
    expect(seen).toEqual([])
  })

  it.each([
    ['PROPFIND /api/search', 'OPTIONS /api/search'],
    ['TRACE /server-api/visitors/abc', 'OPTIONS /server-api/visitors/abc'],
    ['DELETE /api/search', 'DELETE /api/search'],
    ['GET /api/visitors/abc/', 'GET /api/visitors/abc'],
    ['GET /server-api/visitors/abc/?limit=5', 'GET /server-api/visitors/abc?limit=5'],
    ['GET /api/', 'GET /api'],
    ['GET /%61pi/search/?q=/', 'GET /%61pi/search?q=/'],
    ['GET /api/search?q=a/', 'GET /api/search?q=a/'],
    ['GET /visitors/abc/', 'GET /visitors/abc/'],
    ['GET /', 'GET /'],
  ])('is what it would answer to before a session or a token is asked for: %s', async (asked, handed) => {
    let got = ''
    const port = await start({}, async (request, response) => {
      got = `${request.method} ${request.url}`
      response.end()
    })
    expect((await ask(port, asked)).status).toBe(200)
    expect(got).toBe(handed)
  })

  it('is a CONNECT or an Upgrade', async () => {
    const port = await start()
    expect(await ask(port, 'CONNECT evil.example:443')).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } })
    expect((await ask(port, 'GET /_next/webpack-hmr', ['Connection: Upgrade', 'Upgrade: websocket'])).status).toBe(400)
  })

  it('is a server action, refused at once', async () => {
    const port = await start()
    for (const headers of [['Next-Action: 0123456789', 'Content-Length: 2'], ['Content-Type: multipart/form-data; boundary=x', 'Content-Length: 2']]) {
      const { status } = await ask(port, 'POST /', headers, '{}')
      expect(status).toBeGreaterThanOrEqual(400)
      expect(status).toBeLessThan(500)
    }
    expect((await ask(port, 'POST /api/health', ['Next-Action: x'])).status).toBe(400)
    expect(seen).toEqual([])
  })

  it('is a forged header', async () => {
    await ask(await start(), 'GET /', [
      'X-Forwarded-For: 198.51.100.1', 'X-Forwarded-Host: evil.example', 'X-Forwarded-Proto: https', 'X-Real-IP: 198.51.100.1', 'Forwarded: for=198.51.100.1', 'X-Middleware-Subrequest: middleware:middleware',
      'X-Middleware-Prefetch: 1', 'X-Nextjs-Data: 1', 'X-Matched-Path: /accounts', 'X-Invoke-Path: /accounts', "Content-Security-Policy: script-src 'nonce-mine'", 'X-Nonce: mine', 'X-Sightline-Target: /evil',
    ])
    const text = JSON.stringify(seen[0])
    expect(seen[0]).toMatchObject({ 'x-forwarded-for': '127.0.0.1', 'x-sightline-target': '/' })
    expect(text).not.toMatch(/evil|198\.51|mine|middleware|matched|invoke|nextjs/)
  })
})

describe('the client\'s address', () => {
  it('comes from the trusted header alone, from the entry that the proxy itself wrote', async () => {
    const port = await start({ trustedProxy: 'x-forwarded-for' })
    await ask(port, 'GET /', ['X-Forwarded-For: 198.51.100.1, 203.0.113.9'])
    await ask(port, 'GET /', ['X-Forwarded-For: nonsense', 'X-Real-IP: 198.51.100.1'])
    await ask(port, 'GET /')
    expect(seen.map((headers) => headers['x-forwarded-for'])).toEqual(['203.0.113.9', '127.0.0.1', '127.0.0.1'])
  })
})

describe('an answer', () => {
  it('has every header, and a nonce of its own that Next is told', async () => {
    const port = await start()
    const [one, other] = [await ask(port, 'GET /'), await ask(port, 'GET /')]
    expect(one.headers).toMatchObject({
      'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'no-referrer', 'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('geolocation=()'), 'cache-control': 'no-store',
    })
    expect(one.headers).not.toHaveProperty('strict-transport-security')
    const policy = one.headers['content-security-policy'] ?? ''
    expect(policy).toMatch(/^default-src 'none'; script-src 'nonce-[\w+/=]{24}' 'strict-dynamic'; /)
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
    expect(policy).toBe(seen[0]?.['content-security-policy'])
    expect(policy).not.toBe(other.headers['content-security-policy'])
  })

  it('has the same headers when it is a refusal', async () => {
    expect((await ask(await start(), 'GET /%ff')).headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store', 'content-security-policy': expect.any(String) })
  })

  it('allows the configured tiles, and asks for https where the public address is that', async () => {
    const { headers } = await ask(await start({ publicUrl: 'https://sightline.example', tileUrl: 'https://{s}.tiles.example/{z}/{x}/{y}.png' }), 'GET /')
    expect(headers['content-security-policy']).toContain('img-src \'self\' data: blob: https://*.tiles.example;')
    expect(headers['strict-transport-security']).toContain('max-age=')
  })

  it('may be kept only where it is a file of the build or of the basemap', async () => {
    const port = await start()
    expect((await ask(port, 'GET /_next/static/a.js')).headers['cache-control']).toBe('public, max-age=60')
    expect((await ask(port, 'GET /basemap/0.json')).headers['cache-control']).toContain('public')
    expect((await ask(port, 'GET /api/health')).headers['cache-control']).toBe('no-store')
  })

  it('survives what wraps its end, as compression does', async () => {
    const port = await start({}, async (_request, response) => {
      const { end } = response
      response.end = (...parameters: unknown[]) => {
        response.writeHead(200, { 'Content-Type': 'text/plain' })
        return Reflect.apply(end, response, ['wrapped ', ...parameters.slice(1)])
      }
      response.end('text')
    })
    const { body, headers } = await ask(port, 'GET /')
    expect([body.includes('wrapped'), headers['cache-control']]).toEqual([true, 'no-store'])
  })

  it('is a 500 that tells nothing when the handler throws', async () => {
    const { status, body } = await ask(await start({}, async () => {
      throw new Error('canary')
    }), 'GET /')
    expect(status).toBe(500)
    expect(body).not.toContain('canary')
  })
})
