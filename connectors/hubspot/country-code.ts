const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** ISO 3166-1 code of a country that HubSpot holds as a code or as a German or English name; `undefined` where it is neither. */
export function countryCode(value: string | undefined): string | undefined {
  const wanted = value?.trim().toLowerCase();
  if (wanted === undefined) return undefined;
  return /^[a-z]{2}$/.test(wanted) ? codeOfToday(wanted) : codesByName().get(wanted);
}

/** Names cost 10 ms to load: they wait for the first company, so that who only checks a flow does without. */
let regions: Intl.DisplayNames | undefined;

/** `UK` is written and `GB` is meant, as with other codes that are withdrawn. */
function codeOfToday(code: string): string | undefined {
  const { region = '' } = new Intl.Locale(`und-${code}`);
  regions ??= new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  return regions.of(region) === undefined ? undefined : region;
}

let known: Map<string, string> | undefined;

function codesByName(): Map<string, string> {
  known ??= new Map(['de', 'en'].flatMap((language) => namesIn(language)));
  return known;
}

function namesIn(language: string): [string, string][] {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  // Withdrawn codes (DD, UK) carry the name of the country that has another code today.
  return codes
    .filter((code) => new Intl.Locale(`und-${code}`).region === code)
    .flatMap((code): [string, string][] => {
      const name = names.of(code);
      return name === undefined ? [] : [[name.toLowerCase(), code]];
    });
}
