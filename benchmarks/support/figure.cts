/** One line of the table. */
export interface Figure {
	name: string;
	ours: number;
	/** What it is measured against: the rival, the floor or the allowed cost. */
	beside: number;
	besideName: string;
	unit: string;
	/** How the target compares: the ratio of the two, or ours alone. */
	compares: 'ours / beside' | 'beside / ours' | 'ours - beside' | 'ours';
	/** None where the figure only explains another. */
	target?: number;
	/** Whether the target is the most or the least. */
	is?: 'at most' | 'at least';
}

/** What a figure is told. */
export interface Setting {
	/** Sizes for a shared CI machine: the shape of the figures, not their truth. */
	quick: boolean;
}

/** One file of benchmarks/figures. */
export interface FigureFile {
	measure(setting: Setting): Promise<Figure[]>;
}

/** The value that the target is about. */
export function valueOf({ compares, ours, beside }: Figure): number {
	switch (compares) {
		case 'ours / beside':
			return ours / beside;
		case 'beside / ours':
			return beside / ours;
		case 'ours - beside':
			return ours - beside;
		case 'ours':
			return ours;
	}
}

/** Undefined for a figure without a target. */
export function isMet(figure: Figure): boolean | undefined {
	const { target, is } = figure;
	if (target === undefined) return undefined;
	const value = valueOf(figure);
	return is === 'at most' ? value <= target : value >= target;
}

export function median(values: number[]): number {
	const sorted = [...values].sort((one, other) => one - other);
	return sorted[Math.floor(sorted.length / 2)];
}
