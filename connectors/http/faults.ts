import type { DeclarationFault, Text } from '@belegfluss/sdk';

type Path = DeclarationFault['path'];

/** A name that could not be written in a flow. */
export function badName(path: Path, name: string): DeclarationFault {
  return {
    path,
    part: 'key',
    code: 'system.bad_name',
    message: { de: `„${name}“ ist als Name nicht erlaubt.`, en: `"${name}" is not allowed as a name.` },
    remedy: {
      de: 'Kleinbuchstaben, Ziffern und Unterstrich, der erste ein Buchstabe; Aktionen dürfen Punkte haben.',
      en: 'Lower-case letters, digits and underscore, a letter first; actions may have dots.',
    },
  };
}

/** Not exactly one of these keys is there. */
export function oneOf(path: Path, keys: readonly string[]): DeclarationFault {
  return {
    path,
    part: 'key',
    code: 'system.one_of',
    message: { de: 'Hier ist nicht genau eine Art genannt.', en: 'Here not exactly one kind is named.' },
    remedy: {
      de: `Genau einer dieser Schlüssel ist nötig: ${keys.join(', ')}.`,
      en: `Exactly one of these keys is needed: ${keys.join(', ')}.`,
    },
  };
}

/** A placeholder for which nothing stands. */
export function unknownPlaceholder(path: Path, name: string, known: string[]): DeclarationFault {
  return {
    path,
    part: 'value',
    code: 'system.unknown_placeholder',
    message: { de: `Für {${name}} steht hier nichts.`, en: `Nothing stands for {${name}} here.` },
    remedy: allowed(known),
    unknown: { name, known },
  };
}

/** A request that has to say something and does not. */
export function missingPlace(path: Path, name: string): DeclarationFault {
  return {
    path,
    part: 'key',
    code: 'system.missing_place',
    message: { de: `Nirgends steht, wo ${name} hingehört.`, en: `Nothing says where ${name} belongs.` },
    remedy:
      name === 'header'
        ? {
            de: 'Nennen Sie den Kopf (header) oder das Feld (reference), in dem das System unseren Schlüssel erwartet.',
            en: 'Name the header, or the field (reference), in which the system expects our key.',
          }
        : {
            de: `Setzen Sie {${name}} in die Adresse, die Abfrage (query) oder einen Kopf (headers).`,
            en: `Put {${name}} into the address, the query or a header.`,
          },
  };
}

/** A list without a way to tell which element is ours. */
export function lookupReference(path: Path): DeclarationFault {
  return {
    path,
    part: 'key',
    code: 'system.lookup_reference',
    message: {
      de: 'Es ist nicht zu erkennen, welcher Eintrag der Liste unserer ist.',
      en: 'There is no way to tell which element of the list is ours.',
    },
    remedy: {
      de: 'Nennen Sie mit reference das Feld, das unseren Schlüssel trägt.',
      en: 'Name the field that carries our key as reference.',
    },
  };
}

/** A refusal that is to count as done, with a look that would take any record for ours. */
export function existsReference(path: Path): DeclarationFault {
  return {
    path,
    part: 'key',
    code: 'system.exists_reference',
    message: {
      de: 'Was schon da ist, gilt nur als geschehen, wenn es unseren Schlüssel trägt; danach fragt diese Suche nicht.',
      en: 'What is there already counts as done only if it carries our key; this look-up does not ask for that.',
    },
    remedy: {
      de: 'Nennen Sie mit list die Liste und mit reference das Feld mit unserem Schlüssel, oder setzen Sie {effect_key} in die Adresse der Suche.',
      en: 'Name the list as list and the field with our key as reference, or put {effect_key} into the address of the look-up.',
    },
  };
}

/** A deletion that is looked for in a list. */
export function deletionLookup(path: Path): DeclarationFault {
  return {
    path,
    part: 'key',
    code: 'system.deletion_lookup',
    message: {
      de: 'Ob etwas gelöscht ist, zeigt keine Liste: in ihr trüge nichts unseren Schlüssel.',
      en: 'No list shows whether something is deleted: nothing in it would carry our key.',
    },
    remedy: {
      de: 'Lesen Sie mit get den Datensatz selbst und lassen Sie list und exists weg; ein 404 sagt, dass er gelöscht ist.',
      en: 'Read the record itself with get, and leave list and exists out; a 404 says that it is deleted.',
    },
  };
}

/** A batch whose items the system could not tell apart. */
export function batchKey(path: Path): DeclarationFault {
  return {
    path,
    part: 'key',
    code: 'system.batch_key',
    message: {
      de: 'In einem Stapel braucht jeder Datensatz seinen eigenen Schlüssel; ein Kopf gilt für alle.',
      en: 'In a batch each record needs a key of its own; a header holds for all of them.',
    },
    remedy: {
      de: 'Nennen Sie mit reference das Feld des Datensatzes, das unseren Schlüssel trägt, und lassen Sie effect.key.header weg.',
      en: 'Name the field of the record that carries our key as reference, and leave effect.key.header out.',
    },
  };
}

/** A field by which records are to be found, and which they do not have. */
export function unknownKeyField(path: Path, name: string, known: string[]): DeclarationFault {
  return {
    path,
    part: 'value',
    code: 'system.upsert_by',
    message: { de: `Das Feld „${name}“ steht nicht unter fields.`, en: `There is no field "${name}" under fields.` },
    remedy: allowed(known),
    unknown: { name, known },
  };
}

/** An action that has the name of what an upsert does. */
export function takenName(path: Path, name: string): DeclarationFault {
  return {
    path,
    part: 'key',
    code: 'system.upsert_name',
    message: { de: `„${name}“ heißt schon, was upsert tut.`, en: `"${name}" is already what the upsert does.` },
    remedy: {
      de: 'Geben Sie der Aktion einen anderen Namen, oder löschen Sie sie.',
      en: 'Give the action another name, or delete it.',
    },
  };
}

function allowed(names: string[]): Text {
  return { de: `Erlaubt sind ${names.join(', ')}.`, en: `${names.join(', ')} are allowed.` };
}
