package truetill.client.devices.printer;

/**
 * How far a failed print may have come, in rising order. Bytes handed to the system count as gone:
 * nobody can tell whether the printer took them.
 */
public enum Reach {
  NOTHING_SENT,
  PULSE_SENT,
  TEXT_BEGUN,
  /** The printer was given everything, and then broke the connection instead of ending it. */
  WHOLE_JOB_SENT
}
