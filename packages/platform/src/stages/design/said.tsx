import type { Told } from './design-words.ts';

/** Words that somebody wrote, in their own language and direction; a line break in them is one on the page. */
export function Said({ told }: { told: Told }) {
  const lines = told.says.split('\n');
  return (
    <bdi lang={told.lang}>
      {lines.map((line, place) => (
        <>
          {place === 0 ? null : <br />}
          {line}
        </>
      ))}
    </bdi>
  );
}

/** The paragraphs of a longer text. */
export function Paragraphs({ text }: { text: string }) {
  return (
    <>
      {text
        .split(/\n\s*\n?/)
        .filter((line) => line.trim() !== '')
        .map((line) => (
          <p class="measure" dir="auto">
            {line}
          </p>
        ))}
    </>
  );
}
