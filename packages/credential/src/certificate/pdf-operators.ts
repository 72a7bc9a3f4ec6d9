/** Of pdf.js's operator codes (its `OPS`) those that show or order text. */
export const OPS = { endText: 32, setTextMatrix: 42, showText: 44, beginMarkedContent: 69, beginMarkedContentProps: 70 } as const;
