// The parts of pdfkit 0.20 and fontkit 2 that the certificate uses: neither ships types.
declare module 'fontkit' {
  export type FontkitFont = { readonly postscriptName: string };
  export function create(bytes: Uint8Array): FontkitFont;
}

declare module 'pdfkit' {
  import type { Readable } from 'node:stream';
  import type { FontkitFont } from 'fontkit';
  export type StructureContent = { readonly kind: 'content' };
  export type StructureElement = {
    add(child: StructureElement | StructureContent): StructureElement;
    end(): void;
    readonly dictionary: { readonly data: Record<string, unknown> };
  };
  export type EmbeddedFont = {
    readonly id: string;
    readonly subset: { readonly glyphs: number[] };
    readonly widths: number[];
    readonly unicode: (readonly number[])[];
    ref(): object;
  };
  export type Reference = { end(bytes?: Uint8Array): void };
  /** What `image` takes in the place of a file: it is asked to put itself into the document. */
  export type EmbeddedPicture = {
    readonly width: number;
    readonly height: number;
    readonly label: string;
    obj?: Reference;
    embed(document: PDFDocument): void;
  };
  export default class PDFDocument extends Readable {
    constructor(options: Readonly<Record<string, unknown>>);
    readonly page: { readonly fonts: Record<string, object>; readonly width: number; readonly height: number };
    readonly _font: EmbeddedFont;
    addPage(): this;
    addContent(operators: string): this;
    ref(dictionary: Readonly<Record<string, unknown>>): Reference;
    image(picture: Buffer | EmbeddedPicture, left: number, top: number, options: Readonly<Record<string, unknown>>): this;
    font(font: FontkitFont): this;
    struct(type: string, options?: Readonly<Record<string, unknown>>): StructureElement;
    addStructure(element: StructureElement): this;
    markContent(tag: string, options?: Readonly<Record<string, unknown>>): this;
    markStructureContent(tag: string): StructureContent;
    endMarkedContent(): this;
    file(bytes: Uint8Array, options: Readonly<Record<string, unknown>>): object;
    end(): void;
  }
}
