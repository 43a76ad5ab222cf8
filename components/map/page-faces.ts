import type { TypeFace } from './painting'

/** The faces of the page's type, for a thread that has no style sheets. */
export function pageFaces(): TypeFace[] {
  return [...document.styleSheets].flatMap((sheet) => rulesOf(sheet).filter((rule) => rule instanceof CSSFontFaceRule).map((rule) => faceOf(rule, sheet.href ?? location.href)))
}

/** None of a sheet that this page may not read, such as one of an extension of the browser. */
function rulesOf(sheet: CSSStyleSheet): CSSRule[] {
  try {
    return [...sheet.cssRules]
  } catch {
    return []
  }
}

function faceOf({ style }: CSSFontFaceRule, base: string): TypeFace {
  const read = (name: string) => style.getPropertyValue(name)
  return {
    family: read('font-family').replaceAll(/["']/g, ''),
    source: read('src').replaceAll(/url\("?([^")]+)"?\)/g, (_, path: string) => `url("${new URL(path, base).href}")`),
    weight: read('font-weight'),
    unicodeRange: read('unicode-range') || 'U+0-10FFFF',
  }
}
