import { readFile, writeFile } from 'node:fs/promises';
import type { Trial } from './tryHost.cjs';

const START = '<!-- results of npm run e2e:hosts -->';
const END = '<!-- end of results -->';

/** Puts the rows of a trial into the table of a document, in place of those of the same n8n. */
export async function enterResults(file: string, trial: Trial): Promise<void> {
	const text = await readFile(file, 'utf8');
	const start = text.indexOf(START);
	const end = text.indexOf(END);
	if (start < 0 || end < start) throw new Error(`${file} has no place for results.`);
	const [head, line, ...rows] = text
		.slice(start + START.length, end)
		.trim()
		.split('\n');
	const others = rows.filter((row) => !row.startsWith(`| ${trial.version} |`));
	const sorted = [...others, ...rowsOf(trial)].sort(byVersion);
	const table = [head, line, ...sorted];
	await writeFile(
		file,
		`${text.slice(0, start)}${START}\n\n${table.join('\n')}\n\n${text.slice(end)}`,
	);
}

function rowsOf({ version, node, date, results }: Trial): string[] {
	return results.map(({ what, passed }) => {
		return `| ${version} | ${node} | ${what} | ${passed ? 'works' : 'fails'} | ${date} |`;
	});
}

/** The newest n8n first; the rows of one n8n stay in their order. */
function byVersion(left: string, right: string): number {
	const [mine, other] = [left, right].map((row) => row.split(' ')[1].split('.').map(Number));
	const place = mine.findIndex((number, index) => number !== other[index]);
	return place < 0 ? 0 : other[place] - mine[place];
}
