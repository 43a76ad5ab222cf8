/** @type {import('next').NextConfig} */
export default {
  // A second build (tests beside a running console) goes to a folder of its own.
  distDir: process.env.SIGHTLINE_BUILD_DIR ?? '.next',
  reactStrictMode: true,
  // A start need not wait for them: the tests check them, with those that the build writes.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  // Our own server sets the headers and compresses nothing twice.
  compress: true,
  // Natives and the worker's driver stay outside of the bundle.
  serverExternalPackages: ['libsql', '@node-rs/argon2'],
}
