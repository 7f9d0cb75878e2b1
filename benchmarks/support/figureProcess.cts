import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { FigureFile } from './figure.cjs';

/** Takes one figure in a process of its own: `figureProcess <name> [quick]`. */
void (async () => {
	const [name, quick] = process.argv.slice(2);
	const file = createRequire(__filename)(
		resolve(__dirname, `../figures/${name}.cts`),
	) as FigureFile;
	process.send?.(await file.measure({ quick: quick === 'quick' }));
	process.disconnect();
})();
