import { t, type WordTable } from './words.ts';

/** Codes of what is wrong in the way in which a flow is only observed, with their words. */
export const OBSERVE_WORDS = {
  'flow.pilot_alone': [
    t(
      'Ein Pilot grenzt ein, was von einem beobachteten Ablauf schon ausgeführt wird; dieser Ablauf wird ganz ausgeführt.',
      'A pilot says what of an observed flow is carried out already; this flow is carried out as a whole.',
    ),
    t('Schreiben Sie mode: observe dazu, oder nehmen Sie pilot heraus.', 'Add mode: observe, or take pilot out.'),
  ],
  'flow.observed_called': [
    t(
      'Ein Ablauf, den andere ausführen, lässt sich nicht nur beobachten: Sie warten auf sein Ergebnis.',
      'A flow that others run cannot be observed only: they wait for what it gives.',
    ),
    t(
      'Beobachten Sie den Ablauf, der ihn ausführt; dann läuft auch dieser nicht.',
      'Observe the flow that runs it; then this one does not run either.',
    ),
  ],
} satisfies WordTable;
