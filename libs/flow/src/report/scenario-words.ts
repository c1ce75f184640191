import type { Text } from '@belegfluss/sdk';
import { near, t, type WordTable } from './words.ts';

/** Codes of what is wrong in tests of flows, or came out otherwise, with their words. */
export const SCENARIO_WORDS = {
  'scenario.unknown_flow': [
    (f) => ({ de: `Den Ablauf „${String(f['name'])}“ gibt es nicht.`, en: `There is no flow "${String(f['name'])}".` }),
    near,
  ],
  'scenario.unknown_trigger': [
    (f) => ({
      de: `Der Ablauf hat keinen Auslöser „${String(f['name'])}“.`,
      en: `The flow has no trigger "${String(f['name'])}".`,
    }),
    near,
  ],
  'scenario.trigger_needed': [
    t('Der Ablauf hat mehrere Auslöser.', 'The flow has several triggers.'),
    (f) => ({
      de: `Nennen Sie unter given.on einen davon: ${String(f['known'])}.`,
      en: `Name one of them under given.on: ${String(f['known'])}.`,
    }),
  ],
  'scenario.unknown_field': [
    (f) => ({
      de: `„${String(f['of'])}“ hat kein Feld „${String(f['name'])}“.`,
      en: `"${String(f['of'])}" has no field "${String(f['name'])}".`,
    }),
    near,
  ],
  'scenario.no_write': [
    (f) => ({
      de: `„${String(f['name'])}“ liest nur und ändert nichts.`,
      en: `"${String(f['name'])}" only reads and changes nothing.`,
    }),
    t('Unter effects stehen Aktionen, die schreiben.', 'Effects are actions that write.'),
  ],
  'scenario.asks_nobody': [
    (f) => ({
      de: `Der Schritt „${String(f['name'])}“ nimmt diese Antwort nicht.`,
      en: `The step "${String(f['name'])}" does not take this answer.`,
    }),
    t(
      'Antworten gelten Schritten, die ein System fragen; candidates nur match. Ein each mit changes bekommt je Antwort eine Seite: eine Liste von Datensätzen. Für lookup gibt es given.tables.',
      'Answers are for steps that ask a system; candidates for match only. An each with changes is told one page by each answer: a list of records. For lookup there is given.tables.',
    ),
  ],
  'scenario.not_for_this': [
    (f) => ({
      de: `„${String(f['name'])}“ sagt in Tests dieser Art von Ablauf nichts.`,
      en: `"${String(f['name'])}" says nothing in tests of this kind of flow.`,
    }),
    t(
      'Tests eines Abgleichs haben given.records, written, answers, tables, settings, now und expect.records; die übrigen Schlüssel gehören zu Abläufen ohne sync.',
      'Tests of a sync have given.records, written, answers, tables, settings, now and expect.records; the other keys are those of flows without sync.',
    ),
  ],
  'scenario.not_last': [
    t('Die Tests stehen nicht am Ende der Datei.', 'The tests do not stand at the end of the file.'),
    t(
      'Schreiben Sie tests: als letzten Schlüssel an den Anfang einer Zeile.',
      'Write tests: as the last key, at the beginning of a line.',
    ),
  ],
  'scenario.duplicate_name': [
    (f) => ({
      de: `Der Test „${String(f['name'])}“ steht zweimal.`,
      en: `The test "${String(f['name'])}" stands twice.`,
    }),
    t('Geben Sie einem der beiden einen anderen Namen.', 'Give one of the two another name.'),
  ],
  'scenario.differs': [
    (f) => ({
      de: `${String(f['test'])} – ${String(f['part'])}: erwartet ${String(f['expected'])}, tatsächlich ${(f['got'] as Text).de}.`,
      en: `${String(f['test'])} – ${String(f['part'])}: expected ${String(f['expected'])}, got ${(f['got'] as Text).en}.`,
    }),
    t(
      'Berichtigen Sie den Ablauf oder, wenn das Neue richtig ist, den Test.',
      'Mend the flow or, where the new is right, the test.',
    ),
  ],
  'scenario.no_answer': [
    (f) => ({
      de: `${String(f['test'])} – der Schritt „${String(f['step'])}“ fragt ${String(f['use'])}, und der Test nennt keine Antwort.`,
      en: `${String(f['test'])} – the step "${String(f['step'])}" asks ${String(f['use'])}, and the test has no answer.`,
    }),
    (f) => ({
      de: `Ergänzen Sie given.answers.${String(f['step'])}, für Gelesenes auch given.records.`,
      en: `Add given.answers.${String(f['step'])}; for what is read, given.records will do, too.`,
    }),
  ],
} satisfies WordTable;
