import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * n8n reads its settings from the environment the moment its packages load, so this file is imported before n8n-core,
 * everywhere. All that n8n writes goes to a folder of its own, never to the developer's `~/.n8n`.
 */
export const engineFolder = mkdtempSync(join(tmpdir(), 'sevenrooms-engine-'));

Object.assign(process.env, {
	N8N_USER_FOLDER: engineFolder,
	N8N_ENCRYPTION_KEY: 'a key for tests only, nothing real is kept with it',
	N8N_LOG_LEVEL: 'silent',
	N8N_EXPRESSION_ENGINE: 'legacy',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_SSRF_PROTECTION_ENABLED: 'false',
	NO_PROXY: ['127.0.0.1', 'localhost', process.env.NO_PROXY].filter(Boolean).join(','),
});

process.once('exit', removeEngineFolder);

/** Removes what n8n wrote: its key file and binary data. */
export function removeEngineFolder(): void {
	rmSync(engineFolder, { recursive: true, force: true });
}
