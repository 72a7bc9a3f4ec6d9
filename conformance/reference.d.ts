declare module '*/ask.mjs' {
  export type Answer = {
    readonly seconds: number;
    readonly verified?: boolean;
    readonly error?: string;
    readonly signature?: boolean;
    readonly log?: readonly { id: string; valid: boolean }[];
    readonly signed?: Record<string, unknown>;
  };
  export function referenceInstalled(): boolean;
  export function startReference(): Promise<{ ask(question: Record<string, unknown>): Promise<Answer>; stop(): void }>;
}
