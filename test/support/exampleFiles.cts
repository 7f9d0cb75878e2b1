import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { IWorkflowBase } from 'n8n-workflow';

export interface ExampleFile {
	file: string;
	workflow: Pick<IWorkflowBase, 'name' | 'nodes' | 'connections'>;
}

const FOLDER = resolve(__dirname, '../../examples');

/** What the folder says of them. */
export function readIntroduction(): string {
	return readFileSync(join(FOLDER, 'README.md'), 'utf8');
}

/** Every workflow of examples/, as it stands. */
export function readExamples(): ExampleFile[] {
	const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
	return files.sort().map((file) => ({
		file,
		workflow: JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as ExampleFile['workflow'],
	}));
}
