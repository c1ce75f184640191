import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Vendor, VendorAnswer, VendorRequest } from '../gateway/vendor-face.ts';
import { objectOf } from '../json-reader.ts';
import { judgeBody, judgeParameters } from './request-rules.ts';
import { judgeAnswer } from './response-rules.ts';
import type { LoadedSpec } from './loaded-spec.ts';
import { createPathRouter, type FoundOperation } from './path-router.ts';
import { createSchemaCompiler } from './schema-compiler.ts';
import { availableSpecs, OVERLAY, type SpecEntry } from './spec-catalogue.ts';

/** Compares requests and answers with the vendors' own descriptions; an empty list means that all is well. */
export interface ContractJudge {
  judgeRequest(vendor: Vendor, request: VendorRequest): string[];
  judgeResponse(vendor: Vendor, request: VendorRequest, answer: VendorAnswer): string[];
}

/** A judge over the normalised OpenAPI files of a folder. Paths that no file describes are not judged. */
export function createContractJudge(folder: string): ContractJudge {
  const entries = availableSpecs(folder);
  const loaded = new Map<string, LoadedSpec>();

  function load(entry: SpecEntry): LoadedSpec {
    const known = loaded.get(entry.file);
    if (known !== undefined) return known;
    const document = objectOf(JSON.parse(readFileSync(join(folder, entry.file), 'utf8')));
    const spec = { document, route: createPathRouter(document), schemas: createSchemaCompiler(entry.file, document) };
    loaded.set(entry.file, spec);
    return spec;
  }

  function find(
    vendor: Vendor,
    request: VendorRequest,
  ): { spec: LoadedSpec; found: FoundOperation | undefined } | undefined {
    const entry = entries.find((one) => one.vendor === vendor && request.path.startsWith(one.prefix));
    if (entry === undefined) return undefined;
    const spec = load(entry);
    return { spec, found: spec.route(request.method, request.path.slice(entry.base.length)) };
  }

  return {
    judgeRequest(vendor, request) {
      const place = find(vendor, request);
      if (place === undefined) return [];
      if (place.found === undefined) return [`${request.method} ${request.path}: not in the vendor's description`];
      const isExtra = (name: string): boolean => OVERLAY.isKnownQuery(vendor, name);
      return [
        ...judgeParameters(place.spec, place.found, request, isExtra),
        ...judgeBody(place.spec, place.found, request),
      ];
    },
    judgeResponse(vendor, request, answer) {
      const place = find(vendor, request);
      if (place?.found === undefined) return [];
      return judgeAnswer(place.spec, place.found, { ...answer, status: OVERLAY.statusAs(vendor, answer.status) });
    },
  };
}
