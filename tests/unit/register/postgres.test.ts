import { vi } from 'vitest';
import { testDatabase } from '#tests/helpers/postgres.ts';
import { registerInPostgres } from './postgres-register.ts';
import { storeInPostgres } from './postgres-store.ts';

// Every schema is some hundred statements of a server in WebAssembly.
vi.setConfig({ testTimeout: 240_000 });

// One server for all: starting it takes longer than most of what it is asked.
const database = await testDatabase();

storeInPostgres(database);
registerInPostgres(database);
