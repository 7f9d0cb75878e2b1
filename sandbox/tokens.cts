import type { Clock } from './state/clock.cjs';

/** The live tokens of one kind. Several may live side by side. */
export class Tokens {
	/** Token to the end of its life, in milliseconds of the sandbox clock. */
	private readonly live = new Map<string, number>();

	constructor(
		private readonly clock: Clock,
		private readonly make: () => string,
	) {}

	/** A new token and the moment it ends; `alone` ends all others. */
	issue(lifeSeconds: number, alone: boolean): { token: string; expiresAt: number } {
		if (alone) this.live.clear();
		const token = this.make();
		const expiresAt = this.clock.now() + lifeSeconds * 1000;
		this.live.set(token, expiresAt);
		return { token, expiresAt };
	}

	isLive(token: string): boolean {
		const expiresAt = this.live.get(token);
		return expiresAt !== undefined && expiresAt > this.clock.now();
	}

	clear(): void {
		this.live.clear();
	}
}
