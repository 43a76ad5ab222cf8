'use client'

import { useEffect, useEffectEvent } from 'react'
import { createKeyReader, keyName } from './key-sequence'
import { readStored, useStored, writeStored } from './stored-value'

/** Handlers by key name: `j`, `?`, `Escape`, `g s` (one after the other), `mod+k` (Ctrl or Cmd). */
export type KeyMap = Record<string, (event: KeyboardEvent) => void>

type Layer = (name: string, event: KeyboardEvent) => boolean

const setting = 'sightline.keys'
const layers: Layer[] = []
let read = createKeyReader()

/**
 * Keys that act while the component is there; the newest component's win. They rest while somebody types, while a
 * dialog or a pop-over is open, and when switched off in Settings; those with Ctrl or Cmd rest for a dialog alone.
 */
export function useKeys(keys: KeyMap) {
  const run = useEffectEvent((name: string, event: KeyboardEvent) => {
    const handler = keys[name]
    handler?.(event)
    return handler !== undefined
  })

  useEffect(() => addLayer((name, event) => run(name, event)), [])
}

/** Whether keys without Ctrl or Cmd act, and how to switch that; kept in this browser. */
export function useKeysSetting(): [on: boolean, setOn: (on: boolean) => void] {
  return [useStored(setting) !== 'off', (on) => writeStored(setting, on ? null : 'off')]
}

function addLayer(layer: Layer) {
  if (layers.length === 0) {
    read = createKeyReader()
    window.addEventListener('keydown', onKeyDown)
  }
  layers.push(layer)
  return () => {
    layers.splice(layers.indexOf(layer), 1)
    if (layers.length === 0) window.removeEventListener('keydown', onKeyDown)
  }
}

function onKeyDown(event: KeyboardEvent) {
  const name = keyName(event)
  if (!name || event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return
  if (!name.startsWith('mod+') && (readStored(setting) === 'off' || isTyping(event.target) || actsByItself(event) || isOverlaid())) return
  for (const candidate of read(name, event.timeStamp)) {
    if (layers.toReversed().some((layer) => layer(candidate, event))) return event.preventDefault()
  }
}

/** While a pop-over is open, Esc is the browser's, which closes it unless a handler prevents that; the keys of what lies below wait. */
function isOverlaid(): boolean {
  return document.querySelector(':popover-open:not([role=tooltip])') !== null
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.matches('input:not([type=radio], [type=checkbox], [type=range]), textarea, select, [role^=menuitem]')
}

/** Enter and space belong to the button or link that has the focus. */
function actsByItself(event: KeyboardEvent): boolean {
  const pressed = event.key === 'Enter' || event.key === ' '
  return pressed && event.target instanceof Element && event.target.closest('button, a, summary, [role=button], [role=slider]') !== null
}
