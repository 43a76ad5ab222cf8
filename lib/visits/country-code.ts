/** A country's code in one spelling: ISO's are upper case. Other text stays as it is, since it may be anything. */
export const countryCode = (code: string) => (/^[A-Za-z]{2}$/.test(code) ? code.toUpperCase() : code)
