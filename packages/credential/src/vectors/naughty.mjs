// What a hostile input could make a process do; for the tests of `runGuarded`.
export const double = ({ bytes }) => bytes.map((byte) => byte * 2);
export const complain = () => {
  throw new RangeError('no');
};
export const askBack = (question, ask) => ask(question, 7);
export const spin = () => {
  for (;;);
};
export const swell = async () => {
  const held = [];
  for (;;) {
    held.push(Buffer.alloc(16 * 1024 * 1024, 1));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};
export const leave = () => process.exit(3);
