import { installedN8n } from '../host/install.cjs';
import { queuePrograms } from './programs.cjs';

/** Installs what is missing, so that the tests after this find all they need, or nothing starts. */
async function main(): Promise<void> {
	const { redisServer, postgres } = await queuePrograms();
	const n8n = await installedN8n();
	console.log(`Ready: n8n ${n8n.version}, ${redisServer}, ${postgres}`);
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
