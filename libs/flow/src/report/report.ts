import type { Diagnostic, Text } from '@belegfluss/sdk';
import { OBSERVE_WORDS } from './observe-words.ts';
import { PACK_WORDS } from './pack-words.ts';
import { SCENARIO_WORDS } from './scenario-words.ts';
import { SIDE_WORDS } from './side-words.ts';
import { SCHEDULE_WORDS } from './schedule-words.ts';
import { SECRET_WORDS } from './secret-words.ts';
import { SYNC_WORDS } from './sync-words.ts';
import { TYPE_WORDS } from './type-words.ts';
import { UNDO_WORDS } from './undo-words.ts';
import { UPSERT_WORDS } from './upsert-words.ts';
import { WAIT_WORDS } from './wait-words.ts';
import { hinted, kindCount, near, nearOrKnown, oneKind, said, t, type Words, type WordTable } from './words.ts';

/** Every code of the flow checker with its words; one table, so that the documentation can be held against it. */
const CODES = {
  'flow.file_too_large': [
    (f) => {
      const limit = f['limit'] as Text;
      return { de: `Die Datei hat mehr als ${limit.de}.`, en: `The file has more than ${limit.en}.` };
    },
    t('Teilen Sie den Ablauf.', 'Split the flow.'),
  ],
  'flow.too_deep': [
    t('Die Datei ist zu tief verschachtelt.', 'The file is nested too deeply.'),
    t('Höchstens 40 Ebenen sind erlaubt.', 'At most 40 levels are allowed.'),
  ],
  'flow.yaml_syntax': [
    (f) => ({ de: `Das ist kein gültiges YAML: ${said(f, 'de')}`, en: `This is not valid YAML: ${said(f, 'en')}` }),
    hinted({ de: 'Prüfen Sie Einrückung und Anführungszeichen.', en: 'Check indentation and quotes.' }),
  ],
  'flow.duplicate_key': [
    (f) => ({
      de: `Der Schlüssel „${String(f['name'])}“ steht zweimal.`,
      en: `The key "${String(f['name'])}" stands twice.`,
    }),
    t('Löschen Sie einen der beiden.', 'Delete one of the two.'),
  ],
  'flow.alias_refused': [
    t('Anker, Verweise und eigene Tags sind nicht erlaubt.', 'Anchors, aliases and custom tags are not allowed.'),
    hinted({ de: 'Schreiben Sie den Wert aus.', en: 'Write the value out.' }),
  ],
  'flow.shape': [
    (f) => ({ de: `Der Wert passt nicht: ${said(f, 'de')}.`, en: `The value does not fit: ${said(f, 'en')}.` }),
    hinted({
      de: 'Die Referenz der Ablaufsprache nennt die erlaubte Form.',
      en: 'The flow language reference shows the allowed form.',
    }),
  ],
  'flow.unknown_key': [
    (f) => ({ de: `„${String(f['key'])}“ ist hier nicht bekannt.`, en: `"${String(f['key'])}" is not known here.` }),
    (f) => (f['hint'] as Text | undefined) ?? nearOrKnown(f),
  ],
  'flow.unknown_step_kind': [kindCount({ de: 'Der Schritt', en: 'The step' }), oneKind],
  'flow.unknown_trigger_kind': [kindCount({ de: 'Der Auslöser', en: 'The trigger' }), oneKind],
  'flow.bad_id': [
    (f) => ({
      de: `„${String(f['id'])}“ ist als Name nicht erlaubt.`,
      en: `"${String(f['id'])}" is not allowed as a name.`,
    }),
    t(
      'Kleinbuchstaben, Ziffern und Unterstrich; der erste ein Buchstabe.',
      'Lower-case letters, digits and underscore; a letter first.',
    ),
  ],
  'flow.bad_reason': [
    t('Der Grund ist kein Kürzel.', 'The reason is not a code.'),
    (f) =>
      f['nearest']
        ? near(f)
        : {
            de: 'Schreiben Sie ein Kürzel wie deal.no_lines; danach lassen sich die Läufe suchen.',
            en: 'Write a code such as deal.no_lines; runs can be searched by it.',
          },
  ],
  'flow.unknown_connection': [
    (f) => ({
      de: `Die Verbindung „${String(f['name'])}“ gibt es nicht.`,
      en: `There is no connection "${String(f['name'])}".`,
    }),
    nearOrKnown,
  ],
  'flow.unknown_entity': [
    (f) => ({
      de: `Das Datenobjekt „${String(f['name'])}“ gibt es nicht.`,
      en: `There is no entity "${String(f['name'])}".`,
    }),
    nearOrKnown,
  ],
  'flow.unknown_action': [
    (f) => ({
      de: `Die Aktion „${String(f['name'])}“ gibt es nicht.`,
      en: `There is no action "${String(f['name'])}".`,
    }),
    nearOrKnown,
  ],
  'flow.not_offered': [
    (f) => ({
      de: `„${String(f['name'])}“ kann das nicht (${String(f['ability'])}).`,
      en: `"${String(f['name'])}" does not offer that (${String(f['ability'])}).`,
    }),
    t('Wählen Sie ein anderes Datenobjekt.', 'Choose another entity.'),
  ],
  'flow.unknown_limit': [
    (f) => ({
      de: `Die gemeinsame Grenze „${String(f['name'])}“ gibt es nicht.`,
      en: `There is no shared limit "${String(f['name'])}".`,
    }),
    (f) =>
      f['nearest']
        ? near(f)
        : { de: 'Tragen Sie sie unter limits in pack.yaml ein.', en: 'Enter it under limits in pack.yaml.' },
  ],
  'flow.unknown_role': [
    (f) => ({
      de: `Die Rolle „${String(f['name'])}“ gibt es nicht; niemand kann sie haben.`,
      en: `There is no role "${String(f['name'])}"; nobody can have it.`,
    }),
    nearOrKnown,
  ],
  'flow.unknown_table': [
    (f) => ({
      de: `Die Zuordnungstabelle „${String(f['name'])}“ gibt es nicht.`,
      en: `There is no mapping table "${String(f['name'])}".`,
    }),
    nearOrKnown,
  ],
  'flow.table_key_count': [
    ({ expected }) =>
      expected === 1
        ? { de: 'Die Tabelle hat eine Schlüsselspalte.', en: 'The table has one key column.' }
        : {
            de: `Die Tabelle hat ${String(expected)} Schlüsselspalten.`,
            en: `The table has ${String(expected)} key columns.`,
          },
    t('Geben Sie je Spalte einen Wert an.', 'Give one value for each column.'),
  ],
  'flow.unknown_step': [
    (f) => ({
      de: `Der Schritt „${String(f['name'])}“ ist hier nicht bekannt.`,
      en: `The step "${String(f['name'])}" is not known here.`,
    }),
    (f) =>
      f['later']
        ? {
            de: 'Schritte sehen nur, was vor ihnen steht: weder sich selbst noch was weiter unten steht.',
            en: 'Steps see only what stands before them: neither themselves nor what stands further down.',
          }
        : f['inside']
          ? {
              de: `Er steht in „${String(f['inside'])}“; nach außen gibt ihn dort output, in each collect.`,
              en: `It stands inside of "${String(f['inside'])}"; output hands it out there, in each collect.`,
            }
          : nearOrKnown(f),
  ],
  'flow.unknown_name': [
    (f) => ({
      de: `Der Name „${String(f['name'])}“ ist hier nicht bekannt.`,
      en: `The name "${String(f['name'])}" is not known here.`,
    }),
    nearOrKnown,
  ],
  'flow.unknown_input': [
    (f) => ({
      de: `Die Aktion kennt das Feld „${String(f['name'])}“ nicht.`,
      en: `The action does not know the field "${String(f['name'])}".`,
    }),
    nearOrKnown,
  ],
  'flow.missing_input': [
    (f) => ({ de: `Das Feld „${String(f['name'])}“ fehlt.`, en: `The field "${String(f['name'])}" is missing.` }),
    t('Die Aktion braucht es.', 'The action needs it.'),
  ],
  'flow.read_key': [
    t('Ein Lesezugriff braucht genau eines: key oder keys.', 'A read needs exactly one of key and keys.'),
    t('key liest einen Datensatz, keys mehrere.', 'key reads one record, keys several.'),
  ],
  'flow.wait_end': [
    t('Ein Warten braucht genau eines: for oder until.', 'A wait needs exactly one of for and until.'),
    t('for ist eine Dauer, until ein Tag oder Zeitpunkt.', 'for is a duration, until a day or a moment.'),
  ],
  'flow.question_choices': [
    (f) => ({
      de: `Das Feld „${String(f['name'])}“ hat die Art choice und keine choices, oder umgekehrt.`,
      en: `The field "${String(f['name'])}" is of the type choice and has no choices, or the other way round.`,
    }),
    t(
      'Ein Feld der Art choice braucht choices, jedes andere keine.',
      'A field of the type choice needs choices, any other has none.',
    ),
  ],
  'flow.duplicate_flow': [
    (f) => ({
      de: `Den Ablauf „${String(f['name'])}“ gibt es schon in ${String(f['other'])}.`,
      en: `The flow "${String(f['name'])}" exists already in ${String(f['other'])}.`,
    }),
    t('Geben Sie ihm einen anderen Namen.', 'Give it another name.'),
  ],
  'flow.unheard_event': [
    (f) =>
      f['way'] === 'heard'
        ? {
            de: `Niemand sendet das Ereignis „${String(f['name'])}“.`,
            en: `Nobody sends the event "${String(f['name'])}".`,
          }
        : {
            de: `Niemand wartet auf das Ereignis „${String(f['name'])}“.`,
            en: `Nobody waits for the event "${String(f['name'])}".`,
          },
    near,
  ],
  'flow.unknown_day': [
    (f) => ({ de: `Den Tag ${String(f['day'])} gibt es nicht.`, en: `There is no day ${String(f['day'])}.` }),
    t('Nehmen Sie einen Tag, den sein Monat hat.', 'Take a day that its month has.'),
  ],
  'expression.syntax': [
    (f) => ({
      de: `Der Ausdruck ist nicht lesbar: ${said(f, 'de')}`,
      en: `The expression cannot be read: ${said(f, 'en')}`,
    }),
    hinted({
      de: 'Ausdrücke sind CEL, zum Beispiel record.stage == "closedwon".',
      en: 'Expressions are CEL, for example record.stage == "closedwon".',
    }),
  ],
  'expression.refused': [
    (f) => ({
      de: `Der Ausdruck ist nicht erlaubt: ${said(f, 'de')}`,
      en: `The expression is not allowed: ${said(f, 'en')}`,
    }),
    hinted({
      de: 'Die Referenz der Ablaufsprache nennt, was Ausdrücke dürfen.',
      en: 'The flow language reference shows what expressions may do.',
    }),
  ],
  ...PACK_WORDS,
  ...SCENARIO_WORDS,
  ...SIDE_WORDS,
  ...OBSERVE_WORDS,
  ...SCHEDULE_WORDS,
  ...SECRET_WORDS,
  ...SYNC_WORDS,
  ...TYPE_WORDS,
  ...UNDO_WORDS,
  ...UPSERT_WORDS,
  ...WAIT_WORDS,
} satisfies WordTable;

export type FlowCode = keyof typeof CODES;
export const FLOW_CODES = Object.keys(CODES) as FlowCode[];

type Place = Pick<Diagnostic, 'file' | 'line' | 'column' | 'path' | 'facts'>;

/** What may be meant as it is. */
const WARNINGS: ReadonlySet<FlowCode> = new Set<FlowCode>([
  'flow.unheard_event',
  'flow.never_told',
  'flow.same_key_by_hand',
  'flow.text_not_expression',
  'flow.hidden_name',
  'flow.may_be_null',
  'flow.may_be_missing',
  'flow.never_equal',
  'flow.key_by_position',
  'flow.unreachable',
  'pack.unused_table',
  'flow.undo_unused',
  'flow.nothing_to_undo',
  'flow.idle_in_sync',
]);

/** One finding of the checker, with its words from the table. */
export function report(
  code: FlowCode,
  place: Place,
  severity: Diagnostic['severity'] = WARNINGS.has(code) ? 'warning' : 'error',
): Diagnostic {
  const [message, remedy] = CODES[code] as [Words, Words];
  const facts = place.facts ?? {};
  return { code, severity, message: message(facts), remedy: remedy(facts), ...place };
}
