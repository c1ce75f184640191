import type { Text } from '../diagnostic.ts';

/** What the fields of EXTF files and of packages look like where the expression says little to people, by the expression. */
export const knownForms: Readonly<Record<string, Text>> = {
  '^$': { de: 'gar nichts', en: 'nothing at all' },
  '^(0|1)$': { de: '0 oder 1', en: '0 or 1' },
  '^[01]$': { de: '0 oder 1', en: '0 or 1' },
  '^[12]$': { de: '1 oder 2', en: '1 or 2' },
  '^[0-2]$': { de: '0, 1 oder 2', en: '0, 1 or 2' },
  '^[4-8]$': { de: '4 bis 8', en: '4 to 8' },
  '^(1|2|3|4|5)$': { de: '1 bis 5', en: '1 to 5' },
  '^(0|1|G)$': { de: '1 oder G, sonst 0', en: '1 or G, else 0' },
  '^(S|H)$': { de: 'S oder H', en: 'S or H' },
  '^(I|K|P|S)$': { de: 'I, K, P oder S', en: 'I, K, P or S' },
  '^(AA|AG|AV|SR|SU|SG|SO)$': { de: 'AA, AG, AV, SR, SU, SG oder SO', en: 'AA, AG, AV, SR, SU, SG or SO' },
  '^(EXTF|DTVF)$': { de: 'EXTF oder DTVF', en: 'EXTF or DTVF' },
  '^(de-DE|en-GB)$': { de: 'de-DE oder en-GB', en: 'de-DE or en-GB' },
  '^(16|20|21|44|46|48|65|66)$': {
    de: '16, 20, 21, 44, 46, 48, 65 oder 66',
    en: '16, 20, 21, 44, 46, 48, 65 or 66',
  },
  '^700$': { de: '700', en: '700' },
  '^(0|30|40|50|64)$': { de: '0, 30, 40, 50 oder 64', en: '0, 30, 40, 50 or 64' },
  '^[A-Z]{2}$': { de: 'zwei Großbuchstaben wie AT', en: 'two capitals such as AT' },
  '^[A-Z]{3}$': { de: 'drei Großbuchstaben wie EUR', en: 'three capitals such as EUR' },
  '^(\\d{2}){0,2}$': { de: 'zwei oder vier Ziffern wie 03', en: 'two or four digits such as 03' },
  '^([A-Z]{2}){0,2}$': { de: 'zwei oder vier Großbuchstaben', en: 'two or four capitals' },
  '^20\\d{15}$': { de: '17 Ziffern, JJJJMMTTHHMMSSFFF', en: '17 digits, YYYYMMDDHHMMSSFFF' },
  '^20\\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])$': {
    de: 'ein Datum wie 20261121, ohne Anführungszeichen',
    en: 'a date such as 20261121, without quotation marks',
  },
  '^(0[1-9]|[12]\\d|3[01])(0[1-9]|1[0-2])20\\d{2}$': {
    de: 'ein Datum wie 21112026, mit führender Null',
    en: 'a date such as 21112026, with its leading zero',
  },
  '^(0[1-9]|[12]\\d|3[01])(0[1-9]|1[0-2])$': {
    de: 'Tag und Monat wie 0511, mit führender Null und ohne Jahr',
    en: 'day and month such as 0511, with the leading zero and without the year',
  },
  '^([1-9]|0[1-9]|[12]\\d|3[01])$': { de: 'ein Tag des Monats, 1 bis 31', en: 'a day of the month, 1 to 31' },
  '^20\\d{2}$': { de: 'ein Jahr wie 2026', en: 'a year such as 2026' },
  '^(?!0{1,10},00)\\d{1,10},\\d{2}$': {
    de: 'ein Betrag über null wie 1428,00, ohne Vorzeichen und Tausenderpunkt',
    en: 'an amount above zero such as 1428,00, without sign and thousands separator',
  },
  '^(?!0{1,8},00)\\d{1,8},\\d{2}$': { de: 'ein Betrag über null wie 2,38', en: 'an amount above zero such as 2,38' },
  '^(?!0+,0+$)\\d{1,4},\\d{2,6}$': {
    de: 'ein Kurs über null wie 1,240402',
    en: 'a rate above zero such as 1,240402',
  },
  '^(?!0{1,2},00)\\d{1,2},\\d{2}$': {
    de: 'ein Prozentsatz über null wie 2,00',
    en: 'a percentage above zero such as 2,00',
  },
  '^\\d{2},\\d{2}$': {
    de: 'ein Prozentsatz wie 20,00, unter zehn mit führender Null',
    en: 'a percentage such as 20,00, with a leading zero below ten',
  },
  '^\\d{1,2},\\d{2}$': { de: 'ein Prozentsatz wie 19,00', en: 'a percentage such as 19,00' },
  '^\\d{1,2}(,\\d{1,2})?$': { de: 'ein Prozentsatz wie 2 oder 2,50', en: 'a percentage such as 2 or 2,50' },
  '^\\d{1,3}(,\\d{2})?$': { de: 'ein Prozentsatz wie 10 oder 10,50', en: 'a percentage such as 10 or 10,50' },
  '^\\d{1,13}(,\\d{2})?$': {
    de: 'ein Betrag wie 5000 oder 5000,00, ohne Vorzeichen und Tausenderpunkt',
    en: 'an amount such as 5000 or 5000,00, without sign and thousands separator',
  },
  '^\\d{1,8},\\d{2}$': { de: 'eine Zahl wie 12,50', en: 'a number such as 12,50' },
  '^\\d{12},\\d{4}$': {
    de: 'eine Zahl wie 000000000012,5000: 12 Ziffern, Komma, 4 Ziffern',
    en: 'a number such as 000000000012,5000: 12 digits, comma, 4 digits',
  },
  '^(?!0{1,9}$)\\d{1,9}$': { de: 'eine Kontonummer aus Ziffern', en: 'an account number of digits' },
  '^[1-9]\\d{0,3}$': { de: 'eine Zahl von 1 bis 9999', en: 'a number from 1 to 9999' },
  '^(?!0+$)\\d{1,5}$': { de: 'eine Zahl von 1 bis 99999', en: 'a number from 1 to 99999' },
  '^(100[1-9]|10[1-9]\\d|1[1-9]\\d\\d|[2-9]\\d{3}|[1-9]\\d{4,6})$': {
    de: 'eine Zahl von 1001 bis 9999999',
    en: 'a number from 1001 to 9999999',
  },
  '^[\\w.\\-/ ]{0,30}$': {
    de: 'höchstens 30 Buchstaben ohne Umlaute, Ziffern, Leerzeichen und . - / _',
    en: 'at most 30 letters without umlauts, digits, blanks and . - / _',
  },
  '^[\\w$&%*+\\-/]{0,36}$': {
    de: 'höchstens 36 Buchstaben ohne Umlaute, Ziffern und $ & % * + - / _, ohne Leerzeichen und Punkt',
    en: 'at most 36 letters without umlauts, digits and $ & % * + - / _, without blank and dot',
  },
  '^[\\w$&%*+\\-/]{0,12}$': {
    de: 'höchstens 12 Buchstaben ohne Umlaute, Ziffern und $ & % * + - / _, ohne Leerzeichen und Punkt',
    en: 'at most 12 letters without umlauts, digits and $ & % * + - / _, without blank and dot',
  },
  '^[A-Z]{2}\\d{2}[A-Z\\d]{1,30}$': {
    de: 'eine IBAN ohne Leerzeichen wie DE89370400440532013000',
    en: 'an IBAN without blanks such as DE89370400440532013000',
  },
  '^[A-Z]{6}[A-Z\\d]{2}([A-Z\\d]{3})?$': {
    de: 'ein BIC mit 8 oder 11 Zeichen wie COBADEFFXXX',
    en: 'a BIC of 8 or 11 characters such as COBADEFFXXX',
  },

  '^-?(0|[1-9]\\d{0,9})\\.\\d{2}$': { de: 'ein Betrag wie 1428.00', en: 'an amount such as 1428.00' },
  '^(?!-?0\\.00$)-?(0|[1-9]\\d{0,9})\\.\\d{2}$': {
    de: 'ein Betrag wie 1428.00, nicht null',
    en: 'an amount such as 1428.00, not zero',
  },
  '^(?!0\\.00$)(0|[1-9]\\d{0,7})\\.\\d{2}$': {
    de: 'ein Betrag über null wie 2.38',
    en: 'an amount above zero such as 2.38',
  },
  '^(0|[1-9]\\d?)\\.\\d{2}$': { de: 'ein Prozentsatz wie 19.00', en: 'a percentage such as 19.00' },
  '^(0|[1-9]\\d{0,3})\\.\\d{6}$': { de: 'ein Kurs wie 1.240402', en: 'a rate such as 1.240402' },
  '^(0|[1-9]\\d{0,11})\\.\\d{4}$': { de: 'eine Zahl wie 12.5000', en: 'a number such as 12.5000' },
  '^\\d{4}-\\d{2}-\\d{2}$': { de: 'ein Datum wie 2026-11-21', en: 'a date such as 2026-11-21' },
  '^\\d{4}-\\d{2}-\\d{2}T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?$': {
    de: 'ein Zeitpunkt wie 2026-11-21T10:15:00, ohne Zeitzone',
    en: 'a moment such as 2026-11-21T10:15:00, without a time zone',
  },
  '^[\\w. ]{1,15}$': {
    de: 'höchstens 15 Buchstaben, Ziffern, Punkte und Leerzeichen',
    en: 'at most 15 letters, digits, dots and blanks',
  },
  '^\\S([\\S ]{0,34}\\S)?$': {
    de: 'höchstens 36 Zeichen, ohne Leerzeichen am Anfang und Ende',
    en: 'at most 36 characters, without blanks at the beginning and the end',
  },
  '^[1-9]\\d{0,8}$': { de: 'eine Kontonummer ohne führende Null', en: 'an account number without a leading zero' },
  '^[1-9]\\d{4,8}$': {
    de: 'ein Personenkonto mit 5 bis 9 Ziffern',
    en: 'a personal account of 5 to 9 digits',
  },
  '^(0|[1-9]\\d{0,3})$': { de: 'eine Zahl von 0 bis 9999', en: 'a number from 0 to 9999' },
  '^(9|[1-9]\\d{1,2})$': { de: 'eine Zahl von 9 bis 999', en: 'a number from 9 to 999' },
  '^[a-zA-Z\\d$%&*+\\-/]{1,36}$': {
    de: 'höchstens 36 Buchstaben ohne Umlaute, Ziffern und $ % & * + - /',
    en: 'at most 36 letters without umlauts, digits and $ % & * + - /',
  },
  '^[a-zA-Z\\d$%&*+\\-./]{1,30}$': {
    de: 'höchstens 30 Buchstaben ohne Umlaute, Ziffern und $ % & * + - . /',
    en: 'at most 30 letters without umlauts, digits and $ % & * + - . /',
  },
  '^[A-Z]{2}\\d\\d[A-Za-z\\d]{11,30}$': {
    de: 'eine IBAN ohne Leerzeichen wie DE89370400440532013000',
    en: 'an IBAN without blanks such as DE89370400440532013000',
  },
  '^[A-Z]{6}[A-Z\\d]{2,5}$': {
    de: 'ein BIC mit 8 bis 11 Zeichen wie COBADEFFXXX',
    en: 'a BIC of 8 to 11 characters such as COBADEFFXXX',
  },
  '^[\\da-f]{8}(-[\\da-f]{4}){3}-[\\da-f]{12}$': {
    de: 'eine GUID wie 01234567-89ab-cdef-0123-456789abcdef',
    en: 'a GUID such as 01234567-89ab-cdef-0123-456789abcdef',
  },
};
