/** Milliseconds on a clock that all processes of one machine share. */
export function sharedNow(): number {
	return performance.timeOrigin + performance.now();
}
