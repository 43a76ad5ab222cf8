/**
 * The one value of that name in this process, made at its first use. It lives on globalThis, because the bundler makes several copies of
 * one module. The one cast: whoever uses a name uses it for one type.
 */
export function processWide<Value>(name: string, create: () => Value): Value {
  const shared = globalThis as { [key: symbol]: unknown }
  return (shared[Symbol.for(`sightline.${name}`)] ??= create()) as Value
}
