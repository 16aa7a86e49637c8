import type { StaffRole } from "@/lib/staff/types";

/**
 * The try-out's staff, one of each role. Everybody may know these passwords and TOTP secrets (base 32): a server refuses
 * to start on a database that holds these accounts unless it is the embedded one, on a loopback address.
 */
export const demoAccounts: readonly {
  email: string;
  name: string;
  role: StaffRole;
  password: string;
  totpSecret: string;
}[] = [
  account("officer", "Мария Орлова", "NBXWYZLTEBXWMIDGMFUXI2BAMFXGIIDI"),
  account("head", "Андрей Соколов", "NRXXI4ZAMJ2XI5DFOIQGC3TEEBRHKY3L"),
  account("vetter", "Ирина Лебедева", "ONSWG4TFOQQHEZLDN5ZGIIDPMYQHIZLT"),
  account("gate", "Павел Заставин", "M5QXIZJANFZSA33QMVXCA5DPEB2GKC3U"),
  account("administrator", "Никита Громов", "OJXW65BAMRSW23ZAMFRWG33VNZ2CAZDP"),
  account("auditor", "Елена Ветрова", "MF2WI2LUN5ZCA4TFMFSHGIDFOZSXE6LU"),
];

function account(role: StaffRole, name: string, totpSecret: string) {
  return { email: `${role}@credence.example`, name, role, password: "credence-demo-2026", totpSecret };
}
