import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHECKOUT } from '../host/cache.cjs';

/** What came of trying the package in one n8n. */
export interface Trial {
	version: string;
	/** Of the Node.js that n8n ran on, e.g. `24.21.0`. */
	node: string;
	/** YYYY-MM-DD */
	date: string;
	results: Array<{ what: string; passed: boolean }>;
}

interface JestReport {
	testResults: Array<{
		message: string;
		assertionResults: Array<{ title: string; status: string }>;
	}>;
}

/**
 * Installs that n8n where it is missing and runs the tests of this folder in it, in processes of their own since
 * the version is a setting of the whole program. Throws when there was nothing to try.
 */
export async function tryHost(version: string): Promise<Trial> {
	const env = { ...process.env, N8N_VERSION: version };
	const folder = await mkdtemp(join(tmpdir(), 'n8n-hosts-'));
	try {
		const node = join(folder, 'node.txt');
		const prepared = await show(['-r', 'tsx/cjs', join(__dirname, 'prepare.cts'), node], env);
		if (prepared !== 0) throw new Error(`n8n ${version} could not be installed or started.`);
		const report = join(folder, 'report.json');
		const jest = [join(CHECKOUT, 'node_modules/jest/bin/jest.js'), '-c', 'jest.e2e.config.js'];
		const where = ['--runInBand', '--roots', 'test/e2e/hosts'];
		await show([...jest, ...where, '--json', '--outputFile', report], env);
		const { testResults } = JSON.parse(await readFile(report, 'utf8')) as JestReport;
		const results = testResults
			.flatMap(({ assertionResults }) => assertionResults)
			.map(({ title, status }) => ({ what: title, passed: status === 'passed' }));
		if (results.length === 0) {
			const [{ message } = { message: 'no tests' }] = testResults;
			throw new Error(`Nothing could be tried in n8n ${version}: ${message}`);
		}
		const date = new Date().toISOString().slice(0, 10);
		return { version, node: (await readFile(node, 'utf8')).trim(), date, results };
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** Runs a Node.js program before the reader's eyes and resolves with its exit code. */
async function show(args: string[], env: NodeJS.ProcessEnv): Promise<number | null> {
	const child = spawn(process.execPath, args, { cwd: CHECKOUT, env, stdio: 'inherit' });
	return await new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', resolve);
	});
}
