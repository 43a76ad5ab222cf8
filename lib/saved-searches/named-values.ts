import { readTerms } from '../visits/recognise-terms'

/** What the address of a search or a map view names: the value of every parameter, and each term of a search's text. */
export function namedValues(address: string): string[] {
  const parameters = new URL(address, 'http://console.invalid').searchParams
  return [...new Set([...parameters].flatMap(([name, value]) => (name === 'q' ? [value, ...readTerms(value).terms.map((term) => term.value)] : [value])))]
}

/** Tells whether a text holds one of the values as a word of its own, letters in either case: `a-1` is in "from a-1!", and not in "a-12". */
export function createFinder(values: readonly string[]): (text: string) => boolean {
  const wanted = values.filter((value) => value !== '').map((value) => value.toLowerCase())
  return (text) => {
    const whole = text.toLowerCase()
    return wanted.some((value) => holdsWord(whole, value))
  }
}

function holdsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (!isOfWord(text.charAt(at - 1)) && !isOfWord(text.charAt(at + word.length))) return true
  }
  return false
}

const isOfWord = (character: string) => /[\p{L}\p{N}_-]/u.test(character)
