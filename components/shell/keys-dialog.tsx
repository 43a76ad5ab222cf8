'use client'

import { Dialog } from '../ui/dialog'
import { Kbd } from '../ui/kbd'
import { keyList } from './key-list'
import { useKeysSetting } from './keys'

/** The list of keys, and the switch that turns them off. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const [on, setOn] = useKeysSetting()
  return (
    <Dialog title="Keys" onClose={onClose}>
      <div className="flex flex-col gap-4">
        {keyList.map(({ place, keys }) => (
          <section key={place}>
            <h3 className="mb-1 text-label text-text-3">{place}</h3>
            <ul className="flex flex-col">
              {keys.map(({ keys: pressed, does }) => (
                <li key={does} className="flex min-h-6 items-center gap-3 text-small text-text-2">
                  <span className="flex w-20 shrink-0 gap-1">
                    {pressed.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </span>
                  {does}
                </li>
              ))}
            </ul>
          </section>
        ))}
        <label className="flex min-h-7 items-center gap-2 border-t border-line pt-3 text-small text-text-2">
          <input type="checkbox" checked={on} onChange={(event) => setOn(event.target.checked)} className="size-4 accent-accent" />
          Keys without Ctrl or Cmd act in this browser
        </label>
      </div>
    </Dialog>
  )
}
