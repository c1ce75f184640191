import type { Text } from '@belegfluss/sdk';
import type { Condition, Rule } from './conditions.ts';

type Facts = Condition['facts'];
type Sentence = (facts: Facts) => Text;

const CONTRADICTS = 'webhook.contradicts_earlier';

/** One sentence a rule, of one run or delivery as of one: what is wrong, and what to do next. */
const SENTENCES: Record<Rule, Sentence> = {
  breaker_open: ({ connection, minutes, checkable }) => {
    const then = checkable
      ? {
          de: `und mit „belegfluss connections test ${connection}“ Ihre Zugangsdaten`,
          en: `and your credentials with "belegfluss connections test ${connection}"`,
        }
      : {
          de: 'und sehen Sie mit „belegfluss connections“, was es zuletzt gesagt hat',
          en: 'and see with "belegfluss connections" what it said last',
        };
    return {
      de: `Die Verbindung „${connection}“ antwortet seit ${lasting(minutes).de} nicht und wird deshalb geschont; prüfen Sie, ob das System gestört ist, ${then.de}.`,
      en: `The connection "${connection}" has not answered for ${lasting(minutes).en} and is being spared; check whether that system is down, ${then.en}.`,
    };
  },
  queue_age: ({ lane, minutes, due, workers }) => {
    const then = workers
      ? {
          de: `sehen Sie mit „belegfluss runs --state running“, woran die Worker sind (${workers} leben), und starten Sie weitere`,
          en: `see with "belegfluss runs --state running" what the workers are at (${workers} alive), and start more of them`,
        }
      : {
          de: 'kein Prozess mit der Rolle „worker“ lebt: starten Sie einen',
          en: 'no process with the role "worker" is alive: start one',
        };
    return {
      de: `In der Warteschlange „${lane}“ wartet seit ${lasting(minutes).de} Arbeit (${due} insgesamt); ${then.de}.`,
      en: `Work has waited for ${lasting(minutes).en} in the queue "${lane}" (${due} in all); ${then.en}.`,
    };
  },
  dead_runs: ({ flow, code, count }) => {
    const de =
      count === 1
        ? { runs: 'Ein Lauf', were: 'wurde', them: 'ihn' }
        : { runs: `${count} Läufe`, were: 'wurden', them: 'sie' };
    const en =
      count === 1 ? { runs: 'A run', were: 'was', them: 'it' } : { runs: `${count} runs`, were: 'were', them: 'them' };
    return {
      de: `${de.runs} von „${flow}“ ${de.were} mit „${code}“ beiseitegelegt; sehen Sie ${de.them} mit „belegfluss runs --state dead --flow ${flow}“ an und nehmen Sie ${de.them} nach der Korrektur mit „belegfluss runs retry“ wieder auf.`,
      en: `${en.runs} of "${flow}" ${en.were} set aside with "${code}"; look at ${en.them} with "belegfluss runs --state dead --flow ${flow}" and put ${en.them} back to work with "belegfluss runs retry" once the cause is mended.`,
    };
  },
  refused_deliveries: ({ connection, code, count }) => {
    if (code === CONTRADICTS) return contradicting(Number(count), String(connection));
    const de =
      count === 1
        ? { deliveries: 'Eine Lieferung', could: 'konnte', them: 'ihr' }
        : { deliveries: `${count} Lieferungen`, could: 'konnten', them: 'ihnen' };
    const en =
      count === 1 ? { deliveries: 'A delivery', them: 'it' } : { deliveries: `${count} deliveries`, them: 'them' };
    return {
      de: `${de.deliveries} von „${connection}“ ${de.could} mit „${code}“ nicht gelesen werden, aus ${de.them} ist noch nichts geworden; sehen Sie sie mit „belegfluss deliveries --connection ${connection}“ an und nehmen Sie sie nach der Korrektur mit „belegfluss deliveries retry“ wieder auf.`,
      en: `${en.deliveries} of "${connection}" could not be read, with "${code}", and nothing has become of ${en.them} yet; look at ${en.them} with "belegfluss deliveries --connection ${connection}" and put ${en.them} back to work with "belegfluss deliveries retry" once the cause is mended.`,
    };
  },
  deployment_failed: ({ flow, version, code }) => ({
    de: `Die geplante Veröffentlichung von „${flow}“ in Fassung ${version} ist mit „${code}“ gescheitert, es gilt weiter, was vorher galt; sehen Sie mit „belegfluss deployments show ${flow}“ den Grund an, und veröffentlichen oder planen Sie ihn neu.`,
    en: `The planned deployment of "${flow}" in version ${version} failed with "${code}", what was live before still is; look at the reason with "belegfluss deployments show ${flow}", and deploy or plan it again.`,
  }),
  flow_broken: ({ flow, code, hosts }) =>
    hosts
      ? brokenThere(String(flow), String(code), String(hosts))
      : {
          de: `Der Ablauf „${flow}“ ist live und lässt sich nicht ausführen („${code}“), was er zu tun hat, wartet; öffnen Sie ihn in der Konsole, bessern Sie die unterstrichene Stelle aus, und veröffentlichen Sie ihn.`,
          en: `The flow "${flow}" is live and cannot be carried out ("${code}"), what it is to do waits; open it in the console, mend what is underlined, and deploy it.`,
        },
  going_round: ({ flow, count, minutes }) => ({
    de: `Der Ablauf „${flow}“ ist in ${minutes} Minuten ${count}-mal für ein und denselben Datensatz gelaufen; sehen Sie mit „belegfluss runs --flow ${flow}“, ob er auf seine eigenen Änderungen antwortet, und nehmen Sie ihn mit „belegfluss flows withdraw ${flow}“ außer Betrieb, bis er es nicht mehr tut.`,
    en: `The flow "${flow}" has run ${count} times in ${minutes} minutes for one and the same record; see with "belegfluss runs --flow ${flow}" whether it answers its own changes, and take it out of service with "belegfluss flows withdraw ${flow}" until it does so no more.`,
  }),
  sweep_late: ({ flow, source, minutes }) => ({
    de: `„${flow}“ hat „${source}“ seit ${lasting(minutes).de} nicht vollständig durchgesehen, Änderungen ohne Webhook bleiben unbemerkt; den Grund nennt das Protokoll des Prozesses mit der Rolle „scheduler“ unter „sweep“.`,
    en: `"${flow}" has not looked through all of "${source}" for ${lasting(minutes).en}, changes without a webhook go unseen; the log of the process with the role "scheduler" names the reason under "sweep".`,
  }),
  database_damaged: ({ count }) => ({
    de: `Die Datenbank hat seit gestern ${count === 1 ? 'einmal' : `${count}-mal`} eine beschädigte Seite gelesen, was darauf steht wird nicht verwendet; prüfen Sie Platte und Speicher des Rechners und stellen Sie die letzte Sicherung wieder her.`,
    en: `The database has read a damaged page ${count === 1 ? 'once' : `${count} times`} since yesterday, what stands on it is not used; check the machine's disk and memory and restore the last backup.`,
  }),
  intake_stopped: ({ host, folder, freeMegabytes, closesBelowMegabytes }) => ({
    de: `„${host}“ nimmt keine Webhooks mehr an, weil auf der Platte mit ${folder} nur noch ${freeMegabytes} MB frei sind; schaffen Sie Platz (${closesBelowMegabytes} MB und ein Zehntel mehr), danach geht es von selbst weiter.`,
    en: `"${host}" takes no more webhooks in because only ${freeMegabytes} MB are free on the disk with ${folder}; make room (${closesBelowMegabytes} MB and a tenth more), it goes on by itself.`,
  }),
  disk_low: ({ host, folder, freeMegabytes, closesBelowMegabytes }) => ({
    de: `Auf der Platte mit ${folder} von „${host}“ sind nur noch ${freeMegabytes} MB frei; schaffen Sie Platz, unter ${closesBelowMegabytes} MB ruht die Annahme von Webhooks.`,
    en: `Only ${freeMegabytes} MB are free on the disk with ${folder} of "${host}"; below ${closesBelowMegabytes} MB webhooks are no longer taken in.`,
  }),
  silent_source: ({ connection, minutes }) => ({
    de: `Von „${connection}“ kam seit ${lasting(minutes).de} kein Ereignis; prüfen Sie, ob die Webhooks dort noch eingerichtet sind.`,
    en: `No event of "${connection}" has come for ${lasting(minutes).en}; check whether its webhooks are still set up there.`,
  }),
  clock_skew: ({ host, seconds, ahead }) => ({
    de: `Die Uhr von „${host}“ geht ${seconds} Sekunden ${ahead ? 'vor' : 'nach'}, verglichen mit der der Datenbank; stellen Sie die Zeitsynchronisation (NTP) auf beiden Rechnern sicher.`,
    en: `The clock of "${host}" is ${seconds} seconds ${ahead ? 'ahead of' : 'behind'} the database's; see to the time synchronisation (NTP) of both machines.`,
  }),
  scheduler_silent: ({ minutes }) => ({
    de: `Seit ${lasting(minutes).de} läuft kein Prozess mit der Rolle „scheduler“, Zeitpläne und Abgleiche ruhen; starten Sie einen.`,
    en: `No process with the role "scheduler" has run for ${lasting(minutes).en}, so time-tables and re-syncs rest; start one.`,
  }),
  process_stood_still: ({ host, seconds, uses }) => ({
    de: `Ein Prozess auf „${host}“ stand ${seconds} Sekunden still, während ${uses || 'nichts von einem Ablauf'} an der Arbeit war, was er in Händen hatte, ging an andere; melden Sie es dem Hersteller des Konnektors, oder geben Sie ihm kleinere Datensätze.`,
    en: `A process on "${host}" stood still for ${seconds} seconds while ${uses || 'nothing of a flow'} was at work, what it had in hand went to others; report it to the maker of the connector, or give it smaller records.`,
  }),
  jobs_lost: ({ host, count }) => {
    const de = count === 1 ? { runs: 'Einen Lauf', them: 'ihn' } : { runs: `${count} Läufe`, them: 'sie' };
    const en = count === 1 ? { runs: 'a run', them: 'it' } : { runs: `${count} runs`, them: 'them' };
    return {
      de: `${de.runs} hätte niemand mehr aufgenommen, „${host}“ hat ${de.them} wieder an die Worker gegeben; zu tun ist nichts, aber finden Sie heraus, was vorher war (eingespielte Sicherung, Eingriffe in die Datenbank), das Protokoll nennt ${de.them} unter „runs without a job“.`,
      en: `Nobody would have taken ${en.runs} any more, "${host}" has given ${en.them} to the workers again; nothing is left to do, but find out what happened before (a restored backup, changes by hand in the database), the log names ${en.them} under "runs without a job".`,
    };
  },
};

