import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { median, type Figure, type Setting } from '../support/figure.cjs';
import { next, start } from '../support/remote.cjs';

const ROOT = resolve(__dirname, '../..');

/** n8n-core loads all nodes and credentials of the package, against a package with a single small node. */
export async function measure({ quick }: Setting): Promise<Figure[]> {
	const starter = starterPackage();
	const times: Record<string, number[]> = { ours: [], starter: [] };
	for (let round = 0; round < (quick ? 3 : 9); round++) {
		for (const [name, folder] of [
			['ours', ROOT],
			['starter', starter],
		]) {
			times[name].push((await next(start('loadProcess.cts', [folder]))) as number);
		}
	}
	rmSync(starter, { recursive: true });
	return [
		{
			name: 'Cold load of the package',
			ours: median(times.ours),
			beside: median(times.starter),
			besideName: 'one-node starter',
			unit: 'ms',
			compares: 'ours / beside',
			target: 1.5,
			is: 'at most',
		},
	];
}

/** What n8n's starter is: one node, one credential. */
function starterPackage(): string {
	const folder = mkdtempSync(join(tmpdir(), 'one-node-'));
	const dist = join(folder, 'dist');
	mkdirSync(dist);
	symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
	const icon = join(ROOT, 'nodes/SevenRooms/sevenrooms.svg');
	cpSync(icon, join(dist, 'one.svg'));
	writeFileSync(join(dist, 'One.node.js'), NODE);
	writeFileSync(join(dist, 'OneApi.credentials.js'), CREDENTIAL);
	const n8n = { nodes: ['dist/One.node.js'], credentials: ['dist/OneApi.credentials.js'] };
	writeFileSync(
		join(folder, 'package.json'),
		JSON.stringify({ name: 'n8n-nodes-one', version: '1.0.0', n8n }),
	);
	return folder;
}

const NODE = `"use strict";
const { NodeConnectionTypes, NodeOperationError } = require('n8n-workflow');
class One {
	description = {
		displayName: 'One', name: 'one', icon: 'file:one.svg', group: ['transform'], version: 1,
		description: 'One node', defaults: { name: 'One' }, inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main], usableAsTool: true, credentials: [{ name: 'oneApi' }],
		properties: [{ displayName: 'Text', name: 'text', type: 'string', default: '' }],
	};
	async execute() {
		if (!this) throw new NodeOperationError(this.getNode(), 'Nothing');
		return [this.getInputData()];
	}
}
exports.One = One;
`;

const CREDENTIAL = `"use strict";
class OneApi {
	name = 'oneApi';
	displayName = 'One API';
	properties = [{ displayName: 'Key', name: 'key', type: 'string', default: '' }];
}
exports.OneApi = OneApi;
`;
