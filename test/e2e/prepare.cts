import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newUserFolder } from './host/blank.cjs';
import { installedN8n } from './host/install.cjs';

/** Installs n8n where it is missing, so that the tests after this find all they need, or nothing starts. */
async function main(): Promise<void> {
	const n8n = await installedN8n();
	const trial = await mkdtemp(join(tmpdir(), 'n8n-blank-'));
	await newUserFolder(n8n, trial);
	await rm(trial, { recursive: true });
	console.log(`n8n ${n8n.version} is ready.`);
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
