/**
 * Stops CDKTF from taking stack traces: it takes a full one for every token and every nested block, which is
 * most of the time it needs to make constructs. Errors keep their own traces.
 *
 * @returns puts things back
 */
export function muteTraces(): () => void {
  const capture = Error.captureStackTrace;
  Error.captureStackTrace = () => {};
  return () => {
    Error.captureStackTrace = capture;
  };
}
