'use client'

import { createContext, use, useEffect, useState, type ReactNode } from 'react'
import { isKnownZone } from '@/lib/visits/time-zone'
import { useHydrated } from './hydration'
import { useStored, writeStored } from './stored-value'

export type ZoneMode = 'mine' | 'utc' | 'visitor'

export interface ZoneChoice {
  /** The zone in which times are shown; always one that exists. Give it to lib/visits/time-zone. */
  zone: string
  mode: ZoneMode
  /** This browser's. */
  mine: string
  /** As the visitor's newest or chosen visit reports it; may not exist. Absent on pages without a visitor. */
  visitorZone?: string
  /** False when `visitorZone` is none that exists; UTC stands in for it then. */
  visitorZoneKnown: boolean
  choose: (mode: ZoneMode) => void
}

interface ZoneStore extends ZoneChoice {
  offer: (visitorZone: string | undefined) => void
}

const Context = createContext<ZoneStore | null>(null)
const storageKey = 'sightline.zone'

export function ZoneProvider({ children }: { children: ReactNode }) {
  const [visitorZone, offer] = useState<string>()
  const mode = modeOf(useStored(storageKey))
  const mine = useHydrated() ? ownZone() : 'UTC'
  const visitorZoneKnown = visitorZone !== undefined && isKnownZone(visitorZone)
  const zones: Record<ZoneMode, string> = { mine, utc: 'UTC', visitor: visitorZone === undefined ? mine : visitorZoneKnown ? visitorZone : 'UTC' }
  return <Context value={{ zone: zones[mode], mode, mine, visitorZone, visitorZoneKnown, choose, offer }}>{children}</Context>
}

/** In which zone times are shown, and how to choose another. */
export function useZone(): ZoneChoice {
  return useStore()
}

/** Offers the visitor's zone in the top bar as long as the component is there; any text will do. */
export function useVisitorZone(visitorZone: string | undefined) {
  const { offer } = useStore()
  useEffect(() => {
    offer(visitorZone)
    return () => offer(undefined)
  }, [offer, visitorZone])
}

function useStore(): ZoneStore {
  const store = use(Context)
  if (!store) throw new Error('useZone needs ZoneProvider above it: app/(console)/layout.tsx has it')
  return store
}

function choose(mode: ZoneMode) {
  writeStored(storageKey, mode === 'mine' ? null : mode)
}

function modeOf(stored: string | null): ZoneMode {
  return stored === 'utc' || stored === 'visitor' ? stored : 'mine'
}

function ownZone(): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return isKnownZone(zone) ? zone : 'UTC'
}
