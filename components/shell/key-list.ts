/** Every key of the console, for the list that `?` opens; a place's keys act on its page alone. */
export const keyList: readonly { place: string; keys: readonly { keys: readonly string[]; does: string }[] }[] = [
  {
    place: 'Everywhere',
    keys: [
      { keys: ['/'], does: 'Search' },
      { keys: ['Ctrl K'], does: 'Search, also while typing' },
      { keys: ['g', 's'], does: 'Go to the search page' },
      { keys: ['g', 'm'], does: 'Go to the fraud map' },
      { keys: ['g', 'l'], does: 'Go to the live page' },
      { keys: ['?'], does: 'All keys' },
      { keys: ['Esc'], does: 'Close' },
    ],
  },
  {
    place: 'Search results',
    keys: [
      { keys: ['↑', '↓'], does: 'Move in the results' },
      { keys: ['↵'], does: 'Open' },
      { keys: ['s'], does: 'Save the search' },
    ],
  },
  {
    place: 'Live',
    keys: [{ keys: ['p'], does: 'Pause and go on' }],
  },
  {
    place: 'Visitor',
    keys: [
      { keys: ['j', 'k'], does: 'Next and previous visit' },
      { keys: ['n', 'p'], does: 'Next and previous change' },
      { keys: ['c'], does: 'Copy the visitor id' },
      { keys: ['l'], does: 'Copy the link' },
      { keys: ['r'], does: 'Refresh' },
      { keys: ['f'], does: 'Filter' },
      { keys: ['m'], does: 'Whole path, or the chosen visit' },
      { keys: ['o'], does: 'Raw JSON' },
      { keys: ['[', ']'], does: 'Move the range' },
    ],
  },
  {
    place: 'Fraud map',
    keys: [
      { keys: ['t'], does: 'Map, or the same as a table' },
      { keys: ['n', 'p'], does: 'Next and previous cell, most visits first' },
      { keys: ['[', ']'], does: 'Move the window' },
      { keys: ['s'], does: 'Save the view' },
      { keys: ['Esc'], does: 'Close the list of a cell' },
    ],
  },
]
