import type { Queue } from '../../base/jobs/queue.ts';

/** Certificates to be drawn. One that cannot be drawn now is drawn when somebody asks for it. */
export const drawCertificateQueue: Queue = { name: 'draw-certificate', retries: 6, backOffSeconds: 5, expireInSeconds: 120 };
