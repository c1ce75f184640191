import type { Text } from '@belegfluss/sdk';
import { fewNames, hinted, knownAre, near, said, t, type WordTable } from './words.ts';

const word = (fact: unknown, language: keyof Text) => (fact as Text | undefined)?.[language] ?? '';

const OF_OUTPUT: Text = {
  de: 'Was der Schritt ergibt, steht unter output.',
  en: 'What the step gives stands under output.',
};

/** Codes of what types tell before anything runs, with their words. */
export const TYPE_WORDS = {
  'flow.unknown_field': [
    (f) => ({
      de: `Das Feld „${String(f['name'])}“ gibt es in ${String(f['of'])} nicht.`,
      en: `There is no field "${String(f['name'])}" in ${String(f['of'])}.`,
    }),
    (f) => {
      const known = knownAre(fewNames(f['known'] as string[]));
      const isOfOutput = !f['nearest'] && (f['known'] as string[]).includes('output');
      const { de, en } = isOfOutput ? OF_OUTPUT : near(f);
      return { de: `${de} ${known.de}`, en: `${en} ${known.en}` };
    },
  ],
  'flow.text_not_expression': [
    t('Dieser Text wird genommen, wie er dasteht.', 'This text is taken as it stands.'),
    (f) => ({
      de: `Ist der Wert gemeint, schreiben Sie { expr: ${String(f['meant'])} }.`,
      en: `Where the value is meant, write { expr: ${String(f['meant'])} }.`,
    }),
  ],
  'flow.changed_number': [
    (f) => ({
      de: `${String(f['written'])} wird als die Zahl ${String(f['number'])} gelesen.`,
      en: `${String(f['written'])} is read as the number ${String(f['number'])}.`,
    }),
    (f) => ({
      de: `Ziffern, die ein Text sind, stehen in Anführungszeichen: '${String(f['written'])}'.`,
      en: `Digits that are a text stand in quotes: '${String(f['written'])}'.`,
    }),
  ],
  'flow.divided_expression': [
    t(
      'Das Komma davor trennt in geschweiften Klammern zwei Einträge, und der Ausdruck ist zerteilt.',
      'Within braces, the comma before this separates two entries, and the expression is divided.',
    ),
    t(
      "Setzen Sie den ganzen Ausdruck in Anführungszeichen: 'decimal.add(a, b)'.",
      "Put the whole expression in quotes: 'decimal.add(a, b)'.",
    ),
  ],
  'flow.hidden_name': [
    (f) => ({
      de: `„${String(f['name'])}“ heißt hier der Eintrag; was sonst so heißt, ist verdeckt.`,
      en: `"${String(f['name'])}" is the item here; what else has this name is hidden.`,
    }),
    t('Geben Sie dem Eintrag unter as einen eigenen Namen.', 'Give the item a name of its own under as.'),
  ],
  'flow.wrong_type': [
    (f) => {
      const [de, en] = f['inside'] ? [`„${String(f['inside'])}“`, `"${String(f['inside'])}"`] : ['Das', 'This'];
      return f['given']
        ? {
            de: `${de} muss ${word(f['wanted'], 'de')} sein, hier steht ${word(f['given'], 'de')}.`,
            en: `${en} has to be ${word(f['wanted'], 'en')}, but it is ${word(f['given'], 'en')}.`,
          }
        : {
            de: `${de} fehlt; es muss ${word(f['wanted'], 'de')} sein.`,
            en: `${en} is missing; it has to be ${word(f['wanted'], 'en')}.`,
          };
    },
    hinted({
      de: 'Wählen Sie ein anderes Feld oder rechnen Sie um: string(…), int(…), day(…).',
      en: 'Choose another field or convert it: string(…), int(…), day(…).',
    }),
  ],
  'expression.wrong_type': [
    (f) => ({
      de: `Der Ausdruck kann nicht gelingen: ${said(f, 'de')}.`,
      en: `The expression cannot succeed: ${said(f, 'en')}.`,
    }),
    hinted({
      de: 'Zahlen aus Datensätzen rechnen mit 1.0 statt 1, Beträge mit decimal.add(…) und decimal.compare(…) > 0; ein .?feld braucht orValue(…).',
      en: 'Numbers of records go with 1.0 instead of 1, amounts with decimal.add(…) and decimal.compare(…) > 0; a .?field needs orValue(…).',
    }),
  ],
  'flow.never_equal': [
    (f) => ({
      de: `Der Vergleich ist nie wahr: ${said(f, 'de')}.`,
      en: `The comparison is never true: ${said(f, 'en')}.`,
    }),
    hinted({ de: 'Prüfen Sie Schreibweise und Art der Werte.', en: 'Check the spelling and the kind of the values.' }),
  ],
  'flow.may_be_null': [
    (f) => ({
      de: `Der Schritt „${String(f['name'])}“ hat ${String(f['key'])} und kann null ergeben; dann scheitert dieser Ausdruck.`,
      en: `The step "${String(f['name'])}" has ${String(f['key'])} and may give null; then this expression fails.`,
    }),
    (f) => {
      const step = `steps.${String(f['name'])}`;
      const forms = [`${step} != null && …`, `${step}.?${String(f['field'])}.orValue(…)`];
      return { de: `Sehen Sie den Fall vor: ${forms.join(' oder ')}.`, en: `Provide for it: ${forms.join(' or ')}.` };
    },
  ],
  'flow.may_be_missing': [
    (f) => {
      const { way, name } = f;
      const [de, en] =
        way === null
          ? ['Geht er keinen Weg', 'Where it goes no way']
          : [`Geht er den Weg „${String(way)}“`, `Where it goes the way "${String(way)}"`];
      return {
        de: `Der Schritt „${String(name)}“ hat nicht immer ein output. ${de}, so scheitert dieser Ausdruck.`,
        en: `The step "${String(name)}" does not always have an output. ${en}, this expression fails.`,
      };
    },
    ({ way, name }) => {
      const read = `steps.${String(name)}.?output`;
      const given =
        way === null
          ? { de: 'schreiben Sie otherwise mit einem output dazu', en: 'add otherwise with an output' }
          : { de: 'geben Sie auch diesem Weg ein output', en: 'give this way an output, too' };
      return { de: `Lesen Sie ${read}, oder ${given.de}.`, en: `Read ${read}, or ${given.en}.` };
    },
  ],
  'flow.unstable_key': [
    t('Der Schlüssel hängt von der Uhrzeit ab.', 'The key depends on the time.'),
    t(
      'Jeder neue Versuch hätte einen anderen Schlüssel. Nehmen Sie ein Feld des Datensatzes oder event.run.',
      'Each new attempt would have another key. Take a field of the record, or event.run.',
    ),
  ],
  'flow.same_key': [
    t(
      'Läufe nach Zeitplan haben alle denselben Schlüssel: Nur der erste schreibt.',
      'Runs by a schedule all have the same key: only the first one writes.',
    ),
    t('Unterscheiden Sie die Läufe: intent: { expr: event.run }.', 'Tell the runs apart: intent: { expr: event.run }.'),
  ],
  'flow.same_key_by_hand': [
    t(
      'Läufe von Hand haben denselben Schlüssel, wenn ihre Eingabe kein Feld key hat: Nur der erste schreibt.',
      'Runs by hand have the same key where their input has no field key: only the first one writes.',
    ),
    t(
      'Unterscheiden Sie die Läufe: intent: { expr: event.run }, oder mit einem Feld der Eingabe.',
      'Tell the runs apart: intent: { expr: event.run }, or by a field of the input.',
    ),
  ],
  'flow.key_by_position': [
    t(
      'Nur die Stelle in der Liste unterscheidet diese Aufrufe.',
      'Only the position in the list tells these calls apart.',
    ),
    (f) => ({
      de: `Nehmen Sie etwas Eigenes des Elements in intent auf, zum Beispiel ${String(f['variable'])}.id.`,
      en: `Take something of the item's own into intent, for example ${String(f['variable'])}.id.`,
    }),
  ],
  'flow.unreachable': [
    t('Das wird nie erreicht.', 'This is never reached.'),
    t(
      'Löschen Sie es, oder geben Sie dem, was davor steht, eine Bedingung.',
      'Delete it, or give a condition to what stands before it.',
    ),
  ],
  'flow.event_cycle': [
    (f) => ({
      de: `Diese Abläufe starten einander ohne Ende: ${String(f['flows'])}.`,
      en: `These flows start each other without an end: ${String(f['flows'])}.`,
    }),
    t(
      'Geben Sie dem Schritt oder dem Auslöser eine Bedingung (when), oder einem der Abläufe once.',
      'Give a condition (when) to the step or the trigger, or once to one of the flows.',
    ),
  ],
} satisfies WordTable;
