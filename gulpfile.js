const { writeFile } = require('node:fs/promises');
const { basename, resolve } = require('node:path');
const { dest, parallel, src } = require('gulp');

// gulp 5 reads text unless told otherwise, which damages binary icons.
const binary = { encoding: false };

function icons() {
	return src(['nodes/**/*.{svg,png}', 'credentials/**/*.{svg,png}'], { base: '.', ...binary }).pipe(
		dest('dist'),
	);
}

/** Codex files (`*.node.json`) and output schemas stand beside the node that they describe. */
function descriptions() {
	return src(['nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json'], {
		base: '.',
		...binary,
	}).pipe(dest('dist'));
}

/**
 * The panels of the nodes are the same for everybody. The build works them out once and puts the answers in the place of
 * the code, so that a starting n8n reads three files instead of every operation.
 */
async function panels() {
	const compiled = ['actions/panel', 'triggers/pollProperties', 'triggers/webhookProperties'];
	for (const file of compiled.map((name) => resolve('dist/nodes/SevenRooms', `${name}.js`))) {
		const answer = JSON.stringify(require(file)).replace(/[^\x20-\x7e]/g, escaped);
		await writeFile(file.replace(/js$/, 'json'), answer);
		await writeFile(file, `module.exports = require('./${basename(file)}on');\n`);
	}
}

/** JavaScript reads plain ASCII in two thirds of the time. */
function escaped(letter) {
	return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

exports['build:assets'] = parallel(icons, descriptions, panels);
