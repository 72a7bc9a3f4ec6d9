import { z } from 'zod';
import type { Worker } from '../../base/jobs/queue.ts';
import { isRefusal } from '../../base/refusal.ts';
import { certificateOf } from './certificate-of.ts';
import { drawCertificateQueue } from './draw-certificate.queue.ts';

/** Draws the certificate of a credential that was just issued, unless somebody asked for it before. */
export const drawCertificate: Worker = {
  queue: drawCertificateQueue,
  async work(house, job) {
    const { credentialId } = z.object({ credentialId: z.uuid() }).parse(job.payload);
    try {
      await certificateOf(house, credentialId, job.id);
    } catch (error) {
      // For whoever was forgotten meanwhile there is nothing to draw.
      if (!isRefusal(error) || error.code !== 'personal-key-gone') throw error;
    }
  },
};
