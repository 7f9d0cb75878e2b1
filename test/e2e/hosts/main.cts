import { join } from 'node:path';
import { CHECKOUT } from '../host/cache.cjs';
import { tryHost } from './tryHost.cjs';
import { enterResults } from './table.cjs';

/** The newest n8n 2.x that npm can install, and the last of the 1.x line. */
const HOSTS = ['2.41.1', '1.123.81'];

/** Tries the package in each n8n and writes what came of it into docs/compatibility.md. */
async function main(): Promise<void> {
	const named = process.argv.slice(2);
	let allWell = true;
	for (const version of named.length > 0 ? named : HOSTS) {
		const trial = await tryHost(version);
		await enterResults(join(CHECKOUT, 'docs/compatibility.md'), trial);
		for (const { what, passed } of trial.results) {
			console.log(`n8n ${version}: ${what}: ${passed ? 'works' : 'FAILS'}`);
		}
		allWell &&= trial.results.every(({ passed }) => passed);
	}
	process.exitCode = allWell ? 0 : 1;
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
