/** How the four regions share the window: three columns, two, or one below another. */
export const regionsGrid = [
  'relative grid min-h-0 flex-1 border-t border-line max-sm:border-t-0',
  'lg:min-h-[520px] lg:grid-cols-[448px_minmax(0,1fr)_352px] lg:grid-rows-[221px_minmax(0,1fr)]',
  'md:max-lg:min-h-[560px] md:max-lg:grid-cols-[400px_minmax(0,1fr)] md:max-lg:grid-rows-[221px_minmax(0,1fr)]',
  'max-md:flex max-md:min-h-0 max-md:flex-col',
].join(' ')
