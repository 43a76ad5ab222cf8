/** Water where the map will be. */
export function MapSkeleton() {
  return <div role="status" aria-label="Loading the map" className="size-full bg-(--map-water)" />
}
