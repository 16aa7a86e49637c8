/** Roles of staff (design: people and what they may do). */
export const staffRoles = ["officer", "head", "vetter", "gate", "administrator", "auditor"] as const;

export type StaffRole = (typeof staffRoles)[number];
