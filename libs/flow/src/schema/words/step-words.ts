import type { HoverTable } from '../hover.ts';

/** What the keys mean that every step can carry. */
export const COMMON_WORDS: HoverTable = {
  when: {
    de: 'Bedingung: Ist sie nicht wahr, wird der Schritt übersprungen und gibt null.',
    en: 'Condition: unless it is true the step is skipped and gives null.',
  },
  onError: {
    de: 'Was geschieht, wenn der Schritt endgültig scheitert.',
    en: 'What happens when the step fails for good.',
  },
  retry: { de: 'Wann und wie lange es noch einmal versucht wird.', en: 'When and for how long it is tried again.' },
  'retry.max': { de: 'Höchstzahl weiterer Versuche.', en: 'Most further tries.' },
  'retry.within': { de: 'Zeit, in der es versucht wird: PT1H.', en: 'Time in which it is tried: PT1H.' },
  'retry.if': {
    de: 'Bedingung über error: nur dann noch einmal.',
    en: 'Condition over error: only then again.',
  },
};

/** What the keys of each kind of step mean, by the key that tells the kind. */
export const STEP_WORDS: HoverTable = {
  'read.read': {
    de: 'Liest einen Datensatz oder mehrere: <Verbindung>.<Art>.',
    en: 'Reads one record or several: <connection>.<entity>.',
    names: 'read',
  },
  'read.key': { de: 'Schlüssel des Datensatzes.', en: 'Key of the record.' },
  'read.keys': {
    de: 'Liste von Schlüsseln: mehrere Datensätze auf einmal.',
    en: 'List of keys: several records at once.',
  },
  'read.missing': {
    de: 'Was gilt, wenn es den Datensatz nicht gibt.',
    en: 'What holds when the record does not exist.',
  },
  'read.until': {
    de: 'Bedingung über result: So lange wird wieder gelesen.',
    en: 'Condition over result: the record is read again until it is true.',
  },
  'read.every': { de: 'Pause zwischen zwei Blicken: PT2S.', en: 'Pause between two looks: PT2S.' },
  'read.within': { de: 'Frist, nach der das Warten scheitert.', en: 'Time after which the waiting fails.' },
  'call.call': {
    de: 'Ruft eine Aktion eines Systems auf: <Verbindung>.<Aktion>.',
    en: 'Calls an action of a system: <connection>.<action>.',
    names: 'action',
  },
  'call.with': { de: 'Eingabe der Aktion.', en: 'Input of the action.' },
  'call.intent': {
    de: 'Unterscheidet gewollte Wiederholungen desselben Aufrufs.',
    en: 'Tells wanted repetitions of the same call apart.',
  },
  'call.undo': {
    de: 'Aufruf, der diesen rückgängig macht, wenn der Lauf danach scheitert (onError: compensate).',
    en: 'Call that undoes this one when the run fails behind it (onError: compensate).',
  },
  'call.undo.call': {
    de: 'Aktion, die rückgängig macht: <Verbindung>.<Aktion>.',
    en: 'Action that undoes: <connection>.<action>.',
    names: 'action',
  },
  'call.undo.with': {
    de: 'Ihre Eingabe; sieht auch, was dieser Schritt ergab.',
    en: 'Its input; sees what this step gave as well.',
  },
  ...Object.fromEntries(
    ['read', 'call', 'match', 'upsert', 'call.undo'].map((kind) => [
      `${kind}.timeout`,
      {
        de: 'So lange darf eine Anfrage dauern, dann wird sie abgebrochen und wiederholt: PT30S.',
        en: 'How long a request may take before it is broken off and tried again: PT30S.',
      },
    ]),
  ),
  'lookup.lookup': {
    de: 'Schlägt in einer Zuordnungstabelle nach.',
    en: 'Looks a row up in a mapping table.',
    names: 'table',
  },
  'lookup.key': {
    de: 'Ein Wert je Schlüsselspalte der Tabelle.',
    en: 'One value for each key column of the table.',
  },
  'lookup.on': { de: 'Tag, an dem die Zeile gelten muss.', en: 'Day on which the row has to be valid.' },
  'match.match': {
    de: 'Sucht den Datensatz, der gemeint ist: <Verbindung>.<Art>.',
    en: 'Finds the record that is meant: <connection>.<entity>.',
    names: 'match',
  },
  'match.from': { de: 'Angaben, die den Datensatz beschreiben.', en: 'What describes the record.' },
  'match.accept': {
    de: 'Ähnlichkeit von 0 bis 1, ab der niemand gefragt wird.',
    en: 'Likeness from 0 to 1 from which nobody is asked.',
  },
  'match.ask': { de: 'Rolle, die im Zweifel entscheidet.', en: 'Role that decides in doubt.', names: 'role' },
  'upsert.upsert': {
    de: 'Legt einen Datensatz an oder ändert, was an ihm anders ist: <Verbindung>.<Art>.',
    en: 'Makes a record, or changes what differs in it: <connection>.<entity>.',
    names: 'upsert',
  },
  'upsert.by': {
    de: 'Das Feld aus with, an dem der Datensatz zu erkennen ist.',
    en: 'The field of with that tells which record is meant.',
  },
  'upsert.with': {
    de: 'Felder, wie sie danach stehen sollen; andere bleiben, wie sie sind.',
    en: 'Fields as they are to be afterwards; others stay as they are.',
  },
  'each.each': {
    de: 'Geht eine Liste durch, oder die Datensätze eines Systems Seite für Seite.',
    en: 'Goes through a list, or through the records of a system page by page.',
  },
  'each.each.changes': {
    de: 'Art von Datensatz, deren geänderte gelesen werden, während die Schleife läuft.',
    en: 'Kind of record of which the changed ones are read as the loop goes on.',
    names: 'changes',
  },
  'each.each.since': {
    de: 'Tag oder Zeitpunkt: Was davor geändert wurde, bleibt weg. Vorgabe: von Anfang an.',
    en: 'A day or moment: what was changed before is left out. Default: from the beginning.',
  },
  'each.each.when': {
    de: 'Nur Datensätze, für die das wahr ist, kommen an die Reihe.',
    en: 'Only records for which this is true have a turn.',
  },
  'each.as': {
    de: 'Name des Elements in Ausdrücken; <Name>_number zählt ab 1.',
    en: 'Name of the item in expressions; <name>_number counts from 1.',
  },
  'each.steps': { de: 'Schritte für jedes Element.', en: 'Steps for each item.' },
  'each.collect': { de: 'Was jedes Element zum Ergebnis beiträgt.', en: 'What each item adds to the output.' },
  'each.parallel': {
    de: 'Wie viele Elemente gleichzeitig an der Reihe sind: 1 (Standard) bis 64.',
    en: 'How many items have their turn at the same time: 1 (default) to 64.',
  },
  'parallel.parallel': {
    de: 'Geht alle Wege gleichzeitig; danach steht unter dem Namen jedes Weges, was er gibt.',
    en: 'Goes all ways at the same time; behind it, what each gives stands under its name.',
  },
  'parallel.parallel.steps': { de: 'Schritte dieses Weges.', en: 'Steps of this way.' },
  'parallel.parallel.output': {
    de: 'Was dieser Weg den folgenden Schritten gibt.',
    en: 'What this way gives to the steps behind.',
  },
  'wait.wait': { de: 'Wartet, ohne etwas zu kosten.', en: 'Waits, at no cost.' },
  'wait.for': { de: 'Dauer; dies oder until.', en: 'Duration; this or until.' },
  'wait.until': { de: 'Tag oder Zeitpunkt; dies oder for.', en: 'Day or moment; this or for.' },
  'wait.entity': {
    de: 'Art des Datensatzes, auf dessen Ereignis gewartet wird; dies oder emitted.',
    en: 'Entity of the record whose event is waited for; this or emitted.',
    names: 'read',
  },
  'wait.emitted': {
    de: 'Ereignis eines Ablaufs, auf das gewartet wird; dies oder entity.',
    en: 'Event of a flow that is waited for; this or entity.',
  },
  'wait.key': { de: 'Schlüssel, um den es geht.', en: 'Key that it is about.' },
  'wait.within': { de: 'Frist, nach der das Warten scheitert.', en: 'Time after which the waiting fails.' },
  'run.run': {
    de: 'Startet einen anderen Ablauf und wartet auf sein Ende.',
    en: 'Runs another flow and waits for its end.',
  },
  'run.key': {
    de: 'Läufe eines Ablaufs mit demselben Schlüssel behalten ihre Reihenfolge.',
    en: 'Runs of one flow with the same key keep their order.',
  },
  'run.with': { de: 'Das record des anderen Ablaufs.', en: 'The record of the other flow.' },
  'run.within': { de: 'Frist, in der er enden muss.', en: 'Time in which it has to end.' },
  'ask.ask': {
    de: 'Stellt den Personen dieser Rolle eine Frage.',
    en: 'Asks the people of this role.',
    names: 'role',
  },
  'ask.title': { de: 'Die Frage.', en: 'The question.' },
  'ask.evidence': { de: 'Was die Person wissen muss.', en: 'What the person needs to know.' },
  'ask.options': { de: 'Mögliche Antworten.', en: 'Possible answers.' },
  'ask.options.label': { de: 'Beschriftung der Antwort.', en: 'Label of the answer.' },
  'ask.options.consequence': { de: 'Was aus der Antwort folgt.', en: 'What follows from the answer.' },
  'ask.options.fields': { de: 'Felder, die zur Antwort gehören.', en: 'Fields that belong to the answer.' },
  'ask.options.fields.label': { de: 'Beschriftung des Feldes.', en: 'Label of the field.' },
  'ask.options.fields.type': { de: 'Art des Feldes.', en: 'Type of the field.' },
  'ask.options.fields.required': {
    de: 'Ob das Feld ausgefüllt sein muss.',
    en: 'Whether the field has to be filled in.',
  },
  'ask.options.fields.choices': {
    de: 'Auswahl eines Feldes der Art choice.',
    en: 'What a field of the type choice offers.',
  },
  'ask.within': { de: 'Frist für die Antwort.', en: 'Time in which to answer.' },
  'ask.late': {
    de: 'Was geschieht, wenn niemand rechtzeitig antwortet.',
    en: 'What happens when nobody answers in time.',
  },
  'approve.approve': {
    de: 'Holt die Freigabe einer Person dieser Rolle ein.',
    en: 'Has one person of this role approve.',
    names: 'role',
  },
  'approve.title': { de: 'Was freigegeben werden soll.', en: 'What is to be approved.' },
  'approve.evidence': { de: 'Was die Person wissen muss.', en: 'What the person needs to know.' },
  'approve.within': { de: 'Frist für die Entscheidung.', en: 'Time in which to decide.' },
  'approve.late': {
    de: 'Was geschieht, wenn niemand rechtzeitig entscheidet.',
    en: 'What happens when nobody decides in time.',
  },
  ...inBothLanguages('ask.title', 'ask.options.label', 'ask.options.consequence', 'approve.title'),
  ...inBothLanguages('ask.options.fields.label', 'ask.options.fields.choices'),
  'emit.emit': {
    de: 'Meldet ein Ereignis, auf das andere Abläufe hören.',
    en: 'Emits an event that other flows hear.',
  },
  'emit.key': {
    de: 'Läufe eines Ablaufs mit demselben Schlüssel behalten ihre Reihenfolge.',
    en: 'Runs of one flow with the same key keep their order.',
  },
  'emit.with': { de: 'Das record der Abläufe, die es hören.', en: 'The record of the flows that hear it.' },
  'stop.stop': { de: 'Beendet den Lauf mit diesem Ergebnis.', en: 'Ends the run with this result.' },
  'stop.reason': { de: 'Grund, als Kürzel.', en: 'The reason, as a code.' },
  'map.map': {
    de: 'Stellt Werte zusammen; das Ergebnis ist diese Zuordnung.',
    en: 'Puts values together; the output is this map.',
  },
  'choose.choose': {
    de: 'Geht den ersten Weg, dessen Bedingung wahr ist.',
    en: 'Takes the first way whose condition is true.',
  },
  'choose.choose.when': { de: 'Bedingung dieses Weges.', en: 'Condition of this way.' },
  'choose.choose.steps': { de: 'Schritte dieses Weges.', en: 'Steps of this way.' },
  'choose.choose.output': {
    de: 'Was dieser Weg den folgenden Schritten gibt.',
    en: 'What this way gives to the steps behind.',
  },
  'choose.otherwise': { de: 'Weg, wenn keine Bedingung wahr ist.', en: 'The way when no condition is true.' },
  'choose.otherwise.steps': { de: 'Schritte dieses Weges.', en: 'Steps of this way.' },
  'choose.otherwise.output': {
    de: 'Was dieser Weg den folgenden Schritten gibt.',
    en: 'What this way gives to the steps behind.',
  },
};

/** Words of the two languages of a text. */
function inBothLanguages(...keys: string[]): HoverTable {
  return Object.fromEntries(
    keys.flatMap((key) => [
      [`${key}.de`, { de: 'Auf Deutsch.', en: 'In German.' }],
      [`${key}.en`, { de: 'Auf Englisch.', en: 'In English.' }],
    ]),
  );
}
