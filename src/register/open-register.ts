import { Problem } from '#src/lib/problem.ts';
import type { Environment } from '#src/schemas/environment.ts';
import { dataFiles, openRegister, type Register } from './data-folder.ts';
import { type Place, sqlitePlace } from './place.ts';
import type { Postgres } from './postgres/session.ts';
import { refuseUnfit, unreachable } from './postgres/server.ts';
import { openPostgresRegister, postgresPlace } from './postgres-register.ts';
import type { RegisterKind } from './trial.ts';

type Where = Pick<Environment, 'DATA_DIR' | 'DATABASE_URL'>;

/** Opens the register that the environment names: in PostgreSQL where there is a DATABASE_URL, else in the data folder. */
export async function openRegisterAt(
  { DATA_DIR, DATABASE_URL }: Where,
  now: Date,
  kind: RegisterKind = 'real',
): Promise<Register> {
  if (DATABASE_URL === undefined) return openRegister(DATA_DIR, now, kind);
  return withDatabase(DATABASE_URL, (db) => openPostgresRegister(DATA_DIR, db, { now, kind }));
}

/** The same for what replaces a register or its keys. */
export async function placeAt({ DATA_DIR, DATABASE_URL }: Where): Promise<Place> {
  const files = dataFiles(DATA_DIR);
  if (DATABASE_URL === undefined) return sqlitePlace(files);
  return withDatabase(DATABASE_URL, (db) => Promise.resolve(postgresPlace(files, db)));
}

/** Connects, and lets go again where what was to be opened could not be. */
async function withDatabase<Opened>(url: string, open: (db: Postgres) => Promise<Opened>): Promise<Opened> {
  const db = await connect(url);
  try {
    await refuseUnfit(db);
    return await open(db);
  } catch (fault) {
    await db.close();
    throw isDenied(fault) ? denied() : fault;
  }
}

/** The driver is loaded only where it is needed. */
async function connect(url: string): Promise<Postgres> {
  const { connectPool } = await import('./postgres/pool.ts');
  try {
    return connectPool(url);
  } catch {
    // The cause would quote the address with its password.
    throw unreachable(undefined);
  }
}

function isDenied(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === '42501';
}

function denied(): Problem {
  return new Problem(
    'database-denied',
    'Người dùng trong DATABASE_URL không được tạo hoặc sửa kho số liệu trong cơ sở dữ liệu đó.',
    'Cho quyền: GRANT CREATE ON DATABASE <tên cơ sở dữ liệu> TO <người dùng>; chính người dùng đó phải sở hữu các lược đồ cam_nang_….',
  );
}
