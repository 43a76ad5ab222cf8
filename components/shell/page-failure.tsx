const act = 'min-h-11 px-2 font-medium text-accent underline'

/**
 * A page that broke. `digest` finds the fault in the server's log. Plain elements only: the outermost page loads it ahead,
 * and what it would be made of may be what broke.
 */
export default function PageFailure({ digest, retry, heading: Heading = 'h2' }: { digest?: string; retry: () => void; heading?: 'h1' | 'h2' }) {
  return (
    <div role="alert" className="mx-auto flex max-w-[440px] flex-col items-center gap-2 px-4 py-16 text-center text-body text-text-2">
      <Heading className="text-title text-text">This page broke</Heading>
      <p>The fault is Sightline’s, not yours, and nothing was changed. Try again; if it breaks again, tell whoever runs this console.</p>
      {digest && (
        <p className="text-small text-text-3">
          For them: <code>{digest}</code>
        </p>
      )}
      <div className="mt-2 flex gap-4">
        <button type="button" onClick={retry} className={act}>
          Try again
        </button>
        {/* A whole load, since what broke may be in the page that is loaded. */}
        <a href="/" className={`${act} content-center`}>
          To the search
        </a>
      </div>
    </div>
  )
}
