/** The simulated systems. */
export type Vendor = 'hubspot' | 'pandadoc' | 'datev' | 'bank';

/** A request as a vendor sees it. */
export interface VendorRequest {
  method: string;
  /** Name of the route, such as `documents.send`. */
  route: string;
  /** Path after the vendor's base. */
  path: string;
  params: Record<string, string>;
  query: URLSearchParams;
  /** Lower-case names. */
  headers: Record<string, string | undefined>;
  body: Buffer;
  /** The caller's business key; no vendor looks at it, it is only counted. */
  effectKey: string | undefined;
}

/** What a vendor answers: JSON, bytes, or neither. */
export interface VendorAnswer {
  status: number;
  headers?: Record<string, string>;
  json?: unknown;
  bytes?: Buffer;
}

/** One operation of a vendor. */
export interface VendorRoute {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** With `:name` for parameters. */
  path: string;
  name: string | ((params: Record<string, string>) => string);
  handle(request: VendorRequest): VendorAnswer | Promise<VendorAnswer>;
}

/** One vendor: its operations, who may use them, and how it says that something failed. */
export interface VendorFace {
  vendor: Vendor;
  routes: VendorRoute[];
  /** An answer where the request is turned away before it is handled (credentials, limits). */
  admit(request: VendorRequest): VendorAnswer | undefined;
  /** Headers that every answer to this request carries. */
  headers?(request: VendorRequest): Record<string, string>;
  /** The vendor's own way to answer 429. */
  tooMany(retryAfterSeconds: number): VendorAnswer;
  /** The vendor's own way to answer any other failure. */
  failure(status: number): VendorAnswer;
}
