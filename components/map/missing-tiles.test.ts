import { describe, expect, it, vi } from 'vitest'
import { createMissingTiles } from './missing-tiles'

// A frame's identity is all that counts.
const frame = () => ({})

describe('missing tiles', () => {
  it('stay missing until each was loaded, whatever else arrives', async () => {
    const tiles = createMissingTiles()
    const told = vi.fn()
    const [west, east] = [frame(), frame()]
    tiles.onChange(told)
    tiles.add(west, () => Promise.resolve(tiles.delete(west)))
    tiles.add(east, () => Promise.resolve())
    tiles.delete(frame())
    expect(tiles.count()).toBe(2)
    await tiles.askAgain()
    expect(tiles.count()).toBe(1)
    expect(told).toHaveBeenCalledTimes(3)
  })

  it('tells nobody who has stopped listening', () => {
    const tiles = createMissingTiles()
    const told = vi.fn()
    tiles.onChange(told)()
    tiles.add(frame(), () => Promise.resolve())
    expect(told).not.toHaveBeenCalled()
  })
})
