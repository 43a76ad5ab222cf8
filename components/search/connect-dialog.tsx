'use client'

import { Dialog } from '../ui/dialog'

/** How an installation comes to its own visits. */
export function ConnectDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="How to connect" onClose={onClose}>
      <div className="flex flex-col gap-3 text-body text-text-2">
        <p>Give the server the token of your region and start it again. Tokens stay on the server; no page and no answer contains them.</p>
        <pre className="overflow-x-auto rounded-control bg-sunken p-3 text-small text-text">SERVER_API_EU_TOKEN=… npm start</pre>
        <p>
          The regions are <code>US</code>, <code>EU</code> and <code>AP</code>; with more than one token they are asked side by side. The demo visits are removed at the first start with a token.
        </p>
        <p>Visits from elsewhere can be imported as NDJSON:</p>
        <pre className="overflow-x-auto rounded-control bg-sunken p-3 text-small text-text">npm run import -- visits.ndjson.gz</pre>
      </div>
    </Dialog>
  )
}
