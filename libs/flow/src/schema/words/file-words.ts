import type { HoverTable } from '../hover.ts';
import { TEST_WORDS } from './test-words.ts';

/** What the keys of the file itself mean; `on` and `steps` have tables of their own. */
export const FILE_WORDS: HoverTable = {
  flow: {
    de: 'Name des Ablaufs, eindeutig im Paket. Läufe und Fassungen hängen an ihm.',
    en: 'Name of the flow, unique in the pack. Runs and versions belong to it.',
  },
  title: { de: 'Überschrift, wie Menschen sie lesen.', en: 'The title that people read.' },
  'title.de': { de: 'Überschrift auf Deutsch.', en: 'Title in German.' },
  'title.en': { de: 'Überschrift auf Englisch.', en: 'Title in English.' },
  owner: {
    de: 'Rolle, die sich um diesen Ablauf kümmert und von Störungen erfährt.',
    en: 'Role that looks after this flow and hears of its trouble.',
    names: 'role',
  },
  mode: {
    de: 'live führt aus; observe rechnet alles durch, zeigt es und schreibt nichts.',
    en: 'live carries out; observe computes everything, shows it and writes nothing.',
  },
  pilot: {
    de: 'Was von einem beobachteten Ablauf schon ausgeführt wird.',
    en: 'What of an observed flow is carried out already.',
  },
  'pilot.when': {
    de: 'Bedingung über record und event; wer sie erfüllt, läuft wirklich.',
    en: 'Condition over record and event; whoever meets it really runs.',
  },
  on: { de: 'Auslöser: was den Ablauf beginnen lässt.', en: 'Triggers: what makes the flow begin.' },
  once: {
    de: 'Schlüssel, unter dem dieser Ablauf nur ein einziges Mal etwas bewirkt.',
    en: 'Key under which this flow does a thing one time only.',
  },
  case: {
    de: 'Kennung des Vorgangs, zu dem der Lauf gehört, oder eine Liste davon.',
    en: 'Id of the case that the run belongs to, or a list of ids.',
  },
  sync: {
    de: 'Macht den Ablauf zum Abgleich: viele Datensätze seitenweise statt eines Laufs je Ereignis.',
    en: 'Makes the flow a sync: many records in pages instead of one run for each event.',
  },
  'sync.from': {
    de: 'Datensätze, deren Änderungen gelesen werden: <Verbindung>.<Art>.',
    en: 'Records whose changes are read: <connection>.<entity>.',
    names: 'changes',
  },
  'sync.when': {
    de: 'Bedingung; andere Datensätze werden übersprungen.',
    en: 'Condition; other records are skipped.',
  },
  'sync.start': {
    de: 'Tag der ältesten Änderung, die noch gewünscht ist.',
    en: 'Day of the oldest change that is wanted.',
  },
  'sync.overlap': {
    de: 'So weit blickt ein Durchgang hinter den vorigen zurück, zum Beispiel PT5M.',
    en: 'How far a pass looks back behind the one before it, such as PT5M.',
  },
  'sync.parallel': {
    de: 'Wie viele Datensätze gleichzeitig geschrieben werden.',
    en: 'How many records are written at the same time.',
  },
  concurrency: {
    de: 'Wie viele Läufe gleichzeitig arbeiten dürfen.',
    en: 'How many runs may be at work at the same time.',
  },
  'concurrency.perKey': {
    de: 'Schlüssel aus dem Ereignis: Läufe mit demselben bleiben in ihrer Reihenfolge. Sonst gilt der des Datensatzes.',
    en: 'Key from the event: runs with the same one keep their order. Else that of the record counts.',
  },
  'concurrency.total': {
    de: 'Höchstzahl der Läufe dieses Ablaufs, über alle Prozesse.',
    en: 'Most runs of this flow, over all processes.',
  },
  'concurrency.share': {
    de: 'Grenzen aus pack.yaml, die sich mehrere Abläufe teilen.',
    en: 'Limits of pack.yaml that several flows share.',
    names: 'limit',
  },
  'concurrency.priority': {
    de: 'Wer beim Warten auf dieselbe Verbindung zuerst an die Reihe kommt.',
    en: 'Who goes first when runs wait for the same connection.',
  },
  onError: {
    de: 'Was geschieht, wenn ein Schritt endgültig scheitert, der selbst nichts dazu sagt.',
    en: 'What happens when a step fails for good that does not say so itself.',
  },
  steps: {
    de: 'Schritte in der Reihenfolge, in der sie stehen; jeder unter seinem Namen.',
    en: 'Steps in the order in which they stand, each under its name.',
  },
  output: {
    de: 'Was der Ablauf dem gibt, der ihn mit run startet.',
    en: 'What the flow gives to the one that runs it.',
  },
  ...TEST_WORDS,
};
