import type { Chart } from './growth.cjs';

const WIDTH = 420;
const HEIGHT = 300;
const EDGE = { left: 62, right: 16, top: 34, bottom: 66 };
const COLOURS = ['#8a8f98', '#2f6fde', '#e0552f', '#2a9d63'];

/** The charts side by side; both axes logarithmic, so that linear growth is a line at 45 degrees. */
export function drawCharts(charts: Chart[]): string {
	const rows = Math.ceil(charts.length / 2);
	const drawn = charts.map((chart, index) => {
		const x = (index % 2) * WIDTH;
		const y = Math.floor(index / 2) * HEIGHT;
		return `<g transform="translate(${x} ${y})">${drawChart(chart)}</g>`;
	});
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH * 2} ${HEIGHT * rows}" font-family="sans-serif" font-size="11">`,
		`<rect width="100%" height="100%" fill="#ffffff"/>`,
		...drawn,
		'</svg>',
		'',
	].join('\n');
}

function drawChart({ title, xLabel, yLabel, curves }: Chart): string {
	const points = curves.flatMap((curve) => curve.points);
	const x = scale(
		points.map((point) => point.x),
		EDGE.left,
		WIDTH - EDGE.right,
	);
	const y = scale(
		points.map((point) => Math.max(point.y, 0.001)),
		HEIGHT - EDGE.bottom,
		EDGE.top,
	);
	const parts = [
		`<text x="${EDGE.left}" y="20" font-size="13" font-weight="bold">${title}</text>`,
		...x.ticks.map((tick) => line(x.at(tick), EDGE.top, x.at(tick), HEIGHT - EDGE.bottom)),
		...y.ticks.map((tick) => line(EDGE.left, y.at(tick), WIDTH - EDGE.right, y.at(tick))),
		...x.ticks.map((tick) => text(x.at(tick), HEIGHT - EDGE.bottom + 14, amount(tick), 'middle')),
		...y.ticks.map((tick) =>
			text(EDGE.left - 6, y.at(tick) + 4, `${amount(tick)} ${yLabel}`, 'end'),
		),
		text((EDGE.left + WIDTH) / 2, HEIGHT - EDGE.bottom + 28, xLabel, 'middle'),
	];
	curves.forEach((curve, index) => {
		const colour = COLOURS[index % COLOURS.length];
		const dots = curve.points.map((point) => [x.at(point.x), y.at(Math.max(point.y, 0.001))]);
		const path = dots.map(([dotX, dotY]) => `${dotX.toFixed(1)},${dotY.toFixed(1)}`).join(' ');
		parts.push(`<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>`);
		for (const [dotX, dotY] of dots) {
			parts.push(
				`<circle cx="${dotX.toFixed(1)}" cy="${dotY.toFixed(1)}" r="3" fill="${colour}"/>`,
			);
		}
		const left = EDGE.left + (index % 2) * 170;
		const top = HEIGHT - 22 + Math.floor(index / 2) * 14;
		parts.push(`<rect x="${left}" y="${top - 8}" width="10" height="8" fill="${colour}"/>`);
		parts.push(text(left + 15, top, curve.name, 'start'));
	});
	return parts.join('\n');
}

function scale(values: number[], start: number, end: number) {
	const low = Math.floor(Math.log10(Math.min(...values)));
	const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
	return {
		at: (value: number) => start + ((Math.log10(value) - low) / (high - low)) * (end - start),
		ticks: Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index)),
	};
}

function line(x1: number, y1: number, x2: number, y2: number): string {
	return `<line x1="${x1.toFixed(1)}" y1="${y1.toFixed(1)}" x2="${x2.toFixed(1)}" y2="${y2.toFixed(1)}" stroke="#e3e5e8"/>`;
}

function text(x: number, y: number, words: string, anchor: string): string {
	return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" fill="#333">${words}</text>`;
}

function amount(value: number): string {
	return value >= 1 ? value.toLocaleString('en') : String(value);
}
