/** Web Mercator, with the whole world as 0..1 in both directions. Latitudes beyond the square's edge are held at it. */
export function projectX(longitude: number): number {
  return longitude / 360 + 0.5
}

export function projectY(latitude: number): number {
  const sine = Math.sin((latitude * Math.PI) / 180)
  const y = 0.5 - (0.25 * Math.log((1 + sine) / (1 - sine))) / Math.PI
  return Math.min(1, Math.max(0, y))
}

export function unprojectLatitude(y: number): number {
  return (360 / Math.PI) * Math.atan(Math.exp((180 - y * 360) * (Math.PI / 180))) - 90
}
