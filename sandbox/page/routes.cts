import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';

const FILES: Array<[path: string, file: string, type: string]> = [
	['/', 'index.html', 'text/html'],
	['/page/stand.css', 'stand.css', 'text/css'],
	['/page/book.css', 'book.css', 'text/css'],
	...['main', 'dom', 'api', 'book', 'dialogs', 'panels'].map((name): [string, string, string] => [
		`/page/${name}.js`,
		`${name}.js`,
		'text/javascript',
	]),
];

/** Nothing from elsewhere: the page works without a network, and guests' names stay here. */
const POLICY =
	"default-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** The host stand: the page for whoever opens the sandbox in a browser. */
export function pageRoutes(app: FastifyInstance): void {
	for (const [path, file, type] of FILES) {
		const text = readFileSync(join(__dirname, 'client', file), 'utf8');
		app.get(path, (_request, reply) =>
			reply
				.type(`${type}; charset=utf-8`)
				.header('content-security-policy', POLICY)
				.header('cache-control', 'no-cache')
				.send(text),
		);
	}
}
