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

exports['build:icons'] = icons;
exports['build:assets'] = parallel(icons, descriptions);
