import { core, prepareCore } from '../../test/support/n8nCore.cjs';

/** Loads one package as a starting n8n does, everything of n8n being there already; sends the milliseconds. */
void (async () => {
	await prepareCore();
	const loader = new core.PackageDirectoryLoader(process.argv[2]);
	const begun = performance.now();
	await loader.loadAll();
	process.send?.(performance.now() - begun);
	process.disconnect();
})();
