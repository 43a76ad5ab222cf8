import { Kbd } from '../ui/kbd'

const hints = [
  { key: '/', does: 'Search' },
  { key: '↑ ↓', does: 'Move in the results' },
  { key: '↵', does: 'Open' },
  { key: '?', does: 'All keys' },
]

/** The keys of the search page. */
export function KeysHint() {
  return (
    <section aria-labelledby="keys">
      <h2 id="keys" className="mb-1 text-body font-semibold">
        Keys
      </h2>
      <ul>
        {hints.map(({ key, does }) => (
          <li key={key} className="flex min-h-[26px] items-center gap-2 text-small text-text-2">
            <Kbd>{key}</Kbd>
            {does}
          </li>
        ))}
      </ul>
    </section>
  )
}
