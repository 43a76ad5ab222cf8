import { eachDatabase } from '../database/test-helpers/each-database'
import { describeSearch } from './test-helpers/describe-search'
import { openTemporaryStore } from './test-helpers/open-temporary-store'

eachDatabase('a search', (createPlace) => describeSearch(() => openTemporaryStore(createPlace)))
