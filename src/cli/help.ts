/** The end of the general help. */
export const EXIT_CODES_HELP = `
Exit codes:
  0  done, also when nothing was found
  1  it could not be done
  2  wrong usage, or input refused
  3  done, but rows or files were rejected
  4  a condition that was asked for is true
  5  refused: needs --yes or --force

'creatorops <command> --help' explains a command; 'creatorops demo' shows it all on a sample shop.`;
