import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { IWorkflowBase } from 'n8n-workflow';

export interface ExampleFile {
	file: string;
	workflow: Pick<IWorkflowBase, 'name' | 'nodes' | 'connections'>;
	/** The table that lists them. */
	readme: string;
}

const FOLDER = resolve(__dirname, '../../examples');

/** Every workflow of examples/, as it stands. */
export function readExamples(): ExampleFile[] {
	const readme = readFileSync(join(FOLDER, 'README.md'), 'utf8');
	return readdirSync(FOLDER)
		.filter((file) => file.endsWith('.json'))
		.map((file) => ({
			file,
			workflow: JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as ExampleFile['workflow'],
			readme,
		}));
}
