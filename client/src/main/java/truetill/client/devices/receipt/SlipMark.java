package truetill.client.devices.receipt;

/**
 * What a slip says about itself besides its figures. An original carries none of these; every
 * further print of the same receipt carries {@link #COPY} (sync design, invariant I30).
 */
public enum SlipMark {
  VOID("VOID"),
  COPY("COPY"),
  /**
   * The printer broke off an earlier print, so part of this slip may lie on the counter already.
   */
  PRINTED_AGAIN("PRINTED AGAIN");

  private final String words;

  SlipMark(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
