import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newUserFolder } from '../host/blank.cjs';
import { run } from '../host/command.cjs';
import { installedN8n } from '../host/install.cjs';

/** Installs the n8n of `N8N_VERSION` where it is missing, and writes its Node.js version to the file it is given. */
async function main(): Promise<void> {
	const n8n = await installedN8n();
	const trial = await mkdtemp(join(tmpdir(), 'n8n-blank-'));
	await newUserFolder(n8n, trial);
	await rm(trial, { recursive: true });
	const version = await run(n8n.node, ['--version'], { cwd: tmpdir() });
	await writeFile(process.argv[2], version.trim().replace(/^v/, ''));
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
