import fs from 'node:fs';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';

/** Where PGlite mounts the folder of a database. */
const MOUNT = '/pglite/data';

/** WASI errno "io": PostgreSQL stops rather than go on with what may not be on the disk. */
const INPUT_OUTPUT_ERROR = 29;

/** The part of Emscripten's file system that is used here; it has no types of its own. */
type Stream = { readonly nfd?: number; readonly path?: string; stream_ops: { fsync?: (stream: Stream) => number } };
type FileSystem = { open(path: string, flags: string): Stream; close(stream: Stream): void };

/**
 * Lets the embedded database sync to the disk. Emscripten asks a file's own `fsync` when PostgreSQL syncs one, and PGlite's files have none,
 * so that what was committed survived a killed process but not a power cut. All files of the folder share one table of operations: it gets the missing one.
 */
export function makeDurable(database: PGlite, folder: string): void {
  const files = (database as unknown as { Module: { FS: FileSystem } }).Module.FS;
  const any = files.open(`${MOUNT}/PG_VERSION`, 'r');
  any.stream_ops.fsync = (stream) => syncToDisk(stream, folder);
  files.close(any);
}

function syncToDisk(stream: Stream, folder: string): number {
  try {
    if (stream.nfd !== undefined && stream.nfd !== null) fs.fdatasyncSync(stream.nfd);
    else if (stream.path?.startsWith(MOUNT) === true) syncFolder(join(folder, stream.path.slice(MOUNT.length)));
    return 0;
  } catch {
    return INPUT_OUTPUT_ERROR;
  }
}

/** A folder has no file of its own in Node; a file that was made or renamed in it is only there when it is synced too. */
function syncFolder(folder: string): void {
  const descriptor = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}
