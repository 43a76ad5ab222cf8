import type { Config } from 'tailwindcss'

/** Colours are custom properties (app/globals.css), so that light and dark are one set of classes. */
const tokens = [
  'bg', 'surface', 'sunken', 'hover', 'line', 'line-2', 'ctl', 'text', 'text-2', 'text-3',
  'accent', 'accent-weak', 'on-accent', 'danger', 'danger-weak', 'warn', 'warn-weak', 'ok', 'ok-weak',
  'cloak', 'cloak-weak', 'bar', 'bar-2', 'leg-slow', 'leg-fast', 'leg-odd', 'leg-imp',
] as const

export default {
  content: ['./app/**/*.{ts,tsx}', './components/**/*.{ts,tsx}'],
  darkMode: ['selector', '[data-theme="dark"]'],
  theme: {
    colors: {
      transparent: 'transparent',
      current: 'currentColor',
      ...Object.fromEntries(tokens.map((token) => [token, `var(--${token})`])),
    },
    fontFamily: {
      sans: ['"Inter Variable"', 'system-ui', 'sans-serif'],
      mono: ['"JetBrains Mono Variable"', 'ui-monospace', 'monospace'],
    },
    fontSize: {
      label: ['11px', { lineHeight: '16px', fontWeight: '500' }],
      small: ['12px', { lineHeight: '16px' }],
      body: ['13px', { lineHeight: '20px' }],
      phone: ['14px', { lineHeight: '20px' }],
      title: ['15px', { lineHeight: '20px', fontWeight: '600' }],
      id: ['18px', { lineHeight: '28px', fontWeight: '600' }],
      hero: ['22px', { lineHeight: '28px', fontWeight: '600' }],
    },
    borderRadius: { none: '0', tag: '4px', control: '6px', panel: '8px', sheet: '12px', full: '9999px' },
    boxShadow: { float: 'var(--shadow-float)', none: 'none' },
    screens: { sm: '640px', md: '1024px', lg: '1360px' },
    extend: {
      transitionDuration: { colour: '120ms', drawer: '160ms' },
    },
  },
} satisfies Config
