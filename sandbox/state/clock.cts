/**
 * The sandbox's own time. It runs at normal speed, from the real time or from the instant it was
 * started with, and can be moved forward to let tokens expire or evenings pass.
 */
export class Clock {
	/** The instant it started from: the seeded book lies around it. Milliseconds since 1970. */
	origin = 0;
	private startedAt = 0;
	private moved = 0;
	private lastStamp = 0;

	constructor(private readonly start?: string) {
		this.restart();
	}

	/** Back to the instant it was started with, or to the real time. */
	restart(): void {
		this.origin = this.start === undefined ? Date.now() : Date.parse(this.start);
		if (Number.isNaN(this.origin)) {
			throw new Error(`The sandbox clock cannot start at "${this.start}".`);
		}
		this.startedAt = performance.now();
		this.moved = 0;
		this.lastStamp = 0;
	}

	/** Milliseconds since 1970, with a fraction. */
	now(): number {
		return this.origin + this.moved + performance.now() - this.startedAt;
	}

	advance(milliseconds: number): void {
		this.moved += milliseconds;
	}

	/** The next moment to write into `created` or `updated`: later than every one before it. */
	stamp(): string {
		this.lastStamp = Math.max(this.lastStamp + 1, Math.floor(this.now() * 1000));
		return utcText(this.lastStamp);
	}
}

/** Microseconds since 1970 as `YYYY-MM-DDTHH:MM:SS.ffffff`: UTC, without a suffix. */
export function utcText(microseconds: number): string {
	const milliseconds = Math.floor(microseconds / 1000);
	const rest = String(Math.floor(microseconds) - milliseconds * 1000).padStart(3, '0');
	return new Date(milliseconds).toISOString().slice(0, -1) + rest;
}
