import type { ITaskData } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../sandbox/server.cjs';
import { stepLines } from './demo/report.cjs';
import { summaryTable, type Step } from './demo/summary.cjs';
import { runWorkflow, startEngine, type Engine } from './engine.cjs';
import { loadExample } from './example.cjs';
import { saveSandboxCredential } from './sandboxCredential.cjs';

// The whole way in one go: sandbox, built package, n8n's own engine, a workflow as a user would import it.
// `--stay` keeps the sandbox up afterwards, to be tried by hand; `--headless` (the default) ends.

async function main(): Promise<void> {
	const startedAt = Date.now();
	const engine = await startEngine();
	const sandbox = await startSandbox();
	try {
		say('SevenRooms demo: a table is searched, booked, read, changed, confirmed and cancelled.');
		say(`Sandbox at ${sandbox.url} with ${sandbox.venues.map(({ name }) => name).join(', ')}.`);
		const failed = await runExample(engine, sandbox);
		const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
		say('', `${failed === undefined ? 'Done' : `Stopped: ${failed}`}, in ${seconds} s.`);
		if (failed !== undefined) process.exitCode = 1;
		if (process.argv.includes('--stay')) await stayOpen(sandbox);
	} finally {
		await sandbox.close();
		await engine.close();
	}
}

/** Runs the example, step by step on the screen. Returns what stopped it. */
async function runExample(engine: Engine, sandbox: Sandbox): Promise<string | undefined> {
	const credential = await saveSandboxCredential(engine, sandbox);
	const workflow = loadExample('book-a-table.json', credential);
	let logged = 0;
	const steps: Step[] = [];
	const showStep = (name: string, task: ITaskData) => {
		const node = workflow.nodes.find((one) => one.name === name);
		const requests = sandbox.log.slice(logged);
		logged = sandbox.log.length;
		if (!node) return;
		steps.push({ node, task, requests });
		say(...stepLines(steps.length, node, task, requests));
	};
	const result = await runWorkflow(engine, workflow, { mode: 'manual', onNodeDone: showStep });
	say(...summaryTable(steps));
	if (result.error) return result.error.message;
	return steps.length === workflow.nodes.length
		? undefined
		: `only ${steps.length} steps were reached`;
}

async function stayOpen(sandbox: Sandbox): Promise<void> {
	say('', 'The sandbox stays open. Credential "SevenRooms API", environment Custom:');
	say(`  Base URL        ${sandbox.baseUrl}`, `  Client ID       ${sandbox.clientId}`);
	say(`  Client Secret   ${sandbox.clientSecret}`, `  Venue Group ID  ${sandbox.venueGroupId}`);
	say('Import examples/book-a-table.json into your n8n to run it there. Ctrl+C ends.');
	await new Promise<void>((done) => process.once('SIGINT', done));
}

function say(...lines: string[]): void {
	for (const line of lines) console.log(line);
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
