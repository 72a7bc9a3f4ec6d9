import { describe, expect, it } from 'vitest';
import { renderDownload } from './download.ts';

const dispositionOf = (name: string): string =>
  renderDownload({ file: 'a', name, type: 'text/csv; charset=utf-8' }).headers.get('content-disposition') ?? '';

describe('a file that a reader takes along', () => {
  it('is put on the disk, is what it says it is, and stays in no cache', async () => {
    const answer = renderDownload({ file: new Uint8Array([1, 2]), name: 'class.csv', type: 'text/csv; charset=utf-8' });
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="class.csv"; filename*=UTF-8''class.csv`);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(new Uint8Array([1, 2]));
  });

  it('may be shown in the browser instead, where nothing in it runs', () => {
    const answer = renderDownload({ file: '{}', name: 'credential.json', type: 'application/json', inline: true });
    expect(answer.headers.get('content-disposition')).toMatch(/^inline; /);
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
  });

  it('keeps its name in every script', () => {
    expect(dispositionOf('Łódź — Żółć.csv')).toContain(`filename*=UTF-8''%C5%81%C3%B3d%C5%BA%20%E2%80%94%20%C5%BB%C3%B3%C5%82%C4%87.csv`);
    expect(dispositionOf('محمد.pdf')).toContain('filename="____.pdf"');
  });

  it('has a name that ends no header, leads to no other folder and hides no ending', () => {
    expect(dispositionOf('a"\r\nSet-Cookie: x=1.csv')).toBe(
      `attachment; filename="a-Set-Cookie- x=1.csv"; filename*=UTF-8''a-Set-Cookie-%20x%3D1.csv`,
    );
    expect(dispositionOf('../../etc/passwd')).toContain('filename="-..-etc-passwd"');
    expect(dispositionOf('class\u202Evsc.exe')).toContain('filename="classvsc.exe"');
    expect(dispositionOf('\ud800.csv')).toContain('filename="file.csv"');
    expect(dispositionOf('')).toContain('filename="file"');
    expect(dispositionOf(`${'x'.repeat(5000)}.csv`).length).toBeLessThan(400);
  });
});
