'use client'

import { useTheme } from 'next-themes'
import { useKeysSetting } from '../shell/keys'
import { useHydrated } from '../shell/hydration'
import { zoneChoices } from '../shell/zone-choices'
import { useZone } from '../shell/zone-context'
import { SegmentedControl } from '../ui/segmented-control'

const themes = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'system', label: 'As the system' },
]

/** Kept in this browser. */
export function AppearanceSettings() {
  const zone = useZone()
  const { theme = 'system', setTheme } = useTheme()
  const [keysOn, setKeysOn] = useKeysSetting()
  const hydrated = useHydrated()
  return (
    <section aria-label="Appearance" className="flex flex-col items-start gap-4">
      <h2 className="text-title">Appearance</h2>
      <Choice label="Times in">
        <SegmentedControl label="Times in" value={zone.mode} onChange={zone.choose} options={zoneChoices(zone).map(({ mode, label }) => ({ value: mode, label }))} />
      </Choice>
      <Choice label="Theme">
        <SegmentedControl label="Theme" value={hydrated ? theme : 'system'} onChange={setTheme} options={themes} />
      </Choice>
      <label className="flex min-h-7 items-center gap-2 text-body text-text-2 max-sm:min-h-11">
        <input type="checkbox" checked={keysOn} onChange={(event) => setKeysOn(event.target.checked)} className="size-4 accent-accent" />
        Keys without Ctrl or Cmd act in this browser (press ? for the list)
      </label>
    </section>
  )
}

function Choice({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <p className="mb-1 text-label text-text-3">{label}</p>
      {children}
    </div>
  )
}
