import type { Child, PropsWithChildren } from 'hono/jsx';

export type FormProps = PropsWithChildren<{
  /** The path it is sent to. */
  action: string;
  method?: 'post' | 'get';
  /** Makes a second sending of the same form the same act, not another one. */
  once?: string;
  /** Files are sent along. */
  files?: boolean;
  label?: string;
}>;

/**
 * Sent to an address of its own, a form does not drive the page it stands on out of the browser's cache (RFC 9111 §4.4):
 * whoever comes back finds the answers they gave, and the key under which they gave them.
 */
export const SEND = 'send';

/** A form that our own server checks: the browser's bubbles are off, since they cannot be styled, kept or read out in full. */
export function Form({ action, method = 'post', once, files, label, children }: FormProps) {
  return (
    <form
      class="stack"
      data-gap="4"
      action={method === 'post' ? `${action}?${SEND}` : action}
      method={method}
      novalidate
      enctype={files ? 'multipart/form-data' : undefined}
      aria-label={label}
    >
      {once === undefined ? null : <input type="hidden" name="once" value={once} />}
      {children as Child}
    </form>
  );
}
