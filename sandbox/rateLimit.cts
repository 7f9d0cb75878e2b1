/** At most so many requests of one token within any second of real time. */
export class RateLimit {
	private readonly visits = new Map<string, number[]>();

	/** Undefined when the request may pass, else the seconds until it may. */
	secondsToWait(token: string, requestsPerSecond: number): number | undefined {
		if (requestsPerSecond <= 0) return undefined;
		const now = performance.now();
		const recent = (this.visits.get(token) ?? []).filter((visit) => visit > now - 1000);
		this.visits.set(token, recent);
		if (recent.length >= requestsPerSecond) return Math.max(0, (recent[0] + 1000 - now) / 1000);
		recent.push(now);
		return undefined;
	}

	clear(): void {
		this.visits.clear();
	}
}
