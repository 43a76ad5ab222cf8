import { HttpError } from '@/lib/http/http-error'
import { route } from '@/lib/http/route'

/** Every address of the API that is none: 404, and 401 to nobody before that. */
const nothing = route({
  role: 'agent',
  audit: 'none',
  handle: () => {
    throw new HttpError('not_found', 'There is nothing at this address.')
  },
})

export { nothing as DELETE, nothing as GET, nothing as OPTIONS, nothing as PATCH, nothing as POST, nothing as PUT }
