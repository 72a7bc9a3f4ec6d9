export type AttendanceRead =
  | { readonly attendance: number }
  | { readonly problem: 'attendance-unreadable' | 'attendance-above-100' | 'attendance-below-0' | 'attendance-fraction' };

/**
 * Attendance in per cent of sessions: `80`, `80 %`, `87,5`. A lone `0.8` may be 80 % or less than one, so it is asked back.
 */
export function readAttendance(text: string): AttendanceRead {
  const match = /^([+-]?)(\d{1,6})(?:[.,](\d{1,10}))?\s*(%|per ?cent|Prozent)?$/i.exec(text.trim());
  if (!match) return { problem: 'attendance-unreadable' };
  const [, sign, whole = '', decimals = '', percent] = match;
  const value = Number(`${whole}.${decimals || '0'}`);
  if (sign === '-' && value > 0) return { problem: 'attendance-below-0' };
  if (value > 100) return { problem: 'attendance-above-100' };
  if (value > 0 && value <= 1 && percent === undefined) return { problem: 'attendance-fraction' };
  return { attendance: value };
}
