'use client'

import { createContext, use, type ReactNode } from 'react'
import type { Account } from '@/lib/console-api/answers'

interface ConsoleFrame {
  account: Account
  /** A tile server's address pattern, when the installation names one; else the embedded basemap is drawn. */
  tileUrl?: string
}

const Context = createContext<ConsoleFrame | null>(null)

export function ConsoleProvider({ account, tileUrl, children }: ConsoleFrame & { children: ReactNode }) {
  return <Context value={{ account, tileUrl }}>{children}</Context>
}

/** What the server said about this session. Throws outside of app/(console). */
export function useConsole(): ConsoleFrame {
  const frame = use(Context)
  if (!frame) throw new Error('useConsole needs ConsoleProvider above it: app/(console)/layout.tsx has it')
  return frame
}

/** Who is signed in. */
export function useAccount(): Account {
  return useConsole().account
}