/** Some processes carry the flow out, so that nothing is wrong with it where they are. */
function brokenThere(flow: string, code: string, hosts: string): Text {
  return {
    de: `Der Ablauf „${flow}“ lässt sich auf ${hosts} nicht ausführen („${code}“), anderswo schon; bringen Sie dort Belegfluss und das Ablaufpaket auf denselben Stand, und starten Sie neu.`,
    en: `The flow "${flow}" cannot be carried out on ${hosts} ("${code}"), elsewhere it can; bring Belegfluss and the flow pack there to the same version, and start again.`,
  };
}

/** What such a delivery told besides was taken: nothing about it waits to be read. */
function contradicting(count: number, connection: string): Text {
  const de = count === 1 ? 'Eine Lieferung' : `${count} Lieferungen`;
  const en = count === 1 ? 'A delivery' : `${count} deliveries`;
  return {
    de: `${de} von „${connection}“ mit der Kennung einer früheren Nachricht und anderem Inhalt: daraus ist nichts geworden; vergleichen Sie ihn mit „belegfluss deliveries save“, und legen Sie ab, was erledigt ist, mit „belegfluss deliveries dismiss“.`,
    en: `${en} of "${connection}" with the id of an earlier message and other content: nothing has become of that; compare it by "belegfluss deliveries save", and end what is seen to by "belegfluss deliveries dismiss".`,
  };
}

const TWO_HOURS = 120;

/** A time as people say it: in minutes up to two hours, then in hours. */
function lasting(told: Facts[string] | undefined): Text {
  const minutes = Number(told);
  if (minutes < 2) return { de: 'einer Minute', en: 'a minute' };
  if (minutes < TWO_HOURS) return { de: `${minutes} Minuten`, en: `${minutes} minutes` };
  const hours = Math.round(minutes / 60);
  return { de: `${hours} Stunden`, en: `${hours} hours` };
}

/** The alert in both languages. */
export function alertText(rule: Rule, facts: Facts): Text {
  return SENTENCES[rule](facts);
}

/** What is said when it is over. */
export function overText(rule: Rule, facts: Facts): Text {
  const { de, en } = SENTENCES[rule](facts);
  return { de: `Vorbei: ${de.split(';')[0]}.`, en: `Over: ${en.split(';')[0]}.` };
}
